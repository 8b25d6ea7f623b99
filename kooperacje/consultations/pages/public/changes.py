"""What the remarks were about and what was changed because of them, for whoever reads."""

from dataclasses import dataclass
from math import ceil
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import ngettext

from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages.public.frame import Frame, frame
from kooperacje.consultations.pages.public.remarks import A_PAGE
from kooperacje.consultations.queries import changes as queries
from kooperacje.consultations.queries import public
from kooperacje.modelbook.difference import Piece, Run, words

PER_PAGE = 20
MOST_SIGNS = 20_000
"""Longer passages are shown as removed and added, not compared word by word."""


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A theme, and the way to its remarks."""

    title: str
    description: str | None
    remarks: int
    heard: int
    speaking_for: int
    against: int
    url: str


@dataclass(frozen=True, slots=True)
class Asking:
    """A remark that asked for a change."""

    number: int
    url: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change in the document. Without askers it is the organiser's own correction."""

    passage: str | None
    pieces: tuple[Piece, ...]
    askers: tuple[Asking, ...]
    reason: str | None


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """Themes on the first page, and a page of the changes."""

    frame: Frame
    themes: tuple[ThemeLine, ...]
    lines: tuple[ChangeLine, ...]
    counted: str
    own: str
    total: int
    number: int
    last: int


def changes(consultation: Consultation, number: int) -> ChangesPage:
    """Six queries at most, however many remarks and changes there are."""
    counted = public.counts(consultation)
    found = queries.counts(consultation)
    last = max(1, ceil(found.changes / PER_PAGE))
    number = min(max(1, number), last)
    remarks_url = reverse("public:remarks", args=[consultation.slug])
    themes = queries.themes(consultation) if number == 1 else []
    chosen = queries.changes(consultation, (number - 1) * PER_PAGE, PER_PAGE) if found.changes else []
    made = ngettext("%(count)d change was made.", "%(count)d changes were made.", found.changes)
    own = ngettext(
        "%(count)d of them is the organiser’s own correction, which no remark asked for.",
        "%(count)d of them are the organiser’s own corrections, which no remark asked for.",
        found.own,
    )
    return ChangesPage(
        frame=frame(consultation, "changes", counted.remarks or None),
        themes=tuple(_theme(theme, remarks_url) for theme in themes),
        lines=tuple(_line(change, numbers, remarks_url) for change, numbers in chosen),
        counted=made % {"count": found.changes},
        own=own % {"count": found.own} if found.own else "",
        total=found.changes,
        number=number,
        last=last,
    )


def _theme(theme: queries.ThemeRow, remarks_url: str) -> ThemeLine:
    return ThemeLine(
        title=theme.title,
        description=theme.description,
        remarks=theme.remarks,
        heard=theme.heard,
        speaking_for=theme.speaking_for,
        against=theme.against,
        url=f"{remarks_url}?{urlencode({'theme': theme.key})}" if theme.remarks else "",
    )


def _line(change: schema.Change, numbers: tuple[int, ...], remarks_url: str) -> ChangeLine:
    before, after = change.before or "", change.after or ""
    if len(before) + len(after) > MOST_SIGNS:
        pieces = [Piece(Run.DELETED, before), Piece(Run.INSERTED, after)]
    else:
        pieces = words(before, after)
    return ChangeLine(
        passage=change.passage,
        pieces=tuple(piece for piece in pieces if piece.text),
        askers=tuple(_asking(number, remarks_url) for number in numbers),
        reason=change.reason,
    )


def _asking(number: int, remarks_url: str) -> Asking:
    """The remark on the page of the list on which it stands."""
    page = ceil(number / A_PAGE)
    return Asking(number, f"{remarks_url}?page={page}#u{number}" if page > 1 else f"{remarks_url}#u{number}")
