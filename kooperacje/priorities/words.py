"""Names of states and values for people."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kooperacje.priorities.states import Method, Outcome, ProposalState, RoundState, Stage, Voice, Way

Words = Mapping[str, "str | Promise"]
STATE: Mapping[str, tuple[str, "str | Promise"]] = {
    RoundState.PROPOSING: ("info", pgettext_lazy("priorities", "proposals are being gathered")),
    RoundState.WEIGHING: ("info", pgettext_lazy("priorities", "criteria are being weighed")),
    RoundState.RATING: ("info", pgettext_lazy("priorities", "proposals are being rated")),
    RoundState.VOTING: ("warn", pgettext_lazy("priorities", "the list is being voted on")),
    RoundState.ADOPTED: ("good", pgettext_lazy("priorities", "adopted")),
    RoundState.ABANDONED: ("idle", pgettext_lazy("priorities", "ended without a list")),
}
STEPS: Words = {
    RoundState.PROPOSING: pgettext_lazy("priorities", "Proposals"),
    RoundState.WEIGHING: pgettext_lazy("priorities", "Weights of criteria"),
    RoundState.RATING: pgettext_lazy("priorities", "Ratings"),
    RoundState.VOTING: pgettext_lazy("priorities", "Vote"),
    RoundState.ADOPTED: pgettext_lazy("priorities", "Adopted list"),
}
MOVES: Words = {
    RoundState.PROPOSING: _("Go back to gathering proposals"),
    RoundState.WEIGHING: _("Go back to weighing criteria"),
    RoundState.RATING: _("Go back to rating"),
}
ONWARD: Words = {
    RoundState.WEIGHING: _("Close proposals, weigh criteria"),
    RoundState.RATING: _("Close weights, rate proposals"),
    RoundState.VOTING: _("Close ratings, prepare the list and the vote"),
}
CALL: Words = {
    RoundState.PROPOSING: _("say what the team should do first"),
    RoundState.WEIGHING: _("distribute 100 points over the criteria"),
    RoundState.RATING: _("rate the proposals"),
    RoundState.VOTING: _("vote on the list"),
}
"""What an institution is asked to do, as the end of a sentence."""
TASK: Words = {
    Stage.WEIGHTS: _("Distribute 100 points over the criteria"),
    Stage.RATINGS: _("Rate the proposals"),
    Stage.VOTE: _("Vote on the list"),
}
METHOD: Words = {
    Method.MEDIAN: _("median: one extreme answer changes little"),
    Method.MEAN: _("mean: every answer counts by its size"),
}
VOICE: Words = {
    Voice.FOR: pgettext_lazy("vote", "for"),
    Voice.AGAINST: pgettext_lazy("vote", "against"),
    Voice.ABSTAIN: pgettext_lazy("vote", "abstention"),
}
WAY: Words = {
    Way.MEETING: _("at a meeting"),
    Way.CIRCULATION: _("by circulation, without a meeting"),
}
OUTCOME: Mapping[str, tuple[str, "str | Promise"]] = {
    Outcome.DONE: ("good", pgettext_lazy("priority", "done")),
    Outcome.PARTLY: ("info", pgettext_lazy("priority", "partly done")),
    Outcome.NOT_YET: ("warn", pgettext_lazy("priority", "not yet done")),
    Outcome.DROPPED: ("idle", pgettext_lazy("priority", "given up")),
}
PROPOSAL: Words = {
    ProposalState.WAITING: _("waits to be read"),
    ProposalState.LISTED: _("on the list"),
    ProposalState.SET_ASIDE: _("set aside"),
}
