"""The way here, and small things that several pages share."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from kooperacje.agreements import access, drawing, words
from kooperacje.agreements.models import Paper, PaperVersion
from kooperacje.agreements.text import Text
from kooperacje.base.actor import Actor
from kooperacje.documents import html
from kooperacje.documents.tree import Document


@dataclass(frozen=True, slots=True)
class Head:
    """The head of every page of one paper."""

    title: str
    number: str
    url: str
    back_label: str
    back_url: str


def head(actor: Actor, paper: Paper) -> Head:
    place = access.place_of(actor, paper.subject)
    return Head(
        title=paper.title,
        number=paper.number,
        url=reverse("agreements:detail", args=[paper.pk]),
        back_label=place.label if place else "",
        back_url=place.url if place else "/",
    )


def kind_label(paper: Paper) -> str:
    """What the owning room calls this kind; "" for one written by hand."""
    builder = access.builder_of(paper.subject, paper.kind)
    return str(builder.title) if builder else ""


def drawn(text: Text, *, level: int = 2) -> SafeString:
    """The text as part of a page; headings begin at `level`."""
    made = Document(title=text.title, identifier="text", sections=drawing.sections(text), contents=False)
    return mark_safe(html.fragment(made, level=level, contents=False))  # noqa: S308 - the renderer escapes every word


def name_of(version: PaperVersion) -> tuple[str, str]:
    """State of a version: colour and word."""
    return words.state_of(version)
