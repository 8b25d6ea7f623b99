"""Tables of values: every layout, every refusal, and loading twice."""

import io

import pytest
import xlsxwriter

from kooperacje.base.problems import BadInput
from kooperacje.diagnosis import actions, exports
from kooperacje.diagnosis.loading import Outcome, compare, understand
from kooperacje.diagnosis.models import Observation


def lines_of(diagnosis, text, **settings):
    return compare(diagnosis, understand(diagnosis, text.encode(), settings))


def told(diagnosis, text, **settings):
    """(indicator, code, year, value) of the good ones, sentences of the refused."""
    good, bad = [], []
    for line in lines_of(diagnosis, text, **settings):
        said = line.said
        if said.fault:
            bad.append(f"{said.place}: {said.fault}")
        else:
            value = None if said.value is None else float(said.value)
            good.append((said.indicator.key, said.territory.code, said.year, value))
    return good, bad


LONG = "Kod TERYT;Wskaźnik;Rok;Wartość;Źródło;Uwaga;Szacunek\n"
BDL = "Kod;Nazwa;ogółem;2023;[%]\n"


@pytest.mark.parametrize(
    ("table", "settings", "good"),
    [
        (LONG + "1207;bezrobocie;2024;6,4;PUP;;\n", {}, [("bezrobocie", "1207", 2024, 6.4)]),
        (LONG + "1207;Stopa bezrobocia;2024;6,4 %;PUP;;\n", {}, [("bezrobocie", "1207", 2024, 6.4)]),
        (LONG + "1207;ludność;2024;133 042;;;tak\n", {}, [("ludnosc", "1207", 2024, 133042.0)]),
        (LONG + "1207;bezrobocie;2024;brak danych;;;\n", {}, [("bezrobocie", "1207", 2024, None)]),
        (LONG + "1207;bezrobocie;2024;;;tajemnica;\n", {}, [("bezrobocie", "1207", 2024, None)]),
        (LONG + "1207;bezrobocie;2024;;;;\n", {}, []),
        ("Gmina\tWskaźnik\tRok\tWartość\nTymbark\tubostwo\t2024\t31\n", {}, [("ubostwo", "1207122", 2024, 31.0)]),
        ("Gmina;Ubóstwo 2023;Ubóstwo 2024\nTymbark;30;31\n", {}, [("ubostwo", "1207122", 2023, 30.0), ("ubostwo", "1207122", 2024, 31.0)]),
        ("Gmina;Rok;Ubóstwo;Alkoholizm\nTymbark;2024;31;\n", {}, [("ubostwo", "1207122", 2024, 31.0)]),
        ("Gmina;Ubóstwo\nTymbark;31\n", {"year": 2022}, [("ubostwo", "1207122", 2022, 31.0)]),
        ("Gmina;Wskaźnik;2023;2024\nTymbark;ubostwo;1;2\n", {}, [("ubostwo", "1207122", 2023, 1.0), ("ubostwo", "1207122", 2024, 2.0)]),
        ("Kod;Nazwa;\"ogółem;2023;[%]\";\"ogółem;2024;[%]\"\n1207000;Powiat limanowski;7,1;6,4\n", {"indicator": "bezrobocie"}, [("bezrobocie", "1207", 2023, 7.1), ("bezrobocie", "1207", 2024, 6.4)]),
        ("Kod;Nazwa;ogółem;ogółem\n;;2023;2024\n;;[%];[%]\n1207000;Powiat limanowski;7,1;6,4\n", {"indicator": "bezrobocie"}, [("bezrobocie", "1207", 2023, 7.1), ("bezrobocie", "1207", 2024, 6.4)]),
        ("Nazwa;Rok;Ubóstwo\nLimanowa (1);2024;5\nLimanowa (2);2024;6\ngmina Tymbark;2024;7\n", {}, [("ubostwo", "1207011", 2024, 5.0), ("ubostwo", "1207072", 2024, 6.0), ("ubostwo", "1207122", 2024, 7.0)]),
        ("Tabela 1. Ubóstwo;;\nNazwa;Rok;Ubóstwo\nTymbark;2024;7\n", {}, [("ubostwo", "1207122", 2024, 7.0)]),
    ],
)  # fmt: skip
def test_layouts(diagnosis, table, settings, good):
    assert told(diagnosis, table, **settings) == (good, [])


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (LONG + "1207;bezrobocie;2024;sporo;;;\n", "wiersz 2: „sporo” nie jest liczbą"),
        (LONG + "1207;bezrobocie;2024;-;;;\n", "wiersz 2: kreska może oznaczać zero albo brak danych"),
        (LONG + "1207;szczęście;2024;7;;;\n", "wiersz 2: w katalogu nie ma wskaźnika „szczęście”"),
        (LONG + "1207;;2024;7;;;\n", "wiersz 2: nie podano wskaźnika"),
        (LONG + "1207;bezrobocie;rok;7;;;\n", "wiersz 2: „rok” nie jest rokiem"),
        (LONG + "1207;bezrobocie;1889;7;;;\n", "wiersz 2: „1889” nie jest rokiem"),
        (LONG + "1207;bezrobocie;;7;;;\n", "wiersz 2: nie podano roku"),
        (LONG + ";bezrobocie;2024;7;;;\n", "wiersz 2: nie podano jednostki"),
        (LONG + "9999;bezrobocie;2024;7;;;\n", "wiersz 2: nie ma jednostki „9999”"),
        ("Nazwa;Rok;Ubóstwo\nLimanowa;2024;5\n", "jest kilka jednostek o nazwie „Limanowa”; wpisz kod"),
        ("Nazwa;Rok;Szczęście\nTymbark;2024;5\n", "„Szczęście” nie jest wskaźnikiem z katalogu"),
        (LONG + "1207;bezrobocie;2024;999999999999999;;;\n", "to za duża liczba"),
    ],
)
def test_refused_cells_say_why(diagnosis, table, sentence):
    good, bad = told(diagnosis, table)
    assert good == []
    assert len(bad) == 1
    assert sentence in bad[0]


