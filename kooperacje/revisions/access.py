"""Who may: whoever works in the consultation looks; whoever also writes models says where a remark belongs now."""

from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import ALLOWED, Decision, denied
from kooperacje.base.problems import NotThere
from kooperacje.consultations import access as consultations
from kooperacje.consultations.models import Consultation, Remark
from kooperacje.consultations.queries import redlined
from kooperacje.consultations.states import ConsultationState
from kooperacje.modelbook import access as modelbook
from kooperacje.modelbook.models import ModelVersion


def may_place(actor: Actor, consultation: Consultation) -> Decision:
    """Say where remarks belong in a later version; also when the consultation is closed, for its record stays as it is."""
    works = consultations.can(actor, consultations.WORK, consultation)
    return modelbook.can(actor, modelbook.EDIT) if works else works


def shows_changes(actor: Actor, consultation: Consultation) -> Decision:
    """Whether everybody may see what changed in the text: its report is published, and so are both versions."""
    published = consultation.state == ConsultationState.PUBLISHED and consultation.model_key
    if published and redlined.public_pair(consultation.model_key or "", consultation.model_version):
        return ALLOWED
    return denied(_("There is no such page."))


def remark_or_404(consultation: Consultation, key: str) -> Remark:
    """A remark of the consultation. Raises `NotThere`."""
    found = Remark.objects.filter(consultation=consultation, key=key).first()
    if found is None:
        raise NotThere(_("There is no such remark."))
    return found


def version_or_404(actor: Actor, consulted: ModelVersion, number: int) -> ModelVersion:
    """A later version of the model that was consulted. Raises `NotThere`."""
    found = modelbook.get_or_404(actor, consulted.model.key, number)
    if found.number <= consulted.number:
        raise NotThere(_("There is no such version of a model."))
    return found
