"""The adopted list as a document that the room of agreements keeps: its text made of data, who signs it, who may what.

It tells dissents with their authors, like minutes; hence it is not public unless the leader makes it so.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml
from django.urls import reverse
from django.utils.dateformat import format as formatted
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from kooperacje.accounts import queries as accounts
from kooperacje.accounts.states import Role
from kooperacje.agreements import access as agreements
from kooperacje.agreements.text import Part, Text
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import ALLOWED, Decision, denied
from kooperacje.base.problems import NotThere
from kooperacje.partnership import subjects as teams
from kooperacje.partnership.papers.patterns import cell
from kooperacje.priorities import access, counting, offers, queries
from kooperacje.priorities.models import Priority, Round
from kooperacje.priorities.states import RoundState, Voice, Way

WORDS = Path(__file__).parent / "data" / "dokument.yaml"
NOT_ADOPTED = _("Only an adopted list is a document to sign.")
FROM_DATA = _("Written from the adopted list, with the vote and the dissents.")
_VERBS = {
    agreements.VIEW: access.READ,
    agreements.VIEW_ALL: access.READ,
    agreements.EDIT: access.KEEP,
    agreements.ADOPT: access.KEEP,
}


def register_all() -> None:
    owner = agreements.Owner(can, subjects, place, signatories, builders, addresses)
    agreements.register_owner(queries.SUBJECT, owner)


@cache
def _words() -> dict[str, str]:
    read: dict[str, str] = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return read


def _said(key: str, **values: Any) -> str:
    return _words()[key].format(**values)


def _adopted(subject: str) -> Round | None:
    found = access.with_team().filter(pk=teams.ref(subject), state=RoundState.ADOPTED.value)
    return found.first()


def can(actor: Actor, verb: str, subject: str) -> Decision:
    """The round's own rules answer; what is public of it may be read by everybody where the team is."""
    row = _adopted(subject)
    if row is None:
        return denied(NOT_ADOPTED)
    if verb == agreements.VIEW and access.visible(actor).filter(pk=row.pk).exists():
        return ALLOWED
    return access.can(actor, _VERBS[verb], row)


def subjects(actor: Actor, verb: str) -> Iterable[str]:
    found = access.visible(actor) if verb == agreements.VIEW else access.own(actor)
    rows = found.filter(state=RoundState.ADOPTED.value).select_related("team").order_by("pk")
    return [
        queries.subject(row)
        for row in rows
        if verb == agreements.VIEW or access.can(actor, _VERBS[verb], row)
    ]


def place(actor: Actor, subject: str) -> agreements.Place:
    """The list for who reads the work on it, the public page for everybody else."""
    row = _adopted(subject)
    if row is None:
        return agreements.Place("", "/")
    if access.can(actor, access.READ, row):
        return agreements.Place(row.title, reverse("priorities:list", args=[row.pk]))
    return agreements.Place(row.title, reverse("priorities:public", args=[row.team.key]))


def signatories(subject: str, kind: str) -> Sequence[UUID]:
    """Every institution of the team, also who voted against: its dissent stands in the text."""
    row = _adopted(subject)
    return [one.pk for one in queries.members(row)] if row else ()


def builders(subject: str) -> tuple[agreements.Builder, ...]:
    if _adopted(subject) is None:
        return ()
    return (agreements.Builder(queries.PAPER, _("List of priorities"), make, FROM_DATA),)


def addresses(subject: str) -> Sequence[str]:
    """People who lead partnerships in the leading institution."""
    row = _adopted(subject)
    holders = accounts.holders(Role.LEADER, row.team.leader_id) if row else ()
    return sorted({one.email for one in holders})


def make(subject: str) -> Text:
    """The text from the data of the round; always in Polish."""
    row = _adopted(subject)
    if row is None:
        raise NotThere(NOT_ADOPTED)
    with override("pl"):
        return Text(
            title=_said("title", title=cell(row.title))[:300],
            parts=tuple(_parts(row)),
            first_day=row.term_from,
            last_day=row.term_to,
        ).tidy()


def _parts(row: Round) -> Iterator[Part]:
    yield Part(_said("adopted"), _decision(row))
    lines = queries.adopted(row)
    table = [
        f"| {one.position} | {cell(one.title)} | {cell(one.owner.name)} | {cell(one.indicator)} | {_day(one.due)} |"
        for one in lines
    ]
    yield Part(_said("list"), "\n".join([_said("head"), *table]))
    yield Part(_said("reasons"), "\n".join(_reasons(lines)))
    dissents = [
        _said("dissent", institution=cell(one.institution.name), text=cell(one.said["dissent"]))
        for one in queries.voices(row)
        if one.said["dissent"]
    ]
    yield Part(_said("dissents"), "\n".join(dissents) or _said("no_dissent"))
    yield Part(_said("review"), _said("review_text", day=_day(row.review_on)))


def _reasons(lines: Sequence[Priority]) -> Iterator[str]:
    """Each priority with why, and below it what it rests on."""
    proposals = [one.proposal for one in lines]
    rests, counts = queries.sources(proposals), queries.counts(proposals)
    for one in lines:
        why = f": {cell(one.reason)}" if one.reason else ""
        yield f"{one.position}. {cell(one.title)}{why}"
        for each in rests[one.proposal_id]:
            kind, count = offers.said(each.kind, each.count)
            yield f"- {kind}: {cell(each.label)}" + (f" ({count})" if count else "")
        for counted in counts[one.proposal_id]:
            yield f"- {cell(counting.line(counted, counting.public_floor()))}"


def _decision(row: Round) -> str:
    count = queries.tally(row)
    meeting = cell(row.meeting.title) if row.meeting else ""
    return _said(
        "adopted_text",
        team=cell(row.team.name),
        title=cell(row.title),
        day=_day(row.adopted_on),
        way=_said("meeting", meeting=meeting) if row.way == Way.MEETING else _said("circulation"),
        given=count.given,
        members=count.members,
        yes=count.voices[Voice.FOR],
        no=count.voices[Voice.AGAINST],
        abstained=count.voices[Voice.ABSTAIN],
        needed=count.needed,
        first=_day(row.term_from),
        last=_day(row.term_to),
    )


def _day(day: Any) -> str:
    return formatted(day, "j E Y")
