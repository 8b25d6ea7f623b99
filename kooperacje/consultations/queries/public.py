"""What the public pages read. No number of queries here depends on how many remarks there are."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib.postgres.lookups import TrigramWordSimilar
from django.db import connection
from django.db.models import F, Q, QuerySet, Value

from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.text import search_key
from kooperacje.consultations import access
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import (
    Area,
    Consultation,
    Entry,
    Remark,
    Theme,
)
from kooperacje.consultations.queries import rows
from kooperacje.consultations.queries.batch import SOME, Statement, written
from kooperacje.consultations.states import AnswerOutcome, ConsultationState, EntryKind, PositionOutcome
from kooperacje.territory.models import Unit


def listed(text: str = "", state: ConsultationState | None = None) -> QuerySet[Consultation]:
    """Public consultations in whose title, project or organiser every word is found; the latest first.

    Missing diacritics and small slips are forgiven. Invented examples stand last.
    """
    found = access.visible(ANONYMOUS).select_related("organiser")
    if state is not None:
        found = found.filter(state=state.value)
    for word in search_key(text).split()[:12]:
        held = Q(search_key__contains=word) | Q(organiser__search_key__contains=word)
        found = found.filter(held | Q(TrigramWordSimilar(F("search_key"), Value(word))))
    return found.order_by("fictional", F("window_from").desc(nulls_last=True), "title", "slug")


def areas(consultations: list[Consultation]) -> dict[Any, list[Unit]]:
    """The territorial units of each, in one query."""
    found: dict[Any, list[Unit]] = {one.pk: [] for one in consultations}
    links = Area.objects.filter(consultation__in=consultations).select_related("unit__parent__parent")
    for link in links.order_by("position"):
        found[link.consultation_id].append(link.unit)
    return found


@dataclass(frozen=True, slots=True)
class Concept:
    """What a consultation is about, without its voices."""

    entries: dict[EntryKind, tuple[str, ...]]
    areas: list[Unit]
    """With what their label needs."""
    value: schema.Consultation
    """Questions, channels, stages, meetings, materials and the declared dates; every other list is left empty."""


def concept(consultation: Consultation, headcount: int | None) -> Concept:
    """One query. `headcount` is a stated total of people over the whole consultation."""
    *lists, entries, units = rows.several(consultation, tuple(_LISTS.values()), *_statements())
    whole = (schema.Headcount(key="whole", label="-", count=headcount),) if headcount is not None else ()
    fields: dict[str, Any] = {name: tuple(parts) for name, parts in zip(_LISTS, lists, strict=True)}
    value = schema.Consultation.model_construct(
        slug=consultation.slug,
        title=consultation.title,
        organiser=consultation.organiser_key,
        window=_window(consultation),
        legal_profile=consultation.legal_profile,
        headcounts=whole,
        **fields,
    )
    areas = [Unit(**dict(zip(_LABEL, unit, strict=True))) for unit in units]
    return Concept(_by_kind(entries), areas, value)


_LISTS = {
    "questions": "question",
    "channels": "channel",
    "stages": "stage",
    "meetings": "meeting",
    "materials": "material",
}
_LABEL = ("kind", "name", "gmina_type", "is_city")


@cache
def _statements() -> tuple[Statement, Statement]:
    """The simple lists, and the territorial units."""
    texts = Entry.objects.filter(consultation=SOME).order_by("kind", "position")
    units = Area.objects.filter(consultation=SOME).order_by("position")
    return written(texts.values_list("kind", "text")), written(
        units.values_list(*(f"unit__{name}" for name in _LABEL))
    )


def _window(consultation: Consultation) -> schema.Period | None:
    if consultation.window_from is None or consultation.window_to is None:
        return None
    return schema.Period(from_=consultation.window_from, to=consultation.window_to)


def _by_kind(texts: list[list[str]]) -> dict[EntryKind, tuple[str, ...]]:
    found: dict[EntryKind, list[str]] = {kind: [] for kind in EntryKind}
    for kind, text in texts:
        found[EntryKind(kind)].append(text)
    return {kind: tuple(entries) for kind, entries in found.items()}


@dataclass(frozen=True, slots=True)
class Counts:
    """Figures of the voices, counted by the database."""

    with_remarks: int
    no_remarks: int
    invited: int | None
    headcount: int | None
    remarks: int
    outcomes: tuple[tuple[PositionOutcome, int], ...]


# Written by hand: building it of fifteen subqueries would cost more processor time than asking the database does.
_COUNTS = """
SELECT answers.with_remarks, answers.no_remarks, invited.named, invited.groups, invited.unknown, invited.in_groups,
       remarks.outcomes,
       (SELECT total.count FROM consultations_headcount AS total
        WHERE total.consultation_id = %(id)s
          AND NOT EXISTS (SELECT FROM consultations_headcountmeeting AS part WHERE part.owner_id = total.id)
        ORDER BY total.position LIMIT 1)
