"""The directory inside somebody else's page, and how it gets there."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kooperacje.directory import locating, marks, words
from kooperacje.directory.asking import Ask
from kooperacje.directory.pages import front, lines, places
from kooperacje.directory.pages.front import Topic
from kooperacje.directory.pages.lines import Line
from kooperacje.directory.queries import headings, search

SHOWN = 5
HEIGHT = 620


@dataclass(frozen=True, slots=True)
class FramePage:
    """What stands in the frame: a search, and the topics or the first services of one."""

    title: str
    place: str
    number: str
    category: str
    topics: tuple[Topic, ...]
    lines: tuple[Line, ...]
    more_url: str
    results_url: str


def frame(ask: Ask) -> FramePage:
    """The frame for a place and perhaps a topic."""
    spotted = locating.by_number(ask.place) if ask.place else None
    asked = Ask(category=ask.category, place=spotted.number if spotted else "")
    origin = locating.point(asked.place) if asked.place else None
    found = search.search(asked, (), origin) if asked.category else search.Found((), 0)
    return FramePage(
        title=_("Find help: %(place)s") % {"place": places.label(spotted)} if spotted else _("Find help"),
        place=places.typed(spotted) if spotted else "",
        number=asked.place,
        category=asked.category,
        topics=() if asked.category else front.topics(asked.place),
        lines=lines.lines(found.hits[:SHOWN], origin=origin),
        more_url=f"{reverse('directory:results')}?{asked.address()}",
        results_url=reverse("directory:results"),
    )


@dataclass(frozen=True, slots=True)
class WidgetPage:
    """How an institution puts the frame into its own page."""

    topics: tuple[tuple[str, str, bool], ...]
    place: str
    unknown_place: str
    snippet: str
    frame_url: str
    front_url: str


def widget(ask: Ask, typed: str) -> WidgetPage:
    """The page with the piece of HTML to copy."""
    language = get_language() or "pl"
    spotted = locating.by_words(typed) if typed else locating.by_number(ask.place) if ask.place else None
    asked = Ask(category=ask.category, place=spotted.number if spotted else "")
    query = asked.address()
    address = reverse("directory:frame") + (f"?{query}" if query else "")
    return WidgetPage(
        topics=tuple(
            (one.key, words.told(one.name, language)[0], one.key == ask.category)
            for one in headings.headings()
        ),
        place=places.typed(spotted) if spotted else typed,
        unknown_place="" if spotted else typed,
        snippet=(
            f'<iframe src="{escape(marks.absolute(address))}" title="{escape(_("Find help"))}" '
            f'width="100%" height="{HEIGHT}" loading="lazy"></iframe>'
        ),
        frame_url=address,
        front_url=reverse("directory:front"),
    )
