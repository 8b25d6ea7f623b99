"""The list of models."""

from dataclasses import dataclass

from django.urls import reverse

from kooperacje.base.actor import Actor
from kooperacje.modelbook import access, queries, words
from kooperacje.modelbook.models import CooperationModel, ModelVersion
from kooperacje.modelbook.states import CommuneKind, VersionState


@dataclass(frozen=True, slots=True)
class Card:
    """One model. What the sources do not state is None."""

    name: str
    url: str
    commune: str
    project: str | None
    leader: str | None
    regions: str | None
    version: str
    state: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Models:
    cards: tuple[Card, ...]
    upload_url: str
    """Where a Word document becomes a model; empty for who may not."""


def models(actor: Actor) -> Models:
    cards = tuple(_card(model, versions) for model, versions in queries.models(actor))
    return Models(cards, reverse("modelbook:upload") if access.can(actor, access.EDIT) else "")


def _card(model: CooperationModel, versions: list[ModelVersion]) -> Card:
    approved = next((one for one in versions if one.state == VersionState.APPROVED), None)
    shown = approved or (versions[0] if versions else None)
    kind, label = words.STATE[VersionState(shown.state)] if shown else ("idle", "")
    return Card(
        name=model.name,
        url=reverse("modelbook:model", args=[model.key]),
        commune=str(words.COMMUNE[CommuneKind(model.commune_kind)]),
        project=model.project or None,
        leader=model.leader or None,
        regions=", ".join(model.regions) or None,
        version=shown.label if shown else "",
        state=(kind, str(label)),
    )
