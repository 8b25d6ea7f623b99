"""One remark after the other with the three likeliest themes; and new themes proposed from what fits none."""

from dataclasses import dataclass

from django.urls import reverse

from kooperacje.analysis.pages.common import NEWCOMERS, QUEUE, Shown, Within, around, short, shown
from kooperacje.analysis.queries import themes as queries
from kooperacje.analysis.queries.themes import Progress
from kooperacje.analysis.themes import newcomers
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation, Theme
from kooperacje.consultations.pages.frame import section_url
from kooperacje.consultations.queries import rows

LOOKED_AT = 2000
"""Remarks without a theme that are looked at for new themes at one time."""
SHOWN_OF_EACH = 30


@dataclass(frozen=True, slots=True)
class Choice:
    """A proposed theme: the key to press, and the words of the remark that speak for it."""

    number: int
    key: str
    title: str
    description: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QueuePage(Within):
    """`remark` is None when nothing waits. `ticks_open`: all themes are shown, not only the proposed."""

    progress: Progress
    codebook: int
    adopt_url: str
    codebook_url: str
    remark: Shown | None
    version: int
    choices: tuple[Choice, ...]
    fits: bool
    url: str
    later_url: str
    last_url: str
    last_key: str
    ticks_open: bool
    edit: Decision


@dataclass(frozen=True, slots=True)
class Like:
    """A remark of a proposed theme."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A new theme that is proposed. `more`: how many remarks are not listed."""

    name: str
    words: tuple[str, ...]
    remarks: tuple[Like, ...]
    total: int
    more: int


@dataclass(frozen=True, slots=True)
class NewcomersPage(Within):
    proposed: tuple[Proposed, ...]
    looked_at: int
    left: int
    alone: int
    edit: Decision


def queue(consultation: Consultation, actor: Actor, key: str | None, *, here: bool) -> QueuePage:
    """The page of one remark, or the end of the queue. A fixed number of queries, however many remarks there are."""
    slug = consultation.slug
    themes = queries.codebook(consultation)
    last = queries.latest(consultation)
    remark, version = rows.versioned(consultation, catalogue.REMARK, key) if key else (None, 0)
    choices, fits = _choices(consultation, themes, remark.text) if remark else ((), True)
    home = reverse("analysis:queue", args=[slug])
    frame = around(consultation, actor, QUEUE)
    return QueuePage(
        around=frame,
        progress=queries.progress(consultation),
        codebook=len(themes),
        adopt_url=reverse("analysis:adopt", args=[slug]),
        codebook_url=section_url(slug, "tematy"),
        remark=shown(consultation, [remark])[0] if remark else None,
        version=version,
        choices=choices,
        fits=fits,
        url=reverse("analysis:remark", args=[slug, key]) if key else home,
        later_url=f"{home}?po={key}" if key else home,
        last_url=reverse("analysis:remark", args=[slug, last.remark]) if last else "",
        last_key=last.remark if last else "",
        ticks_open=here or not choices,
        edit=frame.frame.edit,
    )


def _choices(
    consultation: Consultation, themes: dict[str, Theme], text: str
) -> tuple[tuple[Choice, ...], bool]:
    model = queries.model(consultation)
    (proposal,) = model.propose([text])
    choices = tuple(
        Choice(number, key, themes[key].title, themes[key].description or "", model.because(text, key))
        for number, key in enumerate(proposal.themes, start=1)
        if key in themes
    )
    return choices, proposal.fits


def newcomers_page(consultation: Consultation, actor: Actor) -> NewcomersPage:
    """Proposals from the first remarks without a theme that are near none."""
    frame = around(consultation, actor, NEWCOMERS)
    waiting = list(queries.without_theme(consultation).values_list("key", "text")[:LOOKED_AT])
    near = queries.model(consultation).propose([text for _key, text in waiting])
    strange = [one for one, proposal in zip(waiting, near, strict=True) if not proposal.fits]
    texts = dict(strange)
    found = tuple(_proposed(place, one, texts) for place, one in enumerate(newcomers.newcomers(strange), 1))
    return NewcomersPage(
        around=frame,
        proposed=found,
        looked_at=len(waiting),
        left=queries.progress(consultation).left,
        alone=len(strange) - sum(one.total for one in found),
        edit=frame.frame.edit,
    )


def _proposed(place: int, one: newcomers.Newcomer, texts: dict[str, str]) -> Proposed:
    listed = one.remarks[:SHOWN_OF_EACH]
    return Proposed(
        name=f"n{place}",
        words=one.label,
        remarks=tuple(Like(key, short(texts[key])) for key in listed),
        total=len(one.remarks),
        more=len(one.remarks) - len(listed),
    )
