"""The agenda, point by point."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput
from kooperacje.meetings.actions.common import locked, names, note, part
from kooperacje.meetings.models import AgendaItem, Meeting


@transaction.atomic
def add_agenda_item(
    *, by: Actor, meeting: Meeting, title: str, minutes: int | None = None, presenter: str = ""
) -> AgendaItem:
    """A point at the end of the agenda."""
    row = locked(by, meeting)
    _check(title)
    item = AgendaItem.objects.create(
        meeting=row, position=row.agenda.count(), title=title, minutes=minutes, presenter=presenter
    )
    note(by, row, "agenda_added", {"item": item.pk})
    return item


@transaction.atomic
def change_agenda_item(
    *, by: Actor, item: AgendaItem, title: str, minutes: int | None, presenter: str, expected: int | None
) -> AgendaItem:
    """Raises `Stale` when somebody saved the point since version `expected`."""
    meeting = locked(by, item.meeting)
    row = part(AgendaItem, item)
    _check(title)
    if changed := row.apply({"title": title, "minutes": minutes, "presenter": presenter}, expected=expected):
        row.save()
        note(by, meeting, "agenda_changed", {"item": row.pk, "fields": names(changed)})
    return row


@transaction.atomic
def move_agenda_item(*, by: Actor, item: AgendaItem, by_places: int) -> None:
    """Move a point up (negative) or down, at most to the end of the list."""
    meeting = locked(by, item.meeting)
    part(AgendaItem, item)
    rows = list(meeting.agenda.order_by("position"))
    before = next(index for index, row in enumerate(rows) if row.pk == item.pk)
    after = max(0, min(len(rows) - 1, before + by_places))
    if after != before:
        rows.insert(after, rows.pop(before))
        _number(rows)
        note(by, meeting, "agenda_moved", {"item": item.pk, "from": before, "to": after})


@transaction.atomic
def remove_agenda_item(*, by: Actor, item: AgendaItem) -> None:
    meeting = locked(by, item.meeting)
    part(AgendaItem, item).delete()
    _number(list(meeting.agenda.order_by("position")))
    note(by, meeting, "agenda_removed", {"item": item.pk})


def _number(rows: Sequence[AgendaItem]) -> None:
    for position, row in enumerate(rows):
        row.position = position
    AgendaItem.objects.bulk_update(rows, ["position"])


def _check(title: str) -> None:
    if not title.strip():
        raise BadInput(_("A point of the agenda needs a title."))