def test_the_second_of_two_is_refused(diagnosis):
    good, bad = told(diagnosis, LONG + "1207;bezrobocie;2024;7;;;\n1207;bezrobocie;2024;8;;;\n")
    assert len(good) == 1
    assert bad == ["wiersz 3: ten sam wskaźnik, jednostka i rok co: wiersz 2"]


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("", "pusta"),
        ("a;b\n1;2\n", "Pierwsze wiersze muszą zawierać tytuły kolumn"),
        ("Kod;Kod;Wartość\n1207;1;2\n", "Dwie kolumny mają tytuł „Kod”"),
        ("Kod\n", "Pierwsze wiersze"),
        ("Kod;Rok;Wartość\n\"1207;2024;1\n", "cudzysłów"),
    ],
)  # fmt: skip
def test_tables_refused_whole(diagnosis, table, sentence):
    with pytest.raises(BadInput, match=sentence):
        lines_of(diagnosis, table)


def test_hostile_files_get_a_sentence(diagnosis):
    with pytest.raises(BadInput, match="uszkodzony"):
        understand(diagnosis, b"PK\x03\x04 nonsense", {})
    with pytest.raises(BadInput, match="ponad 5 MB"):
        understand(diagnosis, b"x" * 5_000_001, {})
    with pytest.raises(BadInput, match="UTF-8"):
        understand(diagnosis, b"Kod;Wska\xbfnik\n", {})


def test_loading_twice_changes_nothing(diagnosis, leader):
    table = (LONG + "1207;bezrobocie;2024;6,4;PUP;;\n1207;bezrobocie;2023;x y;;;\n").encode()
    given = {"diagnosis": diagnosis, "content": table, "settings": {}, "by": leader}
    assert actions.load(**given) == actions.Loaded(1, 0, 0, 1)
    before = Observation.objects.get()
    assert actions.load(**given) == actions.Loaded(0, 0, 1, 1)
    assert Observation.objects.get().version == before.version
    changed = table.replace(b"6,4", b"6,5")
    assert actions.load(**{**given, "content": changed}) == actions.Loaded(0, 1, 0, 1)
    assert float(Observation.objects.get().value) == 6.5


def test_what_is_exported_loads_again_without_a_change(diagnosis, leader, make):
    table = (
        LONG
        + "1207;bezrobocie;2024;6,45;PUP;uwaga;tak\n1207122;ubostwo;2023;31;;;\n1207122;ubostwo;2024;.;;;\n"
    )
    actions.load(by=leader, diagnosis=diagnosis, content=table.encode(), settings={})
    for form in ("csv",):
        again = compare(diagnosis, understand(diagnosis, exports.FORMS[form][1](diagnosis), {}))
        assert {line.outcome for line in again} == {Outcome.SAME}, form


def test_a_workbook_is_read_like_text(diagnosis):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate([["Kod", "Wskaźnik", "Rok", "Wartość"], [1207, "bezrobocie", 2024, 6.4]]):
            sheet.write_row(place, 0, row)
    found = compare(diagnosis, understand(diagnosis, out.getvalue(), {}))
    assert [float(line.said.value) for line in found] == [6.4]
