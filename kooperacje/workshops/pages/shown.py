"""A remark as a room reads it: what was said, the position, what changed, and what the room said to that."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kooperacje.consultations import published
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages import said
from kooperacje.consultations.queries import names
from kooperacje.consultations.states import VerdictOutcome
from kooperacje.modelbook.difference import Piece, Run, words

MOST_SIGNS = 12_000
"""Longer wordings are shown whole, since comparing their words would take too long."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A change in the document: its words as kept, inserted and deleted."""

    passage: str
    pieces: tuple[tuple[str, str], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict of this meeting. `institution` and `statement` may be empty."""

    key: str
    contested: bool
    institution: str
    statement: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Empty texts mean: not stated. A masked remark is shown in its masked wording alone, as everywhere in public."""

    key: str
    text: str
    place: str
    sender: str
    quote: str
    current: str
    proposed: str
    reason: str
    outcome: str
    tone: str
    answer: str
    change: str
    edits: tuple[Edit, ...]
    verdicts: tuple[Said, ...]

    @property
    def state(self) -> str:
        """`open`, `accepted` or `contested`."""
        if not self.verdicts:
            return "open"
        return "contested" if any(one.contested for one in self.verdicts) else "accepted"


def shown(
    part: schema.Remark,
    senders: Mapping[str, str],
    changes: Sequence[schema.Change],
    verdicts: Sequence[schema.Verdict],
    parties: Mapping[str, str],
) -> Shown:
    """The remark with what belongs to it; `senders` comes from `senders_of`."""
    public, position = published.remark(part), part.position
    return Shown(
        key=part.key,
        text=public.text,
        place=public.place or "",
        sender=senders.get(part.key, ""),
        quote=public.quote or "",
        current=public.current or "",
        proposed=public.proposed or "",
        reason=public.reason or "",
        outcome=said.enum(position.outcome) if position else "",
        tone=said.OUTCOME_TONES.get(position.outcome, "idle") if position else "idle",
        answer=(position.reason if position else None) or "",
        change=(position.change if position else None) or "",
        edits=tuple(_edit(change) for change in changes),
        verdicts=tuple(verdict_said(one, parties) for one in verdicts),
    )


def verdict_said(verdict: schema.Verdict, parties: Mapping[str, str]) -> Said:
    """A verdict in words."""
    return Said(
        key=verdict.key,
        contested=verdict.outcome is VerdictOutcome.CONTESTED,
        institution=parties.get(verdict.institution or "", ""),
        statement=verdict.statement or "",
    )


def senders_of(consultation: Consultation, parts: Iterable[schema.Remark]) -> dict[str, str]:
    """{key of the remark: who said it}: two queries."""
    parts = tuple(parts)
    sources = {
        "answer": {part.answer for part in parts if part.answer},
        "meeting": {part.meeting for part in parts if part.meeting},
    }
    known = names.some(consultation, sources)
    return {part.key: _sender(part, known) for part in parts}


def _sender(part: schema.Remark, known: names.Names) -> str:
    if part.answer:
        return known["answer"].get(part.answer, "")
    meeting = known["meeting"].get(part.meeting or "", "")
    if meeting and part.table:
        return _("%(meeting)s, table %(table)s") % {"meeting": meeting, "table": part.table}
    return meeting


def _edit(change: schema.Change) -> Edit:
    before, after = change.before or "", change.after or ""
    if len(before) + len(after) > MOST_SIGNS:
        pieces = [Piece(Run.DELETED, before), Piece(Run.INSERTED, after)]
    else:
        pieces = words(before, after)
    told = tuple((piece.run.value, piece.text) for piece in pieces if piece.text)
    return Edit(change.passage or "", told, change.reason or "")
