"""Plan, meetings with the calendar, joint basket, and the year in numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import ngettext

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.basket import access as basket_access
from kooperacje.basket.models import Service
from kooperacje.meetings import words as meeting_words
from kooperacje.meetings.models import Meeting
from kooperacje.meetings.states import MeetingState
from kooperacje.partnership import access, configuration, subjects, words
from kooperacje.partnership.models import Team, WorkPlanItem
from kooperacje.partnership.pages.frame import Frame, Mark, frame
from kooperacje.partnership.queries import membership, teams, work
from kooperacje.partnership.states import AT_WORK, ITEM_FLOW, ItemState
from kooperacje.territory import pages as territory

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class ItemMove:
    label: str
    target: str
    kind: str


@dataclass(frozen=True, slots=True)
class Item:
    title: str
    owner: str
    due: date | None
    late: bool
    indicator: str
    result: str
    state: Mark
    moves: tuple[ItemMove, ...]
    move_url: str
    drop_url: str
    change_url: str
    remove_url: str
    """Empty where it stays."""


@dataclass(frozen=True, slots=True)
class PlanPage:
    frame: Frame
    year: int
    years: tuple[int, ...]
    items: tuple[Item, ...]
    done: int
    add_url: str


def plan(actor: Actor, team: Team, year: int) -> PlanPage:
    rows = work.plan(team, year)
    keeps = bool(access.can(actor, access.KEEP, team))
    years = sorted({clock.today().year, clock.today().year + 1, year, *work.plan_years(team)})
    return PlanPage(
        frame=frame(actor, team, "plan"),
        year=year,
        years=tuple(years),
        items=tuple(_item(team, row, keeps) for row in rows),
        done=sum(row.state == ItemState.DONE for row in rows),
        add_url=reverse("partnership:plan-add", args=[team.key, year]),
    )


def _item(team: Team, row: WorkPlanItem, keeps: bool) -> Item:
    kind, label = words.ITEM[row.state]
    address = [team.key, row.pk]
    opened = row.state in (ItemState.PLANNED, ItemState.UNDER_WAY)
    moves = [
        ItemMove(str(words.ITEM_MOVES[target]), target.value, "quiet")
        for target in ItemState
        if target is not ItemState.DROPPED and target in ITEM_FLOW.moves[ItemState(row.state)]
    ]
    return Item(
        title=row.title,
        owner=row.owner.name if row.owner else "",
        due=row.due,
        late=bool(opened and row.due and row.due < clock.today()),
        indicator=row.indicator,
        result=row.result,
        state=(kind, str(label)),
        moves=tuple(moves) if keeps else (),
        move_url=reverse("partnership:plan-move", args=address),
        drop_url=reverse("partnership:plan-drop", args=address) if keeps and opened else "",
        change_url=reverse("partnership:plan-change", args=address) if keeps else "",
        remove_url=reverse("partnership:plan-remove", args=address)
        if keeps and row.state == ItemState.PLANNED
        else "",
    )


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting, whose it is, and with whom it is held together."""

    title: str
    url: str
    when: str
    day: date | None
    kind: str
    place: str
    team: str
    together: tuple[str, ...]
    state: Mark
    conflicts: tuple[str, ...]
    """Other meetings of the same people on the same day."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A meeting of another team that this one could hold with it."""

    title: str
    team: str
    when: str
    shared: int
    url: str


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    frame: Frame
    ahead: tuple[MeetingLine, ...]
    past: tuple[MeetingLine, ...]
    late: str
    """A sentence when the team has not met for longer than it settled; empty else."""
    offers: tuple[Offer, ...]
    new_url: str


def meetings(actor: Actor, team: Team) -> MeetingsPage:
    rows = list(work.meetings([team]))
    lines = meeting_lines(actor, [team], rows)
    today = clock.today()
    return MeetingsPage(
        frame=frame(actor, team, "meetings"),
        ahead=tuple(reversed([one for one in lines if one.day is None or one.day >= today])),
        past=tuple(one for one in lines if one.day is not None and one.day < today),
        late=_late(team, rows),
        offers=_offers(actor, team) if access.can(actor, access.KEEP, team) else (),
        new_url=reverse("partnership:meeting-new", args=[team.key]),
    )


def meeting_lines(actor: Actor, own: Sequence[Team], rows: Sequence[Meeting]) -> list[MeetingLine]:
    """Lines of meetings of these teams; three queries whatever their number."""
    together = work.joint_with(rows)
    owners = {subjects.of(team): team for team in own}
    missing = [subjects.ref(row.subject) for row in rows if row.subject not in owners]
    owners |= {subjects.of(team): team for team in Team.objects.filter(pk__in=missing)} if missing else {}
    by_day: dict[date, list[str]] = {}
    for row in rows:
        if (day := row.when.first_day) and row.state != MeetingState.CANCELLED:
            by_day.setdefault(day, []).append(row.title)
    return [_meeting(row, owners.get(row.subject), together.get(row.pk, []), by_day) for row in rows]


def _meeting(
    row: Meeting, owner: Team | None, together: Sequence[Team], by_day: dict[date, list[str]]
) -> MeetingLine:
    day = row.when.first_day
    kind, label = meeting_words.MEETING[MeetingState(row.state)]
    beside = [title for title in by_day.get(day, []) if title != row.title] if day else []
    return MeetingLine(
        title=row.title,
        url=reverse("meetings:detail", args=[row.pk]),
        when=meeting_words.time_of(row.when) or "",
        day=day,
        kind=str(words.MEETING.get(row.kind, "")),
        place=row.place,
        team=owner.name if owner else "",
        together=tuple(one.name for one in together),
        state=(kind, str(label)),
        conflicts=tuple(beside),
    )


