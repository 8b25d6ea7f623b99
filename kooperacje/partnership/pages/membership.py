"""Who belongs, who was asked, who works in the team, and one declaration."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base import clock, codes
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.partnership import access, linking, papers, words
from kooperacje.partnership.kinds import of_team
from kooperacje.partnership.models import Declaration, Spell, Team, TeamPerson
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
    leave_url: str
    """Empty where it cannot leave."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An institution that is asked for a declaration."""

    name: str
    state: Mark
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
    rows = [
        _member(team, spell, newest.get(spell.institution_id), keeps) for spell in membership.spells(team)
    ]
    return MembersPage(
        frame=frame(actor, team, "members"),
        members=tuple(row for row in rows if row.until is None or row.until > today),
        former=tuple(row for row in rows if row.until is not None and row.until <= today),
        asked=tuple(_asked(one) for one in unfinished),
        day=day,
        on_day=tuple(one.name for one in membership.members(team, day)) if day else (),
        ask_url=reverse("partnership:ask", args=[team.key]),
        join_url=reverse("partnership:join", args=[team.key]),
    )


def _member(team: Team, spell: Spell, declaration: Declaration | None, keeps: bool) -> Member:
    leaves = keeps and spell.valid_to is None and spell.institution_id != team.leader_id
    return Member(
        name=spell.institution.name,
        kind=spell.institution.type.short or spell.institution.type.name_pl,
        since=spell.valid_from,
        until=spell.valid_to,
        reason=spell.end_reason,
        declaration=mark_of(declaration) if declaration else None,
        declaration_url=reverse("partnership:declaration", args=[declaration.pk]) if declaration else "",
        leave_url=reverse("partnership:leave", args=[team.key, spell.institution.key]) if leaves else "",
    )


def _asked(one: Declaration) -> Asked:
    until = one.link_until.astimezone(clock.WARSAW).date() if one.link_until else None
    return Asked(one.institution.name, mark_of(one), reverse("partnership:declaration", args=[one.pk]), until)


def mark_of(one: Declaration) -> Mark:
    """How a declaration stands today."""
    over = (
        one.state == DeclarationState.ACCEPTED and one.valid_to is not None and one.valid_to <= clock.today()
    )
    kind, label = words.EXPIRED if over else words.DECLARATION[one.state]
    return kind, str(label)


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


@dataclass(frozen=True, slots=True)
class DeclarationPage:
    """One declaration as it was sent. `link` is shown to the leader alone, empty where it cannot be printed."""

    team: str
    team_url: str
    institution: str
    number: int
    state: Mark
    signatory: str
    signatory_function: str
    signed_on: date | None
    people: tuple[tuple[str, str, str, str], ...]
    """Role, name, function, office contact."""
    services: tuple[str, ...]
    other_services: str
    conditions: str
    valid_from: date | None
    valid_to: date | None
    return_reason: str
    link: str
    link_until: date | None
    keep: Decision
    decide: bool
    accept_url: str
    return_url: str
    withdraw_url: str
    renew_url: str
    write_url: str
    """Empty where it is not to be written now."""
    paper_url: str
    papers_url: str
    """Papers about the membership of this institution; to be signed."""


def declaration(actor: Actor, one: Declaration) -> DeclarationPage:
    keep = access.can(actor, access.KEEP, one.team)
    roles = {str(role): str(word) for role, word in words.PERSON.items()}
    finished = one.state in (DeclarationState.ACCEPTED, DeclarationState.WITHDRAWN)
    writable = one.state in (DeclarationState.ASKED, DeclarationState.RETURNED)
    ref = [one.pk]
    return DeclarationPage(
        team=one.team.name,
        team_url=reverse("partnership:members", args=[one.team.key])
        if access.can(actor, access.READ, one.team)
        else reverse("partnership:desk"),
        institution=one.institution.name,
        number=one.number,
        state=mark_of(one),
        signatory=one.signatory,
        signatory_function=one.signatory_function,
        signed_on=one.signed_on,
        people=tuple(
            (
                roles.get(person["role"], person["role"]),
                person["name"],
                person["function"],
                ", ".join(filter(None, (person["phone"], person["email"]))),
            )
            for person in one.people
        ),
        services=tuple(one.services.order_by("sort_key").values_list("name", flat=True)),
        other_services=one.other_services,
        conditions=one.conditions,
        valid_from=one.valid_from,
        valid_to=one.valid_to,
        return_reason=one.return_reason,
        link=_link(one) if keep and writable else "",
        link_until=one.link_until.astimezone(clock.WARSAW).date() if one.link_until else None,
        keep=keep,
        decide=bool(keep) and one.state == DeclarationState.SENT,
        accept_url=reverse("partnership:accept", args=ref),
        return_url=reverse("partnership:give-back", args=ref),
        withdraw_url="" if finished or not keep else reverse("partnership:withdraw", args=ref),
        renew_url=reverse("partnership:ask", args=[one.team.key]),
        write_url=reverse("partnership:declare", args=ref)
        if writable and access.can_declare(actor, one)
        else "",
        paper_url=reverse("partnership:declaration-file", args=[one.pk, "pdf"]),
        papers_url=f"{reverse('agreements:list')}?sprawa={papers.subject_of_declaration(one)}",
    )


def _link(one: Declaration) -> str:
    try:
        return linking.address(one)
    except codes.Unprintable:
        return ""


@dataclass(frozen=True, slots=True)
class DeclarePage:
    """The form of a declaration, signed in or by a link. `closed` says why nothing can be sent any more."""

    heading: str
    team: str
    leader: str
    institution: str
    purpose: str
    return_reason: str
    until: date | None
    closed: str
    back_url: str
    """Empty for who came by a link."""


def declare(one: Declaration, closed: str = "", *, by_link: bool = False) -> DeclarePage:
    until = one.link_until.astimezone(clock.WARSAW).date() if one.link_until and by_link else None
    return DeclarePage(
        heading=_("Accession declaration"),
        team=one.team.name,
        leader=one.team.leader.name,
        institution=one.institution.name,
        purpose=one.team.purpose,
        return_reason=one.return_reason,
        until=until,
        closed=closed,
        back_url="" if by_link else reverse("partnership:declaration", args=[one.pk]),
    )
