"""The matrix, the list of calls, one institution and the base, as an officer, a reader and a stranger get them."""

import io
from datetime import date

import pytest
import python_calamine
from django.core.files.uploadedfile import SimpleUploadedFile

from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput
from kooperacje.consultations.models import Invitation, Party, Stakeholder
from kooperacje.institutions.models import Institution
from kooperacje.outreach import actions, queries
from kooperacje.outreach.queries import GMINA, Asked
from kooperacje.outreach.tests.test_base import POLICE, table

HOME = "/praca/konsultacje/proba-2026/zasieg/"


@pytest.fixture
def host(consultation):
    return Institution.objects.get(pk=consultation.organiser_id)


@pytest.fixture
def office(client, host, signed_in):
    signed_in(client, "officer", host)
    return client


@pytest.fixture
def reading(client, host, signed_in):
    signed_in(client, "reader", host)
    return client


def numbers(row):
    return tuple(row[name] for name in queries.COUNTS)


def test_the_database_counts_who_is_silent(consultation):
    rows = {(row["place"], row["type"]): numbers(row) for row in queries.matrix(consultation, Asked())}
    assert rows == {
        ("", "fundacja"): (1, 1, 0, 0, 0, 1),
        ("1203", "pcpr"): (1, 1, 1, 0, 1, 0),
        ("1213", "gops"): (1, 1, 0, 1, 0, 0),
        ("1213", "mops"): (1, 1, 0, 0, 0, 1),
    }
    assert numbers(queries.totals(consultation, Asked())) == (4, 4, 1, 1, 1, 2)


def test_without_a_last_day_nothing_is_late(consultation):
    consultation.window_to = None
    assert queries.totals(consultation, Asked())["late"] == 0


def test_the_filters_narrow_the_matrix(consultation):
    found = queries.matrix(consultation, Asked(GMINA, "mops", "1213"))
    assert [(row["place"], row["type"]) for row in found] == [("1213011", "mops")]
    assert queries.totals(consultation, Asked(GMINA, "", "14"))["listed"] == 0


def test_key_ones_come_first_then_those_that_must_be_heard_then_who_was_not_telephoned(consultation, officer):
    parties = {party.key: party for party in Party.objects.order_by("position")}
    assert [party.key for party in queries.silent(consultation, Asked())] == ["proznia", "mops"]
    Invitation.objects.create(
        consultation=consultation, key="z9", position=9, to="x", institution=parties["gospodarz"]
    )
    assert [one.key for one in queries.silent(consultation, Asked())] == ["proznia", "gospodarz", "mops"]
    actions.note_call(parties["gospodarz"], note="Oddzwonią.", by=officer)
    assert [one.key for one in queries.silent(consultation, Asked())] == ["proznia", "mops", "gospodarz"]
    Stakeholder.objects.create(
        consultation=consultation,
        key="i9",
        position=9,
        name="x",
        institution=parties["gospodarz"],
        obligatory=True,
    )
    assert [one.key for one in queries.silent(consultation, Asked())] == ["proznia", "gospodarz", "mops"]


def test_the_matrix_page_counts_and_leads_on(office):
    page = office.get(HOME).content.decode()
    assert "powiat oświęcimski" in page
    assert f"{HOME}telefony/" in page
    assert "nie podano obszaru" in page
    for address in (f"{HOME}?depth=7&type=mops", f"{HOME}?depth=x&type=y&territory=z&page=w"):
        assert office.get(address).status_code == 200


def test_the_workspace_has_a_tab_for_it(office):
    assert HOME in office.get("/praca/konsultacje/proba-2026/").content.decode()


def test_the_files_hold_the_same_numbers_and_start_no_formula(office, consultation):
    Party.objects.filter(key="mops").update(type="cmd")
    Party.objects.filter(key="mops").update(territory="=1+1")
    sheet = office.get(f"{HOME}tabela.xlsx").content
    book = python_calamine.load_workbook(io.BytesIO(sheet))
    cells = [row for row in book.get_sheet_by_index(1).to_python() if row and row[-1] != ""]
    assert any(row[-8:] == [4, 4, 0, 1, 1, 1, 2, 0] for row in cells)
    lines = office.get(f"{HOME}tabela.csv").content.decode("utf-8-sig").splitlines()
    assert lines[0] == "place,type,listed,invited,opened,remarks,no_remarks,late,silent,undelivered"
    assert any(line.startswith("'=1+1,cmd") for line in lines)
    assert office.get(f"{HOME}tabela.exe").status_code == 404


