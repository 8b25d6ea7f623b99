"""A leaflet to print: what helps with one topic in one gmina, in large letters, with a mark that leads to the page."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.problems import NotThere
from kooperacje.directory import locating, marks, words
from kooperacje.directory.asking import Ask
from kooperacje.directory.pages import lines, places
from kooperacje.directory.pages.lines import Line
from kooperacje.directory.queries import headings, search
from kooperacje.documents.leaflets import Entry, Leaflet


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
        pdf_url=reverse("directory:leaflet-pdf", args=[category, number]),
        back_url=back,
    )


def paper(page: LeafletPage) -> Leaflet:
    """The same to be set for paper."""
    return Leaflet(
        title=page.topic,
        place=page.place,
        about=page.about,
        language=get_language() or "pl",
        entries=tuple(map(_entry, page.lines)),
        nothing=_("There is no such service in the basket yet."),
        how=_("The current list, with everything else that helps:"),
        link=page.link,
        link_words=page.link_words,
        alt=_("QR mark of this page"),
        dated=_("As of %(day)s") % {"day": date_format(page.on, "j E Y")},
    )


def _entry(line: Line) -> Entry:
    shut = _("The address is protected. Call.") if line.protected else ""
    said = (line.provider, line.where, shut, capfirst(line.cost), *line.demands)
    phone = f"{_('tel.')} {line.phone}" if line.phone else ""
    return Entry(line.name, line.summary, tuple(filter(None, said)), phone, line.name_lang)
