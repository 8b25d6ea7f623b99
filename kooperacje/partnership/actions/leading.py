"""The lead of a team goes over: offered, accepted by who will lead, and on its day everything that is open goes with it."""

from dataclasses import asdict, replace
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from kooperacje.accounts import queries as accounts
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput
from kooperacje.institutions.models import Institution
from kooperacje.journal.privacy import JSON
from kooperacje.meetings import actions as meetings
from kooperacje.partnership import access, mails, papers
from kooperacje.partnership.actions.common import locked, note, refuse, shown
from kooperacje.partnership.actions.membership import begin_spell, enter_person, take_along
from kooperacje.partnership.models import HandOver, Leading, Team
from kooperacje.partnership.queries import leading
from kooperacje.partnership.states import HAND_OVER_FLOW, HandOverState, PersonRole
from kooperacje.partnership.values import PersonEntry

FURTHEST = timedelta(days=366)


@transaction.atomic
def propose_hand_over(
    *,
    by: Actor,
    team: Team,
    institution: Institution,
    day: date,
    reason: str,
    account: UUID | None = None,
    stays: bool = True,
    tasks_go: bool = True,
) -> HandOver:
    """Offer the lead to another institution, or within the leading one to a person with an account there.

    By who leads, or by an administrator when nobody leads any more. `day` is the first day of the new lead; a past one
    writes down what was decided then. Raises `BadInput` and `Denied`.
    """
    row = locked(by, team, access.HAND_OVER)
    if leading.hand_over(row) is not None:
        raise BadInput(_("The lead is offered to somebody already; take that offer back first."))
    if not reason.strip():
        refuse("reason", _("Say why the lead is handed over; it stays in the history of the team."))
    inside = institution.pk == row.leader_id
    _check_person(institution, account, inside=inside)
    _check_day(row, day, inside=inside)
    made = HandOver.objects.create(
        team=row,
        institution=institution,
        account=account if inside else None,
        day=day,
        reason=reason.strip(),
        stays=stays or inside,
        tasks_go=(tasks_go or not stays) and not inside,
        state=HAND_OVER_FLOW.initial.value,
        proposed_at=clock.now(),
    )
    mails.lead_offered(made, by)
    _noted(by, row, made, "lead_offered")
    return made


@transaction.atomic
def accept_hand_over(*, by: Actor, hand_over: HandOver, person: PersonEntry) -> HandOver:
    """Take the lead, in the name of the institution it is offered to; `person` is who will lead.

    It goes over on its day, at once when that has come.
    """
    row, found = _locked(hand_over)
    access.answers(by, found).require()
    HAND_OVER_FLOW.check(found.state, HandOverState.ACCEPTED)
    if not person.name.strip():
        refuse("name", _("Write the name and surname."))
    found.person = asdict(replace(person, role=PersonRole.LEADING.value, name=person.name.strip()))
    found.decided_at = clock.now()
    _moved(by, row, found, HandOverState.ACCEPTED, "lead_accepted")
    if found.day <= clock.today():
        _go_over(by, row, found)
    else:
        mails.lead_accepted(found, by)
    return found


@transaction.atomic
def decline_hand_over(*, by: Actor, hand_over: HandOver, reason: str) -> HandOver:
    """Do not take the lead. Everything stays as it was."""
    row, found = _locked(hand_over)
    access.answers(by, found).require()
    HAND_OVER_FLOW.check(found.state, HandOverState.DECLINED)
    if not reason.strip():
        refuse("reason", _("Say in a few words why not."))
    found.refusal, found.decided_at = reason.strip(), clock.now()
    _moved(by, row, found, HandOverState.DECLINED, "lead_declined")
    mails.lead_declined(found, by)
    return found


@transaction.atomic
def withdraw_hand_over(*, by: Actor, hand_over: HandOver) -> HandOver:
    """Take the offer back, also an accepted one before its day."""
    row, found = _locked(hand_over)
    access.can(by, access.HAND_OVER, row).require()
    HAND_OVER_FLOW.check(found.state, HandOverState.WITHDRAWN)
    found.person, found.decided_at = {}, clock.now()
    _moved(by, row, found, HandOverState.WITHDRAWN, "lead_offer_withdrawn")
    mails.lead_withdrawn(found, by)
    return found


def hand_over_due(*, by: Actor) -> int:
    """Leads that were accepted and whose day has come go over; returns how many. For the worker."""
    return sum(_one_due(by, one) for one in leading.due())


@transaction.atomic
def _one_due(by: Actor, hand_over: HandOver) -> bool:
    row, found = _locked(hand_over)
    if not HAND_OVER_FLOW.allows(found.state, HandOverState.DONE):
        return False  # somebody was faster
    _go_over(by, row, found)
    return True


