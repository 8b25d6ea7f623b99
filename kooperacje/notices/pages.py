"""The outbox as an administrator sees it."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.notices import access, queries
from kooperacje.notices.models import Notice
from kooperacje.notices.states import NoticeState

ON_A_PAGE = 50

# state -> (words, kind of mark)
_STATES = {
    NoticeState.QUEUED: (gettext_lazy("waiting to be sent"), "info"),
    NoticeState.HELD: (gettext_lazy("held: no mail server"), "warn"),
    NoticeState.SENDING: (gettext_lazy("being sent"), "info"),
    NoticeState.SENT: (gettext_lazy("mail sent"), "good"),
    NoticeState.FAILED: (gettext_lazy("mail not sent"), "bad"),
    NoticeState.DROPPED: (gettext_lazy("given up by an administrator"), "idle"),
}
_REASONS = {
    "no_connection": gettext_lazy("The mail server does not answer."),
    "timeout": gettext_lazy("The mail server took too long."),
    "disconnected": gettext_lazy("The mail server broke the conversation off."),
    "tls": gettext_lazy("No secure connection to the mail server came about."),
    "no_starttls": gettext_lazy("The mail server offers no encryption, so nothing was handed to it."),
    "setting": gettext_lazy("KOOPERACJE_MAIL_URL does not name a mail server."),
    "given_up": gettext_lazy("Every attempt was interrupted."),
}


def state_label(state: NoticeState) -> str:
    """The state in words."""
    return str(_STATES[state][0])


def reason_label(code: str) -> str:
    """Why an attempt failed; the mail server's own words are not kept, only its number."""
    if not code:
        return ""
    return str(_REASONS.get(code) or _("The mail server answered %(code)s.") % {"code": code})


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One message. Address and subject are empty once their content was removed."""

    number: int
    created_at: datetime
    address: str
    subject: str
    state: str
    kind: str
    attempts: int
    reason: str
    blanked: bool
    may_release: Decision
    release_url: str
    may_drop: Decision
    drop_url: str


@dataclass(frozen=True, slots=True)
class Outbox:
    """A page of the outbox, newest first."""

    lines: tuple[NoticeLine, ...]
    mail_server_set: bool
    held: int
    filtered: bool
    clear_url: str
    older_url: str
    release_all_url: str


def outbox(actor: Actor, state: NoticeState | None = None, before: int | None = None) -> Outbox:
    """Messages, newest first; one more than fits tells whether there are older ones. Raises `Denied`."""
    access.may_tend(actor).require()
    visible = access.visible(actor)
    found = queries.latest(visible, state=state, before=before, limit=ON_A_PAGE + 1)
    shown = found[:ON_A_PAGE]
    asked = {"state": state.value if state else "", "before": shown[-1].pk if shown else ""}
    return Outbox(
        lines=tuple(_line(actor, notice) for notice in shown),
        mail_server_set=bool(settings.MAIL_URL),
        held=queries.how_many(visible, NoticeState.HELD),
        filtered=state is not None or before is not None,
        clear_url=reverse("notices:outbox"),
        older_url=f"{reverse('notices:outbox')}?{urlencode(asked)}" if len(found) > ON_A_PAGE else "",
        release_all_url=reverse("notices:release_held"),
    )


def _line(actor: Actor, notice: Notice) -> NoticeLine:
    state = NoticeState(notice.state)
    return NoticeLine(
        number=notice.pk,
        created_at=notice.created_at,
        address=notice.address,
        subject=notice.subject,
        state=state_label(state),
        kind=_STATES[state][1],
        attempts=notice.attempts,
        reason=reason_label(notice.reason),
        blanked=notice.blanked_at is not None,
        may_release=access.may_release(actor, notice),
        release_url=reverse("notices:release", args=[notice.pk]),
        may_drop=access.may_drop(actor, notice),
        drop_url=reverse("notices:drop", args=[notice.pk]),
    )
