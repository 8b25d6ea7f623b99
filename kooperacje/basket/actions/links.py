"""Links by which an institution looks through its cards without an account."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor, ActorKind, Membership
from kooperacje.base.problems import BadInput, Fault
from kooperacje.basket import access, codes, keeping, queries
from kooperacje.basket.actions import cards
from kooperacje.basket.actions.common import about
from kooperacje.basket.models import ProviderLink
from kooperacje.basket.states import Word
from kooperacje.institutions.models import Institution
from kooperacje.journal import actions as journal

DAYS = 30


@dataclass(frozen=True, slots=True)
class Said:
    """What a provider says of one card. `values` count only where it changed."""

    key: str
    word: Word
    version: int
    values: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def make_link(*, by: Actor, institution: Institution, days: int = DAYS) -> ProviderLink:
    """A new link; those of the institution that were not used yet open nothing more."""
    access.can_add(by, institution).require()
    now = clock.now()
    ProviderLink.objects.filter(institution=institution, used_at=None, revoked_at=None).update(revoked_at=now)
    row = ProviderLink(
        institution=institution, made_at=now, made_by=by.account_id, expires_at=now + timedelta(days=days)
    )
    row.digest = codes.digest(codes.make(row.pk))
    row.save(force_insert=True)
    _noted(row, by, "made")
    return row


@transaction.atomic
def revoke_link(*, by: Actor, link: ProviderLink) -> ProviderLink:
    """It opens nothing more."""
    row = (
        ProviderLink.objects.select_for_update(of=("self",))
        .select_related("institution__seat")
        .get(pk=link.pk)
    )
    access.can_add(by, row.institution).require()
    if row.used_at or row.revoked_at:
        raise BadInput(_("This link opens nothing any more."))
    row.revoked_at = clock.now()
    row.save(update_fields=["revoked_at"])
    _noted(row, by, "revoked")
    return row


@transaction.atomic
def open_link(link: ProviderLink) -> ProviderLink:
    """Its holder opened it by the button; the first time is kept."""
    row = ProviderLink.objects.select_for_update().get(pk=link.pk)
    if row.opened_at is None:
        row.opened_at = clock.now()
        row.save(update_fields=["opened_at"])
    return row


@transaction.atomic
def answer_link(*, link: ProviderLink, said: Sequence[Said]) -> int:
    """Take the provider's word for each card, and use the link up; returns of how many cards something was said.

    Raises `BadInput` with the card's key before each field, also when the link no longer opens anything or a card was
    changed meanwhile; nothing is taken then, and a live link stays live.
    """
    row = ProviderLink.objects.select_for_update(of=("self",)).select_related("institution").get(pk=link.pk)
    if why := keeping.closed(row):
        raise BadInput(why)
    told = [one for one in said if one.word is not Word.NOTHING]
    if not told:
        raise BadInput(_("Say something of at least one card."))
    holder = holder_of(row)
    mine = {one.key: one for one in queries.of_provider(row.institution)}
    faults: list[Fault] = []
    for one in told:
        try:
            with transaction.atomic():
                _take(holder, mine, one)
        except BadInput as refused:
            faults += [Fault(f"{one.key}.{fault.place}", fault.sentence) for fault in refused.faults]
    if faults:
        raise BadInput(faults)
    row.used_at = clock.now()
    row.save(update_fields=["used_at"])
    _noted(row, holder, "used", cards=len(told))
    return len(told)


def holder_of(link: ProviderLink) -> Actor:
    """Whoever holds the link: somebody unknown who speaks for this one institution."""
    return Actor(
        ActorKind.ANONYMOUS, memberships=(Membership(link.institution_id, "contact"),), label="provider link"
    )


def _take(holder: Actor, mine: dict[str, Any], one: Said) -> None:
    service = mine.get(one.key)
    if service is None:
        raise BadInput(_("This card is not there any more."))
    if service.version != one.version:
        raise BadInput(_("Somebody changed this card meanwhile: look at it once more."))
    if one.word is Word.ENDED:
        cards.withdraw(by=holder, service=service)
        return
    if one.word is Word.CHANGED:
        card = queries.card(service, holder)
        cards.change_service(
            by=holder, service=service, card=keeping.card({**dict(card), **one.values}), expected=one.version
        )
        if {"capacity", "free", "wait_days"} & set(one.values):
            numbers = {name: one.values.get(name) for name in ("capacity", "free", "wait_days")}
            cards.tell_capacity(by=holder, service=service, **numbers)
    cards.verify(by=holder, service=service)


def _noted(row: ProviderLink, by: Actor, what: str, **details: int) -> None:
    journal.record(
        by=by,
        verb=f"basket.link_{what}",
        subject=f"basket.provider_link:{row.pk}",
        details=dict(details),
        about=[about(row.institution_id)],
    )
