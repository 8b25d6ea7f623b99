"""Deeds through the pages, what a wrong one is told, and what reading costs."""

from itertools import count

import pytest

from kooperacje.basket.actions import load_categories
from kooperacje.diagnosis import actions
from kooperacje.diagnosis.models import Diagnosis, Observation, Problem, Proof, Resource, Statement, Survey
from kooperacje.diagnosis.states import DiagnosisState, SurveyState
from kooperacje.diagnosis.tests.conftest import columns, words_of
from kooperacje.institutions import actions as institutions
from kooperacje.territory.queries import by_code


@pytest.fixture
def page(leader_client, diagnosis):
    """`page("problemy/nowy/", {...})`: asks or sends, and gives the answer."""

    def ask(path, data=None, **options):
        address = f"/praca/diagnozy/{diagnosis.key}/{path}"
        return leader_client.get(address) if data is None else leader_client.post(address, data, **options)

    return ask


@pytest.fixture
def sent_table(page, tmp_path):
    def send(text, **said):
        file = tmp_path / "tabela.csv"
        file.write_text(text, "utf-8")
        with file.open("rb") as opened:
            return page("wskazniki/tabela/", {"table": opened, **said})

    return send


def test_a_table_is_sent_looked_at_and_loaded(page, sent_table, leader_client, diagnosis):
    answer = sent_table("Kod;Ubóstwo 2024\n1207122;31\n1207072;x y\n", source="OPS")
    shown = words_of(leader_client.get(answer.url))
    assert "„x y” nie jest liczbą" in shown
    assert "zostanie dodana" in shown
    loaded = leader_client.post(f"{answer.url}wczytaj/", follow=True)
    assert "Nowe wartości: 1, zmienione: 0, bez zmian: 0, pominięte: 1" in words_of(loaded)
    assert Observation.objects.get().source == "OPS"
    again = sent_table("Kod;Ubóstwo 2024\n1207122;31\n", source="OPS")
    assert "bez zmian" in words_of(leader_client.get(again.url))
    assert leader_client.post(f"{again.url}odrzuc/").status_code == 302
    assert leader_client.get(again.url).status_code == 404


def test_a_table_that_makes_no_sense_is_refused_beside_the_form(sent_table, page):
    answer = sent_table("a;b\n1;2\n")
    assert answer.status_code == 400
    assert "Pierwsze wiersze" in words_of(answer)
    assert page("wskazniki/tabela/wzor.csv").content.startswith("\ufeffKod TERYT;".encode())


def test_a_value_is_written_and_removed(page, diagnosis):
    good = {"territory": "1207122", "year": "2024", "value": "31,5", "source": "OPS"}
    assert page("wskazniki/ubostwo/", {**good, "value": "-"}).status_code == 400
    assert page("wskazniki/ubostwo/", good).status_code == 302
    shown = words_of(page("wskazniki/ubostwo/"))
    assert "31,5" in shown
    assert "liczba, która nie jest całkowita" in shown
    ref = Observation.objects.get().pk
    assert page(f"wskazniki/wartosc/{ref}/usun/", {}).status_code == 302
    assert page(f"wskazniki/wartosc/{ref}/usun/", {}).status_code == 404
    assert page("wskazniki/nie-ma/").status_code == 404


def test_exports_and_papers_come_as_files(page, diagnosis, leader, leader_client):
    for form in ("csv", "xlsx", "json"):
        assert page(f"wskazniki/wartosci.{form}")["Content-Disposition"].endswith(f'.{form}"')
    for path in ("wskazniki/wartosci.exe", "dokument/diagnoza.exe", "ankieta/papier.pdf"):
        assert page(path).status_code == 404
    assert page("dokument/diagnoza.html").content.startswith(b"<!doctype html>")


def test_an_indicator_of_ones_own(page):
    said = {"name": "Świetlice", "definition": "Ile ich jest", "measure": "count", "direction": "better"}
    assert page("wskazniki/nowy/", {**said, "name": ""}).status_code == 400
    assert page("wskazniki/nowy/", said).url.endswith("/wskazniki/swietlice/")
    assert "To już jest" not in words_of(page("wskazniki/nowy/", said))
    assert page("wskazniki/nowy/", said).status_code == 400


