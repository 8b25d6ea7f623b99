"""Who belongs, who was asked, and who works in the team."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.partnership import access, words
from kooperacje.partnership.kinds import of_team
from kooperacje.partnership.models import Declaration, DeclarationSignature, Spell, Team, TeamPerson
from kooperacje.partnership.pages.declaring import mark_of, sign_mark
from kooperacje.partnership.pages.frame import Frame, Mark, frame
from kooperacje.partnership.queries import membership
from kooperacje.partnership.states import DeclarationState


@dataclass(frozen=True, slots=True)
class Member:
    """A spell of membership."""

    name: str
    kind: str
    since: date
    until: date | None
    reason: str
    declaration: Mark | None
    declaration_url: str
    signed: Mark | None
    leave_url: str
    """Empty where it cannot leave."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An institution that is asked for a declaration."""

    name: str
    state: Mark
    signed: Mark
    url: str
    until: date | None


@dataclass(frozen=True, slots=True)
class MembersPage:
    """`day` is the day that is looked at; `on_day` those who belonged then, None when no day is asked."""

    frame: Frame
    members: tuple[Member, ...]
    former: tuple[Member, ...]
    asked: tuple[Asked, ...]
    day: date | None
    on_day: tuple[str, ...]
    ask_url: str
    join_url: str


def members(actor: Actor, team: Team, day: date | None) -> MembersPage:
    today = clock.today()
    newest: dict[object, Declaration] = {}
    unfinished = []
    for one in membership.declarations(team):
        if one.state == DeclarationState.ACCEPTED:
            newest.setdefault(one.institution_id, one)
        elif one.state != DeclarationState.WITHDRAWN:
            unfinished.append(one)
    keeps = bool(access.can(actor, access.KEEP, team))
    signed = membership.signatures([*newest.values(), *unfinished])
    rows = [
        _member(team, spell, newest.get(spell.institution_id), signed, keeps)
        for spell in membership.spells(team)
    ]
    return MembersPage(
        frame=frame(actor, team, "members"),
        members=tuple(row for row in rows if row.until is None or row.until > today),
        former=tuple(row for row in rows if row.until is not None and row.until <= today),
        asked=tuple(_asked(one, signed) for one in unfinished),
        day=day,
        on_day=tuple(one.name for one in membership.members(team, day)) if day else (),
        ask_url=reverse("partnership:ask", args=[team.key]),
        join_url=reverse("partnership:join", args=[team.key]),
    )


def _member(
    team: Team,
    spell: Spell,
    declaration: Declaration | None,
    signed: Mapping[UUID, DeclarationSignature],
    keeps: bool,
) -> Member:
    leaves = keeps and spell.valid_to is None and spell.institution_id != team.leader_id
    return Member(
        name=spell.institution.name,
        kind=spell.institution.type.short or spell.institution.type.name_pl,
        since=spell.valid_from,
        until=spell.valid_to,
        reason=spell.end_reason,
        declaration=mark_of(declaration) if declaration else None,
        declaration_url=reverse("partnership:declaration", args=[declaration.pk]) if declaration else "",
        signed=sign_mark(signed.get(declaration.pk)) if declaration else None,
        leave_url=reverse("partnership:leave", args=[team.key, spell.institution.key]) if leaves else "",
    )


def _asked(one: Declaration, signed: Mapping[UUID, DeclarationSignature]) -> Asked:
    until = one.link_until.astimezone(clock.WARSAW).date() if one.link_until else None
    url = reverse("partnership:declaration", args=[one.pk])
    return Asked(one.institution.name, mark_of(one), sign_mark(signed.get(one.pk)), url, until)


@dataclass(frozen=True, slots=True)
class PersonLine:
    name: str
    function: str
    role: str
    institution: str
    phone: str
    email: str
    is_public: bool
    since: date
    release_url: str
    """Empty for who may not release the person."""


@dataclass(frozen=True, slots=True)
class PeoplePage:
    frame: Frame
    people: tuple[PersonLine, ...]
    roles: tuple[tuple[str, str], ...]
    """Roles of the model with their duties."""
    add: bool
    add_url: str


def people(actor: Actor, team: Team) -> PeoplePage:
    kind = of_team(team)
    titles = {str(role): str(word) for role, word in words.PERSON.items()}
    titles |= {role.key: role.title for role in kind.roles}
    mine = actor.institutions_as(*access.SPEAKERS)
    keeps = bool(access.can(actor, access.KEEP, team))
    rows = [
        _person(team, one, titles.get(one.role, one.role), keeps or one.institution_id in mine)
        for one in membership.people(team)
    ]
    return PeoplePage(
        frame=frame(actor, team, "people"),
        people=tuple(rows),
        roles=tuple((role.title, role.duties) for role in kind.roles),
        add=keeps or bool(mine & membership.member_ids(team)),
        add_url=reverse("partnership:name-person", args=[team.key]),
    )


def _person(team: Team, one: TeamPerson, role: str, may: bool) -> PersonLine:
    url = reverse("partnership:release-person", args=[team.key, one.pk]) if may else ""
    return PersonLine(
        one.name,
        one.function,
        role,
        one.institution.name,
        one.phone,
        one.email,
        one.is_public,
        one.valid_from,
        url,
    )
