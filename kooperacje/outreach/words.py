"""What the enums of the room are called on its pages."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kooperacje.outreach.states import DeedKind, DispatchState, MailingState, Purpose, Skip, Way, Whom

_WORDS: tuple[tuple[StrEnum, str | Promise], ...] = (
    (Purpose.INVITE, pgettext_lazy("mailing", "invitation")),
    (Purpose.REMIND, pgettext_lazy("mailing", "reminder")),
    (Way.EMAIL, pgettext_lazy("mailing", "e-mail")),
    (Way.LETTER, pgettext_lazy("mailing", "letters to print")),
    (Way.LIST, pgettext_lazy("mailing", "list of codes")),
    (Whom.ALL, _("all stakeholders and invited institutions")),
    (Whom.UNINVITED, _("those not invited yet")),
    (Whom.SILENT, _("those that have not answered yet")),
    (MailingState.DRAFT, pgettext_lazy("mailing", "draft")),
    (MailingState.SCHEDULED, pgettext_lazy("mailing", "approved, waits for its time")),
    (MailingState.SENDING, pgettext_lazy("mailing", "going out")),
    (MailingState.DONE, pgettext_lazy("mailing", "finished")),
    (MailingState.STOPPED, pgettext_lazy("mailing", "stopped")),
    (DispatchState.WAITING, pgettext_lazy("mailing", "waits")),
    (DispatchState.POSTED, pgettext_lazy("mailing", "handed to the outbox")),
    (DispatchState.MADE, pgettext_lazy("mailing", "made")),
    (DispatchState.SKIPPED, pgettext_lazy("mailing", "left out")),
    (DispatchState.BOUNCED, pgettext_lazy("mailing", "came back undelivered")),
    (Skip.NO_ADDRESS, _("no e-mail address")),
    (Skip.OPTED_OUT, _("wants no messages")),
    (Skip.BOUNCED, _("an earlier message came back")),
    (Skip.NO_LONGER, _("answered or was invited meanwhile")),
    (Skip.TODAY, _("was reminded today already")),
    (Skip.STOPPED, _("the mailing was stopped")),
    (DeedKind.PHONED, _("Telephoned")),
    (DeedKind.MAILED, _("Invitation sent by e-mail")),
    (DeedKind.REMINDED, _("Reminder sent")),
    (DeedKind.PRINTED, _("Letter made")),
    (DeedKind.LISTED, _("Code put into a list")),
    (DeedKind.BOUNCED, _("A message came back undelivered")),
    (DeedKind.OPTED_OUT, _("Asked for no more messages")),
    (DeedKind.ADDRESSED, _("E-mail address set")),
)
PASSED_ON = _("passed on by an invited institution")
_NAMES = {(type(member), member): words for member, words in _WORDS}
TONES = {
    MailingState.DRAFT: "idle",
    MailingState.SCHEDULED: "info",
    MailingState.SENDING: "info",
    MailingState.DONE: "good",
    MailingState.STOPPED: "warn",
}


def word(member: StrEnum) -> str | Promise:
    """The member in the reader's words."""
    return _NAMES[type(member), member]