def _check_person(institution: Institution, account: UUID | None, *, inside: bool) -> None:
    if not inside:
        return
    if account not in {one.pk for one in accounts.among(access.KEEPERS, institution.pk)}:
        sentence = _(
            "Choose the person who will lead: somebody with the role of a leader in your institution."
        )
        refuse("account", sentence)


def _check_day(row: Team, day: date, *, inside: bool) -> None:
    if day > clock.today() + FURTHEST:
        refuse("day", _("The day lies more than a year ahead."))
    spells = leading.people(row)[:1] if inside else leading.history(row)[:1]
    for last in spells:
        if day <= last.valid_from:
            sentence = _(
                "The present lead began on %(day)s, so another one begins a day later at the earliest."
            )
            refuse("day", sentence % {"day": shown(last.valid_from)})


def _go_over(by: Actor, row: Team, found: HandOver) -> None:
    """The lead itself, and what is open: tasks, signatures that the leader gives, invitations, membership."""
    before, after = row.leader, found.institution
    _lead(row, found)
    entry = PersonEntry(**found.person)
    for one in row.people.select_for_update().filter(role=PersonRole.LEADING.value, valid_to=None):
        one.valid_to = max(found.day, one.valid_from)
        one.version += 1
        one.save()
    enter_person(by, row, after, entry, found.day)
    gone = 0
    if before.pk != after.pk:
        gone = _tasks(row, found, before)
        papers.leader_changed(by, row, before, after)
        _invited(by, row, after)
        _membership(by, row, found, before)
    found.person = {}
    HAND_OVER_FLOW.move(found, HandOverState.DONE)
    found.version += 1
    found.save()
    details: dict[str, JSON] = {
        "from": before.key,
        "to": after.key,
        "day": found.day.isoformat(),
        "tasks": gone,
    }
    note(by, row, "lead_went_over", details, [before, after])
    mails.lead_went_over(found, before, by)


def _lead(row: Team, found: HandOver) -> None:
    if row.leader_id == found.institution_id:
        return
    for spell in row.leadings.select_for_update().filter(valid_to=None):
        spell.valid_to, spell.end_reason = found.day, found.reason
        spell.version += 1
        spell.save()
    Leading.objects.create(team=row, institution=found.institution, valid_from=found.day)
    row.leader = found.institution
    row.version += 1
    row.save()


def _tasks(row: Team, found: HandOver, before: Institution) -> int:
    if not found.tasks_go:
        return 0
    tasks = row.plan.select_for_update().filter(owner=before, state__in=sorted(leading.OPEN_TASKS))
    for task in tasks:
        task.owner = found.institution
        task.version += 1
        task.save()
    return len(tasks)


def _invited(by: Actor, row: Team, after: Institution) -> None:
    for meeting in leading.meetings_ahead(row):
        if not meeting.invitees.filter(institution=after).exists():
            meetings.invite(by=by, meeting=meeting, institution=after)


def _membership(by: Actor, row: Team, found: HandOver, before: Institution) -> None:
    """Who led stays a member, or leaves with its people and services."""
    lasting = Q(valid_to=None) | Q(valid_to__gt=found.day)
    spell = row.spells.select_for_update().filter(lasting, institution=before).order_by("valid_from").first()
    if found.stays:
        if spell is None:
            begin_spell(by, row, before, found.day)
        return
    if spell is not None and spell.valid_from < found.day:
        spell.valid_to, spell.end_reason = found.day, found.reason
        spell.version += 1
        spell.save()
    elif spell is not None:
        spell.delete()
    take_along(row, before, found.day)
    if row.strategic_partner_id == before.pk:
        row.strategic_partner = None
        row.save()
    note(by, row, "institution_left", {"institution": before.key, "day": found.day.isoformat()}, [before])


def _locked(hand_over: HandOver) -> tuple[Team, HandOver]:
    """The team and the offer as they stand now, locked; whoever calls asks for the right."""
    row = access.with_all(Team.objects.select_for_update(of=("self",))).get(pk=hand_over.team_id)
    found = access.hand_overs().select_for_update(of=("self",)).get(pk=hand_over.pk)
    return row, found


def _moved(by: Actor, row: Team, found: HandOver, target: HandOverState, what: str) -> None:
    HAND_OVER_FLOW.move(found, target)
    found.version += 1
    found.save()
    _noted(by, row, found, what)


def _noted(by: Actor, row: Team, found: HandOver, what: str) -> None:
    details = {"to": found.institution.key, "day": found.day.isoformat()}
    note(by, row, what, details, [found.institution])
