"""Stated numbers of people: of one meeting, and of several together."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput
from kooperacje.journal import actions as journal
from kooperacje.meetings import access
from kooperacje.meetings.actions.common import lock_subject, locked, names, note
from kooperacje.meetings.details import Share
from kooperacje.meetings.models import HeadcountGroup, Meeting


@transaction.atomic
def set_headcount(
    *,
    by: Actor,
    meeting: Meeting,
    total: int | None,
    breakdown: Iterable[Share] = (),
    expected: int | None = None,
) -> Meeting:
    """The total that is stated for the meeting (None: not stated), and what it is made of."""
    row = locked(by, meeting)
    rows = _rows(total, breakdown)
    if changed := row.apply({"stated_total": total, "breakdown": rows}, expected=expected):
        row.save()
        note(by, row, "headcount_set", {"fields": names(changed), "total": total})
    return row


@transaction.atomic
def set_group(
    *,
    by: Actor,
    subject: str,
    key: str,
    label: str,
    total: int | None,
    meetings: Iterable[Meeting] = (),
    breakdown: Iterable[Share] = (),
) -> tuple[HeadcountGroup, bool]:
    """One stated total over several meetings of the subject, made or changed; and whether anything was written."""
    lock_subject(subject)
    access.can_in(by, access.EDIT, subject).require()
    chosen = list(meetings)
    members = {meeting.pk for meeting in chosen}
    if Meeting.objects.filter(pk__in=members, subject=subject).count() != len(members):
        raise BadInput(_("A total counts only meetings of the same matter."))
    values = {"label": label, "total": total, "breakdown": _rows(total, breakdown)}
    group, created = HeadcountGroup.objects.select_for_update(of=("self",)).get_or_create(
        subject=subject, key=key, defaults=values
    )
    changed = group.apply(values, expected=None)
    if changed:
        group.save()
    if members != set(group.meetings.order_by().values_list("pk", flat=True)):
        group.meetings.set(chosen)
        changed = [*changed, "meetings"]
    if created or changed:
        _note(by, group, "group_set", changed)
    return group, bool(created or changed)


@transaction.atomic
def remove_group(*, by: Actor, group: HeadcountGroup) -> None:
    access.can_in(by, access.EDIT, group.subject).require()
    _note(by, group, "group_removed", [])
    group.delete()


def _rows(total: int | None, breakdown: Iterable[Share]) -> list[dict[str, object]]:
    """Rows to keep. A breakdown that does not add up is kept as the source has it; only nonsense is refused."""
    shares = tuple(breakdown)
    numbers = [total, *(share.count for share in shares)]
    if any(number is not None and number < 0 for number in numbers):
        raise BadInput(_("A number of people cannot be below zero."))
    if not all(share.label.strip() for share in shares):
        raise BadInput(_("Each line of a breakdown needs a name."))
    return [share.as_row() for share in shares]


def _note(by: Actor, group: HeadcountGroup, what: str, changed: list[str]) -> None:
    journal.record(
        by=by,
        verb=f"meetings.{what}",
        subject=f"meetings.group:{group.pk}",
        details={"key": group.key, "fields": names(changed)},
        about=[group.subject],
    )
