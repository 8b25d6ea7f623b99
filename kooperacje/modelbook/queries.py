"""Named reads of models, versions and passages."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from kooperacje.base.actor import Actor
from kooperacje.base.problems import NotThere
from kooperacje.documents.tree import Section
from kooperacje.documents.tree.document import LONG_AGO
from kooperacje.modelbook import access, redlining
from kooperacje.modelbook.definition import Definition
from kooperacje.modelbook.difference import Pair, Side
from kooperacje.modelbook.matching import Decided, match
from kooperacje.modelbook.models import CooperationModel, Lineage, ModelVersion, Passage
from kooperacje.modelbook.redlining import Text
from kooperacje.modelbook.states import Certainty

if TYPE_CHECKING:
    from kooperacje.documents.redline import Redline


def models(actor: Actor) -> list[tuple[CooperationModel, list[ModelVersion]]]:
    """Every model that the actor may see, with its visible versions, the newest first. Two queries."""
    by_model: dict[object, list[ModelVersion]] = {}
    for version in access.visible(actor).order_by("-number"):
        by_model.setdefault(version.model_id, []).append(version)
    found = access.visible_models(actor).order_by("name")
    return [(model, by_model.get(model.pk, [])) for model in found]


def versions(actor: Actor, key: str) -> list[ModelVersion]:
    """The versions of one model, the newest first."""
    return list(access.visible(actor).filter(model__key=key).order_by("-number"))


def find_version(actor: Actor, key: str, label: str | None = None) -> ModelVersion | None:
    """A version by model key and, where given, its label or number; None when there is no such visible version."""
    found = access.visible(actor).filter(model__key=key).order_by("-number")
    if label is None:
        return found.first()
    return found.filter(label__iexact=label).first() or (
        found.filter(number=int(label)).first() if label.isascii() and label.isdigit() else None
    )


def definition(version: ModelVersion) -> Definition:
    """The validated definition of a version."""
    return Definition.model_validate(version.definition)


def outline(version: ModelVersion) -> list[Passage]:
    """All passages in reading order."""
    return list(version.passages.order_by("position"))


def all_have_text(*versions: ModelVersion) -> bool:
    """Whether each of these versions has passages: one query."""
    having = Passage.objects.filter(model_version__in=versions).order_by()
    return having.values("model_version").distinct().count() == len(versions)


def passages(actor: Actor, version: ModelVersion) -> QuerySet[Passage]:
    """The passages of a version, as far as the actor may see them."""
    return access.visible_passages(actor).filter(model_version=version).order_by("position")


def passage(actor: Actor, version: ModelVersion, ref: str) -> Passage:
    """One passage by its lasting id. Raises `NotThere`."""
    found = passages(actor, version).filter(ref=ref).first()
    if found is None:
        raise NotThere("passage")
    return found


def differences(before: ModelVersion, after: ModelVersion) -> list[Pair]:
    """What changed between two versions of a model, passage by passage; what a person decided counts."""
    return match(sides(outline(before)), sides(outline(after)), decided(before, after))


def decided(before: ModelVersion, after: ModelVersion) -> Decided:
    """What people said about the passages of two versions."""
    said = Lineage.objects.filter(before=before, after=after, certainty=Certainty.CONFIRMED.value)
    return Decided(dict(said.order_by("id").values_list("old__ref", "new__ref")))


def text(version: ModelVersion) -> Text:
    """A version as a document needs it; it bears the date of the version, so equal texts give equal bytes."""
    rows = outline(version)
    stamp = datetime.combine(version.dated, time(), UTC) if version.dated else LONG_AGO
    return Text(
        name=version.model.name,
        label=version.label,
        identifier=f"{version.model.key}/{version.number}",
        modified=stamp,
        sides=tuple(sides(rows)),
        depths=tuple(row.depth for row in rows),
    )


def tracked(before: ModelVersion, after: ModelVersion, *, when: datetime) -> "Redline":
    """The later version as a Word document with its changes tracked."""
    return redlining.tracked(text(before), text(after), differences(before, after), when=when)


def redline_tree(before: ModelVersion, after: ModelVersion, *, anchor: str, title: str) -> Section:
    """What changed between two versions, as a section of any document."""
    return redlining.redline_tree(differences(before, after), anchor=anchor, title=title)


def sides(rows: Sequence[Passage]) -> list[Side]:
    """Passages as they are compared."""
    above: list[Passage] = []
    found = []
    for row in rows:
        above = [one for one in above if one.depth < row.depth]
        parent = above[-1].ref if above else ""
        found.append(Side(row.ref, row.number, row.kind, row.heading, row.text or None, parent))
        above.append(row)
    return found
