"""Names of states and values for people."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kooperacje.partnership.states import (
    DeclarationState,
    HandOverState,
    ItemState,
    MeetingKind,
    PersonRole,
    TeamState,
)

Marked = Mapping[str, tuple[str, "str | Promise"]]
Words = Mapping[str, "str | Promise"]

STATE: Marked = {
    TeamState.PLANNED: ("idle", pgettext_lazy("team", "planned")),
    TeamState.INITIATING: ("info", pgettext_lazy("team", "initiating meeting called")),
    TeamState.FORMALISING: ("info", pgettext_lazy("team", "being formalised")),
    TeamState.WORKING: ("good", pgettext_lazy("team", "at work")),
    TeamState.RENEWING: ("warn", pgettext_lazy("team", "being renewed")),
    TeamState.SUSPENDED: ("warn", pgettext_lazy("team", "suspended")),
    TeamState.ENDED: ("idle", pgettext_lazy("team", "ended")),
}
MOVES: Words = {
    TeamState.INITIATING: _("Begin with the initiating meeting"),
    TeamState.FORMALISING: _("Go on to formalising"),
    TeamState.WORKING: _("Begin to work"),
    TeamState.RENEWING: _("Renew the partnership"),
    TeamState.SUSPENDED: _("Suspend the work"),
    TeamState.ENDED: _("End the team"),
}
DECLARATION: Marked = {
    DeclarationState.ASKED: ("idle", pgettext_lazy("declaration", "asked for")),
    DeclarationState.SENT: ("warn", pgettext_lazy("declaration", "sent, to be taken in")),
    DeclarationState.ACCEPTED: ("good", pgettext_lazy("declaration", "taken in")),
    DeclarationState.RETURNED: ("warn", pgettext_lazy("declaration", "given back to be mended")),
    DeclarationState.WITHDRAWN: ("idle", pgettext_lazy("declaration", "request taken back")),
}
SIGNED = ("good", pgettext_lazy("declaration", "signed"))
UNSIGNED = ("warn", pgettext_lazy("declaration", "not signed"))
EXPIRED = ("bad", pgettext_lazy("declaration", "no longer holds"))
ITEM: Marked = {
    ItemState.PLANNED: ("idle", pgettext_lazy("task", "planned")),
    ItemState.UNDER_WAY: ("info", pgettext_lazy("task", "under way")),
    ItemState.DONE: ("good", pgettext_lazy("task", "done")),
    ItemState.DROPPED: ("warn", pgettext_lazy("task", "dropped")),
}
ITEM_MOVES: Words = {
    ItemState.PLANNED: _("Plan again"),
    ItemState.UNDER_WAY: pgettext_lazy("task", "Under way"),
    ItemState.DONE: pgettext_lazy("task", "Done"),
    ItemState.DROPPED: pgettext_lazy("task", "Drop"),
}
NAMED: Words = {
    PersonRole.COORDINATING: _("coordinating person"),
    PersonRole.DEPUTY: _("deputy of the coordinating person"),
    PersonRole.CASES: _("for work with families"),
}
"""Roles in which institutions name people."""
PERSON: Words = {PersonRole.LEADING: _("person who leads the team"), **NAMED}
HAND_OVER: Marked = {
    HandOverState.PROPOSED: ("warn", pgettext_lazy("hand-over", "proposed, waits to be accepted")),
    HandOverState.ACCEPTED: ("info", pgettext_lazy("hand-over", "accepted, waits for its day")),
    HandOverState.DONE: ("good", pgettext_lazy("hand-over", "done")),
    HandOverState.DECLINED: ("bad", pgettext_lazy("hand-over", "declined")),
    HandOverState.WITHDRAWN: ("idle", pgettext_lazy("hand-over", "taken back")),
}
MEETING: Words = {
    MeetingKind.INITIATING: _("initiating meeting"),
    MeetingKind.FORMALISING: _("formalising meeting"),
    MeetingKind.REGULAR: _("meeting of the team"),
}
