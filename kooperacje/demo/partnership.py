"""An invented partnership of the powiat of the samples at mid-life, and a team of the law beside it."""

from datetime import date, time

from kooperacje.agreements import actions as papers
from kooperacje.base.actor import Actor
from kooperacje.institutions.models import Institution
from kooperacje.institutions.queries import by_keys
from kooperacje.meetings import actions as meetings
from kooperacje.meetings.details import Details
from kooperacje.meetings.states import MeetingState
from kooperacje.meetings.when import When
from kooperacje.modelbook import queries as modelbook
from kooperacje.partnership import actions, kinds, subjects
from kooperacje.partnership.models import Team
from kooperacje.partnership.queries.membership import offered
from kooperacje.partnership.rules import RULES
from kooperacje.partnership.states import ItemState, MeetingKind, PersonRole, TeamState
from kooperacje.partnership.values import Declared, Description, PersonEntry, PlanEntry
from kooperacje.territory.queries import by_code

KEY = "przyklad-partnerstwo"
MODEL = "kooperacje-3d"
LEADER, PARTNER = "starostwo", "pcpr"
MEMBERS = (
    *("starostwo", "pcpr", "mops", "gops-gorny", "gops-dolny", "pup", "policja"),
    *("kuratorzy", "szpital", "szkola", "ppp", "oik", "cis"),
)
LATER, LEFT = "stowarzyszenie-most", "szpital"
BESIDE = ("mops", "policja", "kuratorzy", "szkola", "poz")
FORMED = date(2026, 3, 19)


def load(by: Actor) -> None:
    """Both teams, unless they are there."""
    if Team.objects.filter(key=KEY).exists():
        return
    known = by_keys([*MEMBERS, LATER, *BESIDE])
    team = _begun(by, known)
    _meeting(by, team, MeetingKind.INITIATING, "Spotkanie inicjujące", date(2026, 2, 25))
    actions.move(by=by, team=team, target=TeamState.INITIATING)
    for key in MEMBERS:
        _declared(by, team, known[key], FORMED)
    _meeting(by, team, MeetingKind.FORMALISING, "Spotkanie formalizujące", FORMED)
    actions.move(by=by, team=team, target=TeamState.FORMALISING)
    _rules(by, team)
    actions.move(by=by, team=team, target=TeamState.WORKING, day=FORMED)
    _declared(by, team, known[LATER], date(2026, 6, 1))
    left = "Szpital przechodzi pod inny zarząd; wróci do rozmów w przyszłym roku."
    actions.leave(by=by, team=team, institution=known[LEFT], day=date(2026, 9, 1), reason=left)
    _meeting(by, team, MeetingKind.REGULAR, "Spotkanie letnie", date(2026, 6, 18))
    _planned(by, team, "Spotkanie zimowe", date(2027, 1, 21))
    _plan(by, team, known)
    actions.publish(by=by, team=team, shown=True)
    _team_of_the_law(by, known)


def _begun(by: Actor, known: dict[str, Institution]) -> Team:
    version = modelbook.find_version(by, MODEL)
    assert version is not None  # noqa: S101 - packaged with the product
    powiat = by_code("1207")
    assert powiat is not None  # noqa: S101 - in the register
    description = Description(
        name="Partnerstwo Zarzecza i Dolin (przykład)",
        units=(powiat,),
        strategic_partner=known[PARTNER],
        purpose="Instytucje powiatu i gmin umawiają się, jak razem pomagać osobom i rodzinom, które potrzebują kilku "
        "z nich naraz. Wspólnie prowadzą koszyk usług i mówią otwarcie, czego w nim brakuje.",
        how_to_join="Proszę napisać albo zadzwonić do starostwa. Instytucja dostaje odnośnik do deklaracji; nie musi "
        "zakładać konta.",
        email="partnerstwo@przyklad.example",
        phone="18 000 00 10",
    )
    return actions.create_team(
        by=by,
        leader=known[LEADER],
        kind=next(iter(kinds.of_version(version))),
        version=version,
        description=description,
        key=KEY,
    )


def _declared(by: Actor, team: Team, institution: Institution, day: date) -> None:
    """The institution declares with an invented person and the first two of its services."""
    person = PersonEntry(
        PersonRole.COORDINATING.value, "Osoba Wskazana (przykład)", "specjalista", "18 000 00 11"
    )
    declared = Declared(
        signatory="Osoba Kierująca (przykład)",
        signatory_function="kierujący instytucją",
        people=(person,),
        services=tuple(offered(institution)[:2]),
        signed_on=day,
    )
    asked = actions.ask(by=by, team=team, institution=institution)
    actions.accept(by=by, declaration=actions.send(by=by, declaration=asked, declared=declared), day=day)


def _meeting(by: Actor, team: Team, kind: MeetingKind, title: str, day: date) -> None:
    """A meeting that was held, with approved minutes."""
    details = Details(
        title=title, when=When.local(day, time(10), time(13)), kind=kind.value, place="Zarzecze, ratusz"
    )
    made = actions.call_meeting(by=by, team=team, details=details, invite=True)
    meetings.change_state(by=by, meeting=made, target=MeetingState.HELD)


def _planned(by: Actor, team: Team, title: str, day: date) -> None:
    when = When.local(day, time(10), time(12))
    details = Details(title=title, when=when, kind=MeetingKind.REGULAR.value, place="Zarzecze, ratusz")
    actions.call_meeting(by=by, team=team, details=details, invite=False)


def _rules(by: Actor, team: Team) -> None:
    """Rules of procedure from their pattern, adopted before everybody has signed."""
    paper = papers.create_paper(by=by, subject=subjects.of(team), kind=RULES)
    out = papers.send_for_signature(by=by, version=paper.versions.get(), blanks_stay=True, on=FORMED)
    papers.adopt(by=by, version=out, on=FORMED, reason_incomplete="Podpisy są zbierane po spotkaniu.")


def _plan(by: Actor, team: Team, known: dict[str, Institution]) -> None:
    tasks = (
        ("Przegląd koszyka usług we wszystkich gminach", "pcpr", date(2026, 6, 30), ItemState.DONE),
        ("Wspólne dyżury w Dolinie Górnej", "gops-gorny", date(2026, 10, 15), ItemState.UNDER_WAY),
        (
            "Rozmowa o psychiatrze dziecięcym z sąsiednim powiatem",
            "starostwo",
            date(2026, 12, 10),
            ItemState.PLANNED,
        ),
    )
    for title, owner, due, state in tasks:
        item = actions.add_item(by=by, team=team, year=2026, entry=PlanEntry(title, known[owner], due))
        if state is not ItemState.PLANNED:
            actions.move_item(by=by, item=item, target=state)


def _team_of_the_law(by: Actor, known: dict[str, Institution]) -> None:
    """A team of the law that shares members with the partnership."""
    powiat = by_code("1207")
    assert powiat is not None  # noqa: S101 - in the register
    team = actions.create_team(
        by=by,
        leader=known["mops"],
        kind="zespol-interdyscyplinarny",
        version=None,
        description=Description(name="Zespół interdyscyplinarny w Zarzeczu (przykład)", units=(powiat,)),
        key="przyklad-zespol-interdyscyplinarny",
        working_since=date(2019, 1, 1),
    )
    for key in BESIDE:
        actions.join(by=by, team=team, institution=known[key], day=date(2019, 1, 1))
    _planned(by, team, "Posiedzenie zespołu", date(2027, 1, 21))
