"""The tables of states: every state can be reached, and the drawings in the documents are those of the code."""

import pytest

from kooperacje.basket.states import GAP_FLOW, SERVICE_FLOW, SUGGESTION_FLOW


@pytest.mark.parametrize("flow", [SERVICE_FLOW, GAP_FLOW, SUGGESTION_FLOW], ids=lambda flow: flow.name)
def test_every_state_can_be_reached(flow):
    assert flow.reachable() == set(flow.states)
