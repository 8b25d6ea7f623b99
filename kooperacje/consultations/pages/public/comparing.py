"""Two published consultations of one model side by side, for everybody."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from kooperacje.base.actor import ANONYMOUS
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages.comparing import Other, body, others
from kooperacje.consultations.pages.public.frame import Frame, frame


@dataclass(frozen=True, slots=True)
class Comparisons:
    """With what this one can be compared."""

    frame: Frame
    others: tuple[Other, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """The comparison itself."""

    frame: Frame
    other: str
    other_language: str
    body: SafeString
    list_url: str


def comparisons(consultation: Consultation) -> Comparisons:
    """One query."""
    found = others(consultation, ANONYMOUS, "public:comparison", published=True)
    return Comparisons(frame(consultation, "comparisons"), found)


def comparison(first: Consultation, second: Consultation) -> Side:
    """As many queries for many remarks as for one. Raises `NotThere` where the two cannot be compared."""
    return Side(
        frame=frame(first, "comparisons"),
        other=second.title,
        other_language=second.language,
        body=body(first, second),
        list_url=reverse("public:comparisons", args=[first.slug]),
    )
