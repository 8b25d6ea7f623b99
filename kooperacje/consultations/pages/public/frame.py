"""What all pages of one consultation share: its name, its state, and the way between its parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kooperacje.base.pages import Tab
from kooperacje.consultations import packs
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.packs import Pack
from kooperacje.consultations.states import ConsultationState
from kooperacje.consultations.words import word

TONES: Mapping[ConsultationState, str] = MappingProxyType(
    {
        ConsultationState.DRAFT: "idle",
        ConsultationState.ANNOUNCED: "info",
        ConsultationState.RUNNING: "info",
        ConsultationState.SUMMING_UP: "warn",
        ConsultationState.PUBLISHED: "good",
        ConsultationState.WITHDRAWN: "idle",
    }
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The head of every page of one consultation."""

    id: UUID
    slug: str
    title: str
    language: str
    """Language of the content, for screen readers."""
    organiser: str
    organiser_url: str
    state: tuple[str, str]
    fictional: bool
    published: bool
    list_url: str
    url: str
    tabs: tuple[Tab, ...]


def state_mark(state: str) -> tuple[str, str]:
    """The tone and the word of a state."""
    known = ConsultationState(state)
    return TONES[known], str(word(known))


def frame(consultation: Consultation, current: str, remarks: int | None = None) -> Frame:
    """`current` is the name of the view; before publication there is one page only."""
    published = consultation.state == ConsultationState.PUBLISHED
    names = (
        ("consultation", _("About the consultation"), None),
        ("remarks", _("Remarks and positions"), remarks),
        ("changes", _("Themes and changes"), None),
        ("report", _("Report"), None),
    )
    tabs = tuple(
        Tab(label, reverse(f"public:{view}", args=[consultation.slug]), view == current, count)
        for view, label, count in (names if published else names[:1])
    )
    return Frame(
        id=consultation.pk,
        slug=consultation.slug,
        title=consultation.title,
        language=consultation.language,
        organiser=consultation.organiser.name,
        organiser_url=reverse("institutions:detail", args=[consultation.organiser.key]),
        state=state_mark(consultation.state),
        fictional=consultation.fictional,
        published=published,
        list_url=reverse("public:list"),
        url=reverse("public:consultation", args=[consultation.slug]),
        tabs=tabs if published else (),
    )


def pack_of(consultation: Consultation) -> Pack | None:
    """The files of the report in the reader's language; None while they are being made, and before publication."""
    if consultation.state != ConsultationState.PUBLISHED:
        return None
    return packs.find(consultation.pk, packs.stamp(consultation.changed_at), get_language() or "pl")