def test_the_list_of_calls_shows_the_office_phone(office):
    page = office.get(f"{HOME}telefony/").content.decode()
    assert "12 345 67 89" in page
    assert page.index("Fundacja Próżnia") < page.index("Nigdzie Górnym")
    assert "Nigdzie Dolnym" not in page


def test_a_call_is_noted_with_what_was_said(office):
    address = f"{HOME}instytucje/mops/"
    assert office.post(address, {"note": " "}).status_code == 400
    page = office.post(address, {"note": "Odpowiedzą <b>jutro</b>."}, follow=True).content.decode()
    assert "Odpowiedzą &lt;b&gt;jutro&lt;/b&gt;." in page
    assert "Zaproszono" in page
    assert office.get(f"{HOME}instytucje/nikt/").status_code == 404


def test_the_answer_stands_in_the_history(office):
    page = office.get(f"{HOME}instytucje/pcpr/").content.decode()
    assert "2 kwietnia 2026" in page


def test_the_note_is_bounded_and_for_officers(consultation, officer, reader):
    party = Party.objects.get(key="mops")
    for note in ("  ", "x" * 2001):
        with pytest.raises(BadInput):
            actions.note_call(party, note=note, by=officer)
    with pytest.raises(Denied):
        actions.note_call(party, note="x", by=reader)


def test_a_base_is_sent_looked_at_and_loaded(office):
    assert office.get(f"{HOME}baza/").status_code == 200
    assert "Obowiązkowy" in office.get(f"{HOME}baza/wzor.csv").content.decode()
    assert office.post(f"{HOME}baza/", {}).status_code == 400
    sent = office.post(f"{HOME}baza/", {"file": SimpleUploadedFile("baza.csv", table(POLICE))})
    page = office.get(sent.url).content.decode()
    assert "Komenda Zmyślona" in page
    assert Stakeholder.objects.count() == 1
    assert office.post(f"{sent.url}wczytaj/").status_code == 302
    assert Stakeholder.objects.count() == 2
    assert office.get(sent.url).status_code == 404


def test_a_faulty_base_says_where_and_is_thrown_away(office):
    wrong = table(POLICE, "Straż;nieznany;;;;;;;;;")
    sent = office.post(f"{HOME}baza/", {"file": SimpleUploadedFile("baza.csv", wrong)})
    assert "wiersz 3" in office.get(sent.url).content.decode()
    assert office.post(f"{sent.url}wczytaj/").status_code == 400
    assert office.post(f"{sent.url}odrzuc/").status_code == 302
    assert Stakeholder.objects.count() == 1


def test_a_reader_sees_and_changes_nothing(reading):
    for part in ("", "telefony/", "instytucje/mops/", "tabela.csv"):
        assert reading.get(f"{HOME}{part}").status_code == 200
    assert reading.post(f"{HOME}instytucje/mops/", {"note": "x"}).status_code == 403
    assert reading.get(f"{HOME}baza/").status_code == 403


def test_strangers_find_nothing(client, consultation, signed_in, an_institution):
    signed_in(client, "officer", an_institution("inny"))
    for part in ("", "telefony/", "instytucje/mops/", "tabela.csv", "baza/", "baza/wzor.csv"):
        assert client.get(f"{HOME}{part}").status_code == 404


@pytest.mark.parametrize("part", ["", "telefony/"])
def test_the_lists_take_as_many_queries_for_many(office, consultation, flat_queries, part):
    def one_more() -> None:
        number = Party.objects.count()
        institution = Institution.objects.get(key="mops")
        party = Party.objects.create(
            consultation=consultation,
            institution=institution,
            key=f"p{number}",
            position=number,
            name=f"Placówka {number}",
            type="mops",
            territory="1203013",
        )
        Invitation.objects.create(
            consultation=consultation,
            key=f"q{number}",
            position=100 + number,
            to="x",
            institution=party,
            sent_on=date(2026, 3, 2),
        )

    flat_queries(one_more, lambda: office.get(f"{HOME}{part}"))


def test_every_page_opens_in_english(office):
    for part in ("", "telefony/", "instytucje/mops/", "baza/"):
        assert office.get(f"/en{HOME}{part}").status_code == 200, part