def _late(team: Team, rows: Sequence[Meeting]) -> str:
    """Whether the team has not met for longer than it settled, and has nothing ahead."""
    if team.state not in AT_WORK:
        return ""
    days = [day for row in rows if row.state != MeetingState.CANCELLED and (day := row.when.first_day)]
    months = configuration.of(team.settings).meets_every_months
    last = max(days, default=team.valid_from)
    if last is None or last + timedelta(days=round(months * 30.44)) >= clock.today():
        return ""
    return ngettext(
        "The team settled to meet every month; the last meeting was on %(day)s.",
        "The team settled to meet every %(months)s months; the last meeting was on %(day)s.",
        months,
    ) % {
        "months": months,
        "day": last.strftime("%d.%m.%Y"),
    }


def _offers(actor: Actor, team: Team) -> tuple[Offer, ...]:
    """Meetings ahead of other teams that the actor reads and that share members with this one."""
    units = teams.areas([team])[team.pk]
    beside = teams.overlapping(units, membership.member_ids(team), team.pk)
    shared = {one.team.pk: one for one in beside if one.shared and access.can(actor, access.READ, one.team)}
    if not shared:
        return ()
    owners = {subjects.of(one.team): one for one in shared.values()}
    joined = set(team.joint_meetings.order_by().values_list("meeting_id", flat=True))
    found = []
    for row in work.meetings([one.team for one in shared.values()]).filter(state=MeetingState.PLANNED.value):
        owner = owners.get(row.subject)
        if owner and row.pk not in joined and (day := row.when.first_day) and day >= clock.today():
            url = reverse("partnership:meeting-join", args=[team.key, row.pk])
            when = meeting_words.time_of(row.when) or ""
            found.append(Offer(row.title, owner.team.name, when, len(owner.shared), url))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar."""

    label: str
    meetings: tuple[MeetingLine, ...]


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """Meetings ahead of every team that the reader works in, day by day."""

    days: tuple[Day, ...]
    undated: tuple[MeetingLine, ...]
    file_url: str
    desk_url: str


def calendar(actor: Actor) -> CalendarPage:
    own = list(teams.of_actor(actor).order_by("sort_key", "key"))
    rows = [row for row in work.meetings(own) if row.state == MeetingState.PLANNED]
    today = clock.today()
    lines = meeting_lines(actor, own, rows)
    dated = sorted(
        (one for one in lines if one.day and one.day >= today), key=lambda one: (one.day, one.when)
    )
    return CalendarPage(
        days=tuple(
            Day(date_format(day, "l, j E Y"), tuple(some))
            for day, some in groupby(dated, key=lambda one: one.day)
            if day
        ),
        undated=tuple(one for one in lines if one.day is None),
        file_url=reverse("partnership:calendar-file"),
        desk_url=reverse("partnership:desk"),
    )


@dataclass(frozen=True, slots=True)
class Offered:
    """A service, in the joint basket or to be put there."""

    name: str
    provider: str
    summary: str
    url: str
    change_url: str


@dataclass(frozen=True, slots=True)
class Missing:
    title: str
    where: str
    url: str


@dataclass(frozen=True, slots=True)
class BasketPage:
    frame: Frame
    services: tuple[Offered, ...]
    more: tuple[Offered, ...]
    """Services of members that are not in the basket."""
    wishes: tuple[tuple[str, str], ...]
    """What members declared beside their cards: institution, their words."""
    gaps: tuple[Missing, ...]


def basket(actor: Actor, team: Team) -> BasketPage:
    keeps = bool(access.can(actor, access.KEEP, team))
    inside = list(work.basket_of(team))
    ids = {one.pk for one in inside}
    others = (
        basket_access.public().filter(provider__in=membership.member_ids(team)).select_related("provider")
    )
    more = [one for one in others.order_by("provider__sort_key", "sort_key", "key") if one.pk not in ids]
    units = teams.areas([team])[team.pk]
    return BasketPage(
        frame=frame(actor, team, "basket"),
        services=tuple(_offered(team, one, "basket-out" if keeps else "") for one in inside),
        more=tuple(_offered(team, one, "basket-in") for one in more[:ON_A_PAGE]) if keeps else (),
        wishes=tuple(
            (one.institution.name, one.other_services)
            for one in membership.holding(team)
            if one.other_services
        ),
        gaps=tuple(
            Missing(one.title, territory.label(one.territory), reverse("directory:lacks"))
            for one in work.gaps_of(units)[:ON_A_PAGE]
        ),
    )


def _offered(team: Team, one: Service, view: str) -> Offered:
    change = reverse(f"partnership:{view}", args=[team.key, one.key]) if view else ""
    return Offered(
        one.name, one.provider.name, one.summary, reverse("directory:card", args=[one.key]), change
    )


@dataclass(frozen=True, slots=True)
class YearPage:
    frame: Frame
    year: work.Year
    years: tuple[int, ...]


def year(actor: Actor, team: Team, number: int) -> YearPage:
    units = teams.areas([team])[team.pk]
    first = team.valid_from.year if team.valid_from else clock.today().year
    years = range(min(first, number), clock.today().year + 1)
    return YearPage(frame(actor, team, "year"), work.year(team, number, units), tuple(years))
