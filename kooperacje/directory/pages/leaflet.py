"""A leaflet to print: what helps with one topic in one gmina, in large letters, with a mark that leads to the page."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.problems import NotThere
from kooperacje.directory import locating, marks, words
from kooperacje.directory.asking import Ask
from kooperacje.directory.pages import lines, places
from kooperacje.directory.pages.lines import Line
from kooperacje.directory.queries import headings, search
from kooperacje.documents.tree import BulletList, Document, Link, Meta, Paragraph, Section, Strong

PRINTED = ("pl", "en")
"""Languages in which a leaflet is also a PDF."""


@dataclass(frozen=True, slots=True)
class LeafletPage:
    """What is printed."""

    topic: str
    topic_lang: str
    about: str
    about_lang: str
    place: str
    lines: tuple[Line, ...]
    count: int
    mark: SafeString
    link: str
    link_words: str
    on: date
    pdf_url: str
    back_url: str


def leaflet(category: str, number: str) -> LeafletPage:
    """The leaflet of a topic in a gmina; raises `NotThere`."""
    heading = next((one for one in headings.headings() if one.key == category), None)
    spotted = locating.by_number(number)
    if heading is None or spotted is None or spotted.kind != "gmina":
        raise NotThere
    language = get_language() or "pl"
    ask = Ask(category=category, place=number)
    origin = locating.point(number)
    found = search.search(ask, (), origin)
    topic, topic_lang = words.told(heading.name, language)
    about, about_lang = words.told(heading.about, language)
    back = f"{reverse('directory:results')}?{ask.address()}"
    link = marks.absolute(back)
    return LeafletPage(
        topic=topic,
        topic_lang=topic_lang,
        about=about,
        about_lang=about_lang,
        place=places.label(spotted),
        lines=lines.lines(found.hits, origin=origin),
        count=found.count,
        mark=marks.drawing(back),
        link=link,
        link_words=link.split("://", 1)[-1],
        on=clock.today(),
        pdf_url=reverse("directory:leaflet-pdf", args=[category, number]) if language in PRINTED else "",
        back_url=back,
    )


def document(page: LeafletPage) -> Document:
    """The same as a document."""
    language = get_language() or "pl"
    return Document(
        title=f"{page.topic}: {page.place}",
        identifier="ulotka",
        subtitle=page.about,
        language=language if language in PRINTED else "pl",
        meta=Meta(date=f"{page.on:%d.%m.%Y}", organisation=page.place),
        sections=tuple(_section(line) for line in page.lines)
        or (
            Section(
                _("Nothing here yet"),
                "nothing",
                (Paragraph(_("There is no such service in the basket yet.")),),
            ),
        ),
        blocks=(Paragraph((_("The current list: "), Link(page.link_words, page.link))),),
    )


def _section(line: Line) -> Section:
    facts = [
        *([line.provider] if line.provider else []),
        *([line.where] if line.where else []),
        *([_("The address is protected. Call.")] if line.protected else []),
        *([_("telephone: %(number)s") % {"number": line.phone}] if line.phone else []),
        *([line.cost] if line.cost else []),
        *line.demands,
    ]
    summary = (Paragraph(Strong(line.summary)),) if line.summary else ()
    return Section(line.name, f"n-{line.number}", (*summary, BulletList(tuple(facts))), numbered=False)
