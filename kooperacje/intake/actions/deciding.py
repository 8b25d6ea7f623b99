"""A person looks at what was read, mends it, and decides."""

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.intake import access, queries
from kooperacje.intake.content import Content
from kooperacje.intake.models import Item
from kooperacje.intake.recognising import PERSON
from kooperacje.intake.states import ITEM_FLOW, ItemState
from kooperacje.journal import actions as journal
from kooperacje.journal.privacy import JSON


@transaction.atomic
def change(item: Item, *, content: Content, party_key: str, expected: int | None, by: Actor) -> Item:
    """Put what a person made of the reading in its place. Raises `Stale` when somebody saved since version `expected`."""
    row = locked(item, access.CHANGE, by)
    values = {"content": content.to_json(), "party_key": party_key}
    if party_key and party_key not in queries.parties(row.consultation):
        raise BadInput([Fault("party_key", _("This institution is not on the list of the consultation."))])
    changed = row.apply(values, expected=expected)
    if "party_key" in changed:
        row.party_how = PERSON if party_key else ""
    if changed:
        row.confidence = content.confidence
        row.save()
        noted(row, "changed", by, fields=[*sorted(changed)])
    return row


@transaction.atomic
def set_aside(item: Item, *, reason: str, by: Actor) -> Item:
    """This is no answer, and why."""
    row = locked(item, access.SET_ASIDE, by)
    if not reason.strip():
        raise BadInput([Fault("reason", _("Say in a few words why."))])
    before = row.state
    decided(row, ItemState.SET_ASIDE, by)
    row.reason = reason.strip()
    row.save()
    noted(row, "set_aside", by, before=before)
    return row


@transaction.atomic
def look_again(item: Item, *, by: Actor) -> Item:
    """Put what was set aside or refused back among what waits, to be filled in and accepted by a person."""
    row = locked(item, access.LOOK_AGAIN, by)
    before = row.state
    ITEM_FLOW.move(row, ItemState.READ)
    row.decided_at, row.decided_by, row.version = None, None, row.version + 1
    row.save()
    noted(row, "looked_at_again", by, before=before)
    return row


def locked(item: Item, verb: str, by: Actor) -> Item:
    """The item as it stands now, locked."""
    found = Item.objects.select_for_update(of=("self",)).select_related("consultation__organiser")
    row = found.get(pk=item.pk)
    access.can(by, verb, row).require()
    return row


def decided(row: Item, target: ItemState, by: Actor) -> None:
    """Move a locked row to where a decision leads."""
    ITEM_FLOW.move(row, target)
    row.decided_at, row.decided_by, row.version = clock.now(), by.account_id, row.version + 1


def noted(row: Item, what: str, by: Actor, **details: JSON) -> None:
    """Write the event. Details hold states and names of fields, never what was written."""
    journal.record(
        by=by,
        verb=f"intake.{what}",
        subject=access.subject_of(row),
        details=details,
        about=[f"consultations.consultation:{row.consultation_id}"],
    )
