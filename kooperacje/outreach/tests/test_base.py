"""Loading a stakeholder base: understood row by row, all of it or nothing, and the same twice."""

import pytest

from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput
from kooperacje.consultations import queries as consultations
from kooperacje.consultations.models import Party, Stakeholder
from kooperacje.institutions.models import Institution
from kooperacje.journal.models import Event
from kooperacje.outreach import actions
from kooperacje.outreach.models import Standing

TITLES = "Nazwa;Typ;TERYT;E-mail;Adres;Wpływ;Zainteresowanie;Kluczowy;Uzasadnienie;Obowiązkowy;Sektor"
POLICE = (
    "Komenda Zmyślona;policja-powiatowa;1203013;dyzurny@zmyslona.example;"
    "ul. Nigdzie 1;duży;średnie;tak;Interweniuje;tak;publiczny"
)


def table(*lines: str) -> bytes:
    return "\n".join((TITLES, *lines)).encode()


def test_a_row_becomes_an_institution_and_a_stakeholder(consultation, officer):
    done = actions.load_base(consultation, content=table(POLICE), by=officer)
    assert (done.added, done.changed, done.unchanged) == (1, 0, 0)
    row = Stakeholder.objects.select_related("institution__institution").get(name="Komenda Zmyślona")
    assert (row.is_key, row.influence, row.interest, row.reason) == (True, "high", "medium", "Interweniuje")
    assert row.institution.territory == "1203013"
    assert row.institution.institution.address == "ul. Nigdzie 1"
    assert (row.obligatory, row.sector) == (True, "publiczny")
    assert Standing.objects.get(party=row.institution).email == "dyzurny@zmyslona.example"


def test_what_was_loaded_is_a_whole_value(consultation, officer):
    actions.load_base(consultation, content=table(POLICE), by=officer)
    assert consultations.value(consultation).stakeholders[-1].name == "Komenda Zmyślona"


def test_loading_again_changes_what_differs_and_doubles_nothing(consultation, officer):
    actions.load_base(consultation, content=table(POLICE), by=officer)
    assert actions.load_base(consultation, content=table(POLICE), by=officer).unchanged == 1
    other = POLICE.replace(";duży;", ";mały;").replace(";Interweniuje;", ";;")
    done = actions.load_base(consultation, content=table(other), by=officer)
    assert (done.added, done.changed, done.unchanged) == (0, 1, 0)
    row = Stakeholder.objects.get(name="Komenda Zmyślona")
    assert (row.influence, row.reason, row.version) == ("low", "Interweniuje", 2)
    assert Institution.objects.filter(name="Komenda Zmyślona").count() == 1


def test_an_institution_that_is_listed_keeps_its_key(consultation, officer):
    row = "Fundacja Próżnia;fundacja;;;;;;nie;;nie;"
    done = actions.load_base(consultation, content=table(row), by=officer)
    assert (done.added, done.changed) == (0, 1)
    assert Party.objects.filter(consultation=consultation).count() == 5
    assert Stakeholder.objects.get(key="i1").is_key is False


def test_every_fault_names_its_row_and_nothing_is_loaded(consultation, officer, settings):
    wrong = (
        "Komenda Zmyślona;nieznany-typ;;;;;;;;;",
        "Straż Zmyślona;fundacja;9999999;;;olbrzymi;;może;;;",
        "Fundacja Zmyślona;fundacja;;to nie adres;;;;;;;",
    )
    with pytest.raises(BadInput) as refused:
        actions.load_base(consultation, content=table(POLICE, *wrong), by=officer)
    places = {fault.place for fault in refused.value.faults}
    assert {place.split()[-1] for place in places} == {"3", "4", "5"}
    assert len(refused.value.faults) == 5
    assert not Institution.objects.filter(name="Komenda Zmyślona").exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        TITLES.encode(),
        b"Nazwa;Uwagi\na;b",
        table(POLICE, POLICE),
        f"{TITLES};Wpływ\n{POLICE};duży".encode(),
        table(f"{POLICE}{'x' * 300}"),
        b"PK\x03\x04 no spreadsheet",
    ],
)
def test_a_table_that_cannot_be_used_is_refused(consultation, officer, content):
    with pytest.raises(BadInput):
        actions.load_base(consultation, content=content, by=officer)
    assert Stakeholder.objects.count() == 1


def test_only_an_officer_of_the_organiser_loads(consultation, reader, person):
    for stranger in (reader, person("officer", Institution.objects.get(key="pcpr").pk)):
        with pytest.raises(Denied):
            actions.load_base(consultation, content=table(POLICE), by=stranger)


def test_the_journal_holds_numbers_and_no_addresses(consultation, officer):
    actions.load_base(consultation, content=table(POLICE), by=officer)
    event = Event.objects.get(verb="consultations.stakeholders_taken")
    assert event.details == {"added": 1, "changed": 0}
    assert not any("zmyslona.example" in str(one.details) for one in Event.objects.order_by("pk"))


def test_many_rows_take_as_many_statements_as_one(consultation, officer, django_assert_max_num_queries):
    rows = [POLICE.replace("Zmyślona", f"Zmyślona {number}") for number in range(60)]
    with django_assert_max_num_queries(40):
        done = actions.load_base(consultation, content=table(*rows), by=officer)
    assert done.added == 60
