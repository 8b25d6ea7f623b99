"""The names of teams are data: no code, template or translation of any room knows one."""

import re

import pytest

from kooperacje.modelbook import packaged
from kooperacje.modelbook.actions.loading import parse
from kooperacje.modelbook.states import CommuneKind
from kooperacje.runtime.paths import ROOT


def team_names() -> set[str]:
    """Abbreviations and names of the sister models' teams. A CUS is also a kind of institution, so it may be named."""
    files = [parse(path.read_bytes())[0] for path in packaged.files()]
    teams = [
        team
        for file in files
        if file.model.commune_kind is not CommuneKind.CUS
        for team in file.definition.teams
    ]
    return {name for team in teams for name in (team.abbreviation, team.name.value) if name}


def code() -> list[tuple[str, str]]:
    found = []
    for path in sorted((ROOT / "kooperacje").rglob("*")):
        parts = path.relative_to(ROOT).parts
        if path.suffix in {".py", ".html", ".po", ".js", ".css"} and "tests" not in parts:
            found.append((str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")))
    return found


def test_there_are_names_to_look_for():
    assert {"PZK", "ZZK", "GGK", "G-PZK", "Zadaniowy Zespół Kooperacyjny"} <= team_names()


@pytest.mark.parametrize("name", sorted(team_names()))
def test_no_room_knows_the_name_of_a_team(name):
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    assert [path for path, text in code() if word.search(text)] == []
