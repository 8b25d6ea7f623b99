"""The page of a model version: what it defines, what the sources leave open, and its text."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.urls import reverse

from kooperacje.base.actor import Actor
from kooperacje.modelbook import access, queries, words
from kooperacje.modelbook.definition import Definition
from kooperacje.modelbook.models import ModelVersion, Passage
from kooperacje.modelbook.pages import facts
from kooperacje.modelbook.states import CommuneKind, PassageKind, VersionState


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage with its anchor; `level` is the heading level, `text` None where our sources do not give it."""

    ref: str
    number: str
    kind: str
    heading: str
    text: str | None
    rows: tuple[tuple[str, ...], ...]
    """The cells of a table; empty for any other passage."""
    level: int
    depth: int
    source: str
    history_url: str
    bare: bool
    """A heading without a text of its own and with nothing below it."""


@dataclass(frozen=True, slots=True)
class VersionRow:
    label: str
    url: str
    state: tuple[str, str]
    current: bool
    difference_url: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    key: str
    title: str
    link: str | None


@dataclass(frozen=True, slots=True)
class VersionPage:
    """Everything on the page. `open_count` is how many questions the sources leave open."""

    name: str
    label: str
    list_url: str
    state: tuple[str, str]
    commune: str
    dated: date | None
    project: str | None
    leader: str | None
    regions: str | None
    note: str
    about: tuple[facts.Statement, ...]
    teams: tuple[facts.Item, ...]
    roles: tuple[facts.Item, ...]
    steps: tuple[facts.Item, ...]
    duration: facts.Statement | None
    states_known: facts.Statement | None
    states: tuple[facts.StateRow, ...]
    documents: tuple[facts.Item, ...]
    basket: facts.BasketView | None
    indicators: tuple[tuple[facts.Statement, str], ...]
    gaps: tuple[facts.Open, ...]
    open_count: int
    sources: tuple[SourceRow, ...]
    passages: tuple[PassageView, ...]
    text_known: bool
    versions: tuple[VersionRow, ...]
    file_url: str
    next_url: str
    """Where a document becomes the version after this one; empty for who may not."""


def version(actor: Actor, row: ModelVersion) -> VersionPage:
    """The page of one version that the actor may see."""
    definition = queries.definition(row)
    path = definition.path
    versions = _versions(actor, row)
    key = row.model.key
    outline = queries.outline(row)
    history = len(versions) > 1
    followed = pairwise([*outline, None])
    passages = tuple(
        _passage(one, key, row.number, history, bool(after and after.depth > one.depth))
        for one, after in followed
        if one
    )
    model = row.model
    return VersionPage(
        name=model.name,
        label=row.label,
        list_url=reverse("modelbook:models"),
        state=state_of(row),
        commune=str(words.COMMUNE[CommuneKind(model.commune_kind)]),
        dated=row.dated,
        project=model.project or None,
        leader=model.leader or None,
        regions=", ".join(model.regions) or None,
        note=row.note,
        about=tuple(facts.statement(fact) for fact in definition.about),
        teams=tuple(facts.team(part, definition) for part in definition.teams),
        roles=tuple(facts.role(part, definition) for part in definition.roles),
        steps=tuple(facts.step(part, definition) for part in path.steps),
        duration=facts.statement(path.duration) if path.duration else None,
        states_known=facts.statement(path.states_known) if path.states_known else None,
        states=facts.states(path),
        documents=tuple(facts.document(part, definition) for part in definition.documents),
        basket=facts.basket(definition.basket, definition),
        indicators=tuple(
            (facts.statement(one.title), str(words.UNIT[one.unit])) for one in definition.indicators
        ),
        gaps=facts.gaps(definition.gaps_about("model")),
        open_count=len(definition.gaps),
        sources=_sources(definition),
        passages=passages,
        text_known=any(one.text for one in passages),
        versions=versions,
        file_url=reverse("modelbook:version-file", args=[key, row.number]) if passages else "",
        next_url=f"{reverse('modelbook:upload')}?po={key}/{row.number}"
        if access.can(actor, access.EDIT)
        else "",
    )


def state_of(row: ModelVersion) -> tuple[str, str]:
    kind, label = words.STATE[VersionState(row.state)]
    return kind, str(label)


def _sources(definition: Definition) -> tuple[SourceRow, ...]:
    return tuple(SourceRow(one.key, one.title, one.link) for one in definition.sources)


def _passage(row: Passage, key: str, number: int, history: bool, has_below: bool) -> PassageView:
    return PassageView(
        ref=row.ref,
        number=row.number,
        kind=str(words.KIND[PassageKind(row.kind)]),
        heading=row.heading,
        text=row.text or None,
        rows=words.rows(row.text) if row.kind == PassageKind.TABLE and row.text else (),
        level=min(row.depth + 2, 6),
        depth=row.depth,
        source=row.source,
        history_url=reverse("modelbook:passage", args=[key, number, row.ref]) if history else "",
        bare=not row.text and not has_below,
    )


def _versions(actor: Actor, shown: ModelVersion) -> tuple[VersionRow, ...]:
    rows = queries.versions(actor, shown.model.key)
    numbers = {one.pk: one.number for one in rows}
    found = []
    for one in rows:
        before = numbers.get(one.predecessor_id) if one.predecessor_id else None
        difference = (
            reverse("modelbook:difference", args=[shown.model.key, before, one.number]) if before else ""
        )
        url = reverse("modelbook:version", args=[shown.model.key, one.number])
        found.append(VersionRow(one.label, url, state_of(one), one.pk == shown.pk, difference))
    return tuple(found)