def test_resources_are_added_changed_and_removed(page, office):
    said = {"name": "Etaty", "kind": "staff", "amount": "3,5", "unit": "etatu", "institution": ""}
    assert page("zasoby/nowy/", {**said, "name": ""}).status_code == 400
    assert page("zasoby/nowy/", said).status_code == 302
    ref = Resource.objects.get().pk
    assert page(f"zasoby/{ref}/", {**said, "name": "Więcej", "version": "1"}).status_code == 302
    assert "Więcej" in words_of(page("zasoby/"))
    assert page(f"zasoby/{ref}/", {**said, "name": "Inaczej", "version": "1"}).status_code == 409
    assert page(f"zasoby/{ref}/usun/", {}).status_code == 302
    assert page(f"zasoby/{ref}/").status_code == 404
    assert page(f"cokolwiek/{ref}/usun/", {}).status_code == 404


def test_a_problem_with_its_places_and_evidence(page):
    said = {
        "name": "Samotność",
        "domain": "pomoc-spoleczna",
        "groups": ["seniors"],
        "causes": "a",
        "scale": "4",
        "trend": "growing",
    }
    address = page("problemy/nowy/", said).url.partition("/praca/diagnozy/")[2].partition("/")[2]
    assert page("problemy/nowy/", said).status_code == 400
    ref = Problem.objects.get().pk
    assert page(f"{address}gminy/", {"g1207122": "3"}).status_code == 302
    assert page(f"{address}gminy/", {"g1207122": "9"}).status_code == 400
    assert "silne" in words_of(page("problemy/"))
    assert page(f"{address}dowod/", {"what": ""}).status_code == 400
    assert page(f"{address}dowod/", {"what": "document", "text": ""}).status_code == 400
    assert (
        page(f"{address}dowod/", {"what": "document", "text": "Raport", "url": "example.org"}).status_code
        == 302
    )
    assert "Raport (https://example.org)" in words_of(page(address))
    for gone in ("nic", str(ref)):
        assert page(f"{address}dowod/", {"withdraw": gone}).status_code == 404
    assert page(f"{address}dowod/", {"withdraw": str(Proof.objects.get().pk)}).status_code == 302
    assert page(f"zasoby/{ref}/dowod/", {}).status_code == 404
    assert page(f"{address}usun/", {}).status_code == 302


def test_statements_stand_in_their_blocks(page):
    for block in ("cause", "strength", "weakness", "deficit", "expectation", "conclusion"):
        assert (
            page("wnioski/nowe/", {"block": block, "text": f"Zdanie {block}", "domain": ""}).status_code
            == 302
        )
    shown = words_of(page("wnioski/"))
    assert shown.index("Zdanie cause") < shown.index("Zdanie strength") < shown.index("Zdanie expectation")
    ref = Statement.objects.get(block="conclusion").pk
    assert "brak dowodów" in words_of(page(f"wnioski/{ref}/"))


def test_from_draft_to_public_through_the_pages(page, diagnosis, leader_client, client):
    assert page("stan/", {"target": "adopted"}).status_code == 400
    assert page("stan/", {"target": "nic"}).status_code == 400
    assert page("stan/", {"target": "drafted"}).status_code == 409
    page("wnioski/nowe/", {"block": "conclusion", "text": "Wniosek", "domain": ""})
    for target in ("collecting", "drafted"):
        assert page("stan/", {"target": target}).status_code == 302
    assert "Sprawy bez wyjaśnienia: 1" in words_of(page("przyjmij/", {"day": "2026-01-10"}))
    key = f"conclusion:{Statement.objects.get().pk}"
    assert page("sprawdzenie/", {"finding": key, "text": "Z warsztatu"}).status_code == 302
    assert page("sprawdzenie/", {"finding": "x:y", "text": "Z warsztatu"}).status_code == 400
    answer = page("przyjmij/", {"day": "2026-01-10", "resolution": "Uchwała 1"})
    assert answer.url == f"/diagnozy/{diagnosis.key}/"
    leader_client.logout()
    public = client.get(answer.url)
    assert "Uchwała 1" in words_of(public)
    assert "Z warsztatu" in words_of(public)
    assert client.get(answer.url).content == public.content
    assert diagnosis.title in words_of(client.get("/diagnozy/"))
    assert client.get(f"{answer.url}diagnoza.json").json()["identifier"] == f"diagnoza-{diagnosis.key}"
    assert client.get(f"{answer.url}wskazniki.json").json()["year"] == 2026
    for name in ("diagnoza.exe", "wskazniki.exe", "inne.pdf"):
        assert client.get(f"{answer.url}{name}").status_code == 404
    assert client.get(f"/praca/diagnozy/{diagnosis.key}/").status_code == 403


