"""What stands in the places of patterns: the data of a team and of a declaration, as they are now."""

from collections.abc import Iterable
from datetime import date, timedelta

from kooperacje.base import clock
from kooperacje.institutions.models import Institution
from kooperacje.meetings import queries as meetings
from kooperacje.meetings import words as meeting_words
from kooperacje.meetings.models import Meeting, Minutes
from kooperacje.meetings.states import MeetingState, MinutesState
from kooperacje.partnership import configuration, kinds
from kooperacje.partnership.models import Declaration, Spell, Team, WorkPlanItem
from kooperacje.partnership.papers.patterns import cell, phrases, said, table
from kooperacje.partnership.queries import membership, teams, work
from kooperacje.partnership.states import PersonRole
from kooperacje.territory.pages import label

VERIFIED_DAYS = 183
"""Half a year: the packaged models measure freshness so."""


def of_team(team: Team) -> dict[str, str]:
    """What any paper of a team may say."""
    kind, settings = kinds.of_team(team), configuration.of(team.settings)
    area = ", ".join(label(unit) for unit in teams.areas([team])[team.pk])
    months, every = settings.declaration_months, settings.meets_every_months
    partner = team.strategic_partner
    return {
        "name": cell(team.name),
        "kind": cell(kind.name),
        "origin": cell(kind.origin),
        "area": cell(area),
        "leader": cell(team.leader.name),
        "strategic": said("strategic", institution=cell(partner.name)) if partner else said("no_strategic"),
        "purpose": cell(team.purpose) if team.purpose.strip() else said("purpose"),
        "members": _members(team),
        "roles": _roles(kind),
        "parties": _parties(team),
        "meets_every": said("every_month" if every == 1 else "every_months", months=in_months(every)),
        "quorum": str(settings.quorum_percent),
        "notice_days": str(settings.notice_days),
        "declaration_term": said("declaration_months", months=in_months(months))
        if months
        else said("declaration_always"),
        "today": day(clock.today()),
    }


def of_year(team: Team, year: int) -> dict[str, str]:
    """What a plan or a report of a year says besides."""
    items = work.plan(team, year)
    first, last = date(year, 1, 1), date(year, 12, 31)
    all_meetings = [one for one in work.meetings([team]) if _within(one, first, last)]
    all_meetings.sort(key=lambda one: one.when.first_day or last)
    planned = [one for one in all_meetings if one.state == MeetingState.PLANNED]
    held = [one for one in all_meetings if one.state == MeetingState.HELD]
    counts = meetings.counts(held)
    areas = teams.areas([team])[team.pk]
    services = work.basket_of(team)
    verified = services.filter(verified_on__gte=clock.today() - timedelta(days=VERIFIED_DAYS)).count()
    return {
        **of_team(team),
        "year": str(year),
        "plan": table("plan", _numbered(_planned(item) for item in items), "no_plan"),
        "plan_done": table("plan_done", _numbered(_done(item) for item in items), "no_plan_done"),
        "planned_meetings": table("meetings", [_meeting(one, one.place) for one in planned], "no_meetings"),
        "held": table("held", [_meeting(one, counts[one.pk].number) for one in held], "no_held"),
        "numbers": _numbers(work.year(team, year, areas)),
        "changes": table("changes", _changes(team, first, last), "no_changes"),
        "services_number": str(services.count()),
        "services_verified": str(verified),
        "gaps": table("gaps", [(one.title, label(one.territory)) for one in work.gaps_of(areas)], "no_gaps"),
    }


def of_minutes(team: Team) -> dict[str, str]:
    """The meetings of the team with the state of their minutes."""
    found = [one for one in work.meetings([team]) if one.state != MeetingState.CANCELLED]
    found.sort(key=lambda one: one.when.first_day or date.max)
    states = dict(Minutes.objects.filter(meeting__in=found).order_by().values_list("meeting_id", "state"))
    rows = [_meeting(one, _minutes(states.get(one.pk, ""))) for one in found]
    return {**of_team(team), "minutes": table("minutes", _numbered(rows), "no_minutes")}


