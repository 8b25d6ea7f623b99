"""The list of cards, one card with what to do next, and its editor."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.basket import access, columns, labels, opening, queries
from kooperacje.basket.exchange.schema import Card
from kooperacje.basket.models import Place, Service
from kooperacje.basket.pages.frame import Part, parts
from kooperacje.basket.states import SERVICE_FLOW, ServiceState
from kooperacje.institutions.models import Institution
from kooperacje.territory import pages as territory

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class CardLine:
    """A card in a list."""

    name: str
    url: str
    provider: str
    state: tuple[str, str]
    quality: int
    fresh: tuple[str, str]
    room: tuple[str, str]


@dataclass(frozen=True, slots=True)
class CardList:
    """A page of the cards that the actor keeps."""

    parts: tuple[Part, ...]
    lines: tuple[CardLine, ...]
    total: int
    number: int
    last: int
    filtered: bool
    new_url: str
    clear_url: str


def listing(actor: Actor, criteria: queries.Criteria, number: int) -> CardList:
    """Cards that the actor keeps, narrowed by the criteria."""
    paginator = Paginator(queries.find(access.kept(actor), criteria), ON_A_PAGE)
    page = paginator.get_page(number)
    today = clock.today()
    return CardList(
        parts=parts(actor, "list"),
        lines=tuple(card_line(row, today) for row in page.object_list),
        total=paginator.count,
        number=page.number,
        last=paginator.num_pages,
        filtered=criteria != queries.Criteria(),
        new_url=reverse("basket:new"),
        clear_url=reverse("basket:list"),
    )


def card_line(row: Service, today: date) -> CardLine:
    """A card as a line of a list."""
    tone, word = labels.STATE[ServiceState(row.state)]
    return CardLine(
        name=row.name,
        url=reverse("basket:card", args=[row.key]),
        provider=row.provider.name,
        state=(tone, str(word)),
        quality=row.quality,
        fresh=fresh(row, today),
        room=room(row),
    )


def fresh(row: Service, today: date) -> tuple[str, str]:
    """How long ago somebody confirmed it: tone and words."""
    if row.verified_on is None:
        return "warn", _("not confirmed yet")
    days = (today - row.verified_on).days
    if days <= 0:
        return "good", _("confirmed today")
    tone = "good" if row.verified_on >= queries.stale_before(6) else "bad" if days > 365 else "warn"
    return tone, _("confirmed on %(day)s") % {"day": f"{row.verified_on:%d.%m.%Y}"}


def room(row: Service) -> tuple[str, str]:
    """Places and waiting: tone and words; no words where nothing is stated."""
    if row.free == 0:
        waiting = _("no free places; waiting in days: %(days)d") % {"days": row.wait_days or 0}
        return "bad", waiting if row.wait_days else _("no free places")
    if row.free is not None:
        return "good", _("free places: %(free)d") % {"free": row.free}
    if row.wait_days == 0:
        return "good", _("no waiting")
    if row.wait_days is not None:
        return "info", _("waiting in days: %(days)d") % {"days": row.wait_days}
    return "", ""


@dataclass(frozen=True, slots=True)
class Advice:
    """What would make the card better, by how much, and where that is written."""

    sentence: str
    points: int
    url: str


@dataclass(frozen=True, slots=True)
class Move:
    """A step that the state allows."""

    label: str
    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place of the card, as its reader may know it."""

    name: str
    note: str
    protected: bool
    eases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepLink:
    """A part of the editor."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class CardPage:
    """One card: as residents read it, and what its keeper may do."""

    line: CardLine
    key: str
    summary: str
    description: str
    facts: tuple[tuple[str, str], ...]
    places: tuple[PlaceLine, ...]
    hidden_places: bool
    is_protected: bool
    texts: tuple[tuple[str, str, str], ...]
    quality: int
    advice: tuple[Advice, ...]
    steps: tuple[StepLink, ...]
    moves: tuple[Move, ...]
    full: bool
    verified_by: str
    capacity_on: date | None
    move_url: str
    verify_url: str
    capacity_url: str
    raise_url: str
    provider_url: str
    public_url: str
    list_url: str


def card_page(actor: Actor, row: Service) -> CardPage:
    """The card as its keeper sees it."""
    where = queries.at([row], actor).get(row.pk, [])
    card = columns.card(row, where)
    found = queries.judged(row, card)
    here = [row.key]
    edit = {step: reverse("basket:edit", args=[row.key, step]) for step in labels.STEP}
    return CardPage(
        line=card_line(row, clock.today()),
        key=row.key,
        summary=row.summary,
        description=row.description,
        facts=facts(row, card),
        places=tuple(
            PlaceLine(
                labels.place_name(one.place),
                one.note,
                one.place.is_protected or row.is_protected,
                tuple(str(name) for ease, name in labels.EASE.items() if ease in one.place.eases),
            )
            for one in where
        ),
        hidden_places=not where and queries.known(row).has_place,
        is_protected=row.is_protected,
        texts=tuple(
            (language, words.name, words.summary)
            for language, words in (("en", card.texts.en), ("uk", card.texts.uk))
            if words
        ),
        quality=found.total,
        advice=tuple(
            Advice(str(one.advice), one.points, edit.get(one.step, "#potwierdz")) for one in found.missing
        ),
        steps=tuple(StepLink(str(label), edit[step]) for step, label in labels.STEP.items()),
        moves=tuple(
            Move(str(labels.MOVE[target][1]), labels.MOVE[target][0], target.value)
            for target in ServiceState
            if SERVICE_FLOW.allows(row.state, target)
        ),
        full=row.free == 0,
        verified_by=row.verified_by,
        capacity_on=row.capacity_on,
        move_url=reverse("basket:move", args=here),
        verify_url=reverse("basket:verify", args=here),
        capacity_url=reverse("basket:capacity", args=here),
        raise_url=reverse("basket:raise", args=here),
        provider_url=reverse("basket:institution", args=[row.provider.key]),
        public_url="",
        list_url=reverse("basket:list"),
    )


def facts(row: Service, card: Card) -> tuple[tuple[str, str], ...]:
    """What is stated, as labels with values, in the order in which it matters."""
    headings = ", ".join(one.name for one in row.categories.all())
    areas = ", ".join(territory.label(one.territory) for one in row.areas.all())
    ages = " – ".join(str(age) for age in (card.age_from, card.age_to) if age is not None)
    told: list[tuple[str, str]] = [
        (_("What it is about"), headings),
        (_("For whom"), _several(labels.AUDIENCE, card.audiences)),
        (_("Age"), ages),
        (_("For residents of"), areas),
        (str(labels.FIELD["how_to_get"]), card.how_to_get),
        (_("What is needed"), _several(labels.NEED, card.needs)),
        (_("Documents to bring"), card.documents),
        (str(labels.FIELD["conditions"]), card.conditions),
        (_("What it costs"), " – ".join(filter(None, (str(labels.COST[card.cost]), card.cost_note)))),
        (str(labels.FIELD["phone"]), card.phone),
        (str(labels.FIELD["email"]), card.email),
        (str(labels.FIELD["website"]), card.website),
        (_("Hours"), opening.write(card.hours)),
        (_("Languages spoken"), ", ".join(str(labels.SPOKEN.get(one, one)) for one in card.languages)),
        (_("Legal basis"), card.basis),
        (_("Key"), row.key),
    ]
    as_written = {_("Key"), _("Hours")}
    return tuple((label, value if label in as_written else capfirst(value)) for label, value in told if value)


def _several(words: dict, chosen: tuple) -> str:  # type: ignore[type-arg]
    return ", ".join(str(words[one]) for one in chosen)


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form of the workspace."""

    heading: str
    button: str
    back_label: str
    back_url: str
    lead: str = ""
    steps: tuple[Part, ...] = ()
    removable: bool = False


