"""Sending a Word document, and what was recognised in it."""

from collections import Counter
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.modelbook import access, importing, queries, words
from kooperacje.modelbook.models import PendingDocument
from kooperacje.modelbook.numbering import numbers
from kooperacje.modelbook.states import Change, PassageKind

NEW = "new"
SHOWN = 300
"""Letters of a passage in the preview."""


@dataclass(frozen=True, slots=True)
class UploadPage:
    list_url: str
    most_megabytes: int
    targets: tuple[tuple[str, str], ...]
    """(value, label): after which version of which model, or a new model."""


@dataclass(frozen=True, slots=True)
class Line:
    """A passage to be. `rows` are the first rows of a table."""

    number: str
    kind: str
    depth: int
    heading: str
    text: str
    rows: tuple[tuple[str, ...], ...]
    change: tuple[str, str]
    """What it would be against the version before; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Preview:
    file: str
    label: str
    title: str
    into: str
    upload_url: str
    load_url: str
    discard_url: str
    faults: tuple[str, ...]
    notices: tuple[tuple[str, str, str], ...]
    """(place, the words there, what a person should know)."""
    kinds: tuple[tuple[str, int], ...]
    counts: tuple[tuple[str, int], ...]
    uncertain: int
    lines: tuple[Line, ...]


def upload(actor: Actor) -> UploadPage:
    """How to send a document."""
    found = [
        (
            f"{model.key}/{version.number}",
            _("the next version of: %(model)s – %(version)s")
            % {"model": model.name, "version": version.label},
        )
        for model, versions in queries.models(actor)
        for version in versions
    ]
    targets = (*found, (NEW, _("a new model")))
    return UploadPage(reverse("modelbook:models"), importing.MOST_BYTES // 1_000_000, targets)


def preview(actor: Actor, pending: PendingDocument) -> Preview:
    """What the document would become."""
    understood = importing.understand(pending.name, bytes(pending.content))
    target = pending.target
    number = target["number"]
    before = access.get_or_404(actor, target["key"], number) if number is not None else None
    pairs = importing.compared(queries.sides(queries.outline(before)), understood.drafts) if before else []
    became = {
        int(pair.after.ref[1:]): pair for pair in pairs if pair.after and pair.change is not Change.MERGED
    }
    counts = Counter(pair.change for pair in pairs)
    labels = numbers((one.kind, one.depth) for one in understood.drafts)
    kinds = Counter(one.kind for one in understood.drafts)
    lines = []
    for index, (one, label) in enumerate(zip(understood.drafts, labels, strict=True)):
        pair = became.get(index)
        lines.append(_line(one, label, pair.change if pair else None, bool(pair and pair.uncertain)))
    return Preview(
        file=pending.name,
        label=target["label"],
        title=understood.title,
        into=f"{before.model.name} – {before.label}" if before else target["name"],
        upload_url=reverse("modelbook:upload"),
        load_url=reverse("modelbook:upload-load", args=[pending.pk]),
        discard_url=reverse("modelbook:upload-discard", args=[pending.pk]),
        faults=tuple(str(fault) for fault in understood.faults),
        notices=tuple(
            (
                importing.place_of(one.place) if one.place else _("the whole document"),
                one.text[:SHOWN],
                str(words.NOTICE[one.notice]),
            )
            for one in understood.notices
        ),
        kinds=tuple((str(words.KIND[kind]), kinds[kind]) for kind in PassageKind if kinds[kind]),
        counts=tuple((str(words.CHANGE[change][1]), counts[change]) for change in Change if counts[change]),
        uncertain=sum(pair.uncertain for pair in pairs),
        lines=tuple(lines),
    )


def _line(one: importing.Draft, label: str, change: Change | None, uncertain: bool) -> Line:
    tone, word = words.CHANGE[change] if change else ("", "")
    is_table = one.kind is PassageKind.TABLE
    return Line(
        number=label,
        kind=str(words.KIND[one.kind]),
        depth=one.depth,
        heading=one.heading,
        text="" if is_table else one.text[:SHOWN] + ("…" if len(one.text) > SHOWN else ""),
        rows=words.rows(one.text)[:3] if is_table else (),
        change=("warn", _("to be confirmed")) if uncertain else (tone, str(word)),
    )
