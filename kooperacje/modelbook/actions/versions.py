"""Models and their versions."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput
from kooperacje.journal import actions as journal
from kooperacje.modelbook import access
from kooperacje.modelbook.definition import Definition, ModelCard
from kooperacje.modelbook.models import CooperationModel, ModelVersion, Passage
from kooperacje.modelbook.states import VERSION_FLOW, VersionState


def subject_of(version: ModelVersion) -> str:
    return f"modelbook.version:{version.pk}"


def locked(version: ModelVersion) -> ModelVersion:
    """The version as it stands now, locked until the transaction ends."""
    return ModelVersion.objects.select_for_update(of=("self",)).select_related("model").get(pk=version.pk)


@transaction.atomic
def ensure_model(*, by: Actor, card: ModelCard) -> tuple[CooperationModel, bool]:
    """The model with this key, made or brought in line with the card; and whether anything was written."""
    access.require(by, access.EDIT)
    values: dict[str, Any] = {
        "name": card.name,
        "name_en": card.name_en or "",
        "commune_kind": card.commune_kind.value,
        "project": card.project or "",
        "leader": card.leader or "",
        "regions": list(card.regions),
    }
    model, created = CooperationModel.objects.select_for_update().get_or_create(key=card.key, defaults=values)
    changed = [name for name, value in values.items() if getattr(model, name) != value]
    if not created and not changed:
        return model, False
    for name in changed:
        setattr(model, name, values[name])
    model.save()
    journal.record(
        by=by,
        verb="modelbook.model_created" if created else "modelbook.model_changed",
        subject=f"modelbook.model:{model.pk}",
        details={"fields": changed},
    )
    return model, True


@transaction.atomic
def create_version(
    *,
    by: Actor,
    model: CooperationModel,
    label: str,
    dated: date | None = None,
    number: int | None = None,
    note: str = "",
) -> ModelVersion:
    """An empty draft. Without a number it gets the next one."""
    CooperationModel.objects.select_for_update().get(pk=model.pk)
    access.require(by, access.EDIT)
    number = number or _next_number(model)
    if ModelVersion.objects.filter(model=model, number=number).exists():
        raise BadInput(_("The model has a version %(number)d already.") % {"number": number})
    version = ModelVersion.objects.create(
        model=model, number=number, label=label, dated=dated, note=note, state=VERSION_FLOW.initial
    )
    journal.record(
        by=by, verb="modelbook.version_created", subject=subject_of(version), details={"number": number}
    )
    return version


@transaction.atomic
def derive_version(
    *, by: Actor, predecessor: ModelVersion, label: str, dated: date | None = None
) -> ModelVersion:
    """A draft that begins as a copy: every passage keeps its lasting id and knows the passage that it continues."""
    version = create_version(by=by, model=predecessor.model, label=label, dated=dated)
    access.require(by, access.VIEW, predecessor)
    version.predecessor, version.definition = predecessor, predecessor.definition
    version.save()
    Passage.objects.bulk_create(_continued(row, version) for row in predecessor.passages.order_by("position"))
    journal.record(
        by=by,
        verb="modelbook.version_derived",
        subject=subject_of(version),
        details={"predecessor": str(predecessor.pk)},
    )
    return version


@transaction.atomic
def set_definition(*, by: Actor, version: ModelVersion, definition: Definition) -> bool:
    """Replace what the version defines. It is our reading of the sources, so it may be corrected until superseded."""
    version = locked(version)
    access.require(by, access.EDIT, version)
    value = definition.model_dump(mode="json")
    if version.definition == value:
        return False
    if version.state == VersionState.SUPERSEDED:
        raise BadInput(_("A superseded version does not change any more."))
    changed = sorted(key for key in value if version.definition.get(key) != value[key])
    version.definition = value
    version.save(update_fields=["definition"])
    journal.record(
        by=by, verb="modelbook.definition_set", subject=subject_of(version), details={"parts": list(changed)}
    )
    return True


@transaction.atomic
def put_up_for_consultation(*, by: Actor, version: ModelVersion) -> ModelVersion:
    """From now on the text does not change: remarks are about these words."""
    version = locked(version)
    access.require(by, access.CONSULT, version)
    return move(by, version, VersionState.CONSULTED)


@transaction.atomic
def approve(*, by: Actor, version: ModelVersion) -> ModelVersion:
    """The version to work by. What it continues, and the one approved before it, are superseded."""
    CooperationModel.objects.select_for_update().get(pk=version.model_id)
    version = locked(version)
    access.require(by, access.APPROVE, version)
    VERSION_FLOW.check(version.state, VersionState.APPROVED)
    earlier = ModelVersion.objects.filter(model=version.model_id, state=VersionState.APPROVED)
    if version.predecessor_id:
        earlier |= ModelVersion.objects.filter(pk=version.predecessor_id, state=VersionState.CONSULTED)
    for old in earlier.order_by("number").select_for_update():
        move(by, old, VersionState.SUPERSEDED)
    return move(by, version, VersionState.APPROVED)


def move(by: Actor, version: ModelVersion, target: VersionState) -> ModelVersion:
    """Move a locked version, save and journal it; access is the caller's to check."""
    before = version.state
    VERSION_FLOW.move(version, target)
    version.save(update_fields=["state"])
    journal.record(
        by=by,
        verb=f"modelbook.version_{target.value}",
        subject=subject_of(version),
        details={"from": str(before), "to": target.value},
    )
    return version


def _next_number(model: CooperationModel) -> int:
    numbers = ModelVersion.objects.filter(model=model).order_by().values_list("number", flat=True)
    return max(numbers, default=0) + 1


def _continued(row: Passage, version: ModelVersion) -> Passage:
    same = ("ref", "position", "depth", "kind", "number", "heading", "text", "source")
    return Passage(model_version=version, predecessor=row, **{name: getattr(row, name) for name in same})