def test_one_begun_by_mistake_is_removed_after_a_question(page, diagnosis):
    assert "zostaną usunięte" in words_of(page("usun/"))
    assert page("usun/", {}).status_code == 200
    assert page("usun/", {"confirmed": "1"}).url == "/praca/diagnozy/"
    assert page("").status_code == 404


def test_the_form_keeps_what_was_written(page, diagnosis, office):
    said = {
        "title": "Nowy tytuł",
        "leader": str(office.pk),
        "territories": "1207122\nNigdzie",
        "year": "2026",
        "version": "1",
    }
    answer = page("zmien/", said)
    assert answer.status_code == 400
    assert "wiersz 2" in words_of(answer)
    assert "Nowy tytuł" in answer.content.decode()
    assert page("zmien/", {**said, "territories": "1207122"}).status_code == 302
    assert page("zmien/", {**said, "title": "Inny", "territories": "1207122"}).status_code == 409


def test_the_survey_through_its_pages(page, diagnosis, powiat, system_actor):
    body = institutions.register(by=system_actor, name="OPS (przykład)", type="ops", seat="1207122")
    assert page("ankieta/zmien/").status_code == 404
    assert page("ankieta/rozpocznij/", {}).status_code == 302
    assert page("ankieta/zmien/", {"intro": "Prosimy", "closes_on": "", "version": "1"}).status_code == 302
    question = {"text": "Ile osób?", "kind": "number", "options": "", "help": "", "domain": ""}
    assert page("ankieta/pytania/nowe/", question).status_code == 302
    for kind, options in (("choice", "jedna"), ("scale", "a\nb\nc"), ("many", "a\n" + "x" * 201)):
        assert (
            page("ankieta/pytania/nowe/", {**question, "kind": kind, "options": options}).status_code == 400
        )
    one = Survey.objects.get().questions.get(text="Ile osób?")
    assert (
        page(
            f"ankieta/pytania/{one.pk}/", {**question, "kind": "choice", "options": "a\nb", "version": "1"}
        ).status_code
        == 302
    )
    assert page(f"ankieta/pytania/{one.pk}/").status_code == 200
    assert page(f"ankieta/pytania/{one.pk}/usun/", {}).status_code == 302
    assert page(f"ankieta/pytania/{one.pk}/").status_code == 404
    assert page(f"ankieta/pytania/{one.pk}/usun/", {}).status_code == 404
    assert page("ankieta/zapros/", {}).status_code == 400
    assert page("ankieta/zapros/", {"institutions": [str(body.pk)]}).status_code == 302
    assert page("ankieta/stan/", {"target": "nic"}).status_code == 400
    assert page("ankieta/stan/", {"target": "open"}).status_code == 302
    invitation = Survey.objects.get().invitations.get()
    home = f"ankieta/{invitation.pk}/"
    assert page(home, {"email": "nic"}).status_code == 400
    assert page(home, {"email": "biuro@example.invalid"}).status_code == 302
    assert page(f"{home}kod/", {}).status_code == 302
    assert page(f"{home}list.pdf").content.startswith(b"%PDF")
    assert page(f"{home}wpisz/", {}).status_code == 400
    assert page(f"{home}wpisz/", {"q-braki": "Lekarza"}).status_code == 302
    assert "odpowiedź na papierze" in words_of(page(home))
    assert page(f"{home}wycofaj/", {}).status_code == 400
    assert "Lekarza" in words_of(page("ankieta/wyniki/"))
    assert page("ankieta/przypomnij/", {}).status_code == 302
    assert page("ankieta/stan/", {"target": "closed"}).status_code == 302
    assert page("ankieta/papier.docx").content.startswith(b"PK")
    assert page(f"ankieta/{diagnosis.pk}/").status_code == 404


def test_a_problem_is_reported_as_a_gap_by_one_click(page, diagnosis, leader, office, system_actor):
    office.seat = by_code("1207011")
    office.save()
    load_categories(by=system_actor)
    problem = actions.add_problem(by=leader, diagnosis=diagnosis, columns=columns())
    assert "Zgłoś lukę" in words_of(page("zasoby/"))
    for _time in (1, 2):
        assert page(f"problemy/{problem.pk}/luka/", {}).status_code == 302
    shown = words_of(page("zasoby/"))
    assert "zgłoszono lukę" in shown
    assert "Zgłoś lukę" not in shown


# What reading costs


