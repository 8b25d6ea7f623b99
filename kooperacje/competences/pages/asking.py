"""The page "who can do what": the question, and its answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.competences import access, queries, words
from kooperacje.competences.models import Card, Matter, Verification
from kooperacje.competences.pages.views import CardView, PersonView, card_view, deputed_view, given_by, tel
from kooperacje.competences.queries import Answered, Finding, Question
from kooperacje.competences.situations import Situation, situations
from kooperacje.competences.states import RELIABLE, CardKind, Group, Reached, Standing
from kooperacje.institutions.models import Contact, Institution
from kooperacje.institutions.pages import type_label
from kooperacje.institutions.states import ContactKind
from kooperacje.territory import pages as territory
from kooperacje.territory.models import Unit

Standings = dict[UUID, tuple[Standing, Verification | None]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asked: words or a chosen matter or situation, and where and for whom."""

    text: str = ""
    matters: tuple[str, ...] = ()
    situation: Situation | None = None
    gmina: Unit | None = None
    group: Group | None = None

    def query(self, **other: str) -> str:
        """The question as the query of an address."""
        said = [("sytuacja", self.situation.key)] if self.situation else []
        said += [("sprawa", key) for key in self.matters if not self.situation]
        said += [("gmina", self.gmina.code)] if self.gmina else []
        said += [("kogo", self.group.value)] if self.group else []
        return urlencode([*said, *other.items()])


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: its words and its address."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Matters of one theme."""

    name: str
    matters: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class DoerView:
    """An institution that does it here. `instead_of`: it does it by agreement."""

    name: str
    anchor: str
    by_seat: bool
    instead_of: str
    document: str
    document_link: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """A card and those for whom it holds here; without any, the type is named."""

    card: CardView
    type: str
    doers: tuple[DoerView, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """The findings of one kind. `empty`: what to say when there are none."""

    kind: str
    heading: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class ReachView:
    """How to reach an institution of the answer."""

    anchor: str
    name: str
    url: str
    contacts: tuple[tuple[str, str, str], ...]
    """(kind, value, address to follow)"""
    people: tuple[PersonView, ...]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """The whole answer."""

    matters: tuple[str, ...]
    situation: str
    gmina: str
    powiat: str
    group: str
    day: date
    groups: tuple[GroupView, ...]
    missing: tuple[FindingView, ...]
    possible: tuple[FindingView, ...]
    reach: tuple[ReachView, ...]
    unverified: int
    by_seat: bool


@dataclass(frozen=True, slots=True)
class AskPage:
    """The question with what it led to: an answer, matters to choose from, or the ways in."""

    answer: AnswerView | None
    candidates: tuple[Choice, ...]
    situations: tuple[Choice, ...]
    themes: tuple[Theme, ...]
    not_found: str
    chosen: tuple[str, ...]
    query: str
    quiet: bool
    ask_url: str
    quiet_url: str
    types_url: str
    compare_url: str
    may_check: Decision
    check_url: str


def meant(asked: Asked, every: list[Matter]) -> tuple[list[Matter], list[Matter]]:
    """(matters that the question is about, matters to choose from)."""
    if asked.text:
        found = queries.search(asked.text, every)
        return (found, []) if len(found) == 1 else ([], found)
    keys = asked.situation.matters if asked.situation else asked.matters
    by_key = {matter.key: matter for matter in every}
    return [by_key[key] for key in keys if key in by_key], []


def ask(actor: Actor, asked: Asked, *, quiet: bool = False) -> AskPage:
    """The page for this question."""
    every = queries.matters()
    chosen, candidates = meant(asked, every)
    answer = answered(actor, asked, chosen) if chosen else None
    nothing = bool(asked.text) and not (chosen or candidates)
    settled = Asked("", tuple(matter.key for matter in chosen), asked.situation, asked.gmina, asked.group)
    return AskPage(
        answer=answer,
        candidates=tuple(_choice(matter, asked) for matter in candidates),
        situations=() if answer else tuple(_situation(one, asked) for one in situations()),
        themes=() if answer else tuple(_themes(every, asked)),
        not_found=asked.text if nothing else "",
        chosen=settled.matters,
        query=settled.query(),
        quiet=quiet,
        ask_url=reverse("competences:ask"),
        quiet_url=reverse("competences:ask-quietly"),
        types_url=reverse("competences:types"),
        compare_url=reverse("competences:compare"),
        may_check=access.checks(actor),
        check_url=reverse("competences:check"),
    )


def _choice(matter: Matter, asked: Asked) -> Choice:
    query = Asked("", (matter.key,), None, asked.gmina, asked.group).query()
    return Choice(words.matter_name(matter), f"{reverse('competences:ask')}?{query}")


def _situation(one: Situation, asked: Asked) -> Choice:
    polish = words.get_language() == "pl"
    query = Asked("", (), one, asked.gmina, None).query()
    return Choice(one.name if polish else one.name_en, f"{reverse('competences:ask')}?{query}")


def _themes(every: Iterable[Matter], asked: Asked) -> Iterable[Theme]:
    ordered = list(every)
    first = {matter.theme: number for number, matter in reversed(list(enumerate(ordered)))}
    ordered.sort(key=lambda matter: first[matter.theme])
    for theme, members in groupby(ordered, key=lambda matter: matter.theme):
        yield Theme(theme, tuple(_choice(matter, asked) for matter in members))


def answered(actor: Actor, asked: Asked, matters: list[Matter]) -> AnswerView:
    """The answer to a question about these matters."""
    group = asked.group or (asked.situation.group if asked.situation else None)
    found = queries.answer(Question(tuple(matters), asked.gmina, group))
    shown = (*found.found, *found.missing, *found.possible)
    standings = queries.standings([finding.card for finding in shown])
    powiat = asked.gmina.parent if asked.gmina else None
    polish = words.get_language() == "pl"
    named = (asked.situation.name if polish else asked.situation.name_en) if asked.situation else ""
    return AnswerView(
        matters=tuple(map(words.matter_name, matters)),
        situation=named,
        gmina=territory.label(asked.gmina) if asked.gmina else "",
        powiat=territory.label(powiat) if powiat else "",
        group=str(words.GROUPS[group]) if group else "",
        day=found.question.day,
        groups=tuple(_group(kind, found, standings) for kind in CardKind),
        missing=tuple(_finding(one, standings) for one in found.missing),
        possible=tuple(_finding(one, standings) for one in found.possible),
        reach=tuple(_reach(actor, found)),
        unverified=sum(1 for finding in found.found if not _reliable(finding.card, standings)),
        by_seat=any(doer.reached is Reached.SEAT for one in found.found for doer in one.doers),
    )


def _reliable(card: Card, standings: Standings) -> bool:
    return standings[card.pk][0] in RELIABLE


def _group(kind: CardKind, found: Answered, standings: Standings) -> GroupView:
    return GroupView(
        kind.value, str(words.WHO[kind]), tuple(_finding(one, standings) for one in found.of(kind))
    )


def _finding(finding: Finding, standings: Standings) -> FindingView:
    return FindingView(
        card=card_view(finding.card, *standings[finding.card.pk]),
        type=type_label(finding.type),
        doers=tuple(
            DoerView(
                name=doer.institution.name,
                anchor=f"i-{doer.institution.key}",
                by_seat=doer.reached is Reached.SEAT,
                instead_of=given_by(doer.handover) if doer.handover else "",
                document=doer.handover.document if doer.handover else "",
                document_link=doer.handover.link if doer.handover else "",
            )
            for doer in finding.doers
        ),
    )


def _reach(actor: Actor, found: Answered) -> Iterable[ReachView]:
    """Everybody named in the answer, once, in the order of the answer."""
    named: dict[UUID, Institution] = {}
    for finding in found.found:
        for doer in finding.doers:
            named.setdefault(doer.institution.pk, doer.institution)
    contacts: dict[UUID, list[Contact]] = {}
    for row in Contact.objects.filter(institution__in=list(named), is_public=True).order_by(
        "kind", "label", "pk"
    ):
        contacts.setdefault(row.institution_id, []).append(row)
    public = access.visible_people(actor).filter(public=True)
    people = queries.reachable(public, named)
    for pk, institution in named.items():
        yield ReachView(
            f"i-{institution.key}",
            institution.name,
            reverse("competences:institution", args=[institution.key]),
            tuple((row.label, row.value, _href(row)) for row in contacts.get(pk, [])),
            tuple(map(deputed_view, people.get(pk, []))),
        )


def _href(row: Contact) -> str:
    if row.kind == ContactKind.EMAIL:
        return f"mailto:{row.value}"
    if row.kind == ContactKind.PHONE:
        return tel(row.value)
    return row.value if row.kind == ContactKind.WEBSITE else ""
