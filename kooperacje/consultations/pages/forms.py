"""Pages that hold a form."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.outline.lists import List
from kooperacje.consultations.outline.sections import OF_KIND
from kooperacje.consultations.pages import said
from kooperacje.consultations.pages.frame import BASICS, Frame, frame, section_url
from kooperacje.institutions.models import Institution

MOST_MATCHES = 20


@dataclass(frozen=True, slots=True)
class Difference:
    """A field on which two officers differ."""

    label: str
    now: str
    yours: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form in its section. `conflict` holds what somebody else saved in between."""

    frame: Frame
    heading: str
    section: str
    back: str
    button: str
    remove_url: str
    conflict: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class PlainFormPage:
    """A form that belongs to no consultation yet."""

    heading: str
    lead: str
    button: str
    back: str


@dataclass(frozen=True, slots=True)
class Match:
    """An institution of the register that may be added."""

    key: str
    name: str
    detail: str
    added: bool


@dataclass(frozen=True, slots=True)
class InstitutionPage:
    """Choosing an institution from the register."""

    frame: Frame
    back: str
    words: str
    matches: tuple[Match, ...]
    url: str
    register_url: str


def part_form(
    consultation: Consultation,
    actor: Actor,
    outline: List,
    *,
    key: str = "",
    conflict: Sequence[tuple[str, Any, Any]] = (),
) -> FormPage:
    """Adding an element, or changing the one with the key."""
    section = OF_KIND[outline.kind.name]
    remove = "consultations:workspace-part-remove"
    return FormPage(
        frame=frame(consultation, actor, section.slug),
        heading=str(outline.one) if key else str(outline.add),
        section=str(section.title),
        back=f"{section_url(consultation.slug, section.slug)}#{outline.slug}",
        button=_("Save") if key else str(outline.add),
        remove_url=reverse(remove, args=[consultation.slug, outline.slug, key]) if key else "",
        conflict=tuple(_difference(outline, *found) for found in conflict),
    )


def _difference(outline: List, name: str, now: Any, yours: Any) -> Difference:
    field = outline.field(name)
    label = str(field.label) if field else name
    return Difference(label, _words(now), _words(yours))


def basics_form(
    consultation: Consultation,
    actor: Actor,
    conflict: Sequence[tuple[str, Any, Any]] = (),
    labels: Any = None,
) -> FormPage:
    """Changing the basic data."""
    known = labels or {}
    return FormPage(
        frame=frame(consultation, actor, BASICS),
        heading=_("Basic data"),
        section=_("Basic data"),
        back=reverse("consultations:workspace", args=[consultation.slug]),
        button=_("Save"),
        remove_url="",
        conflict=tuple(
            Difference(str(known.get(name, name)), _words(now), _words(yours))
            for name, now, yours in conflict
        ),
    )


def _words(value: Any) -> str:
    """A value of the file format as plain words, for a comparison."""
    if value is None or value == ():
        return _("not stated")
    if isinstance(value, tuple):
        return ", ".join(_words(item) for item in value)
    if hasattr(value, "from_"):
        return said.period(value)
    if hasattr(value, "model_fields"):
        return ", ".join(_words(getattr(value, name)) for name in type(value).model_fields)
    return str(value)


def new() -> PlainFormPage:
    """Beginning a consultation."""
    return PlainFormPage(
        heading=_("New consultation"),
        lead=_("A title and the organiser are enough to begin: everything else can wait."),
        button=_("Begin the draft"),
        back=reverse("consultations:workspace-list"),
    )


def upload() -> PlainFormPage:
    """Loading a file."""
    return PlainFormPage(
        heading=_("Load a consultation from a file"),
        lead=_(
            "Loading again changes only what the file states differently. What the file leaves out is removed."
        ),
        button=_("Load"),
        back=reverse("consultations:workspace-list"),
    )


def institutions(
    consultation: Consultation, actor: Actor, words: str, found: Sequence[Institution], present: set[str]
) -> InstitutionPage:
    """Matches of the register, with those that are on the list already."""
    slug = consultation.slug
    return InstitutionPage(
        frame=frame(consultation, actor, "interesariusze"),
        back=section_url(slug, "interesariusze"),
        words=words,
        matches=tuple(
            Match(row.key, row.name, row.seat.name if row.seat else "", row.key in present) for row in found
        ),
        url=reverse("consultations:workspace-institution-add", args=[slug]),
        register_url=reverse("institutions:new"),
    )
