"""Who may: whoever works in the consultation's workspace looks; whoever edits the consultation confirms and codes."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kooperacje.analysis.models import Sample
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import ALLOWED, Decision, denied
from kooperacje.base.problems import NotThere
from kooperacje.consultations import access as consultations
from kooperacje.consultations.models import Consultation


def may_work(actor: Actor, consultation: Consultation) -> Decision:
    """Confirm themes and groups, draw and code samples, assign, mask."""
    return consultations.can(actor, consultations.EDIT, consultation)


def samples(actor: Actor, consultation: Consultation) -> QuerySet[Sample]:
    """The samples of the consultation, where the actor may look into it; the latest first."""
    found = Sample.objects.filter(consultation=consultation).order_by("-drawn_at", "id")
    return found if consultations.can(actor, consultations.WORK, consultation) else found.none()


def sample_or_404(actor: Actor, consultation: Consultation, ref: UUID) -> Sample:
    """A sample of this consultation. Raises `NotThere` for absent and forbidden alike."""
    found = samples(actor, consultation).filter(pk=ref).first()
    if found is None:
        raise NotThere(_("There is no such sample."))
    return found


def may_code(actor: Actor, confirmed: set[str], remark: str) -> Decision:
    """Code this remark of a sample; `confirmed` are the remarks on which the actor has confirmed themes."""
    if remark in confirmed:
        return denied(_("You said yourself what this remark is about; somebody else has to code it again."))
    return ALLOWED
