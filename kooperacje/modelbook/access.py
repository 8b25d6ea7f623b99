"""Who may: everybody reads what was put up for consultation or approved; drafts are for those who write models."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kooperacje.accounts.states import Capability, roles_with
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import ALLOWED, Decision, denied
from kooperacje.base.problems import NotThere
from kooperacje.modelbook.models import CooperationModel, ModelVersion, Passage, PendingDocument
from kooperacje.modelbook.states import VersionState

VIEW = "view"
EDIT = "edit"
CONSULT = "consult"
APPROVE = "approve"

_WRITERS = roles_with(Capability.RUN_CONSULTATIONS)
_READERS = roles_with(Capability.READ_WORKSPACE)


def _writes(actor: Actor) -> bool:
    return actor.is_system or actor.has_role(*_WRITERS)


def _reads_drafts(actor: Actor) -> bool:
    return actor.is_system or actor.has_role(*_READERS)


def visible(actor: Actor) -> QuerySet[ModelVersion]:
    """The versions that the actor may read, each with its model."""
    versions = ModelVersion.objects.select_related("model", "predecessor")
    return versions if _reads_drafts(actor) else versions.exclude(state=VersionState.DRAFT)


def visible_models(actor: Actor) -> QuerySet[CooperationModel]:
    """Models with at least one version that the actor may read; who reads drafts sees those without one too."""
    if _reads_drafts(actor):
        return CooperationModel.objects.all()
    return CooperationModel.objects.filter(pk__in=visible(actor).order_by().values("model"))


def visible_passages(actor: Actor) -> QuerySet[Passage]:
    return Passage.objects.filter(model_version__in=visible(actor).order_by())


def can(actor: Actor, verb: str, version: ModelVersion | None = None) -> Decision:
    """`version` is None for a model or version that is yet to be made."""
    if _writes(actor):
        return ALLOWED
    if verb == VIEW and version is not None and (_reads_drafts(actor) or version.state != VersionState.DRAFT):
        return ALLOWED
    return denied(_("Only an officer of the regional centre may write cooperation models."))


def require(actor: Actor, verb: str, version: ModelVersion | None = None) -> None:
    can(actor, verb, version).require()


def get_or_404(actor: Actor, key: str, number: int | None = None, verb: str = VIEW) -> ModelVersion:
    """A version by its model's key and number; without a number the approved one, or else the newest."""
    found = visible(actor).filter(model__key=key)
    if number is not None:
        version = found.filter(number=number).first()
    else:
        version = found.filter(state=VersionState.APPROVED).first() or found.order_by("-number").first()
    if version is None:
        raise NotThere(_("There is no such version of a model."))
    require(actor, verb, version)
    return version


def pending_or_404(actor: Actor, ref: UUID) -> PendingDocument:
    """The actor's own uploaded document; another person's looks as if it were not there."""
    can(actor, EDIT).require()
    found = PendingDocument.objects.filter(pk=ref).first()
    if found is None or found.account_id != actor.account_id:
        raise NotThere
    return found
