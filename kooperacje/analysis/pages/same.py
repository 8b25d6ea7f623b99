"""Remarks that seem to say the same, to be put together or let stand apart."""

from dataclasses import dataclass
from math import ceil

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from kooperacje.analysis.models import Likeness
from kooperacje.analysis.pages.common import SAME, Within, around, short
from kooperacje.analysis.queries import same as queries
from kooperacje.analysis.queries.same import Numbers
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages import said
from kooperacje.consultations.pages.frame import section_url
from kooperacje.consultations.states import GroupKind

PER_PAGE = 10
LISTED = 25
TITLE = 120


@dataclass(frozen=True, slots=True)
class Member:
    """A remark of a proposed group; `group` is the one that it stands in already."""

    key: str
    text: str
    group: str


@dataclass(frozen=True, slots=True)
class Found:
    """A proposed group. `more` remarks are not listed; they go along."""

    name: str
    group_url: str
    refuse_url: str
    title: str
    text: str
    total: int
    wordings: int
    senders: int
    members: tuple[Member, ...]
    more: int
    kind: str


@dataclass(frozen=True, slots=True)
class SamePage(Within):
    numbers: Numbers
    search_url: str
    groups_url: str
    searched: str
    running: bool
    outdated: bool
    found: tuple[Found, ...]
    waiting: int
    kinds: tuple[tuple[str, str], ...]
    number: int
    last: int
    edit: Decision


def same(consultation: Consultation, actor: Actor, number: int) -> SamePage:
    """A fixed number of queries."""
    slug = consultation.slug
    frame = around(consultation, actor, SAME)
    search, numbers = queries.search(consultation), queries.numbers(consultation)
    waiting = queries.waiting(consultation)
    total = waiting.count()
    last = max(1, ceil(total / PER_PAGE))
    number = min(max(1, number), last)
    shown = list(waiting[(number - 1) * PER_PAGE : number * PER_PAGE])
    wanted = {key for one in shown for key in [one.typical, *one.keys[:LISTED]]}
    texts = queries.texts(consultation, wanted)
    done = search.done_at if search else None
    return SamePage(
        around=frame,
        numbers=numbers,
        search_url=reverse("analysis:look", args=[slug]),
        groups_url=section_url(slug, "tematy"),
        searched=date_format(localtime(done), "DATETIME_FORMAT") if done else "",
        running=search is not None and done is None,
        outdated=search is not None and search.remarks != numbers.remarks,
        found=tuple(_found(slug, one, texts) for one in shown),
        waiting=total,
        kinds=tuple((kind.value, said.enum(kind)) for kind in GroupKind),
        number=number,
        last=last,
        edit=frame.frame.edit,
    )


def _found(slug: str, one: Likeness, texts: dict[str, tuple[str, str]]) -> Found:
    listed = [key for key in one.keys[:LISTED] if key in texts]
    text = texts.get(one.typical, ("", ""))[0]
    return Found(
        name=f"g{one.place}",
        group_url=reverse("analysis:group", args=[slug, one.pk]),
        refuse_url=reverse("analysis:refuse", args=[slug, one.pk]),
        title=said.short(text, TITLE),
        text=text,
        total=len(one.keys),
        wordings=one.wordings,
        senders=one.senders,
        members=tuple(Member(key, short(texts[key][0]), texts[key][1]) for key in listed),
        more=len(one.keys[LISTED:]),
        kind=queries.likely_kind(one.senders, one.least).value,
    )
