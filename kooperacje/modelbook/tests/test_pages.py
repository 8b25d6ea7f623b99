"""The public pages, as anybody gets them."""

import re

import pytest

from kooperacje.modelbook import actions, packaged, queries
from kooperacje.modelbook.definition import ModelCard
from kooperacje.modelbook.models import ModelVersion
from kooperacje.modelbook.states import CommuneKind, PassageKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(system_actor):
    return {
        path.stem: actions.load_definition(by=system_actor, file=path.read_bytes())
        for path in packaged.files()
    }


def words_of(response) -> str:
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", text).replace("&quot;", '"')


def test_list_names_every_model_and_its_version(client, loaded):
    shown = words_of(client.get("/modele/"))
    for one in loaded.values():
        assert one.model.name in shown
    assert "Wersja przyjęta po konsultacjach" in shown
    assert "zatwierdzona" in shown


def test_empty_list_says_so(client):
    assert "Nie wczytano jeszcze żadnego modelu" in words_of(client.get("/modele/"))


@pytest.mark.parametrize("path", packaged.files(), ids=lambda path: path.stem)
def test_each_version_shows_teams_steps_gaps_and_sources(client, loaded, path):
    for version in loaded[path.stem].versions:
        response = client.get(f"/modele/{path.stem}/{version.number}/")
        shown = words_of(response)
        definition = queries.definition(version)
        for team in definition.teams:
            assert team.name.value in shown
        for step in definition.path.steps:
            assert step.title in shown
        for gap in definition.gaps:
            assert gap.question in shown
        assert "źródła nie podają – do ustalenia przez wdrażających" in shown
        html = response.content.decode()
        for key in set(re.findall(r'href="#(source-[^"]+)"', html)):
            assert f'id="{key}"' in html
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert len(ids) == len(set(ids))


def test_model_address_shows_the_approved_version(client, loaded):
    assert "Wersja przyjęta po konsultacjach" in words_of(client.get("/modele/kooperacje-3d/"))


def test_unknown_and_draft_versions_look_the_same(client, loaded, system_actor):
    actions.derive_version(by=system_actor, predecessor=loaded["cus"].versions[0], label="Szkic")
    draft, unknown = client.get("/modele/cus/2/"), client.get("/modele/cus/99/")
    assert (draft.status_code, unknown.status_code) == (404, 404)
    assert words_of(draft) == words_of(unknown)


def test_differences_are_shown_word_by_word(client, system_actor):
    model, _made = actions.ensure_model(
        by=system_actor, card=ModelCard(key="m", name="Model", commune_kind=CommuneKind.RURAL)
    )
    first = actions.create_version(by=system_actor, model=model, label="Pierwsza")
    actions.add_passage(
        by=system_actor, version=first, kind=PassageKind.CHAPTER, heading="Cel", text="Zespół pracuje"
    )
    actions.put_up_for_consultation(by=system_actor, version=first)
    second = actions.derive_version(by=system_actor, predecessor=first, label="Druga")
    row = queries.outline(second)[0]
    actions.change_passage(by=system_actor, passage=row, expected=1, text="Zespół stale pracuje")
    actions.approve(by=system_actor, version=second)
    html = client.get("/modele/m/1/roznice/2/").content.decode()
    assert re.search(r"<ins>.*dodano:.*?stale .*?</ins>", html, re.S)
    assert html.count("<del>") == 1, "only in the legend"
    shown = words_of(client.get("/modele/m/2/"))
    assert "Zespół stale pracuje" in shown


def test_list_is_flat(client, flat_queries, system_actor):
    def make() -> None:
        count = ModelVersion.objects.count()
        card = ModelCard(key=f"m{count}", name=f"Model {count}", commune_kind=CommuneKind.URBAN)
        model, _made = actions.ensure_model(by=system_actor, card=card)
        version = actions.create_version(by=system_actor, model=model, label="Pierwsza")
        actions.approve(by=system_actor, version=version)

    assert flat_queries(make, lambda: client.get("/modele/")) <= 6


def test_version_page_is_flat_in_passages(client, flat_queries, system_actor):
    card = ModelCard(key="m", name="Model", commune_kind=CommuneKind.URBAN)
    model, _made = actions.ensure_model(by=system_actor, card=card)
    version = actions.create_version(by=system_actor, model=model, label="Pierwsza")

    def make() -> None:
        ModelVersion.objects.update(state="draft")
        actions.add_passage(by=system_actor, version=version, kind=PassageKind.CHAPTER, text="Tekst")
        actions.put_up_for_consultation(by=system_actor, version=version)

    assert flat_queries(make, lambda: client.get("/modele/m/")) <= 8


def test_fragment_equals_the_page(client, loaded):
    whole = client.get("/modele/cus/").content.decode()
    part = client.get("/modele/cus/", headers={"HX-Request": "true"}).content.decode()
    body = part[part.index("<h1") : part.index('id="sources-title"')]
    assert body in whole
