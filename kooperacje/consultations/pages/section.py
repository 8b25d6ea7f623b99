"""A section of the workspace: its lists, each element with what is stated about it and what may be done with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.outline.lists import BY_KIND, List
from kooperacje.consultations.outline.sections import Section
from kooperacje.consultations.pages import said
from kooperacje.consultations.pages.frame import Frame, frame
from kooperacje.consultations.pages.reach import Reach, reach
from kooperacje.consultations.pages.said import Known
from kooperacje.consultations.pages.timeline import Step, timeline
from kooperacje.consultations.queries import choosing as queries
from kooperacje.consultations.queries import names, rows
from kooperacje.institutions.pages import type_label
from kooperacje.institutions.queries import types

PLACED = frozenset({"institution", "meeting"})
"""Lists whose elements have a territorial unit."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of an element in words; None reads "not stated"."""

    label: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a list."""

    key: str
    number: int | None
    headline: str
    facts: tuple[Fact, ...]
    url: str
    move_url: str
    remove_url: str
    conduct_url: str
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One list, or the conclusions of one group. `head` is the group itself."""

    anchor: str
    title: str
    empty: str
    add: str
    add_url: str
    elements: tuple[Element, ...]
    head: Element | None = None


@dataclass(frozen=True, slots=True)
class SectionPage:
    """The whole section."""

    frame: Frame
    title: str
    lead: str
    blocks: tuple[Block, ...]
    timeline: tuple[Step, ...]
    reach: tuple[Reach, ...]
    edit: Decision


@dataclass(frozen=True, slots=True)
class _Around:
    slug: str
    known: Known


def section(consultation: Consultation, which: Section, actor: Actor) -> SectionPage:
    """A fixed number of queries: one a list, and one for each kind of thing that they refer to."""
    lists = [BY_KIND[kind] for kind in which.kinds]
    parts = {found.kind.name: rows.parts(rows.of(consultation, found.kind), found.kind) for found in lists}
    needed = sorted({target for found in lists for target in found.kind.targets()} - {"remark"})
    units = queries.units(part.territory for kind in PLACED & parts.keys() for part in parts[kind])
    known = Known(names.of(consultation, needed), _types(lists), units)
    around = _Around(consultation.slug, known)
    whole = frame(consultation, actor, which.slug)
    return SectionPage(
        frame=whole,
        title=str(which.title),
        lead=str(which.lead),
        blocks=_blocks(lists, parts, around),
        timeline=timeline(consultation, parts["stage"]) if "stage" in parts else (),
        reach=reach(consultation, parts) if "invitation" in parts else (),
        edit=whole.edit,
    )


def _types(lists: Sequence[List]) -> dict[str, str]:
    wanted = any(
        column.field in {"type", "institution_types"} for found in lists for column in found.kind.columns
    )
    return {found.key: type_label(found) for found in types()} if wanted else {}


def _blocks(lists: Sequence[List], parts: Mapping[str, list[Any]], around: _Around) -> tuple[Block, ...]:
    if "group" in parts:
        return _groups(parts["group"], parts["conclusion"], around)
    return tuple(_block(found, parts[found.kind.name], around) for found in lists)


def _block(outline: List, parts: Sequence[Any], around: _Around, **more: Any) -> Block:
    return Block(
        anchor=outline.slug,
        title=str(outline.title),
        empty=str(outline.empty),
        add=str(outline.add),
        add_url=add_url(around.slug, outline),
        elements=tuple(
            element(outline, part, around.slug, around.known, place, len(parts))
            for place, part in enumerate(parts)
        ),
        **more,
    )


def _groups(groups: Sequence[Any], conclusions: Sequence[Any], around: _Around) -> tuple[Block, ...]:
    """A block a group with its conclusions, and one to begin another group."""
    outline, inner = BY_KIND["group"], BY_KIND["conclusion"]
    blocks = []
    for place, group in enumerate(groups):
        inside = [conclusion for conclusion in conclusions if conclusion.group == group.key]
        head = element(outline, group, around.slug, around.known, place, len(groups))
        base = _block(inner, inside, around)
        blocks.append(
            Block(
                anchor=f"{outline.slug}-{group.key}",
                title=group.title,
                empty=base.empty,
                add=base.add,
                add_url=f"{base.add_url}?group={group.key}",
                elements=base.elements,
                head=head,
            )
        )
    first = _block(outline, (), around)
    return (*blocks, first)


def element(outline: List, part: Any, slug: str, known: Known, place: int = 0, total: int = 1) -> Element:
    """One part in words, with the addresses of what may be done with it."""
    where = [slug, outline.slug, part.key]
    hidden = {"group"} if outline.kind is catalogue.CONCLUSION else set()
    facts = [
        Fact(str(field.label), said.value(field, part, known))
        for field in outline.fields[1:]
        if field.name not in hidden
    ]
    telling = {str(field.label) for field in outline.fields if field.telling}
    return Element(
        key=part.key,
        number=place + 1 if outline.numbered else None,
        headline=said.headline(outline.headline, part, known),
        facts=tuple(fact for fact in facts if fact.value is not None or fact.label in telling),
        url=reverse("consultations:workspace-part", args=where),
        move_url=reverse("consultations:workspace-part-move", args=where),
        remove_url=reverse("consultations:workspace-part-remove", args=where),
        conduct_url=_conduct_url(outline, slug, part.key),
        first=place == 0,
        last=place == total - 1,
    )


def _conduct_url(outline: List, slug: str, key: str) -> str:
    """Where a meeting is run: agenda, invitations, attendance, decisions, minutes."""
    if outline.kind is not catalogue.MEETING:
        return ""
    return reverse("consultations:workspace-meeting", args=[slug, key])


def add_url(slug: str, outline: List) -> str:
    """Where an element is added; institutions are chosen from the register."""
    if outline.kind is catalogue.INSTITUTION:
        return reverse("consultations:workspace-institution-add", args=[slug])
    return reverse("consultations:workspace-part-add", args=[slug, outline.slug])
