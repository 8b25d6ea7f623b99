"""What a person of the basket decides on a suggestion."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.basket import access, queries
from kooperacje.basket.actions import cards
from kooperacje.basket.actions.suggesting import fitting, noted
from kooperacje.basket.models import Service, Suggestion
from kooperacje.basket.states import SUGGESTION_FLOW, SuggestionState
from kooperacje.institutions.models import Institution


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
    noted(row, by, "reconsidered")
    return row


def _locked(suggestion: Suggestion, by: Actor) -> Suggestion:
    row = access.suggestion_or_404(by, suggestion.pk)
    Suggestion.objects.select_for_update().get(pk=row.pk)
    return access.suggestion_or_404(by, suggestion.pk)


def _decided(row: Suggestion, target: SuggestionState, by: Actor, **details: Any) -> None:
    SUGGESTION_FLOW.move(row, target)
    row.decided_at, row.decided_by, row.reply_to = clock.now(), by.account_id, ""
    row.save()
    noted(row, by, target.value, **details)
