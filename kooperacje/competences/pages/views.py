"""A card and a person in office, ready for a template."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kooperacje.competences import words
from kooperacje.competences.models import Card, Handover, Officeholder, Verification
from kooperacje.competences.queries import Deputed
from kooperacje.competences.states import RELIABLE, CardKind, Standing


@dataclass(frozen=True, slots=True)
class CardView:
    """One card. `sentence` reads on after the name of the institution; texts of cards are Polish."""

    key: str
    url: str
    kind: CardKind
    sentence: str
    matter: str
    basis: str
    link: str
    act_note: str
    condition: str
    deadline: str
    groups: str
    level: str
    reach: str
    note: str
    tone: str
    standing: str
    known: str
    reliable: bool
    source: str
    verified: str
    own: bool
    valid_from: date | None
    valid_to: date | None


def card_view(card: Card, standing: Standing, last: Verification | None) -> CardView:
    """The card with how far it can be relied on; costs no query when matter and act were fetched with it."""
    tone, label = words.STANDINGS[standing]
    return CardView(
        key=card.key,
        url=reverse("competences:card", args=[card.pk]),
        kind=CardKind(card.kind),
        sentence=words.sentence(card),
        matter=words.matter_name(card.matter),
        basis=words.basis(card),
        link=card.act.link if card.act else "",
        act_note=card.act.note if card.act else "",
        condition=card.condition,
        deadline=card.deadline,
        groups=words.groups(card),
        level=words.level(card),
        reach=card.reach,
        note=card.note,
        tone=tone,
        standing=str(label),
        known=words.known(card),
        reliable=standing in RELIABLE,
        source=card.source,
        verified=verified_by(last) if last and standing in RELIABLE else "",
        own=card.institution_id is not None,
        valid_from=card.valid_from,
        valid_to=card.valid_to,
    )


def verified_by(last: Verification) -> str:
    """When, for whom and with which text a card was compared."""
    who = last.institution.name if last.institution else _("an administrator")
    day = date_format(last.on, "j E Y")
    return _("%(day)s, %(who)s, text read: %(source)s") % {"day": day, "who": who, "source": last.source}


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person in office with those who stand in."""

    ref: str
    name: str
    function: str
    unit: str
    phone: str
    tel: str
    email: str
    public: bool
    valid_from: date
    valid_to: date | None
    stands_in_for: str
    deputies: tuple["PersonView", ...]


def person_view(person: Officeholder, deputies: tuple[Officeholder, ...] = ()) -> PersonView:
    """The person; costs no query when unit and deputy were fetched with it."""
    return PersonView(
        ref=str(person.pk),
        name=person.name,
        function=person.function,
        unit=person.unit.name if person.unit else "",
        phone=person.phone,
        tel=tel(person.phone),
        email=person.email,
        public=person.public,
        valid_from=person.valid_from,
        valid_to=person.valid_to,
        stands_in_for=person.deputy_of.function if person.deputy_of else "",
        deputies=tuple(map(person_view, deputies)),
    )


def deputed_view(found: Deputed) -> PersonView:
    """The person and the deputies."""
    return person_view(found.person, found.deputies)


def tel(number: str) -> str:
    """The address that a telephone dials: digits only, without the extension."""
    digits = "".join(char for char in number.lower().split("w")[0] if char in "+0123456789")
    return f"tel:{digits}" if digits else ""


@dataclass(frozen=True, slots=True)
class HandoverView:
    """An agreement by which one does something for another."""

    ref: str
    doer: str
    giver: str
    matters: tuple[str, ...]
    areas: tuple[str, ...]
    document: str
    link: str
    signed_on: date | None
    valid_from: date
    valid_to: date | None
    note: str
    change_url: str
    end_url: str


def handover_view(row: Handover) -> HandoverView:
    """The agreement; matters and areas were fetched with it."""
    at = [row.doer.key, row.pk]
    return HandoverView(
        ref=str(row.pk),
        doer=row.doer.name,
        giver=given_by(row),
        matters=tuple(words.matter_name(matter) for matter in row.matters.all()),
        areas=tuple(unit.name for unit in row.areas.all()),
        document=row.document,
        link=row.link,
        signed_on=row.signed_on,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        note=row.note,
        change_url=reverse("competences:agreement-change", args=at),
        end_url=reverse("competences:agreement-end", args=at),
    )


def given_by(row: Handover) -> str:
    """Instead of whom it is done: the institution, or the type."""
    if row.giver:
        return row.giver.name
    return row.giver_type.name_pl if row.giver_type else ""
