"""Remarks that say the same: looked for by the machine, put together by a person."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.analysis import likeness
from kooperacje.analysis.actions.common import locked
from kooperacje.analysis.models import Likeness, Search
from kooperacje.analysis.queries import same as queries
from kooperacje.analysis.states import Verdict
from kooperacje.base import clock, jobs
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault, NotThere
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation, Remark
from kooperacje.consultations.states import GroupKind

LOOK = "analysis.look_for_same"
AT_ONCE = 3000
"""Up to so many remarks are compared while the page waits, which takes under a second; more by the worker."""


@transaction.atomic
def look_for_same(consultation: Consultation, *, by: Actor) -> Search:
    """Look for remarks that say the same, at once or by the worker. What was found before and not decided is replaced."""
    row = locked(consultation, by)
    number = Remark.objects.filter(consultation=row).count()
    found, _made = Search.objects.update_or_create(
        consultation=row,
        defaults={"asked_at": clock.now(), "asked_by": by.account_id, "done_at": None, "remarks": number},
    )
    if number > AT_ONCE:
        jobs.defer(LOOK, by=by, lock=f"analysis.same:{row.pk}", consultation_id=str(row.pk))
        return found
    return _look(row, found)


def look(consultation_id: UUID) -> bool:
    """What the worker does. The comparison holds no lock; only what it found is written under one."""
    row = Consultation.objects.filter(pk=consultation_id).first()
    search = Search.objects.filter(consultation=consultation_id, done_at=None).first()
    if row is None or search is None:
        return False
    _look(row, search)
    return True


def _look(consultation: Consultation, search: Search) -> Search:
    compared = queries.compared(consultation)
    found = likeness.groups([(key, text) for key, text, _answer, _group in compared])
    answers = {key: answer or key for key, _text, answer, _group in compared}
    groups = {key: group for key, _text, _answer, group in compared}
    refused = queries.refused(consultation)
    fresh = [
        Likeness(
            consultation=consultation,
            place=place,
            keys=list(one.keys),
            typical=one.typical,
            wordings=one.wordings,
            senders=len({answers[key] for key in one.keys}),
            least=one.least,
        )
        for place, one in enumerate(found, start=1)
        if not _settled(one.keys, groups, refused)
    ]
    with transaction.atomic():
        Likeness.objects.filter(consultation=consultation, verdict=Verdict.PROPOSED.value).delete()
        Likeness.objects.bulk_create(fresh, batch_size=1000)
        search.done_at, search.remarks = clock.now(), len(compared)
        search.save(update_fields=["done_at", "remarks"])
    return search


def _settled(keys: Sequence[str], groups: dict[str, object], refused: list[frozenset[str]]) -> bool:
    """Whether these remarks stand in one group already, or a person has said that they are not the same."""
    together = {groups[key] for key in keys}
    return (len(together) == 1 and None not in together) or any(known.issuperset(keys) for known in refused)


@transaction.atomic
def group_same(
    likeness_id: UUID,
    *,
    consultation: Consultation,
    title: str,
    kind: GroupKind,
    signatories: int | None,
    keys: Sequence[str],
    by: Actor,
) -> str:
    """Put these remarks of what was found into a new group; returns its key.

    Those that were left out stay on their own. Raises `Denied`, `NotThere` and `BadInput`.
    """
    row = locked(consultation, by)
    one = _proposed(row, likeness_id)
    chosen = [key for key in one.keys if key in set(keys)]
    faults = []
    if len(chosen) < 2:
        faults.append(Fault("remarks", _("A group has at least two remarks.")))
    if not title.strip():
        faults.append(Fault("title", _("Give the group a title.")))
    if faults:
        raise BadInput(faults)
    part = schema.RemarkGroup(
        key=consultations.fresh_key(row, catalogue.REMARK_GROUP),
        kind=kind,
        title=title.strip(),
        representative=one.typical if one.typical in chosen else chosen[0],
        signatories=signatories,
    )
    key = consultations.add(row, catalogue.REMARK_GROUP, part, by=by)
    consultations.set_group(row, key, chosen, by=by)
    _decide(one, Verdict.CONFIRMED, by)
    return key


@transaction.atomic
def refuse_same(likeness_id: UUID, *, consultation: Consultation, by: Actor) -> None:
    """Say that these remarks are not the same. They are not proposed again."""
    row = locked(consultation, by)
    _decide(_proposed(row, likeness_id), Verdict.REFUSED, by)


def _proposed(consultation: Consultation, likeness_id: UUID) -> Likeness:
    one = queries.waiting(consultation).filter(pk=likeness_id).first()
    if one is None:
        raise NotThere(_("Somebody has decided on these remarks already, or they were looked for again."))
    return one


def _decide(one: Likeness, verdict: Verdict, by: Actor) -> None:
    one.verdict, one.decided_by, one.decided_at = verdict.value, by.account_id, clock.now()
    one.save(update_fields=["verdict", "decided_by", "decided_at"])
