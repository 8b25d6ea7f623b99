"""Who may: leaders and officers of the leading institution write; everybody reads what was adopted."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import ALLOWED, Decision, denied
from kooperacje.base.problems import NotThere
from kooperacje.diagnosis import codes
from kooperacje.diagnosis.models import Diagnosis, Invitation, PendingTable
from kooperacje.diagnosis.states import OPEN, PUBLIC, SurveyState

VIEW = "view"
WORK = "work"
"""See it while it is written."""
WRITE = "write"
ADOPT = "adopt"
PROPOSE = "propose"
"""Report its problems to the register of gaps, also when it is adopted."""
WRITERS = ("leader", "officer")
READERS = (*WRITERS, "reader")
SPEAKERS = (*WRITERS, "contact")

ONLY_LEADERS = _("Only leaders and officers of the institution that leads the diagnosis may do this.")
CLOSED = _("An adopted diagnosis stays as it was adopted; begin the next edition instead.")
NOT_OPEN = _("The survey is not open for answers now.")
OVER = _("The survey is over: answers are no longer taken.")


def enters(actor: Actor) -> Decision:
    """Whether the actor has a place to work on diagnoses at all."""
    if actor.is_system or actor.institutions_as(*READERS):
        return ALLOWED
    return denied(_("Diagnoses are written by leaders and officers of institutions."))


def begins(actor: Actor, institution: UUID | None = None) -> Decision:
    """Whether the actor may begin a diagnosis, led by this institution or by any."""
    if actor.is_system or actor.has_role(*WRITERS, institution_id=institution):
        return ALLOWED
    return denied(ONLY_LEADERS)


def visible(actor: Actor) -> QuerySet[Diagnosis]:
    """Adopted ones, and those of the actor's own institutions."""
    if actor.is_system:
        return Diagnosis.objects.all()
    own = Q(leader_id__in=actor.institutions_as(*READERS))
    return Diagnosis.objects.filter(Q(state__in=sorted(PUBLIC)) | own)


def can(actor: Actor, verb: str, diagnosis: Diagnosis) -> Decision:
    """Whether the actor may do this with the diagnosis now."""
    if verb == VIEW and diagnosis.state in PUBLIC:
        return ALLOWED
    roles = READERS if verb in (VIEW, WORK) else WRITERS
    if not actor.is_system and not actor.has_role(*roles, institution_id=diagnosis.leader_id):
        return denied(ONLY_LEADERS)
    if verb == WRITE and diagnosis.state not in OPEN:
        return denied(CLOSED)
    return ALLOWED


def get_or_404(actor: Actor, key: str, verb: str = VIEW) -> Diagnosis:
    """The diagnosis with this key. Raises `NotThere`, or `Denied` when it may be seen but not this be done."""
    found = visible(actor).select_related("leader", "predecessor").filter(key=key).first()
    if found is None:
        raise NotThere
    can(actor, verb, found).require()
    return found


def published_or_404(key: str) -> Diagnosis:
    """An adopted diagnosis, the same for everybody: who leads it finds the draft elsewhere."""
    found = Diagnosis.objects.select_related("leader", "predecessor")
    chosen = found.filter(key=key, state__in=sorted(PUBLIC)).first()
    if chosen is None:
        raise NotThere
    return chosen


def pending_or_404(actor: Actor, diagnosis: Diagnosis, ref: UUID) -> PendingTable:
    """The actor's own table that waits for this diagnosis."""
    found = PendingTable.objects.filter(pk=ref, diagnosis=diagnosis).first()
    if found is None or found.account_id != actor.account_id:
        raise NotThere
    return found


def live() -> QuerySet[Invitation]:
    """Invitations whose code opens something, each with what a page of the survey needs."""
    found = Invitation.objects.exclude(survey__state=SurveyState.DRAFT.value)
    return found.select_related("institution__type", "survey__diagnosis__leader")


def with_code(typed: str) -> Invitation:
    """The invitation whose code somebody typed. Raises `NotThere`: unknown and withdrawn look the same."""
    signs = codes.clean(typed)
    found = live().filter(digest=codes.digest(signs)).first() if signs else None
    if found is None:
        raise NotThere
    return found


def invited(actor: Actor) -> QuerySet[Invitation]:
    """Open surveys of the institutions for which the actor speaks: who has an account needs no code."""
    own = actor.institutions_as(*SPEAKERS)
    found = (
        live().filter(survey__state=SurveyState.OPEN.value, institution__in=own)
        if own
        else Invitation.objects.none()
    )
    return found.order_by("survey__diagnosis__sort_key", "institution__sort_key", "pk")


def invitation_or_404(actor: Actor, ref: UUID) -> Invitation:
    """The open invitation of an institution for which the actor speaks."""
    found = invited(actor).filter(pk=ref).first()
    if found is None:
        raise NotThere
    return found


def may_answer(invitation: Invitation) -> Decision:
    """Write and send the answer now."""
    survey = invitation.survey
    written = survey.diagnosis.state in OPEN
    if (
        written
        and survey.state == SurveyState.OPEN
        and (survey.closes_on is None or clock.today() <= survey.closes_on)
    ):
        return ALLOWED
    return denied(NOT_OPEN if survey.state == SurveyState.DRAFT else OVER)
