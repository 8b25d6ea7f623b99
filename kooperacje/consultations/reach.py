"""Who was invited, who answered and who is silent, by type of institution and place, computed from the value.

Only institutions named one by one can stand here: of a group invited together nobody says where its members sit.
"""

from collections import Counter
from dataclasses import dataclass

from kooperacje.consultations.exchange.schema import Answer, Consultation
from kooperacje.consultations.states import AnswerOutcome

POWIAT, GMINA = 4, 7
"""Digits of a TERYT code down to which places are told apart."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Institutions, each counted once. Late ones answered too; silent ones were invited by name and did not answer."""

    listed: int = 0
    invited: int = 0
    answered: int = 0
    remarks: int = 0
    no_remarks: int = 0
    late: int = 0
    silent: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """Institutions of one type in one place; `place` is a TERYT code or empty."""

    place: str
    type: str
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class Matrix:
    """All lines, by place and type, and their totals. `groups` were invited together and stand in no line."""

    depth: int
    lines: tuple[Line, ...]
    totals: Numbers
    groups: int


def depth(value: Consultation) -> int:
    """Powiaty, unless all institutions sit in one powiat: then its gminy."""
    seats = {institution.territory for institution in value.institutions if institution.territory}
    one_powiat = len({seat[:POWIAT] for seat in seats}) == 1 and any(len(seat) > POWIAT for seat in seats)
    return GMINA if one_powiat else POWIAT


def matrix(value: Consultation, digits: int | None = None) -> Matrix:
    """Every institution that is a stakeholder, was invited by name or answered."""
    digits = depth(value) if digits is None else digits
    stakes = {stake.institution for stake in value.stakeholders if stake.institution}
    invited = {invitation.institution for invitation in value.invitations if invitation.institution}
    answers: dict[str, list[Answer]] = {}
    for answer in value.answers:
        answers.setdefault(answer.institution, []).append(answer)
    counted: dict[tuple[str, str], Counter[str]] = {}
    for institution in value.institutions:
        key = institution.key
        if key not in stakes and key not in invited and key not in answers:
            continue
        cell = counted.setdefault(((institution.territory or "")[:digits], institution.type), Counter())
        cell.update(_met(value, key in invited, answers.get(key, [])))
    total: Counter[str] = Counter()
    for cell in counted.values():
        total.update(cell)
    return Matrix(
        depth=digits,
        lines=tuple(Line(*where, Numbers(**counted[where])) for where in sorted(counted)),
        totals=Numbers(**total),
        groups=sum(invitation.institution is None for invitation in value.invitations),
    )


def _met(value: Consultation, invited: bool, answers: list[Answer]) -> list[str]:
    """Which numbers an institution counts in."""
    met = ["listed", *(["invited"] if invited else [])]
    if answers:
        with_remarks = any(answer.outcome is AnswerOutcome.WITH_REMARKS for answer in answers)
        met += ["answered", "remarks" if with_remarks else "no_remarks"]
        met += ["late"] if any(is_late(value, answer) for answer in answers) else []
    elif invited:
        met.append("silent")
    return met


def is_late(value: Consultation, answer: Answer) -> bool:
    """An answer says itself whether it was late; of one that does not, the day tells."""
    if answer.late is not None:
        return answer.late
    until = value.window.to if value.window else None
    return until is not None and answer.received_on is not None and answer.received_on > until
