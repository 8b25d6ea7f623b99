"""What somebody outside suggests for a card, or names as a service that is missing. Residents read what is wrong with it."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.basket import keeping, queries
from kooperacje.basket.exchange.schema import Card
from kooperacje.basket.models import Service, Suggestion
from kooperacje.basket.states import SUGGESTION_FLOW, SuggestionState
from kooperacje.journal import actions as journal

MOST_WAITING = 20
"""More for one card are not taken until somebody decided those."""
MOST_NEW = 200
"""So many services that are not here yet wait at most."""
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
    if waiting.count() >= (MOST_WAITING if service else MOST_NEW):
        raise BadInput(_("Many suggestions wait to be looked at. Please try again in a few days."))
    row = Suggestion.objects.create(
        service=service,
        values=other,
        seen={name: before[name] for name in other},
        note=note.strip(),
        reply_to=reply_to,
        state=SUGGESTION_FLOW.initial.value,
        sent_at=clock.now(),
    )
    noted(row, by, "sent")
    return row


def fitting(card: Card | None, values: Mapping[str, Any]) -> Card:
    """The card with other values, checked. Raises `BadInput`."""
    whole = dict(card) if card else {"name": "-"}
    return keeping.card({**whole, **values})


def noted(row: Suggestion, by: Actor, what: str, **details: Any) -> None:
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
