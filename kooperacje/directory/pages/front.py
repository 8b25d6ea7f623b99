"""The front of the directory: what help are you looking for?"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language

from kooperacje.directory import locating, words
from kooperacje.directory.asking import Ask
from kooperacje.directory.pages import places
from kooperacje.directory.pages.results import LackView, lack_view
from kooperacje.directory.queries import headings, lacks


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading to enter by."""

    name: str
    name_lang: str
    about: str
    about_lang: str
    url: str


@dataclass(frozen=True, slots=True)
class FrontPage:
    """Topics in residents' words, and kinds of services in the words of the law and the model."""

    topics: tuple[Topic, ...]
    kinds: tuple[Topic, ...]
    results_url: str
    map_url: str
    lacks_url: str
    widget_url: str


def front() -> FrontPage:
    """The page; the same for everybody."""
    language, known = get_language() or "pl", headings.headings()
    return FrontPage(
        tuple(_topic(one, language) for one in known if one.scheme == "topic"),
        tuple(_topic(one, language) for one in known if one.scheme != "topic"),
        reverse("directory:results"),
        reverse("directory:map"),
        reverse("directory:lacks"),
        reverse("directory:widget"),
    )


def topics(place: str) -> tuple[Topic, ...]:
    """What residents call their trouble; each leads to what there is at the place."""
    language = get_language() or "pl"
    return tuple(_topic(one, language, place) for one in headings.headings() if one.scheme == "topic")


def _topic(one: headings.Heading, language: str, place: str = "") -> Topic:
    name, name_lang = words.told(one.name, language)
    about, about_lang = words.told(one.about, language)
    url = f"{reverse('directory:results')}?{Ask(category=one.key, place=place).address()}"
    return Topic(name, name_lang, about, about_lang, url)


@dataclass(frozen=True, slots=True)
class LacksPage:
    """What is missing, as far as it is confirmed."""

    lacks: tuple[LackView, ...]
    place: str
    unknown_place: str
    front_url: str


def missing(typed: str) -> LacksPage:
    """The page of gaps, of one place or of all."""
    spotted = locating.by_words(typed) if typed else None
    found = lacks.lacks(spotted.number if spotted else "") if spotted or not typed else ()
    return LacksPage(
        tuple(map(lack_view, found)),
        places.typed(spotted) if spotted else typed,
        "" if spotted else typed,
        reverse("directory:front"),
    )