FROM (SELECT count(*) FILTER (WHERE outcome = %(with_remarks)s) AS with_remarks,
             count(*) FILTER (WHERE outcome = %(no_remarks)s) AS no_remarks
      FROM consultations_answer WHERE consultation_id = %(id)s) AS answers,
     (SELECT count(DISTINCT institution_id) AS named,
             count(*) FILTER (WHERE institution_id IS NULL) AS groups,
             count(*) FILTER (WHERE institution_id IS NULL AND count IS NULL) AS unknown,
             coalesce(sum(count) FILTER (WHERE institution_id IS NULL), 0) AS in_groups
      FROM consultations_invitation WHERE consultation_id = %(id)s) AS invited,
     (SELECT coalesce(jsonb_object_agg(coalesce(outcome, ''), number), '{}') AS outcomes
      FROM (SELECT outcome, count(*) AS number FROM consultations_remark
            WHERE consultation_id = %(id)s GROUP BY outcome) AS counted) AS remarks
"""


def counts(consultation: Consultation) -> Counts:
    """All counts in one query."""
    values: dict[str, Any] = {
        "id": consultation.pk,
        "with_remarks": AnswerOutcome.WITH_REMARKS.value,
        "no_remarks": AnswerOutcome.NO_REMARKS.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, values)
        row: Any = cursor.fetchone()
    with_remarks, no_remarks, named, groups, unknown, in_groups, remarks, headcount = row
    by_outcome = json.loads(remarks) if isinstance(remarks, str) else remarks
    return Counts(
        with_remarks=with_remarks,
        no_remarks=no_remarks,
        invited=None if unknown or not named + groups else int(named + in_groups),
        headcount=headcount,
        remarks=sum(by_outcome.values()),
        outcomes=tuple((o, by_outcome[o.value]) for o in PositionOutcome if o.value in by_outcome),
    )


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """A remark with its number in the report and whoever sent it."""

    number: int
    sender: str | None
    part: schema.Remark


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which remarks are asked for; what is empty narrows nothing."""

    outcome: PositionOutcome | None = None
    theme: str = ""


def chosen(consultation: Consultation, wanted: Wanted) -> QuerySet[Remark]:
    """The remarks asked for, in their order."""
    found = Remark.objects.filter(consultation=consultation).order_by("position")
    if wanted.outcome is not None:
        found = found.filter(outcome=wanted.outcome.value)
    if wanted.theme:
        # A remark has a theme once, so the join doubles none.
        found = found.filter(links__theme__consultation=consultation, links__theme__key=wanted.theme)
    return found


def themes(consultation: Consultation) -> dict[str, str]:
    """{key: title} of the themes, in their order: one query."""
    found = Theme.objects.filter(consultation=consultation).order_by("position")
    return dict(found.values_list("key", "title"))


def remarks(consultation: Consultation, wanted: Wanted, start: int, length: int) -> list[RemarkRow]:
    """A stretch of the remarks, in their order: two queries, three for some of them."""
    found = chosen(consultation, wanted)
    stretch = found.values_list("key", "answer__institution__name", "meeting__title")[start : start + length]
    senders = {key: answer or meeting for key, answer, meeting in stretch}
    places = (
        {key: start + place for place, key in enumerate(senders, start=1)}
        if wanted == Wanted()
        else numbers(consultation, list(senders))
    )
    which = catalogue.BY_NAME["remark"]
    parts = rows.parts(rows.of(consultation, which).filter(key__in=list(senders)), which)
    return [RemarkRow(places[part.key], senders[part.key], part) for part in parts]


def numbers(consultation: Consultation, keys: list[str]) -> dict[str, int]:
    """The place of these remarks among all, for the few asked about: one query."""
    with connection.cursor() as cursor:
        cursor.execute(_NUMBERS, [consultation.pk, keys])
        return {key: int(number) for key, number in cursor.fetchall()}


# Written by hand: counted from one remark asked about to the next, so that no remark before them is counted twice.
_NUMBERS = """
SELECT key, sum(since) OVER (ORDER BY position)
FROM (SELECT asked.key, asked.position,
             (SELECT count(*) FROM consultations_remark AS one
              WHERE one.consultation_id = asked.consultation_id
                AND one.position > asked.before AND one.position <= asked.position) AS since
      FROM (SELECT key, position, consultation_id, lag(position, 1, -1) OVER (ORDER BY position) AS before
            FROM consultations_remark WHERE consultation_id = %s AND key = ANY(%s)) AS asked) AS counted
ORDER BY position
"""
