"""The lives of a meeting and of its minutes."""

import pytest

from kooperacje.base.flows import IllegalMove
from kooperacje.meetings.states import MEETING_FLOW, MINUTES_FLOW, MeetingState, MinutesState


@pytest.mark.parametrize("flow", [MEETING_FLOW, MINUTES_FLOW], ids=lambda flow: flow.name)
def test_every_state_is_reachable_and_none_is_a_trap(flow):
    assert flow.reachable() == set(flow.states)
    assert all(flow.moves[state] for state in flow.states), "a slip can be mended in every state"


def test_a_meeting_called_off_was_not_held():
    with pytest.raises(IllegalMove):
        MEETING_FLOW.check(MeetingState.CANCELLED, MeetingState.HELD)
    with pytest.raises(IllegalMove):
        MINUTES_FLOW.check(MinutesState.APPROVED, MinutesState.APPROVED)
