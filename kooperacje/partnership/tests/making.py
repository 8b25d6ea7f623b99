"""Teams, declarations and actors for tests of this room and those above, made by its actions."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from kooperacje.base import clock
from kooperacje.base.actor import Actor, ActorKind, Membership, system
from kooperacje.basket.tests import making as basket
from kooperacje.institutions.models import Institution
from kooperacje.meetings import actions as meetings
from kooperacje.meetings.details import Details
from kooperacje.meetings.models import Meeting
from kooperacje.meetings.states import MeetingState
from kooperacje.meetings.when import When
from kooperacje.modelbook import packaged
from kooperacje.modelbook.actions import load_definition
from kooperacje.modelbook.models import ModelVersion
from kooperacje.partnership import actions, subjects
from kooperacje.partnership.configuration import Settings
from kooperacje.partnership.models import Declaration, Team
from kooperacje.partnership.states import MeetingKind, PersonRole
from kooperacje.partnership.values import Declared, Description, PersonEntry
from kooperacje.territory.models import Unit

BY = system("tests")
MODEL = "kooperacje-3d"
a_provider = basket.a_provider


def an_actor(role: str, *institutions: Institution) -> Actor:
    """Somebody who holds the role in each of the institutions."""
    held = tuple(Membership(one.pk, role) for one in institutions)
    return Actor(ActorKind.PERSON, uuid4(), held)


def a_version() -> ModelVersion:
    """The newest version of a packaged model that defines a team of institutions."""
    found = ModelVersion.objects.filter(model__key=MODEL).order_by("-number").first()
    if found is None:
        file = next(path for path in packaged.files() if path.stem == MODEL)
        load_definition(by=BY, file=file.read_bytes())
        found = ModelVersion.objects.filter(model__key=MODEL).order_by("-number").first()
    assert found is not None
    return found


def units(*codes: str) -> tuple[Unit, ...]:
    basket.a_country()
    return tuple(Unit.objects.filter(code__in=codes or ("1207",)).order_by("code"))


def a_description(**said: Any) -> Description:
    return Description(**{"name": "Partnerstwo na próbę", "units": units(), "purpose": "Razem.", **said})


def a_team(leader: Institution | None = None, *, by: Actor = BY, key: str = "proba", **said: Any) -> Team:
    """A planned team of the kind that the packaged model defines, in the powiat limanowski."""
    version = a_version()
    kind = next(iter(_kinds(version)))
    return actions.create_team(
        by=by,
        leader=leader or a_provider("mops", type="mops", seat="1207011"),
        kind=kind,
        version=version,
        description=a_description(**said),
        key=key,
    )


def a_kind(version: ModelVersion) -> str:
    """The first kind of team that the version defines."""
    return _kinds(version)[0]


def _kinds(version: ModelVersion) -> list[str]:
    from kooperacje.partnership import kinds

    return list(kinds.of_version(version))


def a_meeting(
    team: Team, kind: MeetingKind, *, held: bool = True, days_ago: int = 1, by: Actor = BY
) -> Meeting:
    """A meeting of the team, held yesterday unless something else is said."""
    day = clock.today() - timedelta(days=days_ago)
    details = Details(title="Spotkanie", when=When.on(day), kind=kind.value)
    made = meetings.create_meeting(by=by, subject=subjects.of(team), details=details)
    if held:
        meetings.change_state(by=by, meeting=made, target=MeetingState.HELD)
    return made


def declared(**said: Any) -> Declared:
    """What an institution must say, and whatever else is said."""
    person = PersonEntry(PersonRole.COORDINATING.value, "Jan Zmyślony", phone="18 000 00 01")
    return Declared(**{"signatory": "Ewa Zmyślona", "people": (person,), **said})


def a_declaration(
    team: Team, institution: Institution, *, day: date | None = None, by: Actor = BY, **said: Any
) -> Declaration:
    """An accepted declaration: the institution belongs since today, or since the day."""
    asked = actions.ask(by=by, team=team, institution=institution)
    sent = actions.send(by=by, declaration=asked, declared=declared(**said))
    return actions.accept(by=by, declaration=sent, day=day or clock.today())


def at_work(team: Team, *members: Institution, by: Actor = BY) -> Team:
    """The team after both meetings, with these members, at work without rules of procedure."""
    from kooperacje.partnership.states import TeamState

    settings = Settings(declarations_needed=len(members) or 1, rules_needed=False)
    actions.settle(by=by, team=team, settings=settings, expected=None)
    a_meeting(team, MeetingKind.INITIATING, by=by)
    actions.move(by=by, team=team, target=TeamState.INITIATING)
    for one in members:
        a_declaration(team, one, by=by, day=clock.today() - timedelta(days=30))
    a_meeting(team, MeetingKind.FORMALISING, by=by)
    actions.move(by=by, team=team, target=TeamState.FORMALISING)
    return actions.move(by=by, team=team, target=TeamState.WORKING)
