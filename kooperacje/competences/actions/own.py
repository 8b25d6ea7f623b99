"""An institution's own cards."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.base.text import slug
from kooperacje.competences import access, queries
from kooperacje.competences.actions.upkeep import begin
from kooperacje.competences.details import CardFacts
from kooperacje.competences.models import Card
from kooperacje.competences.states import Part
from kooperacje.institutions.models import Institution
from kooperacje.journal.actions import record

LONGEST_KEY = 50


@transaction.atomic
def write_own(
    institution: Institution, *, by: Actor, facts: CardFacts, replaces: Card | None = None, key: str = ""
) -> Card:
    """Add a card of the institution; `replaces` is the card of its type in whose place it stands."""
    _lock(institution, by)
    facts.check()
    if facts.drops and replaces is None:
        raise BadInput([Fault("drops", _("Only a card of the type can be said not to hold here."))])
    if replaces is not None and replaces.type_id not in queries.type_ids(institution):
        raise BadInput([Fault("replaces", _("This card is not of the type of your institution."))])
    try:
        with transaction.atomic():
            card = Card.objects.create(
                institution=institution,
                key=key or _free_key(institution, facts.what),
                replaces=replaces,
                **facts.columns(),
            )
    except IntegrityError:
        raise BadInput(_("The institution has its own card in this place already: change that one."))
    begin(institution, Part.CARDS, by)
    _journal(by, "card_written", card)
    return card


@transaction.atomic
def change_own(card: Card, *, by: Actor, facts: CardFacts, expected: int | None) -> Card:
    """Change an own card. Raises `Stale` when somebody saved in between."""
    row = Card.locked(pk=card.pk)
    _own(row, by)
    facts.check()
    if facts.drops and row.replaces_id is None:
        raise BadInput([Fault("drops", _("Only a card of the type can be said not to hold here."))])
    if changed := row.apply(facts.columns(), expected=expected):
        row.save()
        _journal(by, "card_changed", row, fields=", ".join(sorted(changed)))
    return row


@transaction.atomic
def end_own(card: Card, *, by: Actor, on: date) -> Card:
    """End an own card; `on` is the first day on which it holds no more. That of the type holds again from then on."""
    row = Card.locked(pk=card.pk)
    _own(row, by)
    if row.valid_from and on < row.valid_from:
        raise BadInput([Fault("valid_to", _("The card ends before it begins."))])
    row.valid_to = on
    row.version += 1
    row.save(update_fields=["valid_to", "version"])
    _journal(by, "card_ended", row)
    return row


def _lock(institution: Institution, by: Actor) -> None:
    access.can(by, access.KEEP, Institution.locked(pk=institution.pk)).require()


def _own(row: Card, by: Actor) -> None:
    access.can(by, access.KEEP, row.institution).require()
    if row.institution_id is None:
        raise BadInput(_("The cards of a type come from a file; write a card of your own in its place."))


def _free_key(institution: Institution, what: str) -> str:
    stem = slug(what)[:LONGEST_KEY].strip("-") or "karta"
    taken = set(Card.objects.filter(institution=institution).values_list("key", flat=True))
    tries = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    return next(key for key in tries if key not in taken)


def _journal(by: Actor, what: str, card: Card, **details: str) -> None:
    record(
        by=by,
        verb=f"competences.{what}",
        subject=f"competences.card:{card.pk}",
        about=[f"institutions.institution:{card.institution_id}"],
        details=dict(details),
    )
