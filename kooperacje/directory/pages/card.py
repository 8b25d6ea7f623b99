"""The page of a card, and the page of an institution with its cards."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.problems import NotThere
from kooperacje.directory import hours, words
from kooperacje.directory.pages import lines
from kooperacje.directory.pages.lines import Line, Told
from kooperacje.directory.queries import cards


@dataclass(frozen=True, slots=True)
class Hours:
    """One day of the week."""

    day: str
    hours: str
    note: str
    today: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, with what makes it accessible."""

    address: str
    note: str
    eases: tuple[str, ...]
    access: str


@dataclass(frozen=True, slots=True)
class CardPage:
    """Everything a resident needs to know about one service."""

    name: Told
    summary: Told
    description: Told
    how_to_get: Told
    provider: str
    provider_url: str
    kinds: tuple[tuple[str, str, str], ...]
    """Name, language and address of each heading."""
    for_whom: tuple[str, ...]
    """Whole sentences."""
    conditions: str
    basis: str
    cost: str
    cost_note: str
    tone: str
    opening: str
    week: tuple[Hours, ...]
    spots: tuple[Spot, ...]
    seat_only: bool
    """Only the gmina of the provider's seat is known."""
    protected: bool
    ways: tuple[str, ...]
    phone: str
    call: str
    email: str
    website: str
    documents: tuple[str, ...]
    languages: str
    room: str
    room_on: date | None
    verified: date | None
    verified_by: str
    stale: bool
    ends: date | None
    code_url: str
    suggest_url: str
    front_url: str
    url: str


def card(key: str) -> CardPage:
    """The page of a card that residents may see; raises `NotThere`."""
    found = cards.card(key)
    if found is None:
        raise NotThere
    language = get_language() or "pl"
    brief, whole = found.brief, found.whole
    week = hours.spans(brief["openings"])
    tone, opening = words.state(hours.today(week, clock.now()))
    verified, ends = lines.day(brief["verified"]), lines.day(whole["valid_to"])
    spots = [spot for spot in brief["spots"] if spot["address"] or spot["town"] or spot["name"]]
    return CardPage(
        name=_told(brief["name"], language),
        summary=_told(brief["summary"], language),
        description=_told(whole["description"], language),
        how_to_get=_told(whole["how_to_get"], language),
        provider=brief["provider"],
        provider_url=reverse("directory:provider", args=[found.provider]),
        kinds=tuple(_kind(one, language) for one in brief["kinds"]),
        for_whom=for_whom(brief, whole),
        conditions=whole["conditions"],
        basis=whole["basis"],
        cost=str(words.COSTS[brief["cost"]]),
        cost_note=whole["cost_note"],
        tone=tone,
        opening=opening,
        week=_week(week),
        spots=tuple(_spots(brief["spots"], whole["spots"])),
        seat_only=bool(brief["spots"]) and not spots,
        protected=brief["protected"],
        ways=tuple(words.several(words.WAYS, brief["ways"])) if brief["ways"] != ["physical"] else (),
        phone=brief["phone"],
        call=lines.callable_number(brief["phone"]),
        email=whole["email"],
        website=whole["website"],
        documents=tuple(line.strip() for line in whole["documents"].splitlines() if line.strip()),
        languages=words.languages(whole["languages"]),
        room=words.room(brief["free"], brief["wait_days"]),
        room_on=lines.day(whole["capacity_on"]),
        verified=verified,
        verified_by=whole["verified_by"],
        stale=words.stale(verified, clock.today()),
        ends=ends,
        code_url=reverse("directory:code", args=[key]),
        suggest_url=reverse("directory:suggest", args=[key]),
        front_url=reverse("directory:front"),
        url=reverse("directory:card", args=[key]),
    )


def _told(texts: dict[str, str], language: str) -> Told:
    return Told(*words.told(texts, language))


def _kind(one: dict[str, Any], language: str) -> tuple[str, str, str]:
    name, lang = words.told(one["name"], language)
    return name, lang, f"{reverse('directory:results')}?temat={one['key']}"


def for_whom(brief: dict[str, Any], whole: dict[str, Any]) -> tuple[str, ...]:
    """Eligibility as sentences, the widest first."""
    audiences = words.several(words.AUDIENCES, brief["audiences"])
    said = [
        _("It is for: %(whom)s.") % {"whom": ", ".join(audiences)} if audiences else _("It is for everybody.")
    ]
    areas = [words.unit(area["kind"], area["name"]) for area in whole["areas"]]
    if areas:
        said.append(_("It is for residents of: %(areas)s.") % {"areas": ", ".join(areas)})
    said += filter(None, [words.ages(*brief["ages"])])
    if whole["income_up_to"]:
        said.append(
            _("Monthly income per person may be at most %(sum)s zł.") % {"sum": _money(whole["income_up_to"])}
        )
    if brief["needs"]:
        return (*said, *words.several(words.NEEDS, brief["needs"]))
    return (*said, _("No referral and no decision is stated as needed."))


def _money(text: str) -> str:
    return text.removesuffix(".00").replace(".", ",")


def _week(week: tuple[hours.Span, ...]) -> tuple[Hours, ...]:
    if not week:
        return ()
    weekday = clock.now().astimezone(clock.WARSAW).isoweekday()
    days = []
    for number, name in enumerate(words.DAYS, start=1):
        own = [span for span in week if span.weekday == number]
        said = ", ".join(words.hours(span.opens, span.closes) for span in own)
        notes = "; ".join(span.note for span in own if span.note)
        days.append(Hours(str(name), said or pgettext("hours", "closed"), notes, number == weekday))
    return tuple(days)


def _spots(brief: list[dict[str, Any]], whole: list[dict[str, Any]]) -> list[Spot]:
    return [
        Spot(
            lines.address(one),
            more["note"],
            tuple(words.several(words.EASES, more["eases"])),
            more["access_note"],
        )
        for one, more in zip(brief, whole, strict=True)
        if lines.address(one)
    ]


@dataclass(frozen=True, slots=True)
class ProviderPage:
    """An institution with what it offers to residents."""

    name: str
    lines: tuple[Line, ...]
    spots: tuple[str, ...]
    phones: tuple[tuple[str, str], ...]
    front_url: str


def provider(key: str) -> ProviderPage:
    """The page of an institution that offers something; raises `NotThere`."""
    hits = cards.of_provider(key)
    if not hits:
        raise NotThere
    spots = [lines.address(spot) for hit in hits for spot in hit.brief["spots"]]
    phones = [hit.brief["phone"] for hit in hits if hit.brief["phone"]]
    return ProviderPage(
        hits[0].brief["provider"],
        lines.lines(hits),
        tuple(dict.fromkeys(filter(None, spots))),
        tuple((phone, lines.callable_number(phone)) for phone in dict.fromkeys(phones)),
        reverse("directory:front"),
    )
