"""One remark after the other that may hold personal data, with what could be masked."""

from dataclasses import dataclass

from django.urls import reverse

from kooperacje.analysis import personal
from kooperacje.analysis.pages.common import MASKING, Within, around
from kooperacje.analysis.queries import masking as queries
from kooperacje.analysis.queries.masking import Looked, Suspicion
from kooperacje.analysis.words import KINDS, marks
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation, Remark
from kooperacje.consultations.outline.lists import BY_KIND
from kooperacje.consultations.queries import rows

LISTED = 20


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the text; `number` is that of its suspected place, None for the words between. Words, no markup."""

    text: str
    number: int | None
    kind: str


@dataclass(frozen=True, slots=True)
class Done:
    """A remark that is published in another wording."""

    key: str
    kinds: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class MaskingPage(Within):
    """`key` is empty when nothing was found; then `on_url` leads on, where there is more to look through."""

    key: str
    version: int
    pieces: tuple[Piece, ...]
    beside: tuple[str, ...]
    preview: str
    mask_url: str
    nothing_url: str
    write_url: str
    later_url: str
    through: int
    on_url: str
    done: tuple[Done, ...]
    total: int
    edit: Decision


def masking(consultation: Consultation, actor: Actor, looked: Looked) -> MaskingPage:
    """A fixed number of queries."""
    slug, key = consultation.slug, looked.found or ""
    frame = around(consultation, actor, MASKING)
    part, version = rows.versioned(consultation, catalogue.REMARK, key) if key else (None, 0)
    found = queries.of_remark(part) if part else Suspicion((), ())
    home = reverse("analysis:masking", args=[slug])
    masked = queries.masked(consultation)
    further = "" if looked.done else f"{home}?po={looked.last}"
    return MaskingPage(
        around=frame,
        key=key,
        version=version,
        pieces=_pieces(part, found) if part else (),
        beside=tuple(str(KINDS[kind]) for kind in found.beside),
        preview=personal.masked(part.text, list(found.places), marks()) if part else "",
        mask_url=reverse("analysis:mask", args=[slug, key]) if key else home,
        nothing_url=reverse("analysis:mask-nothing", args=[slug, key]) if key else home,
        write_url=reverse("analysis:mask-write", args=[slug, key]) if key else home,
        later_url=f"{home}?po={key}",
        through=looked.through,
        on_url="" if key else further,
        done=tuple(_done(slug, row) for row in masked[:LISTED]),
        total=masked.count(),
        edit=frame.frame.edit,
    )


def one(consultation: Consultation, actor: Actor, key: str) -> MaskingPage:
    """The page of this remark, whatever was said of it before."""
    return masking(consultation, actor, Looked(key, 0, key, done=False))


def _pieces(part: schema.Remark, found: Suspicion) -> tuple[Piece, ...]:
    pieces, last = [], 0
    for number, place in enumerate(found.places):
        pieces.append(Piece(part.text[last : place.start], None, ""))
        pieces.append(Piece(part.text[place.start : place.end], number, str(KINDS[place.kind])))
        last = place.end
    return (*pieces, Piece(part.text[last:], None, ""))


def _done(slug: str, row: Remark) -> Done:
    url = reverse("consultations:workspace-part", args=[slug, BY_KIND["remark"].slug, row.key])
    return Done(row.key, ", ".join(row.masked), row.public_text or "", url)