def _fill(diagnosis, leader):
    numbers = count(1)

    def more():
        number = next(numbers)
        problem = actions.add_problem(
            by=leader, diagnosis=diagnosis, columns=columns(name=f"Problem {number}")
        )
        actions.place_problem(by=leader, diagnosis=diagnosis, problem=problem, felt={by_code("1207122"): 2})
        actions.add_statement(
            by=leader,
            diagnosis=diagnosis,
            columns={"block": "conclusion", "text": f"W{number}", "domain": ""},
        )
        said = {"kind": "staff", "name": f"Zasób {number}", "domain": "zdrowie"}
        actions.add_resource(by=leader, diagnosis=diagnosis, columns=said)
        table = f"Kod;Rok;Ludność;Ubóstwo\n1207122;{2000 + number};7;{number}\n1207072;{2000 + number};9;{number}\n"
        actions.load(by=leader, diagnosis=diagnosis, content=table.encode(), settings={"source": "OPS"})

    return more


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("", 32), ("wskazniki/", 20), ("wskazniki/ubostwo/", 22), ("wskazniki/porownanie/", 20), ("zasoby/", 30),
        ("problemy/", 18), ("wnioski/", 22), ("sprawdzenie/", 20), ("wskazniki/wartosci.json", 16), ("dokument/", 50),
    ],
)  # fmt: skip
def test_pages_cost_the_same_for_one_and_for_many(page, diagnosis, leader, flat_queries, path, most):
    assert flat_queries(_fill(diagnosis, leader), lambda: page(path)) <= most


def test_the_lists_of_diagnoses_are_flat(make, leader_client, leader, flat_queries):
    def more():
        one = make(title="Kolejna")
        for target in (DiagnosisState.COLLECTING, DiagnosisState.DRAFTED):
            actions.move(by=leader, diagnosis=one, target=target)
        actions.adopt(by=leader, diagnosis=one, day=Diagnosis.objects.get(pk=one.pk).changed_at.date())

    assert flat_queries(more, lambda: leader_client.get("/praca/diagnozy/")) <= 12
    assert flat_queries(more, lambda: leader_client.get("/diagnozy/")) <= 12


def test_the_survey_is_flat(page, diagnosis, leader, powiat, system_actor, flat_queries):
    actions.begin_survey(by=leader, diagnosis=diagnosis)
    actions.move_survey(by=leader, diagnosis=diagnosis, target=SurveyState.OPEN)
    numbers = count(1)

    def more():
        name = f"OPS {next(numbers)} (przykład)"
        body = institutions.register(by=system_actor, name=name, type="ops", seat="1207122")
        actions.invite(by=leader, diagnosis=diagnosis, institutions=[body])
        one = Survey.objects.get().invitations.get(institution=body)
        actions.type_in(
            by=leader, diagnosis=diagnosis, invitation=one, answers={"wspolpraca": "4", "braki": "x"}
        )

    assert flat_queries(more, lambda: page("ankieta/")) <= 16
    assert flat_queries(more, lambda: page("ankieta/wyniki/")) <= 16


def test_a_survey_form_that_is_refused_keeps_what_was_written(page, powiat, system_actor):
    body = institutions.register(by=system_actor, name="OPS (przykład)", type="ops", seat="1207122")
    page("ankieta/rozpocznij/", {})
    refused = page("ankieta/zmien/", {"intro": "Prosimy bardzo", "closes_on": "kiedyś", "version": "1"})
    assert refused.status_code == 400
    assert "Prosimy bardzo" in words_of(refused)
    page("ankieta/zapros/", {"institutions": [str(body.pk)]})
    one = Survey.objects.get().invitations.get()
    assert page(f"ankieta/{one.pk}/wycofaj/", {}).status_code == 302
    assert not Survey.objects.get().invitations.exists()


def test_a_table_that_grew_too_long_says_so(sent_table, leader_client, monkeypatch):
    answer = sent_table("Kod;Ubóstwo 2024\n1207122;31\n1207072;12\n", source="OPS")
    monkeypatch.setattr("kooperacje.diagnosis.reading.MOST_CELLS", 1)
    assert "więcej niż 1" in words_of(leader_client.get(answer.url))


@pytest.mark.parametrize("path", ["", "wskazniki/", "ankieta/", "zasoby/", "problemy/", "wnioski/"])
def test_what_is_adopted_says_once_why_nothing_can_be_changed(page, diagnosis, adopted, path):
    page("ankieta/rozpocznij/", {})
    assert words_of(page(path)).count("Przyjęta diagnoza zostaje taka") == 0
    adopted(diagnosis)
    assert words_of(page(path)).count("Przyjęta diagnoza zostaje taka") == 1
