"""The life of a version."""

import pytest

from kooperacje.base.flows import IllegalMove
from kooperacje.modelbook.states import VERSION_FLOW, VersionState


def test_every_state_is_reachable_and_superseded_is_the_end():
    assert VERSION_FLOW.reachable() == set(VersionState)
    assert [state for state in VersionState if not VERSION_FLOW.moves[state]] == [VersionState.SUPERSEDED]


@pytest.mark.parametrize("state", VersionState)
def test_nothing_ever_becomes_a_draft_again(state):
    with pytest.raises(IllegalMove):
        VERSION_FLOW.check(state, VersionState.DRAFT)
