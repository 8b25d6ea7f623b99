"""Who leads a team and who did, and an offer of the lead."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.partnership import access, words
from kooperacje.partnership.kinds import of_team
from kooperacje.partnership.models import HandOver, Team
from kooperacje.partnership.pages.frame import Frame, Mark, area_of, frame
from kooperacje.partnership.queries import leading, membership, teams
from kooperacje.partnership.states import HANDED_OVER_SOON, HandOverState


@dataclass(frozen=True, slots=True)
class Led:
    """An institution or a person, from the first to the last day; `until` is None while it leads."""

    name: str
    since: date
    until: date | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A lead that is being handed over, in a list."""

    team: str
    to: str
    day: date
    state: Mark
    url: str


@dataclass(frozen=True, slots=True)
class LeadingPage:
    """`day` is the day that is looked at; `on_day` says who led then, None when no day is asked."""

    frame: Frame
    institutions: tuple[Led, ...]
    people: tuple[Led, ...]
    offer: Offer | None
    day: date | None
    on_day: str
    hand_over: Decision
    hand_over_url: str


def leading_page(actor: Actor, team: Team, day: date | None) -> LeadingPage:
    open_offer = leading.hand_over(team)
    reads = bool(access.can(actor, access.READ, team))
    return LeadingPage(
        frame=frame(actor, team, "leading"),
        institutions=tuple(
            Led(one.institution.name, one.valid_from, _last(one.valid_to), one.end_reason)
            for one in leading.history(team)
        ),
        people=tuple(
            Led(f"{one.name} ({one.institution.name})", one.valid_from, _last(one.valid_to))
            for one in leading.people(team)
            if reads
        ),
        offer=offer_line(open_offer) if open_offer else None,
        day=day,
        on_day=_on_day(team, day, reads=reads) if day else "",
        hand_over=access.can(actor, access.HAND_OVER, team),
        hand_over_url=reverse("partnership:hand-over-new", args=[team.key]),
    )


def _last(valid_to: date | None) -> date | None:
    return valid_to - timedelta(days=1) if valid_to else None


def _on_day(team: Team, day: date, *, reads: bool) -> str:
    found = leading.led_on(team, day)
    if found is None:
        return _("nobody that is written down here")
    person = next(iter(leading.people(team, day)), None) if reads else None
    return f"{found.institution.name}, {person.name}" if person else found.institution.name


def offer_line(one: HandOver) -> Offer:
    kind, label = words.HAND_OVER[one.state]
    url = reverse("partnership:hand-over", args=[one.pk])
    return Offer(one.team.name, one.institution.name, one.day, (kind, str(label)), url)


@dataclass(frozen=True, slots=True)
class HandOverPage:
    """An offer of the lead: what is taken over, and the ways to answer; an address is empty where it is not to be gone."""

    team: str
    back_url: str
    kind: str
    area: str
    offer: Offer
    before: str
    person_named: bool
    reason: str
    refusal: str
    after_for_former: str
    tasks: int | None
    """None: the tasks stay where they are."""
    declarations: int
    meetings: int
    members: int
    accept_url: str
    decline_url: str
    withdraw_url: str
    nobody_answers: bool


def hand_over_page(actor: Actor, one: HandOver) -> HandOverPage:
    team = one.team
    count = leading.duties(team)
    answers = one.state == HandOverState.PROPOSED and access.answers(actor, one)
    takes_back = one.state in HANDED_OVER_SOON and access.can(actor, access.HAND_OVER, team)
    reads = access.can(actor, access.READ, team) or access.can(actor, access.HAND_OVER, team)
    return HandOverPage(
        team=team.name,
        back_url=reverse("partnership:leading", args=[team.key]) if reads else reverse("partnership:desk"),
        kind=of_team(team).name,
        area=area_of(teams.areas([team])[team.pk]),
        offer=offer_line(one),
        before=team.leader.name,
        person_named=one.account is not None,
        reason=one.reason,
        refusal=one.refusal,
        after_for_former="" if one.account else _("remains a member") if one.stays else _("leaves the team"),
        tasks=count.tasks if one.tasks_go else None,
        declarations=count.declarations,
        meetings=count.meetings,
        members=len(membership.member_ids(team)),
        accept_url=reverse("partnership:lead-accept", args=[one.pk]) if answers else "",
        decline_url=reverse("partnership:lead-decline", args=[one.pk]) if answers else "",
        withdraw_url=reverse("partnership:lead-withdraw", args=[one.pk]) if takes_back else "",
        nobody_answers=one.state == HandOverState.PROPOSED and not leading.answering(one),
    )
