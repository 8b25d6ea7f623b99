"""Samples coded twice, and how well people and the tool agree on them."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from kooperacje.analysis import access
from kooperacje.analysis.models import Coding, Drawn, Sample
from kooperacje.analysis.pages.common import QUALITY, Shown, Within, around, hundredths, short, shown
from kooperacje.analysis.queries import quality as queries
from kooperacje.analysis.queries import themes
from kooperacje.analysis.queries.quality import Agreement
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows


@dataclass(frozen=True, slots=True)
class SampleLine:
    drawn_at: str
    size: int
    codings: int
    url: str


@dataclass(frozen=True, slots=True)
class QualityPage(Within):
    samples: tuple[SampleLine, ...]
    themed: int
    edit: Decision


@dataclass(frozen=True, slots=True)
class Measure:
    """Two codings of the same remarks, in the reader's numbers; None: nothing to compare."""

    remarks: int
    same: int
    f1: str | None
    alpha: str | None


@dataclass(frozen=True, slots=True)
class Differing:
    """A remark on which somebody says otherwise."""

    key: str
    text: str
    url: str
    first: str
    further: tuple[str, ...]
    tool: str


@dataclass(frozen=True, slots=True)
class SamplePage(Within):
    list_url: str
    code_url: str
    drawn_at: str
    drawn: int
    coded: int
    coders: int
    people: Measure
    tool: Measure
    second_and_tool: Measure
    among_three: int
    mine: int
    open_to_me: int
    differing: tuple[Differing, ...]
    edit: Decision


@dataclass(frozen=True, slots=True)
class CodePage(Within):
    """One remark to code without sight of what others said. `remark` is None when nothing is left."""

    list_url: str
    sample_url: str
    url: str
    remark: Shown | None
    done: int
    total: int
    own: int


def quality(consultation: Consultation, actor: Actor) -> QualityPage:
    numbers = queries.coded_numbers(consultation)
    frame = around(consultation, actor, QUALITY)
    lines = (
        SampleLine(
            drawn_at=_moment(sample),
            size=sample.size,
            codings=numbers[sample.pk],
            url=reverse("analysis:sample", args=[consultation.slug, sample.pk]),
        )
        for sample in access.samples(actor, consultation)
    )
    progress = themes.progress(consultation)
    return QualityPage(frame, tuple(lines), progress.done, frame.frame.edit)


def sample(consultation: Consultation, actor: Actor, one: Sample) -> SamplePage:
    """The numbers of a sample. Remarks are shown only to who has coded all that was theirs to code."""
    drawn, codings = queries.drawn(one), queries.codings(one)
    found = queries.quality(drawn, codings)
    mine, free = _own(consultation, actor, drawn, codings)
    frame = around(consultation, actor, QUALITY)
    titles = {key: theme.title for key, theme in themes.codebook(consultation).items()}
    at = [consultation.slug, one.pk]
    return SamplePage(
        around=frame,
        list_url=reverse("analysis:quality", args=[consultation.slug]),
        code_url=reverse("analysis:code", args=at),
        drawn_at=_moment(one),
        drawn=found.drawn,
        coded=found.coded,
        coders=found.coders,
        people=_measure(found.people),
        tool=_measure(found.tool),
        second_and_tool=_measure(found.second_and_tool),
        among_three=found.among_three,
        mine=len(mine),
        open_to_me=len(free),
        differing=_differing(consultation, drawn, codings, titles)
        if not free or not frame.frame.edit
        else (),
        edit=frame.frame.edit,
    )


def next_to_code(consultation: Consultation, actor: Actor, one: Sample) -> str | None:
    """The first remark of the sample that the actor may code and has not."""
    _mine, free = _own(consultation, actor, queries.drawn(one), queries.codings(one))
    return free[0] if free else None


def code(consultation: Consultation, actor: Actor, one: Sample) -> CodePage:
    drawn = queries.drawn(one)
    mine, free = _own(consultation, actor, drawn, queries.codings(one))
    part = rows.part(consultation, catalogue.REMARK, free[0]) if free else None
    at = [consultation.slug, one.pk]
    return CodePage(
        around=around(consultation, actor, QUALITY),
        list_url=reverse("analysis:quality", args=[consultation.slug]),
        sample_url=reverse("analysis:sample", args=at),
        url=reverse("analysis:code", args=at),
        remark=shown(consultation, [part])[0] if part else None,
        done=len(mine),
        total=len(mine) + len(free),
        own=len(drawn) - len(mine) - len(free),
    )


def _own(
    consultation: Consultation, actor: Actor, drawn: list[Drawn], codings: dict[UUID, list[Coding]]
) -> tuple[list[str], list[str]]:
    """Remarks that the actor has coded, and those that are still theirs to code. Removed remarks are neither."""
    confirmed = themes.confirmed_by(consultation, actor.account_id)
    keys = [one.remark for one in drawn]
    there = set(queries.texts(consultation, keys))
    mine = [one.remark for one in drawn if any(c.coder == actor.account_id for c in codings.get(one.pk, ()))]
    open_to = there - set(mine)
    free = [key for key in keys if key in open_to and access.may_code(actor, confirmed, key)]
    return mine, free


def _measure(found: Agreement) -> Measure:
    return Measure(found.remarks, found.same, hundredths(found.f1), hundredths(found.alpha))


def _differing(
    consultation: Consultation, drawn: list[Drawn], codings: dict[UUID, list[Coding]], titles: dict[str, str]
) -> tuple[Differing, ...]:
    texts = queries.texts(consultation, [one.remark for one in drawn])
    found = []
    for one in drawn:
        further = [coding.theme for coding in codings.get(one.pk, ())]
        if one.remark in texts and any(theme != one.first for theme in further):
            found.append(
                Differing(
                    key=one.remark,
                    text=short(texts[one.remark]),
                    url=reverse("analysis:remark", args=[consultation.slug, one.remark]),
                    first=titles.get(one.first, one.first),
                    further=tuple(titles.get(theme, theme) for theme in further),
                    tool=titles.get(one.proposed[0], one.proposed[0]) if one.proposed else "",
                )
            )
    return tuple(found)


def _moment(one: Sample) -> str:
    return date_format(localtime(one.drawn_at), "DATETIME_FORMAT")
