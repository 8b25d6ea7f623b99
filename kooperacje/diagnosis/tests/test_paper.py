"""The document of the invented diagnosis, and its comparisons with other places."""

import io

import docx as python_docx
import pytest

from kooperacje.base import clock
from kooperacje.diagnosis import actions, checking, datasets, gazetteer, paper, peers, questionnaire
from kooperacje.diagnosis.models import Survey
from kooperacje.diagnosis.states import DiagnosisState, ProofKind, SurveyState
from kooperacje.diagnosis.tests.test_actions import columns
from kooperacje.diagnosis.tests.test_survey import bodies  # noqa: F401 - a fixture
from kooperacje.documents import docx, html, pdf, xlsx
from kooperacje.territory.queries import by_code, units

TABLE = """Kod;Wskaźnik;Rok;Wartość;Źródło
1207;ludnosc;2024;132 000;GUS
1203;ludnosc;2024;126 000;GUS
1213;ludnosc;2024;.;GUS
1207;bezrobocie;2023;9,1;PUP
1207;bezrobocie;2024;8,0;PUP
1203;bezrobocie;2024;5,0;PUP
1213;bezrobocie;2023;7,0;PUP
2401;bezrobocie;2024;4,0;PUP
1207122;ubostwo;2024;31;OPS
1207072;ubostwo;2024;.;OPS
1207011;ubostwo;2024;12;
1207122;saldo-migracji;2024;-2,5;GUS
1207072;saldo-migracji;2024;1,5;GUS
1207122;kultura;2024;.;GUS
"""


@pytest.fixture
def full(diagnosis, leader, bodies):  # noqa: F811
    """With values, a survey, a problem and a conclusion."""
    actions.load(by=leader, diagnosis=diagnosis, content=TABLE.encode(), settings={})
    actions.begin_survey(by=leader, diagnosis=diagnosis)
    actions.invite(by=leader, diagnosis=diagnosis, institutions=bodies)
    actions.change_survey(
        by=leader, diagnosis=diagnosis, intro="Pierwszy.\n\nDrugi.", closes_on=clock.today(), expected=None
    )
    actions.move_survey(by=leader, diagnosis=diagnosis, target=SurveyState.OPEN)
    for number, one in enumerate(Survey.objects.get().invitations.order_by("institution__sort_key")):
        said = {"problemy": ["o1"], "kolejka": str(number), "wspolpraca": "4", "braki": "tajne słowa"}
        actions.type_in(by=leader, diagnosis=diagnosis, invitation=one, answers=said)
    problem = actions.add_problem(by=leader, diagnosis=diagnosis, columns=columns(scale=None))
    actions.place_problem(by=leader, diagnosis=diagnosis, problem=problem, felt={by_code("1207122"): 3})
    question = Survey.objects.get().questions.get(key="braki")
    for of in (problem, actions.add_statement(by=leader, diagnosis=diagnosis, columns={"block": "conclusion", "text": "Wniosek", "domain": ""})):  # fmt: skip
        actions.prove(
            by=leader,
            diagnosis=diagnosis,
            of=of,
            kind=ProofKind.QUESTION,
            columns={"question": question, "text": "wskazano"},
        )
    for block in ("strength", "weakness", "cause"):
        said = {"block": block, "text": f"Zdanie {block}", "domain": ""}
        actions.add_statement(by=leader, diagnosis=diagnosis, columns=said)
    said = {"kind": "place", "name": "Remiza", "domain": "kultura", "territory": by_code("1207122")}
    actions.add_resource(by=leader, diagnosis=diagnosis, columns=said)
    return diagnosis


def test_the_same_document_in_every_format(full):
    tree = paper.document(full)
    text = html.page(tree)
    for said in (
        "Projekt", "lepiej", "gorzej niż mediana", "Wniosek", "Remiza, ", "Zdanie weakness",
        "odpowiedzi instytucji: „Jakich usług brakuje", "nie podano", "mediana: 2,5; od 0 do 5", "wartości bez źródła: 1",
    ):  # fmt: skip
        assert said.rstrip(", ") in text, said
    assert "tajne słowa" not in text
    assert pdf.render(tree).startswith(b"%PDF")
    assert xlsx.render(tree).startswith(b"PK")
    written = python_docx.Document(io.BytesIO(docx.render(tree)))
    assert "Mapa problemów" in " ".join(one.text for one in written.paragraphs)


def test_an_empty_diagnosis_says_that_it_is_empty(diagnosis, leader):
    actions.begin_survey(by=leader, diagnosis=diagnosis)
    text = html.page(paper.document(diagnosis))
    for said in (
        "Metody nie opisano", "Nie zebrano wartości", "Nie nazwano problemów", "Nie spisano zasobów",
        "Nie ma jeszcze wniosków", "Odpowiedzi jest za mało", "Sprawdzenie nie wykazało",
    ):  # fmt: skip
        assert said in text, said


