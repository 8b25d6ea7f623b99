"""The figures of a consultation, computed in one place for the report, the pages and the open data.

`None` is "not stated" throughout: a sum with an unknown part is unknown.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kooperacje.consultations.exchange.schema import Consultation, Invitation, Stage
from kooperacje.consultations.states import COLLECTING, AnswerOutcome, PositionOutcome, StageKind


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers that stand in the report and on the pages alike.

    `people` counts presences: one person at two meetings counts twice, unless the source states a total of people.
    """

    invited: int | None
    answered: int
    with_remarks: int
    without_remarks: int
    silent: int | None
    response_rate: float | None
    meetings: int
    people: int | None
    people_by_stage: tuple[tuple[str, int | None], ...]
    remarks: int
    remarks_stated: int | None
    positions: tuple[tuple[PositionOutcome, int], ...]
    remarks_without_position: int
    questions: int
    conclusions: int


def compute(value: Consultation) -> Figures:
    """The figures of a value; the same value gives the same figures."""
    outcomes = Counter(answer.outcome for answer in value.answers)
    answering = {answer.institution for answer in value.answers}
    invited = _invited(value.invitations)
    silent = _silent(value, answering)
    taken = Counter(remark.position.outcome for remark in value.remarks if remark.position)
    return Figures(
        invited=invited,
        answered=len(answering),
        with_remarks=outcomes[AnswerOutcome.WITH_REMARKS],
        without_remarks=outcomes[AnswerOutcome.NO_REMARKS],
        silent=silent,
        response_rate=_rate(value, answering, invited),
        meetings=len(value.meetings),
        people=people(value),
        people_by_stage=tuple((stage.key, people_of(value, stage)) for stage in with_people(value)),
        remarks=len(value.remarks),
        remarks_stated=_remarks_stated(value),
        positions=tuple((outcome, taken[outcome]) for outcome in PositionOutcome if taken[outcome]),
        remarks_without_position=sum(remark.position is None for remark in value.remarks),
        questions=len(value.questions),
        conclusions=sum(len(group.conclusions) for group in value.conclusions),
    )


def with_people(value: Consultation) -> tuple[Stage, ...]:
    """Stages that people take part in by coming: with meetings, a stated total, or of a kind that has meetings."""
    met = {meeting.stage for meeting in value.meetings}
    gathering = COLLECTING - {StageKind.ELECTRONIC}
    return tuple(
        stage
        for stage in value.stages
        if stage.key in met or stage.participants is not None or stage.kind in gathering
    )


def people_of(value: Consultation, stage: Stage) -> int | None:
    """People of a stage: the stated total, else the sum of its meetings where each is stated."""
    if stage.participants is not None:
        return stage.participants
    return _sum(meeting.participants for meeting in value.meetings if meeting.stage == stage.key)


def people(value: Consultation) -> int | None:
    """People at all meetings: the stated total of the whole, else the sum where every part is known."""
    whole = next((count.count for count in value.headcounts if not count.meetings), None)
    if whole is not None:
        return whole
    loose = [meeting.participants for meeting in value.meetings if meeting.stage is None]
    return _sum([*(people_of(value, stage) for stage in with_people(value)), *loose])


def _sum(parts: Iterable[int | None]) -> int | None:
    known = list(parts)
    if not known or any(part is None for part in known):
        return None
    return sum(part for part in known if part is not None)


def _invited(invitations: Iterable[Invitation]) -> int | None:
    """Institutions invited by name count once; groups count as stated."""
    named = {i.institution for i in invitations if i.institution is not None}
    groups = [i.count for i in invitations if i.institution is None]
    if not named and not groups:
        return None
    return _sum([len(named), *groups])


def invited_by_name(value: Consultation) -> frozenset[str]:
    """Keys of the institutions that were invited by name."""
    return frozenset(i.institution for i in value.invitations if i.institution is not None)


def _silent(value: Consultation, answering: set[str]) -> int | None:
    """Silence is known only where everybody was invited by name."""
    named = invited_by_name(value)
    only_by_name = bool(named) and all(i.institution is not None for i in value.invitations)
    return len(named - answering) if only_by_name else None


def _rate(value: Consultation, answering: set[str], invited: int | None) -> float | None:
    """The part of the invited that answered; an answer of one who was not invited by name does not count in it."""
    if not invited:
        return None
    named = invited_by_name(value)
    by_groups = any(i.institution is None for i in value.invitations)
    counted = len(answering) if by_groups else len(answering & named)
    return counted / invited if counted <= invited else None


def _remarks_stated(value: Consultation) -> int | None:
    stated = [a.remarks_stated for a in value.answers if a.outcome is AnswerOutcome.WITH_REMARKS]
    return _sum(stated)
