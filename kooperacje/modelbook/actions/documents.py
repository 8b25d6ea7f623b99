"""A Word document becomes a draft: the whole of it, or nothing."""

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput
from kooperacje.journal import actions as journal
from kooperacje.modelbook import access, importing, queries
from kooperacje.modelbook.actions.lineage import settle_lineage
from kooperacje.modelbook.actions.passages import write_order
from kooperacje.modelbook.actions.versions import create_version, ensure_model, subject_of
from kooperacje.modelbook.definition import ModelCard
from kooperacje.modelbook.importing import Understood
from kooperacje.modelbook.models import CooperationModel, ModelVersion, Passage, PendingDocument
from kooperacje.modelbook.states import CommuneKind

KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a document goes: as the next version after version `number` of a model, or into a model that is yet to be made.

    Without `number` a model that is there gets a version that continues none.
    """

    key: str
    label: str
    number: int | None = None
    dated: date | None = None
    name: str = ""
    commune_kind: CommuneKind | None = None

    def data(self) -> dict[str, str | int | None]:
        """As JSON."""
        return {
            "key": self.key,
            "label": self.label,
            "number": self.number,
            "dated": self.dated.isoformat() if self.dated else None,
            "name": self.name,
            "commune_kind": self.commune_kind.value if self.commune_kind else None,
        }

    @classmethod
    def of(cls, pending: PendingDocument) -> "Target":
        given = pending.target
        return cls(
            key=given["key"],
            label=given["label"],
            number=given["number"],
            dated=date.fromisoformat(given["dated"]) if given["dated"] else None,
            name=given["name"],
            commune_kind=CommuneKind(given["commune_kind"]) if given["commune_kind"] else None,
        )


@dataclass(frozen=True, slots=True)
class Imported:
    """`waiting`: passages of the version before of which a person must say what they became."""

    version: ModelVersion
    passages: int
    waiting: int


@transaction.atomic
def stage_document(*, by: Actor, name: str, content: bytes, target: Target) -> PendingDocument:
    """Keep a document until its sender has seen the preview; replaces the sender's earlier one.

    Raises `BadInput` for what cannot be read at all, and then keeps nothing.
    """
    access.require(by, access.EDIT)
    if by.account_id is None:
        raise BadInput(_("Only a signed-in person can prepare a document for loading."))
    importing.understand(name, content)
    PendingDocument.objects.filter(created_at__lt=clock.now() - KEPT).delete()
    PendingDocument.objects.filter(account_id=by.account_id).delete()
    return PendingDocument.objects.create(
        account_id=by.account_id,
        name=name[-200:],
        content=content,
        target=target.data(),
        created_at=clock.now(),
    )


@transaction.atomic
def discard_document(pending: PendingDocument, *, by: Actor) -> None:
    """Throw a prepared document away."""
    access.pending_or_404(by, pending.pk).delete()


@transaction.atomic
def import_document(*, by: Actor, name: str, content: bytes, target: Target) -> Imported:
    """Make a draft from the document. Passages that are certainly those of the version before keep their lasting ids.

    Raises `BadInput` with the place of each fault; nothing is written then.
    """
    access.require(by, access.EDIT)
    understood = importing.understand(name, content)
    if understood.faults:
        raise BadInput(understood.faults)
    model = _model(by, target)
    before = None
    if target.number is not None:
        before = access.get_or_404(by, model.key, target.number)
    version = create_version(by=by, model=model, label=target.label, dated=target.dated)
    if before is not None:
        version.predecessor, version.definition = before, before.definition
        version.save(update_fields=["predecessor", "definition"])
    rows = _written(version, before, understood)
    waiting = settle_lineage(by=by, before=before, after=version) if before else 0
    journal.record(
        by=by,
        verb="modelbook.document_imported",
        subject=subject_of(version),
        details={"passages": len(rows), "sha256": hashlib.sha256(content).hexdigest()},
    )
    return Imported(version, len(rows), waiting)


def _model(by: Actor, target: Target) -> CooperationModel:
    found = access.visible_models(by).filter(key=target.key).first()
    if found is not None:
        if target.name:
            raise BadInput(_("There is a model with the key “%(key)s” already.") % {"key": target.key})
        return found
    if not target.name or target.commune_kind is None:
        raise BadInput(
            _("There is no model “%(key)s”; a new one needs a name and whom it is for.") % {"key": target.key}
        )
    card = ModelCard(key=target.key, name=target.name, commune_kind=target.commune_kind)
    return ensure_model(by=by, card=card)[0]


def _written(version: ModelVersion, before: ModelVersion | None, understood: Understood) -> list[Passage]:
    old = queries.outline(before) if before else []
    keep = importing.kept(importing.compared(queries.sides(old), understood.drafts))
    taken = (
        Passage.objects.filter(model_version__model=version.model_id).order_by().values_list("ref", flat=True)
    )
    by_ref = {row.ref: row for row in old}
    refs = importing.refs(understood.drafts, keep, set(taken))
    rows = [
        Passage(
            model_version=version,
            ref=ref,
            predecessor=by_ref.get(ref) if index in keep else None,
            kind=one.kind.value,
            depth=one.depth,
            heading=one.heading,
            text=one.text,
        )
        for index, (one, ref) in enumerate(zip(understood.drafts, refs, strict=True))
    ]
    write_order(rows)
    return rows
