"""The shipped models: they load, twice is once, and every fact says how it is known."""

import pytest

from kooperacje.journal.models import Event
from kooperacje.modelbook import actions, packaged, queries
from kooperacje.modelbook.actions.loading import parse
from kooperacje.modelbook.states import CommuneKind, Mark, TeamServes, VersionState

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(system_actor):
    return {
        path.stem: actions.load_definition(by=system_actor, file=path.read_bytes())
        for path in packaged.files()
    }


def test_three_sister_models_and_the_cus_mode(loaded):
    assert sorted(loaded) == [
        "cus",
        "kooperacja-efektywna-i-skuteczna",
        "kooperacje-3d",
        "liderzy-kooperacji",
    ]
    assert {one.model.commune_kind for one in loaded.values()} == {kind.value for kind in CommuneKind}


def test_loading_twice_changes_nothing(loaded, system_actor):
    before = Event.objects.count()
    for path in packaged.files():
        assert not actions.load_definition(by=system_actor, file=path.read_bytes()).changed
    assert Event.objects.count() == before


def test_the_consulted_draft_is_superseded_by_the_approved_version(loaded):
    draft, approved = loaded["kooperacje-3d"].versions
    assert (draft.state, approved.state) == (VersionState.SUPERSEDED, VersionState.APPROVED)
    assert approved.predecessor_id == draft.pk
    assert str(draft.dated) == "2019-02-12"
    assert approved.dated is None


@pytest.mark.parametrize(
    ("key", "case_team"),
    [
        ("kooperacje-3d", "ZZK"),
        ("kooperacja-efektywna-i-skuteczna", "GGK"),
        ("liderzy-kooperacji", "PZK"),
        ("cus", "CUS"),
    ],
)
def test_each_model_names_its_own_case_team(loaded, key, case_team):
    definition = queries.definition(loaded[key].versions[-1])
    assert [t.abbreviation for t in definition.teams if TeamServes.CASE in t.serves] == [case_team]


def test_no_text_is_invented(loaded):
    for one in loaded.values():
        for version in one.versions:
            assert all(row.text == "" and row.source for row in queries.outline(version))


@pytest.mark.parametrize("path", packaged.files(), ids=lambda path: path.stem)
def test_every_gap_and_source_is_used_well(path):
    file, _parsed = parse(path.read_bytes())
    cited = {key for _way, fact in file.definition.facts() for key in fact.sources}
    cited |= {row.source for version in file.versions for row in version.passages}
    named_at_model = {"R13", "R10", "R11", "R12"}  # stand behind the model card itself
    assert {source.key for source in file.definition.sources} - cited <= named_at_model
    assert len(file.definition.gaps) >= 8
    assert any(fact.mark is Mark.NOT_FOUND for _way, fact in file.definition.facts())
