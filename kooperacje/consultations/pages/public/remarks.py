"""The remarks of a published consultation, page by page."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kooperacje.consultations import published
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages.public.frame import Frame, frame
from kooperacje.consultations.queries import public
from kooperacje.consultations.states import PositionOutcome
from kooperacje.consultations.words import word

A_PAGE = 25
TONES = {
    PositionOutcome.ACCEPTED: "good",
    PositionOutcome.PARTLY: "info",
    PositionOutcome.NOT_ACCEPTED: "bad",
}


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """A remark with the organiser's position."""

    number: int
    sender: str | None
    place: str | None
    text: str
    current: str | None
    proposed: str | None
    position: tuple[str, str] | None
    reason: str | None
    change: str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A position to filter by."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in the head of the table and beside what was written."""

    number: str
    sender: str
    remark: str
    position: str
    current: str
    proposed: str
    change: str


@dataclass(frozen=True, slots=True)
class ThemeChoice:
    """A theme to filter by."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class RemarksPage:
    """One page of remarks. `unlisted` counts institutions that sent remarks of which none is listed anywhere."""

    frame: Frame
    lines: tuple[RemarkLine, ...]
    words: Words
    total: int
    number: int
    last: int
    choices: tuple[Choice, ...]
    themes: tuple[ThemeChoice, ...]
    filtered: bool
    unlisted: int


def remarks(consultation: Consultation, outcome: str, number: int, theme: str = "") -> RemarksPage:
    """Six queries at most, however many remarks there are."""
    counted = public.counts(consultation)
    themes = public.themes(consultation) if counted.remarks else {}
    chosen = next((one for one in PositionOutcome if one.value == outcome), None)
    wanted = public.Wanted(chosen, theme if theme in themes else "")
    if wanted.theme:
        total = public.chosen(consultation, wanted).count()
    else:
        total = counted.remarks if chosen is None else dict(counted.outcomes).get(chosen, 0)
    last = max(1, -(-total // A_PAGE))
    number = min(max(1, number), last)
    found = public.remarks(consultation, wanted, (number - 1) * A_PAGE, A_PAGE)
    return RemarksPage(
        frame=frame(consultation, "remarks", counted.remarks or None),
        lines=tuple(_line(row) for row in found),
        words=_words(),
        total=total,
        number=number,
        last=last,
        choices=tuple(Choice(o.value, str(word(o)), n, o is chosen) for o, n in counted.outcomes),
        themes=tuple(ThemeChoice(key, title, key == wanted.theme) for key, title in themes.items()),
        filtered=wanted != public.Wanted(),
        unlisted=0 if counted.remarks else counted.with_remarks,
    )


def _words() -> Words:
    return Words(
        number=_("No."),
        sender=_("Sender"),
        remark=_("Remark"),
        position=_("Organiser’s position"),
        current=_("Is:"),
        proposed=_("Proposed:"),
        change=_("What changed:"),
    )


def _line(row: public.RemarkRow) -> RemarkLine:
    remark, position = published.remark(row.part), row.part.position
    return RemarkLine(
        number=row.number,
        sender=row.sender,
        place=remark.place,
        text=remark.text,
        current=remark.current,
        proposed=remark.proposed,
        position=(TONES.get(position.outcome, "idle"), str(word(position.outcome))) if position else None,
        reason=position.reason if position else None,
        change=position.change if position else None,
    )