def test_missing_values_are_told_and_only_the_same_year_counts(full):
    rate = next(one for one in peers.compare(full) if one.key == "bezrobocie")
    assert (rate.value, rate.before, rate.before_year) == ("8\u00a0%", "9,1\u00a0%", 2023)
    assert (rate.change, rate.against, rate.median) == ("lepiej", "gorzej niż mediana", "4,5\u00a0%")
    assert rate.place == "miejsce 1 z 3"
    assert rate.peers.startswith(
        "3 podobne jednostki: powiat chrzanowski, powiat oświęcimski, powiat będziński"
    )
    assert rate.peers.endswith("1 bez danych za ten rok")
    unstated = next(one for one in peers.compare(full) if one.key == "kultura")
    assert (unstated.value, unstated.against) == (None, "żadna podobna jednostka nie ma danych")
    poor = {one.unit: one for one in peers.compare(full) if one.key == "ubostwo"}
    assert poor["gmina Limanowa (wiejska)"].against == "nie można ocenić: nie podano wartości"
    assert "liczby ludności nie podano" in poor["gmina Tymbark (wiejska)"].peers


def test_values_below_zero_are_not_drawn_as_bars(full):
    keys = [figure.key for figure in paper.document(full).figures()]
    assert "ind-ubostwo" in keys
    assert "ind-saldo-migracji" not in keys


def test_the_previous_diagnosis_is_compared_with(full, make, leader):
    after = make(year=2027, predecessor=full)
    table = "Kod;Wskaźnik;Rok;Wartość;Źródło\n1207;bezrobocie;2025;8,05;PUP\n1207;organizacje;2025;4;GUS\n"
    actions.load(by=leader, diagnosis=after, content=table.encode(), settings={})
    rate, groups = (
        next(one for one in peers.compare(after) if one.key == key) for key in ("bezrobocie", "organizacje")
    )
    assert (rate.before, rate.before_year, rate.change) == ("8\u00a0%", 2024, "bez zmian")
    assert (groups.before, groups.change) == (None, "nie ma wcześniejszej wartości")


def test_adopted_diagnoses_of_others_are_peers_that_later_ones_do_not_move(make, leader, system_actor):
    def adopted(title, code, value, day):
        one = make(title=title, territories=[by_code(code)])
        table = f"Kod;Wskaźnik;Rok;Wartość;Źródło\n{code};bezrobocie;2024;{value};PUP\n"
        actions.load(by=leader, diagnosis=one, content=table.encode(), settings={})
        for target in (DiagnosisState.COLLECTING, DiagnosisState.DRAFTED):
            actions.move(by=leader, diagnosis=one, target=target)
        return actions.adopt(by=leader, diagnosis=one, day=day)

    earlier = clock.today().replace(day=1)
    adopted("A", "1203", "5", earlier)
    ours = adopted("B", "1207", "8", earlier)
    assert [one.median for one in peers.compare(ours)] == ["5\u00a0%"]
    adopted("C", "1213", "9", clock.today())
    expected = ["5\u00a0%"] if clock.today() > earlier else ["7\u00a0%"]
    assert [one.median for one in peers.compare(ours)] == expected


def test_units_are_found_by_every_way_of_naming_them(register):
    find = gazetteer.Gazetteer(units(), [by_code("1207")])
    for said, codes in {
        "1207122": ["1207122"], "120712": ["1207122"], "1207000": ["1207"], "1200000": ["12"], "12": ["12"],
        "gmina Tymbark [1207122]": ["1207122"], "Tymbark (2)": ["1207122"], "Limanowa miejska": ["1207011"],
        "powiat limanowski": ["1207"], "Kraków": ["1261"], "Limanowa": ["1207011", "1207072"], "Nigdzie": [], "9": [],
    }.items():  # fmt: skip
        assert sorted(unit.code for unit in find(said)) == codes, said


def test_the_questionnaire_says_until_when(full):
    text = html.page(questionnaire.document(Survey.objects.get(), None, "https://example.invalid"))
    assert "Odpowiedzi są przyjmowane do" in text
    assert "Drugi." in text


def test_adopted_values_are_published_as_open_data(full, leader):
    assert list(datasets.VALUES.records()) == []
    assert datasets.VALUES.changed() is None
    for target in (DiagnosisState.COLLECTING, DiagnosisState.DRAFTED):
        actions.move(by=leader, diagnosis=full, target=target)
    for one in checking.findings(full):
        actions.explain(by=leader, diagnosis=full, finding=one.key, text="Wiadomo")
    actions.adopt(by=leader, diagnosis=full, day=clock.today())
    rows = list(datasets.VALUES.records())
    assert len(rows) == len(TABLE.strip().splitlines()) - 1
    rate = next(
        row for row in rows if (row["wskaznik"], row["rok"], row["teryt"]) == ("bezrobocie", 2024, "1207")
    )
    assert (rate["wartosc"], rate["zrodlo"], rate["miara"]) == (8.0, "PUP", "percent")
    assert "wartosc" not in next(row for row in rows if row["wskaznik"] == "kultura")
    assert datasets.VALUES.changed() is not None


def test_the_purpose_stands_in_its_paragraphs_and_values_of_others_alone_make_no_table(make, leader):
    one = make(title="Inna", purpose="Pierwszy akapit.\n\n\n\nDrugi akapit.")
    content = "Kod;Wskaźnik;Rok;Wartość;Źródło\n1203;bezrobocie;2024;5,0;PUP\n"
    actions.load(by=leader, diagnosis=one, content=content.encode(), settings={})
    actions.add_problem(by=leader, diagnosis=one, columns=columns(scale=3))
    page = html.page(paper.document(one))
    assert "<p>Pierwszy akapit.</p>" in page
    assert "<p>Drugi akapit.</p>" in page
    assert "Stopa bezrobocia" not in page.partition("Załącznik")[0]
