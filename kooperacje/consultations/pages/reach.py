"""Who was reached: each institution with whether it is a stakeholder, was invited, and what it answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages import said
from kooperacje.consultations.queries import rows


@dataclass(frozen=True, slots=True)
class Reach:
    """One institution. `tone` is that of its answer."""

    name: str
    stakeholder: str
    invited: str
    answer: str
    tone: str


def reach(consultation: Consultation, parts: Mapping[str, list[Any]]) -> tuple[Reach, ...]:
    """One line an institution that was invited, answered or is a stakeholder. One query, for the answers."""
    answers = {
        answer.institution: answer
        for answer in rows.parts(rows.of(consultation, catalogue.ANSWER), catalogue.ANSWER)
    }
    invited = {found.institution: found for found in parts["invitation"] if found.institution}
    touched = {found.institution: found for found in parts["stakeholder"] if found.institution}
    lines = []
    for place in parts["institution"]:
        if place.key in answers or place.key in invited or place.key in touched:
            answer, tone = _answer(answers.get(place.key), place.key in invited)
            stakeholder = _stakeholder(touched.get(place.key))
            lines.append(Reach(place.name, stakeholder, _invited(invited.get(place.key)), answer, tone))
    return tuple(lines)


def _stakeholder(found: Any) -> str:
    if found is None:
        return "–"
    return _("key one") if found.is_key else _("yes")


def _invited(found: Any) -> str:
    if found is None:
        return _("not by name")
    return said.day(found.sent_on) if found.sent_on else _("yes, day not stated")


def _answer(found: Any, invited: bool) -> tuple[str, str]:
    if found is not None:
        return said.enum(found.outcome), "good"
    return (_("Silent"), "warn") if invited else ("–", "idle")
