"""Who may: the public sees what was announced; the organiser's officers see and run all of theirs, readers only look.

`visible` and `can(READ)` say the same in two languages, and a property test holds them to it.
"""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kooperacje.accounts.states import Role
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import ALLOWED, Decision, denied
from kooperacje.base.problems import NotThere
from kooperacje.consultations import retention
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import CONSULTATION_FLOW, ConsultationState

READ = "read"
WORK = "work"
"""Look into the workspace: unpublished parts, checks, journal."""
EDIT = "edit"
CREATE = "create"
LOAD = "load"
"""Replace the whole by a file."""
PREPARE = "prepare"
ANNOUNCE = "announce"
START = "start"
SUM_UP = "sum_up"
RESUME = "resume"
PUBLISH = "publish"
REOPEN = "reopen"
WITHDRAW = "withdraw"

FORGET = "forget"
"""Remove personal data of respondents once the organiser's own period is over."""

_S = ConsultationState
PUBLIC_STATES = frozenset({_S.ANNOUNCED, _S.RUNNING, _S.SUMMING_UP, _S.PUBLISHED})
EDITABLE_STATES = frozenset({_S.DRAFT, _S.ANNOUNCED, _S.RUNNING, _S.SUMMING_UP})
OFFICER = Role.OFFICER.value
READER = Role.READER.value

# verb -> (the states it starts from, the state it leads to)
MOVES: Mapping[str, tuple[frozenset[ConsultationState], ConsultationState]] = MappingProxyType(
    {
        PREPARE: (frozenset({_S.ANNOUNCED}), _S.DRAFT),
        ANNOUNCE: (frozenset({_S.DRAFT}), _S.ANNOUNCED),
        START: (frozenset({_S.ANNOUNCED}), _S.RUNNING),
        SUM_UP: (frozenset({_S.RUNNING}), _S.SUMMING_UP),
        RESUME: (frozenset({_S.SUMMING_UP}), _S.RUNNING),
        PUBLISH: (frozenset({_S.SUMMING_UP}), _S.PUBLISHED),
        REOPEN: (frozenset({_S.PUBLISHED}), _S.SUMMING_UP),
        WITHDRAW: (frozenset({_S.DRAFT, _S.ANNOUNCED, _S.RUNNING}), _S.WITHDRAWN),
    }
)

CLOSED: Mapping[ConsultationState, str | Promise] = MappingProxyType(
    {
        _S.PUBLISHED: _("The report is published: reopen it to change it."),
        _S.WITHDRAWN: _("The consultation was withdrawn: nothing in it changes any more."),
    }
)
NOT_NOW: Mapping[str, str | Promise] = MappingProxyType(
    {
        PREPARE: _("Only an announced consultation goes back to the draft."),
        ANNOUNCE: _("Only a draft can be announced."),
        START: _("Only an announced consultation can start."),
        SUM_UP: _("Only a running consultation can be summed up."),
        RESUME: _("Only a consultation that is being summed up can run again."),
        PUBLISH: _("Sum the consultation up before you publish its report."),
        REOPEN: _("Only a published report can be reopened."),
        WITHDRAW: _("A consultation that has been summed up can no longer be withdrawn."),
    }
)


def visible(actor: Actor) -> QuerySet[Consultation]:
    """Those that were announced, and all of the institutions in which the actor is an officer or a reader."""
    found = Consultation.objects.all()
    if actor.is_system:
        return found
    theirs = actor.institutions_as(OFFICER, READER)
    return found.filter(
        Q(state__in=[state.value for state in PUBLIC_STATES]) | Q(organiser_id__in=sorted(theirs))
    )


def own(actor: Actor) -> QuerySet[Consultation]:
    """Those whose workspace the actor may enter."""
    found = Consultation.objects.all()
    return (
        found
        if actor.is_system
        else found.filter(organiser_id__in=sorted(actor.institutions_as(OFFICER, READER)))
    )


def enters(actor: Actor) -> Decision:
    """Whether the actor has a workspace at all."""
    if actor.is_system or actor.institutions_as(OFFICER, READER):
        return ALLOWED
    return denied(_("The workspace is for officers of institutions that run consultations."))


def creates(actor: Actor) -> Decision:
    """Whether the actor may begin a consultation for some institution."""
    if actor.is_system or actor.institutions_as(OFFICER):
        return ALLOWED
    return denied(_("Only an officer of the organiser may do this."))


def can(actor: Actor, verb: str, obj: Consultation) -> Decision:
    """Whether the actor may do this with the consultation now, and if not, why."""
    if verb == READ:
        return _may_read(actor, obj)
    if verb == WORK:
        return (
            ALLOWED
            if _works(actor, obj, OFFICER, READER)
            else denied(_("Only the organiser sees the workspace."))
        )
    if not _works(actor, obj, OFFICER):
        return denied(_("Only an officer of the organiser may do this."))
    state = ConsultationState(obj.state)
    if verb in MOVES:
        return _may_move(verb, state)
    if verb == FORGET:
        return _may_forget(obj)
    if verb == LOAD and actor.is_system:
        return ALLOWED
    return ALLOWED if state in EDITABLE_STATES else denied(CLOSED[state])


def _may_read(actor: Actor, obj: Consultation) -> Decision:
    if obj.state in PUBLIC_STATES or _works(actor, obj, OFFICER, READER):
        return ALLOWED
    return denied(_("This consultation is not public."))


def _may_move(verb: str, state: ConsultationState) -> Decision:
    sources, target = MOVES[verb]
    if state in sources and CONSULTATION_FLOW.allows(state, target):
        return ALLOWED
    if verb != REOPEN and state in CLOSED:
        return denied(CLOSED[state])
    return denied(NOT_NOW[verb])


def _may_forget(obj: Consultation) -> Decision:
    day = retention.due_on(obj)
    if day is None:
        return denied(
            _("It is not stated how long personal data are kept, or the consultation has not ended yet.")
        )
    if day > clock.today():
        told = gettext("Personal data are kept until %(day)s.")
        return denied(told % {"day": date_format(day - timedelta(days=1), "DATE_FORMAT")})
    return ALLOWED


def _works(actor: Actor, obj: Consultation, *roles: str) -> bool:
    return actor.is_system or actor.has_role(*roles, institution_id=obj.organiser_id)


def get_or_404(actor: Actor, ref: str, verb: str = READ) -> Consultation:
    """The consultation with this slug. Raises `NotThere` where it may not be seen, `Denied` where the verb may not be."""
    found = own(actor) if verb != READ else visible(actor)
    obj = found.filter(slug=ref).select_related("organiser").first()
    if obj is None:
        raise NotThere
    can(actor, verb, obj).require()
    return obj
