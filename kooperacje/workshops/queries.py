"""Named reads of voices. Each takes a queryset that came from `access.visible`, or the consultation it came for."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import Count, QuerySet

from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation, Party, Remark
from kooperacje.consultations.queries import rows
from kooperacje.workshops.models import Voice


def of_table(among: QuerySet[Voice], meeting: str, table: str) -> QuerySet[Voice]:
    """The voices of one table, newest first."""
    return among.filter(meeting=meeting, table=table).order_by("-written_at", "id")


def remarks(consultation: Consultation, voices: Sequence[Voice]) -> dict[str, schema.Remark]:
    """{key: remark} of these voices: one query."""
    found = rows.of(consultation, catalogue.REMARK).filter(key__in=[voice.remark for voice in voices])
    return {one.key: one for one in rows.parts(found, catalogue.REMARK)}


def tables(among: QuerySet[Voice], meeting: str) -> list[tuple[str, int]]:
    """(table, number of voices) of a meeting, by the name of the table."""
    found = among.filter(meeting=meeting).order_by().values_list("table")
    return sorted(found.annotate(number=Count("id")))


def by_meeting(among: QuerySet[Voice]) -> dict[str, int]:
    """{meeting: number of voices}: one query."""
    return dict(among.order_by().values_list("meeting").annotate(number=Count("id")))


def by_question(consultation: Consultation, meeting: str) -> Counter[str | None]:
    """{question, or None: number of remarks from this meeting}: one query, however they were entered."""
    found = Remark.objects.filter(consultation=consultation, meeting__key=meeting).order_by()
    return Counter(dict(found.values_list("question__key").annotate(number=Count("id"))))


def parties(consultation: Consultation) -> dict[str, str]:
    """{key: name} of the institutions of the consultation, in their order."""
    found = Party.objects.filter(consultation=consultation).order_by("position")
    return dict(found.values_list("key", "name"))
