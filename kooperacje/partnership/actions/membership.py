"""Institutions join and leave; people work in a team for them."""

from dataclasses import asdict
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.institutions.models import Institution
from kooperacje.partnership import access, configuration
from kooperacje.partnership.actions.common import locked, note, refuse, shown
from kooperacje.partnership.models import BasketLine, Spell, Team, TeamPerson
from kooperacje.partnership.states import PersonRole
from kooperacje.partnership.values import PersonEntry


@transaction.atomic
def join(*, by: Actor, team: Team, institution: Institution, day: date) -> Spell:
    """The institution belongs to the team from this day on. Several spells may follow one another, none overlap."""
    row = locked(by, team)
    return begin_spell(by, row, institution, day)


def begin_spell(by: Actor, row: Team, institution: Institution, day: date) -> Spell:
    """The same inside an action that holds the lock of the team."""
    if row.valid_to and day >= row.valid_to:
        refuse("day", _("The team is no more on that day."))
    lasting = row.spells.filter(Q(valid_to=None) | Q(valid_to__gt=day), institution=institution)
    clash = lasting.order_by("valid_from").first()
    if clash is not None:
        sentence = (
            _("%(institution)s belongs to the team since %(day)s already.")
            if clash.valid_to is None and clash.valid_from <= day
            else _("%(institution)s has a membership that begins on %(day)s; two cannot overlap.")
            if clash.valid_from > day
            else _(
                "%(institution)s belongs to the team until %(end)s; a new membership begins that day or later."
            )
        )
        refuse(
            "day",
            sentence
            % {
                "institution": institution.name,
                "day": shown(clash.valid_from),
                "end": shown(clash.valid_to or clash.valid_from),
            },
        )
    spell = Spell.objects.create(team=row, institution=institution, valid_from=day)
    note(
        by, row, "institution_joined", {"institution": institution.key, "day": day.isoformat()}, [institution]
    )
    return spell


@transaction.atomic
def leave(
    *, by: Actor, team: Team, institution: Institution, day: date, reason: str, noticed_on: date | None = None
) -> Spell:
    """The institution belongs no longer from this day on: its people and services leave with it.

    `noticed_on` is the day on which it said so; the team's days of notice are counted from it. None: by agreement, at once.
    Raises `BadInput`, also for dates that contradict each other.
    """
    row = locked(by, team)
    spell = row.spells.select_for_update().filter(institution=institution, valid_to=None).first()
    if spell is None:
        refuse(
            "institution",
            _("%(institution)s does not belong to this team.") % {"institution": institution.name},
        )
    assert spell is not None  # noqa: S101 - refused above
    if not reason.strip():
        refuse("reason", _("Say why it leaves."))
    if day <= spell.valid_from:
        sentence = _("It belongs since %(day)s, so it cannot leave on %(end)s.")
        refuse("day", sentence % {"day": shown(spell.valid_from), "end": shown(day)})
    notice = timedelta(days=configuration.of(row.settings).notice_days)
    if noticed_on is not None and day < noticed_on + notice:
        sentence = _("With %(days)s days of notice from %(noticed)s it leaves on %(day)s at the earliest.")
        refuse(
            "day",
            sentence % {"days": notice.days, "noticed": shown(noticed_on), "day": shown(noticed_on + notice)},
        )
    if institution.pk == row.leader_id:
        refuse("institution", _("The leading institution cannot leave; hand the team over or end it."))
    spell.valid_to, spell.end_reason = day, reason.strip()
    spell.version += 1
    spell.save()
    take_along(row, institution, day)
    if row.strategic_partner_id == institution.pk:
        row.strategic_partner = None
        row.save()
    note(by, row, "institution_left", {"institution": institution.key, "day": day.isoformat()}, [institution])
    return spell


@transaction.atomic
def name_person(
    *, by: Actor, team: Team, institution: Institution, person: PersonEntry, since: date | None = None
) -> TeamPerson:
    """Somebody works in the team for the institution, named by its own people or by the leader."""
    if person.role == PersonRole.LEADING:
        refuse("role", _("Who leads the team changes by handing it over."))
    row = _for_people(by, team, institution)
    return enter_person(by, row, institution, person, since or clock.today())


def enter_person(
    by: Actor, row: Team, institution: Institution, person: PersonEntry, since: date
) -> TeamPerson:
    """The same inside an action that holds the lock of the team; whoever is named so already stays."""
    if not person.name.strip():
        refuse("name", _("Write the name and surname."))
    lasting = Q(valid_to=None) | Q(valid_to__gt=since)
    found = row.people.filter(lasting, institution=institution, role=person.role, name=person.name.strip())
    there = found.order_by("valid_from").first()
    values = {**asdict(person), "name": person.name.strip()}
    if there is not None:
        if there.apply(values, expected=None):
            there.save()
        return there
    made = TeamPerson.objects.create(team=row, institution=institution, valid_from=since, **values)
    note(by, row, "person_named", {"role": person.role, "institution": institution.key}, [institution])
    return made


@transaction.atomic
def release_person(*, by: Actor, team: Team, person: TeamPerson, day: date) -> None:
    """The person works in the team no longer from this day on."""
    row = _for_people(by, team, person.institution)
    found = row.people.select_for_update().filter(pk=person.pk, valid_to=None).first()
    if found is None:
        refuse("person", _("This person does not work in the team any more."))
    assert found is not None  # noqa: S101 - refused above
    if day < found.valid_from:
        refuse("day", _("The person works in the team since %(day)s.") % {"day": shown(found.valid_from)})
    found.valid_to = day
    found.version += 1
    found.save()
    note(by, row, "person_released", {"role": found.role}, [found.institution])


def _for_people(by: Actor, team: Team, institution: Institution) -> Team:
    """The locked team, for its keepers and for those who speak for the institution."""
    row = locked(by, team, access.READ)
    speaks = institution.pk in by.institutions_as(*access.SPEAKERS)
    if not speaks:
        access.can(by, access.KEEP, row).require()
    return row


def take_along(row: Team, institution: Institution, day: date) -> None:
    """People and services of an institution end with its membership; inside an action that holds the lock of the team."""
    for person in row.people.select_for_update().filter(institution=institution, valid_to=None):
        person.valid_to = max(day, person.valid_from)
        person.save()
    lines = BasketLine.objects.filter(team=row, service__provider=institution, valid_to=None)
    for line in lines.select_for_update(of=("self",)):
        line.valid_to = max(day, line.valid_from)
        line.save()