def edit_page(row: Service, step: str) -> FormPage:
    """One step of the editor."""
    steps = tuple(
        Part(str(label), reverse("basket:edit", args=[row.key, one]), one == step)
        for one, label in labels.STEP.items()
    )
    return FormPage(
        heading=str(labels.STEP[step]),
        button=_("Save"),
        back_label=row.name,
        back_url=reverse("basket:card", args=[row.key]),
        steps=steps,
    )


def following(row: Service, step: str) -> str:
    """Where one goes after a step was saved: to the next one while the card is a draft, else back to the card."""
    names = list(labels.STEP)
    after = names[names.index(step) + 1 :]
    if row.state == ServiceState.DRAFT and after:
        return reverse("basket:edit", args=[row.key, after[0]])
    return reverse("basket:card", args=[row.key])


def new_page() -> FormPage:
    return FormPage(_("New service card"), _("Begin"), _("Service cards"), reverse("basket:list"))


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place in the list of an institution."""

    name: str
    url: str
    protected: bool


@dataclass(frozen=True, slots=True)
class InstitutionDesk:
    """What one institution offers, where, and the link by which it looks its cards through."""

    name: str
    key: str
    cards: tuple[CardLine, ...]
    places: tuple[PlaceRow, ...]
    place_url: str
    link: str
    link_until: date | None
    link_opened: bool
    link_url: str
    revoke_url: str
    may: Decision
    list_url: str


def desk(
    actor: Actor, institution: Institution, link: str, until: date | None, opened: bool
) -> InstitutionDesk:
    """The page of an institution in the workspace."""
    today = clock.today()
    rows = (
        access.kept(actor).filter(provider=institution).select_related("provider").order_by("sort_key", "key")
    )
    places = queries.places_of(institution, actor)
    return InstitutionDesk(
        name=institution.name,
        key=institution.key,
        cards=tuple(card_line(row, today) for row in rows),
        places=tuple(
            PlaceRow(labels.place_name(one), reverse("basket:place", args=[one.key]), one.is_protected)
            for one in places
        ),
        place_url=reverse("basket:place-new", args=[institution.key]),
        link=link,
        link_until=until,
        link_opened=opened,
        link_url=reverse("basket:link", args=[institution.key]),
        revoke_url=reverse("basket:link-revoke", args=[institution.key]),
        may=access.can_add(actor, institution),
        list_url=reverse("basket:list"),
    )


def place_page(institution: Institution, place: Place | None = None) -> FormPage:
    """A new place, or one to change."""
    back = reverse("basket:institution", args=[institution.key])
    if place is None:
        return FormPage(_("New place"), _("Save"), institution.name, back)
    return FormPage(labels.place_name(place), _("Save"), institution.name, back, removable=True)
