"""What was found, and when nothing was: why, and what there is instead."""

from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.directory import hours, lexemes, locating, meaning, words
from kooperacje.directory.asking import Ask
from kooperacje.directory.locating import Spotted
from kooperacje.directory.pages import lines, places
from kooperacje.directory.pages.lines import Line, Told
from kooperacje.directory.pages.places import PlaceView
from kooperacje.directory.queries import headings, lacks, offices, search, typing
from kooperacje.directory.queries.headings import Heading
from kooperacje.directory.queries.lacks import Lack
from kooperacje.directory.queries.offices import Office

MOST_LACKS = 5
MOST_TOPICS = 2
Point = tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter."""

    value: str
    label: str
    chosen: bool
    group: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """A link to another search, with what it finds."""

    label: str
    url: str
    count: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class LackView:
    """Something that is missing, said honestly."""

    title: str
    where: str
    note: str
    in_hand: bool
    substitute: str
    substitute_url: str


@dataclass(frozen=True, slots=True)
class Filters:
    """The form as it stands."""

    text: str
    place: str
    number: str
    categories: tuple[Choice, ...]
    audiences: tuple[Choice, ...]
    without: tuple[Choice, ...]
    ways: tuple[Choice, ...]
    days: tuple[Choice, ...]
    age: str
    free: bool
    now: bool
    room: bool
    open: bool
    """Whether something beside words, topic and place is asked."""


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """A page of what was found."""

    filters: Filters
    lines: tuple[Line, ...]
    summary: str
    count: int
    page: int
    last: int
    place: PlaceView | None
    guessed: str
    others: tuple[PlaceView, ...]
    unknown_place: str
    no_word: bool
    """What was typed holds no word to look for."""
    corrected: str
    any_word: bool
    meant: Told | None
    """The heading that the words lead to, when no card says them."""
    topics: tuple[Way, ...]
    """Headings that the words lead to as well."""
    urgent: bool
    """Somebody may be in danger."""
    open_first: bool
    """What is open now stands before the rest."""
    office: Office | None
    """Who knows more, when nothing is found."""
    instead: tuple[Way, ...]
    lacks: tuple[LackView, ...]
    point: Point
    """The middle of the place that is asked."""
    map_url: str
    list_url: str
    leaflet_url: str
    front_url: str
    clear_url: str
    suggest_url: str
    about: str
    about_lang: str


def results(ask: Ask, typed: str) -> ResultsPage:
    """Everything about one question. `typed` are the words given for a place; they lead before the number."""
    spotted = _spotted(ask, typed)
    ask = replace(ask, place=spotted.number if spotted else "")
    origin = locating.point(ask.place) if ask.place else None
    asked = lexemes.question(ask.text)
    answered = find(ask, asked, origin)
    found = answered.found
    last = max(1, -(-min(found.count, search.MOST) // search.PAGE))
    if ask.page > last:
        ask = replace(ask, page=last)
        answered = find(ask, asked, origin)
        found = answered.found
    known = headings.headings()
    heading = next((one for one in known if one.key == ask.category), None)
    language = get_language() or "pl"
    about, about_lang = words.told(heading.about, language) if heading else ("", "pl")
    query = ask.address(page=1)
    led = tuple(key for key in meaning.meant(asked) if key not in (ask.category, answered.meant))
    urgent = not meaning.URGENT.isdisjoint((ask.category, answered.meant, *led))
    open_first = urgent and found.count <= search.PAGE
    hits = _open_first(found.hits) if open_first else found.hits
    return ResultsPage(
        filters=_filters(ask, typed, spotted, known),
        lines=lines.lines(hits, (ask.page - 1) * search.PAGE + 1, origin),
        summary=_summary(found.count),
        count=found.count,
        page=ask.page,
        last=last,
        place=places.view(spotted) if spotted else None,
        guessed=spotted.guessed if spotted else "",
        others=tuple(
            places.view(other, f"?{ask.address(place=other.number, page=1)}")
            for other in (spotted.others if spotted else ())
        ),
        unknown_place="" if spotted else typed,
        no_word=bool(ask.text and not asked),
        corrected=answered.corrected,
        any_word=answered.any_word,
        meant=next((_named(one, language) for one in known if one.key == answered.meant), None),
        topics=tuple(
            _topic(one, ask.place, language) for key in led[:MOST_TOPICS] for one in known if one.key == key
        ),
        urgent=urgent,
        open_first=open_first,
        office=None if found.count else offices.office(ask.place),
        instead=() if found.count else _instead(ask, asked, known),
        lacks=_lacks(ask, answered.corrected),
        point=origin,
        list_url=f"{reverse('directory:results')}?{query}",
        map_url=f"{reverse('directory:map')}?{query}",
        leaflet_url=_leaflet(ask),
        front_url=reverse("directory:front"),
        clear_url=reverse("directory:results"),
        suggest_url=reverse("directory:suggest-new"),
        about=about,
        about_lang=about_lang,
    )


def _open_first(hits: tuple[search.Hit, ...]) -> tuple[search.Hit, ...]:
    now = clock.now()

    def shut(hit: search.Hit) -> bool:
        stands = hours.today(hours.spans(hit.brief["openings"]), now)
        return stands is None or stands.kind != "now"

    return tuple(sorted(hits, key=shut))


def _named(heading: Heading, language: str) -> Told:
    return Told(*words.told(heading.name, language))


def _topic(heading: Heading, place: str, language: str) -> Way:
    name = _named(heading, language)
    url = f"{reverse('directory:results')}?{Ask(category=heading.key, place=place).address()}"
    return Way(name.text, url, lang=name.lang)


def _spotted(ask: Ask, typed: str) -> Spotted | None:
    by_number = locating.by_number(ask.place) if ask.place else None
    if by_number and (not typed or typed == places.typed(by_number)):
        return by_number
    return locating.by_words(typed) if typed else None


@dataclass(frozen=True, slots=True)
class Answered:
    """What is found for a question, and how it had to be understood."""

    found: search.Found
    corrected: str = ""
    """The words put right."""
    meant: str = ""
    """Key of the heading that the words lead to, when no card says them."""
    any_word: bool = False


def find(ask: Ask, asked: tuple[lexemes.Word, ...], origin: Point) -> Answered:
    """What is found: by all words, else by words put right, else under the heading that is meant, else by any word."""
    found = search.search(ask, asked, origin)
    if found.count or not asked:
        return Answered(found)
    asked = meaning.telling(asked)
    for answered in (_meant, _corrected, _any_word):
        if more := answered(ask, asked, origin):
            return more
    return Answered(found)


def _meant(ask: Ask, asked: tuple[lexemes.Word, ...], origin: Point) -> Answered | None:
    for key in () if ask.category else meaning.meant(asked):
        found = search.search(replace(ask, text="", category=key), (), origin)
        if found.count:
            return Answered(found, meant=key)
    return None


def _corrected(ask: Ask, asked: tuple[lexemes.Word, ...], origin: Point) -> Answered | None:
    corrected = typing.corrected(asked)
    found = search.search(ask, lexemes.question(corrected), origin) if corrected else None
    return Answered(found, corrected) if found and found.count else None


def _any_word(ask: Ask, asked: tuple[lexemes.Word, ...], origin: Point) -> Answered | None:
    if len(asked) < 2:
        return None
    corrected = typing.corrected(asked)
    found = search.search(ask, lexemes.question(corrected) or asked, origin, every=False)
    return Answered(found, corrected, any_word=True) if found.count else None


def _summary(count: int) -> str:
    if count > search.MOST:
        return _("More than %(count)d services") % {"count": search.MOST}
    return ngettext("%(count)d service", "%(count)d services", count) % {"count": count}


def _instead(ask: Ask, asked: tuple[lexemes.Word, ...], known: tuple[Heading, ...]) -> tuple[Way, ...]:
    """Searches near this one that find something, with how much."""
    parent = next((one.parent for one in known if one.key == ask.category), "")
    tried: list[tuple[str, Ask]] = []
    if ask.narrowed:
        plain = Ask(text=ask.text, category=ask.category, place=ask.place)
        tried.append((_("The same without the further conditions"), plain))
    if len(ask.place) == len("WWPPGG"):
        tried.append((_("The same in the whole powiat"), replace(ask, place=ask.place[:4], page=1)))
    if ask.place:
        tried.append((_("The same in the whole country"), replace(ask, place="", page=1)))
    if parent:
        tried.append((_("A wider topic here"), replace(ask, category=parent, page=1)))
    if ask.category and ask.text:
        tried.append((_("The same words in every topic"), replace(ask, category="", page=1)))
    if ask.category or ask.text:
        tried.append((_("All help at this place") if ask.place else _("All services"), Ask(place=ask.place)))
    found = []
    for label, other in tried:
        count = search.search(other, asked if other.text else (), None).count
        if count:
            found.append(Way(label, f"{reverse('directory:results')}?{other.address()}", _summary(count)))
    return tuple(found)


def _lacks(ask: Ask, corrected: str) -> tuple[LackView, ...]:
    """Public gaps that meet the question; all of the place when only a place is asked."""
    if not (ask.place or ask.category or ask.text):
        return ()
    asked = lexemes.question(corrected or ask.text)
    met = [one for one in lacks.lacks(ask.place) if _meets(one, ask, asked)]
    return tuple(map(lack_view, met[:MOST_LACKS]))


def _meets(lack: Lack, ask: Ask, asked: tuple[lexemes.Word, ...]) -> bool:
    if ask.category and lack.heading not in ("", ask.category):
        return False
    held = {form for token in lexemes.tokens(lack.text) for form in lexemes.known(token)[0]}
    return all(
        held & set(word.exact) or any(one.startswith(word.beginnings) for one in held if word.beginnings)
        for word in asked
    )


def lack_view(lack: Lack) -> LackView:
    """The gap in words."""
    url = reverse("directory:card", args=[lack.substitute]) if lack.substitute else ""
    where = words.unit(lack.where_kind, lack.where)
    return LackView(lack.title, where, lack.note, lack.in_hand, lack.substitute_name, url)


def _leaflet(ask: Ask) -> str:
    if not ask.category or len(ask.place) != len("WWPPGG"):
        return ""
    return reverse("directory:leaflet", args=[ask.category, ask.place])


def _filters(ask: Ask, typed: str, spotted: Spotted | None, known: tuple[Heading, ...]) -> Filters:
    language = get_language() or "pl"
    groups = {"topic": _("What it is about"), "domain": _("Kinds of services")}
    return Filters(
        text=ask.text,
        place=places.typed(spotted) if spotted and not spotted.guessed else typed,
        number=ask.place,
        categories=tuple(
            Choice(
                one.key,
                words.told(one.name, language)[0],
                one.key == ask.category,
                groups.get(one.scheme, ""),
            )
            for one in known
        ),
        audiences=_choices(words.AUDIENCES, ask.audience),
        without=tuple(
            Choice(key.value, str(said), key in ask.without) for key, said in words.WITHOUT.items()
        ),
        ways=_choices(words.WAYS, ask.way),
        days=tuple(Choice(str(n), str(said), n == ask.day) for n, said in enumerate(words.DAYS, start=1)),
        age="" if ask.age is None else str(ask.age),
        free=ask.free,
        now=ask.now,
        room=ask.room,
        open=ask.narrowed,
    )


def _choices(kind: dict, chosen: str) -> tuple[Choice, ...]:  # type: ignore[type-arg]
    return tuple(Choice(key.value, str(said), key == chosen) for key, said in kind.items())
