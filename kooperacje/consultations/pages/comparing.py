"""Two consultations of one model side by side, for whoever works in the first."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from kooperacje.base.actor import Actor
from kooperacje.base.problems import NotThere
from kooperacje.consultations.comparison import comparable
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages.frame import PUBLISH, Frame, frame
from kooperacje.consultations.queries import comparing
from kooperacje.consultations.states import ConsultationState
from kooperacje.consultations.words import word
from kooperacje.documents import html


@dataclass(frozen=True, slots=True)
class Other:
    """Another consultation of the same model."""

    title: str
    organiser: str
    state: str
    fictional: bool
    url: str


@dataclass(frozen=True, slots=True)
class ComparisonsPage:
    """With what this one can be compared; `model` is its key, None where it names none."""

    frame: Frame
    model: str | None
    others: tuple[Other, ...]
    publish_url: str


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """The comparison itself."""

    frame: Frame
    other: str
    body: SafeString
    list_url: str


def comparisons_page(consultation: Consultation, actor: Actor) -> ComparisonsPage:
    """Two queries, whatever there is."""
    return ComparisonsPage(
        frame=frame(consultation, actor, PUBLISH),
        model=consultation.model_key,
        others=others(consultation, actor, "consultations:workspace-comparison", published=False),
        publish_url=reverse("consultations:workspace-publish", args=[consultation.slug]),
    )


def comparison_page(consultation: Consultation, other: Consultation, actor: Actor) -> ComparisonPage:
    """As many queries for many remarks as for one. Raises `NotThere` for one of another model."""
    return ComparisonPage(
        frame=frame(consultation, actor, PUBLISH),
        other=other.title,
        body=body(consultation, other),
        list_url=reverse("consultations:workspace-comparisons", args=[consultation.slug]),
    )


def others(consultation: Consultation, actor: Actor, view: str, *, published: bool) -> tuple[Other, ...]:
    """The other consultations as lines: one query."""
    return tuple(
        Other(
            title=other.title,
            organiser=other.organiser.name,
            state=str(word(ConsultationState(other.state))),
            fictional=other.fictional,
            url=reverse(view, args=[consultation.slug, other.slug]),
        )
        for other in comparing.others(consultation, actor, published=published)
    )


def body(first: Consultation, second: Consultation) -> SafeString:
    """The comparison as markup for a page of the site. Raises `NotThere` where the two cannot be compared."""
    if first.pk == second.pk:
        raise NotThere
    one, other = comparing.value(first), comparing.value(second)
    if not comparable(one, other):
        raise NotThere
    language = "pl" if (get_language() or "pl").startswith("pl") else "en"
    # Our own renderer made this, and it escapes every text.
    return mark_safe(html.fragment(comparing.of_values(one, other, language)))  # noqa: S308