def of_declaration(declaration: Declaration) -> dict[str, str]:
    """What papers of one institution say."""
    team, institution = declaration.team, declaration.institution
    services = [(one.name,) for one in declaration.services.order_by("sort_key", "key")]
    function = f", {declaration.signatory_function}" if declaration.signatory_function else ""
    signatory = f"{declaration.signatory}{function}" if declaration.signatory else ""
    return {
        **of_team(team),
        "institution": cell(institution.name),
        "address": cell(institution.address),
        "regon": cell(institution.regon),
        "nip": cell(institution.nip),
        "signatory": cell(signatory),
        "people": table("people", [_person(one) for one in declaration.people], "no_people"),
        "services": table("services", _numbered(services), "no_services"),
        "other_services": cell(declaration.other_services),
        "conditions": cell(declaration.conditions),
        "term": _term(declaration),
        "tasks": table("tasks", _tasks(team, institution), "no_tasks"),
    }


def in_months(number: int) -> str:
    """``1 miesiąc``, ``3 miesiące``, ``12 miesięcy``."""
    one, few, many = phrases()["months"]
    if number == 1:
        return f"{number} {one}"
    return f"{number} {few if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else many}"


def day(value: date | None) -> str:
    return f"{value.day}.{value:%m.%Y}" if value else ""


def _members(team: Team) -> str:
    today = clock.today()
    lasting = [
        one
        for one in membership.spells(team)
        if one.valid_from <= today and (one.valid_to is None or one.valid_to > today)
    ]
    lasting.sort(key=lambda one: one.institution.sort_key)
    rows = ((one.institution.name, day(one.valid_from)) for one in lasting)
    return table("members", _numbered(rows), "no_members")


def _roles(kind: kinds.Kind) -> str:
    told = [f"- **{cell(role.title)}**: {cell(role.duties)}" for role in kind.roles if role.duties]
    return "\n".join([said("roles"), *told]) if told else ""


def _parties(team: Team) -> str:
    chosen = [one for one in (team.leader, team.strategic_partner) if one]
    return table("parties", _numbered((one.name, one.address) for one in chosen), "no_members")


def _numbers(year: work.Year) -> str:
    rows = [(label, str(getattr(year, key))) for key, label in phrases()["year"].items()]
    return table("numbers", rows, "none")


def _changes(team: Team, first: date, last: date) -> list[tuple[str, str, str]]:
    found: list[tuple[date, Spell, str]] = []
    for one in membership.spells(team):
        if first <= one.valid_from <= last:
            found.append((one.valid_from, one, said("joined")))
        if one.valid_to and first <= one.valid_to <= last:
            found.append((one.valid_to, one, said("left", reason=one.end_reason)))
    found.sort(key=lambda change: (change[0], change[1].institution.sort_key))
    return [(day(when), one.institution.name, what) for when, one, what in found]


def _planned(item: WorkPlanItem) -> tuple[object, ...]:
    return (item.title, item.owner.name if item.owner else "", day(item.due), item.indicator)


def _done(item: WorkPlanItem) -> tuple[object, ...]:
    state = phrases()["item"][item.state]
    return (item.title, item.owner.name if item.owner else "", state, item.result)


def _tasks(team: Team, institution: Institution) -> list[tuple[object, ...]]:
    found = WorkPlanItem.objects.filter(team=team, owner=institution, state__in=["planned", "under_way"])
    return [(one.title, day(one.due)) for one in found.order_by("year", "position")]


def _meeting(one: Meeting, more: object) -> tuple[object, ...]:
    return (meeting_words.time_of(one.when) or "", one.title, "" if more is None else str(more))


def _minutes(state: str) -> str:
    key = {MinutesState.APPROVED: "minutes_approved", MinutesState.DRAFT: "minutes_draft"}
    return said(key.get(MinutesState(state), "minutes_none") if state else "minutes_none")


def _within(one: Meeting, first: date, last: date) -> bool:
    when = one.when.first_day
    return when is not None and first <= when <= last


def _person(one: dict[str, str]) -> tuple[object, ...]:
    role = one.get("role", "")
    known = phrases()["person"]
    contact = ", ".join(filter(None, (one.get("phone", ""), one.get("email", ""))))
    label = known[role] if role in set(PersonRole) else role
    return (one.get("name", ""), one.get("function", ""), label, contact)


def _term(declaration: Declaration) -> str:
    first, end = declaration.valid_from, declaration.valid_to
    if first is None:
        return said("term_unknown")
    if end is None:
        return said("term_open", first=day(first))
    return said("term", first=day(first), last=day(end - timedelta(days=1)))


def _numbered(rows: Iterable[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return [(place, *row) for place, row in enumerate(rows, start=1)]
