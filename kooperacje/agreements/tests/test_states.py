"""The table of states."""

from kooperacje.agreements.states import OPEN, SIGNABLE, VERSION_FLOW, VersionState


def test_every_state_can_be_reached_and_an_adopted_text_is_never_a_draft_again():
    assert VERSION_FLOW.reachable() == set(VersionState)
    for state in set(VersionState) - OPEN:
        assert not VERSION_FLOW.allows(state, VersionState.DRAFT)
    ends = {state for state in VersionState if not VERSION_FLOW.moves[state]}
    assert ends == {VersionState.SUPERSEDED, VersionState.WITHDRAWN, VersionState.EXPIRED}
    assert not SIGNABLE & ends
