"""Pages before somebody holds a code."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from kooperacje.answering import queries
from kooperacje.answering.models import Code
from kooperacje.consultations.models import Consultation


@dataclass(frozen=True, slots=True)
class EnterPage:
    """`open_url` leads back to what this browser holds already; empty: nothing."""

    open_url: str
    open_title: str
    list_url: str


@dataclass(frozen=True, slots=True)
class WithCodePage:
    title: str
    language: str
    organiser: str
    institution: str
    summary: str | None
    closing: datetime | None
    other: bool
    """Whether the page is that of a colleague's code."""


@dataclass(frozen=True, slots=True)
class OpenPage:
    title: str
    language: str
    organiser: str
    url: str
    closing: datetime | None
    desk_url: str
    """Leads back to an answer that this browser has begun in this consultation; empty: none."""
    enter_url: str


def enter(held: Code | None) -> EnterPage:
    return EnterPage(
        open_url=reverse("answering:desk") if held else "",
        open_title=held.consultation.title if held else "",
        list_url=reverse("public:list"),
    )


def with_code(code: Code) -> WithCodePage:
    consultation = code.consultation
    party = queries.party(consultation, code.institution) if code.institution else None
    return WithCodePage(
        title=consultation.title,
        language=consultation.language,
        organiser=consultation.organiser.name,
        institution=party.name if party else "",
        summary=consultation.summary,
        closing=queries.window(consultation).last_minute,
        other=bool(code.label),
    )


def begin(consultation: Consultation, held: Code | None) -> OpenPage:
    mine = held is not None and held.consultation_id == consultation.pk
    return OpenPage(
        title=consultation.title,
        language=consultation.language,
        organiser=consultation.organiser.name,
        url=reverse("public:consultation", args=[consultation.slug]),
        closing=queries.window(consultation).last_minute,
        desk_url=reverse("answering:desk") if mine else "",
        enter_url=reverse("answering:enter"),
    )
