"""Named reads of voices. Each takes a queryset that came from `access.visible`, or the consultation it came for."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Subquery

from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import ChangeRemark, Consultation, Party, Remark, Verdict
from kooperacje.consultations.queries import remarks as remarks_of
from kooperacje.consultations.queries import rows
from kooperacje.consultations.queries.remarks import Criteria
from kooperacje.consultations.states import PositionOutcome, VerdictOutcome
from kooperacje.workshops.models import Hall, PhoneVoice, Voice
from kooperacje.workshops.states import PhoneState

OPEN = "open"
"""Remarks about which the meeting has said nothing yet."""


def of_table(among: QuerySet[Voice], meeting: str, table: str) -> QuerySet[Voice]:
    """The voices of one table, newest first."""
    return among.filter(meeting=meeting, table=table).order_by("-written_at", "id")


def remarks(consultation: Consultation, voices: Sequence[Voice]) -> dict[str, schema.Remark]:
    """{key: remark} of these voices: one query."""
    return remarks_by_key(consultation, {voice.remark for voice in voices})


def remarks_by_key(consultation: Consultation, keys: Collection[str]) -> dict[str, schema.Remark]:
    """{key: remark} of those that are there: one query."""
    found = rows.of(consultation, catalogue.REMARK).filter(key__in=sorted(keys))
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


def hall(consultation: Consultation, meeting: str) -> Hall:
    """What the screens of the meeting show; a blank one where nobody has chosen anything yet."""
    found = Hall.objects.filter(consultation=consultation, meeting=meeting).first()
    return found or Hall(consultation=consultation, meeting=meeting)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which remarks a summary workshop goes through; everything empty: all with a position."""

    theme: str = ""
    position: str = ""
    """A value of `PositionOutcome`."""
    verdict: str = ""
    """A value of `VerdictOutcome`, or `OPEN`."""


EVERYTHING = Choice()


def queue(consultation: Consultation, meeting: str, choice: Choice = EVERYTHING) -> QuerySet[Remark]:
    """The remarks with a position that meet the choice, in their order."""
    known = {outcome.value for outcome in PositionOutcome}
    position = choice.position if choice.position in known else ""
    found = remarks_of.find(consultation, Criteria(theme=choice.theme, position=position)).exclude(
        latest=None
    )
    said = _said(consultation, meeting)
    if choice.verdict == OPEN:
        return found.exclude(pk__in=said.values("remark"))
    if choice.verdict:
        return found.filter(pk__in=said.filter(outcome=choice.verdict).values("remark"))
    return found


def _said(consultation: Consultation, meeting: str) -> QuerySet[Verdict]:
    return Verdict.objects.filter(consultation=consultation, meeting__key=meeting).order_by()


def verdicts(consultation: Consultation, meeting: str, keys: Sequence[str]) -> list[schema.Verdict]:
    """What this meeting said about these remarks, in the order of recording: one query."""
    remarks = Remark.objects.filter(consultation=consultation, key__in=list(keys)).order_by().values("pk")
    found = rows.of(consultation, catalogue.VERDICT).filter(meeting__key=meeting, remark__in=remarks)
    return rows.parts(found, catalogue.VERDICT)


def contested(consultation: Consultation, meeting: str) -> list[schema.Verdict]:
    """Everything contested at this meeting, by the order of the remarks: one query."""
    found = rows.of(consultation, catalogue.VERDICT).filter(
        meeting__key=meeting, outcome=VerdictOutcome.CONTESTED
    )
    return rows.parts(found.order_by("remark__position", "position"), catalogue.VERDICT)


@dataclass(frozen=True, slots=True)
class Tally:
    """How far the room has come, counted in remarks."""

    total: int
    accepted: int
    contested: int

    @property
    def open(self) -> int:
        """On how many the room has said nothing yet."""
        return self.total - self.accepted - self.contested


def tally(consultation: Consultation, meeting: str) -> Tally:
    """Two queries. Verdicts are counted by themselves: asking for them remark by remark takes minutes for 50,000."""
    total = Remark.objects.filter(consultation=consultation).exclude(latest=None).count()
    counted = (
        _said(consultation, meeting)
        .exclude(remark__latest=None)
        .aggregate(
            said=Count("remark", distinct=True),
            contested=Count("remark", distinct=True, filter=Q(outcome=VerdictOutcome.CONTESTED)),
        )
    )
    return Tally(total, counted["said"] - counted["contested"], counted["contested"])


def neighbours(queue: QuerySet[Remark], remark: str, consultation: Consultation) -> tuple[str, str]:
    """(key of the one before, key of the one after) in the queue; "" where there is none."""
    here = (
        rows.of(consultation, catalogue.REMARK).filter(key=remark).values_list("position", flat=True).first()
    )
    if here is None:
        return "", ""
    before = queue.filter(position__lt=here).order_by("-position").values_list("key", flat=True).first()
    after = queue.filter(position__gt=here).order_by("position").values_list("key", flat=True).first()
    return before or "", after or ""


def place(queue: QuerySet[Remark], remark: str, consultation: Consultation) -> tuple[int, int]:
    """(the how-manyth of the queue, of how many); 0 when the remark is no longer in it."""
    here = rows.of(consultation, catalogue.REMARK).filter(key=remark).values("position")
    counted = queue.order_by().aggregate(
        many=Count("id"),
        up_to=Count("id", filter=Q(position__lte=Subquery(here[:1]))),
        there=Count("id", filter=Q(key=remark)),
    )
    return (counted["up_to"] if counted["there"] else 0), counted["many"]


def changes(consultation: Consultation, remark: str) -> list[schema.Change]:
    """The changes in the document that this remark asked for."""
    linked = ChangeRemark.objects.filter(remark__consultation=consultation, remark__key=remark).order_by()
    found = rows.of(consultation, catalogue.CHANGE).filter(pk__in=linked.values("owner"))
    return rows.parts(found, catalogue.CHANGE)


def from_phones(consultation: Consultation, meeting: str, state: PhoneState) -> QuerySet[PhoneVoice]:
    """Voices from phones in this state: what struck us last, else in the order of sending."""
    found = PhoneVoice.objects.filter(consultation=consultation, meeting=meeting, state=state)
    return found.order_by("mark", "sent_at", "id")


def phone_numbers(consultation: Consultation, meeting: str) -> dict[str, int]:
    """{state: number of voices from phones}: one query."""
    found = PhoneVoice.objects.filter(consultation=consultation, meeting=meeting).order_by()
    return dict(found.values_list("state").annotate(number=Count("id")))
