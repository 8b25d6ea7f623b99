"""Who may see the outbox: administrators, since every row holds a person's address and words."""

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import ALLOWED, Decision, denied
from kooperacje.base.problems import NotThere
from kooperacje.notices.models import Notice
from kooperacje.notices.states import NOTICE_FLOW, NoticeState

ADMINISTRATOR = "administrator"
NO_SERVER = _("No mail server is set, so nothing can be sent. Set KOOPERACJE_MAIL_URL and start again.")
NOT_YOURS = _("Only an administrator may see and steer outgoing messages.")


def may_tend(actor: Actor) -> Decision:
    """See the outbox, release and drop messages."""
    return ALLOWED if actor.has_role(ADMINISTRATOR) else denied(NOT_YOURS)


def may_release(actor: Actor, notice: Notice) -> Decision:
    """Send a message that is held or failed."""
    if not may_tend(actor):
        return may_tend(actor)
    if notice.blanked_at is not None:
        return denied(_("The content of this message has been removed; it can no longer be sent."))
    if not NOTICE_FLOW.allows(notice.state, NoticeState.QUEUED) or notice.state == NoticeState.SENDING:
        return denied(_("Only a held or failed message can be sent again."))
    if not settings.MAIL_URL:
        return denied(NO_SERVER)
    return ALLOWED


def may_drop(actor: Actor, notice: Notice) -> Decision:
    """Decide that a message shall not go."""
    if not may_tend(actor):
        return may_tend(actor)
    if not NOTICE_FLOW.allows(notice.state, NoticeState.DROPPED):
        return denied(_("This message has gone already, or is on its way."))
    return ALLOWED


def visible(actor: Actor) -> QuerySet[Notice]:
    """The messages this actor may see."""
    return Notice.objects.all() if may_tend(actor) else Notice.objects.none()


def get_or_404(actor: Actor, notice_id: int) -> Notice:
    """Raises `NotThere` for absent and forbidden alike."""
    notice = visible(actor).filter(pk=notice_id).first()
    if notice is None:
        raise NotThere
    return notice
