"""What somebody outside suggests for a card, and what a person of the basket decides."""

from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.basket import access, keeping, queries
from kooperacje.basket.actions import cards
from kooperacje.basket.exchange.schema import Card
from kooperacje.basket.models import Service, Suggestion
from kooperacje.basket.states import SUGGESTION_FLOW, SuggestionState
from kooperacje.institutions.models import Institution
from kooperacje.journal import actions as journal

MOST_WAITING = 20
"""More for one card are not taken until somebody decided those."""
MOST_NOTE = 2000


@transaction.atomic
def suggest(
    *, by: Actor, service: Service | None, values: Mapping[str, str], note: str = "", reply_to: str = ""
) -> Suggestion:
    """Keep what somebody proposes: fields with other values, or words alone; None: a service that is not here yet."""
    card = queries.card(service, by) if service else None
    before = {name: getattr(card, name) if card else "" for name in keeping.EASY}
    proposed = {name: values.get(name, before[name]).strip() for name in keeping.EASY}
    other = {name: value for name, value in proposed.items() if _lines(value) != _lines(before[name])}
    faults: list[Fault] = []
    if not (other or note.strip()):
        faults.append(Fault("note", _("Change something, or write what changed.")))
    if len(note) > MOST_NOTE:
        faults.append(Fault("note", _("At most %(limit)d characters fit here.") % {"limit": MOST_NOTE}))
    if reply_to and not _is_email(reply_to):
        told = _("“%(value)s” is not a valid address.") % {"value": reply_to[:60]}
        faults.append(Fault("reply_to", told))
    if faults:
        raise BadInput(faults)
    fitting(card, other)
    waiting = Suggestion.objects.filter(service=service, state=SuggestionState.WAITING.value)
    if waiting.count() >= MOST_WAITING:
        raise BadInput(_("Many changes of this card wait to be looked at. Please try again in a few days."))
    row = Suggestion.objects.create(
        service=service,
        values=other,
        seen={name: before[name] for name in other},
        note=note.strip(),
        reply_to=reply_to,
        state=SUGGESTION_FLOW.initial.value,
        sent_at=clock.now(),
    )
    _noted(row, by, "sent")
    return row


@transaction.atomic
def accept(
    *, by: Actor, suggestion: Suggestion, fields: Collection[str], provider: Institution | None = None
) -> Service:
    """Take over the fields chosen; for a service that is not here yet a draft of the provider is made.

    Raises `BadInput` where a card can no longer hold what was proposed; the suggestion then still waits.
    """
    row = _locked(suggestion, by)
    values = {name: value for name, value in row.values.items() if name in fields}
    if row.service is not None:
        service = row.service
        card = fitting(queries.card(service, by), values)
        service = cards.change_service(by=by, service=service, card=card, expected=None)
    elif provider is None:
        raise BadInput([Fault("provider", _("Choose the institution that offers it."))])
    else:
        named = {"name": row.note[:60] or _("New service"), **values}
        service = cards.create_service(by=by, provider=provider, card=fitting(None, named))
        row.service = service
    _decided(row, SuggestionState.ACCEPTED, by, fields=[*sorted(values)])
    return service


@transaction.atomic
def reject(*, by: Actor, suggestion: Suggestion, reason: str) -> Suggestion:
    """Leave the card as it is, and say why."""
    row = _locked(suggestion, by)
    if not reason.strip():
        raise BadInput([Fault("reason", _("Say in a few words why."))])
    row.reason = reason.strip()[:1000]
    _decided(row, SuggestionState.REJECTED, by)
    return row


@transaction.atomic
def reconsider(*, by: Actor, suggestion: Suggestion) -> Suggestion:
    """Put what was rejected back among what waits."""
    row = _locked(suggestion, by)
    SUGGESTION_FLOW.move(row, SuggestionState.WAITING)
    row.decided_at, row.decided_by, row.reason = None, None, ""
    row.save()
    _noted(row, by, "reconsidered")
    return row


def fitting(card: Card | None, values: Mapping[str, Any]) -> Card:
    """The card with other values, checked. Raises `BadInput`."""
    whole = dict(card) if card else {"name": "-"}
    return keeping.card({**whole, **values})


def _locked(suggestion: Suggestion, by: Actor) -> Suggestion:
    row = access.suggestion_or_404(by, suggestion.pk)
    Suggestion.objects.select_for_update().get(pk=row.pk)
    return access.suggestion_or_404(by, suggestion.pk)


def _decided(row: Suggestion, target: SuggestionState, by: Actor, **details: Any) -> None:
    SUGGESTION_FLOW.move(row, target)
    row.decided_at, row.decided_by, row.reply_to = clock.now(), by.account_id, ""
    row.save()
    _noted(row, by, target.value, **details)


def _noted(row: Suggestion, by: Actor, what: str, **details: Any) -> None:
    around = [f"basket.service:{row.service_id}"] if row.service_id else []
    subject = f"basket.suggestion:{row.pk}"
    journal.record(by=by, verb=f"basket.suggestion_{what}", subject=subject, details=details, about=around)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
