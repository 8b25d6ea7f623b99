"""A team of five institutions of an invented powiat, with somebody who leads it and somebody who speaks for each."""

from datetime import date, timedelta

import pytest

from kooperacje.base import clock
from kooperacje.institutions import actions as institutions
from kooperacje.institutions.actions.types import load_types_once
from kooperacje.partnership.models import Spell, Team, TeamArea
from kooperacje.partnership.states import TeamState
from kooperacje.priorities import actions, queries
from kooperacje.priorities.states import RoundState, Voice
from kooperacje.territory.actions import import_register
from kooperacje.territory.queries import by_code

TERC = """WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA
12;;;;MAŁOPOLSKIE;województwo;2026-01-01
12;07;;;limanowski;powiat;2026-01-01
12;07;01;1;Limanowa;gmina miejska;2026-01-01
"""
KEYS = ("pcpr", "ops-a", "ops-b", "szkola", "fundacja")
SINCE = date(2024, 1, 1)


@pytest.fixture
def places(db, system_actor):
    import_register(by=system_actor, content=TERC.encode())
    load_types_once(by=system_actor)
    return {
        key: institutions.ensure(
            by=system_actor, key=f"{key}-proba", name=f"Instytucja {key} (przykład)", type="ops"
        )
        for key in KEYS
    }


@pytest.fixture
def team(places):
    made = Team.objects.create(
        key="zespol-proba",
        name="Zespół na próbę",
        kind="proba",
        leader=places["pcpr"],
        state=TeamState.WORKING.value,
        is_public=True,
        changed_at=clock.now(),
        sort_key="zespol",
    )
    for place in places.values():
        Spell.objects.create(team=made, institution=place, valid_from=SINCE)
    TeamArea.objects.create(team=made, territory=by_code("1207"))
    return made


@pytest.fixture
def leader(person, places):
    return person("leader", places["pcpr"].pk)


@pytest.fixture
def speaks(person, places):
    """`speaks("ops-a")`: who speaks for that institution."""
    return lambda key: person("contact", places[key].pk)


@pytest.fixture
def terms():
    """`terms(quorum=60)`: the rules of a round of this year."""

    def make(**given):
        today = clock.today()
        plain = {"title": "Priorytety na próbę", "term_from": today, "term_to": today + timedelta(365)}
        return actions.Terms(**{**plain, **given})

    return make


@pytest.fixture
def begun(team, leader, terms):
    return actions.begin(by=leader, team=team, terms=terms())


@pytest.fixture
def row(begun, leader, places, speaks):
    """A round with three proposals."""
    for key, title in (("ops-a", "Świetlica"), ("ops-b", "Dojazd do lekarza"), ("szkola", "Psycholog")):
        actions.propose(by=speaks(key), row=begun, institution=places[key], title=title)
    return begun


@pytest.fixture
def fresh():
    """`fresh(row)`: as it stands in the database now."""
    return lambda row: type(row).objects.select_related("team__leader").get(pk=row.pk)


@pytest.fixture
def weighed(row, leader, places, speaks):
    """Weights of two institutions."""
    actions.move(by=leader, row=row, target=RoundState.WEIGHING)
    first, second, third, fourth = (str(one.pk) for one in queries.criteria(row))
    for key, points in (("ops-a", (40, 30, 20, 10)), ("ops-b", (10, 20, 30, 40))):
        given = dict(zip((first, second, third, fourth), points, strict=True))
        actions.weigh(by=speaks(key), row=row, institution=places[key], points=given)
    return row


def marks(row, *numbers):
    """The same mark by every criterion, one number a proposal; 0 leaves it out."""
    keys = [str(one.pk) for one in queries.criteria(row)]
    listed = sorted(queries.listed(row), key=lambda one: one.title)
    return {str(one.pk): dict.fromkeys(keys, n) for one, n in zip(listed, numbers, strict=True) if n}


@pytest.fixture
def rated(weighed, leader, places, speaks):
    """Ratings of three: the first proposal by name leads, and one institution sees it the other way round."""
    actions.move(by=leader, row=weighed, target=RoundState.RATING)
    for key, numbers in (("ops-a", (5, 3, 1)), ("ops-b", (5, 3, 2)), ("szkola", (1, 3, 5))):
        given = marks(weighed, *numbers)
        actions.rate(by=speaks(key), row=weighed, institution=places[key], marks=given, named=key == "szkola")
    return weighed


@pytest.fixture
def composed(rated, leader, places, terms):
    """A list of two to vote on."""
    actions.move(by=leader, row=rated, target=RoundState.VOTING)
    chosen = sorted(queries.listed(rated), key=lambda one: one.title)[:2]
    due = terms().term_to
    entries = [actions.Entry(one, places["ops-a"], "ile osób skorzystało", due) for one in chosen]
    actions.compose(by=leader, row=rated, entries=entries)
    return rated


@pytest.fixture
def voted(composed, places, speaks):
    """Three of five voted: two for, one against with a dissent."""
    for key, voice, dissent in (
        ("ops-a", Voice.FOR, ""),
        ("ops-b", Voice.FOR, ""),
        ("szkola", Voice.AGAINST, "Psycholog jest pilniejszy."),
    ):
        actions.vote(by=speaks(key), row=composed, institution=places[key], voice=voice, dissent=dissent)
    return composed


def leaves(team, place):
    """The institution leaves the team today."""
    spell = Spell.objects.get(team=team, institution=place)
    spell.valid_to, spell.end_reason = clock.today(), "wystąpienie"
    spell.save()
