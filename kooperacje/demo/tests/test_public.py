"""The public pages with the real consultations: what they show, what they cost, and that they are remembered."""

import json
from pathlib import Path

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kooperacje.base.actor import system
from kooperacje.consultations import actions, figures
from kooperacje.consultations.actions import packing
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.exchange.reading import read_file
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import public
from kooperacje.consultations.states import ConsultationState, PositionOutcome
from kooperacje.demo.load import FOLDER

MALOPOLSKA, LIDERZY, EXAMPLE = "malopolska-2019", "liderzy-2019", "przyklad-regulamin-pzk"


@pytest.fixture(autouse=True)
def fresh(settings, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    settings.DATA = tmp_path
    caches["pages"].clear()


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def queries(client: Client, address: str) -> int:
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as seen:
        page(client, address)
    return len([query for query in seen if "SAVEPOINT" not in query["sql"]])


def test_list_forgives_missing_diacritics(client: Client, samples: None) -> None:
    assert "4 konsultacje" in page(client, "/konsultacje/")
    found = page(client, "/konsultacje/?q=malopolskim")
    assert "1 konsultacja" in found
    assert f'href="/konsultacje/{MALOPOLSKA}/"' in found
    assert f'href="/konsultacje/{LIDERZY}/"' in page(client, "/konsultacje/?q=rzeszow")
    assert "Żadna konsultacja" in page(client, "/konsultacje/?q=zupelnie+nic")
    assert "3 consultations" in page(client, "/en/konsultacje/?page=99&state=published")


def test_page_shows_the_figures(client: Client, samples: None) -> None:
    shown = page(client, f"/konsultacje/{MALOPOLSKA}/")
    for number in ("11", "4", "7", "111"):
        assert f'<span class="stat__value">{number}</span>' in shown
    assert '<span class="stat__value not-stated">nie podano</span>' in shown
    assert shown.count("poza ogłoszonym terminem") == 3
    assert "137" in page(client, f"/konsultacje/{LIDERZY}/")


def test_invented_example_says_so_on_every_page(client: Client, samples: None) -> None:
    for part in ("", "uwagi/", "raport/"):
        assert "Przykład zmyślony" in page(client, f"/konsultacje/{EXAMPLE}/{part}")
    assert "przykład zmyślony" in page(client, "/konsultacje/")


def test_remarks_are_paged_and_filtered(client: Client, samples: None) -> None:
    first, second = (page(client, f"/konsultacje/{EXAMPLE}/uwagi/?page={n}") for n in (1, 2))
    assert 'id="u25"' in first
    assert 'id="u26"' not in first
    assert 'id="u40"' in second
    refused = page(client, f"/konsultacje/{EXAMPLE}/uwagi/?outcome=not_accepted")
    assert "6 uwag" in refused
    assert 'id="u13"' in refused, "a remark keeps its number in the report"
    assert "4 instytucje zgłosiły uwagi, ale" in page(client, f"/konsultacje/{MALOPOLSKA}/uwagi/")


def test_report_is_in_preparation_until_the_worker_made_it(client: Client, samples: None) -> None:
    assert "Raport jest w przygotowaniu" in page(client, f"/konsultacje/{MALOPOLSKA}/raport/")
    assert "Pliki są w przygotowaniu" in page(client, f"/konsultacje/{MALOPOLSKA}/")
    assert packing.write_missing() == 3
    shown = page(client, f"/konsultacje/{MALOPOLSKA}/raport/")
    assert "Wyniki sprawdzeń" in shown
    assert "województwo małopolskie" in shown
    assert "Results of the checks" in page(client, f"/en/konsultacje/{MALOPOLSKA}/raport/")
    assert "PDF dostępny" in page(client, f"/konsultacje/{MALOPOLSKA}/")


def test_files_are_handed_out_by_name_only(client: Client, samples: None) -> None:
    packing.write_missing()
    address = f"/konsultacje/{MALOPOLSKA}/pliki/"
    answer = client.get(address + "report.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="{MALOPOLSKA}-report.pdf"'
    assert b"".join(answer.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]
    data = json.loads(b"".join(client.get(address + "consultation.json").streaming_content))  # type: ignore[attr-defined]
    assert data["slug"] == MALOPOLSKA
    for name in ("files.json", "fragment.html", "..%2f..%2fsecret-key", "report.exe"):
        assert client.get(address + name).status_code == 404


def test_open_data_lists_what_is_public(client: Client, samples: None) -> None:
    listed = client.get("/konsultacje/dane.json").json()["consultations"]
    assert {one["slug"] for one in listed} == {MALOPOLSKA, LIDERZY, EXAMPLE, "przyklad-karta-w-toku"}
    assert next(one for one in listed if one["slug"] == LIDERZY)["from"] == "2019-01-16"


def test_draft_is_absent_and_a_running_one_shows_no_results(client: Client, samples: None) -> None:
    value = read_file(FOLDER / f"{EXAMPLE}.yaml")
    for slug, state in (("szkic", ConsultationState.DRAFT), ("trwa", ConsultationState.RUNNING)):
        actions.load(value.model_copy(update={"slug": slug, "state": state}), by=system("tests"))
    assert client.get("/konsultacje/szkic/").status_code == 404
    shown = page(client, "/konsultacje/trwa/")
    assert "stat__value" not in shown
    assert "Jak wziąć udział" in shown
    for part in ("uwagi/", "raport/", "pliki/report.pdf"):
        assert client.get(f"/konsultacje/trwa/{part}").status_code == 404
    assert "szkic" not in page(client, "/konsultacje/")


def with_remarks(number: int) -> schema.Consultation:
    value = read_file(FOLDER / f"{EXAMPLE}.yaml")
    position = schema.Position(outcome=PositionOutcome.EXPLAINED, reason="Wyjaśniono.")
    extra = tuple(
        schema.Remark(key=f"x{n}", text=f"Uwaga {n}", meeting="spotkanie-1", position=position)
        for n in range(number)
    )
    return value.model_copy(update={"slug": "wiele", "remarks": (*value.remarks, *extra)})


def test_pages_cost_the_same_whatever_the_number_of_remarks(client: Client, samples: None) -> None:
    actions.load(with_remarks(10), by=system("tests"))
    addresses = {"": 10, "uwagi/?page=2": 6, "uwagi/?page=2&outcome=explained": 7, "raport/": 2}
    few = {part: queries(client, f"/konsultacje/wiele/{part}") for part in ("", "uwagi/?page=2", "raport/")}
    actions.load(with_remarks(200), by=system("tests"))
    many = {part: queries(client, f"/konsultacje/wiele/{part}") for part in addresses}
    assert {part: many[part] for part in few} == few
    assert all(many[part] <= most for part, most in addresses.items()), many


def test_list_costs_the_same_for_one_and_for_many(client: Client, samples: None) -> None:
    one = queries(client, "/konsultacje/?q=malopolskim")
    assert queries(client, "/konsultacje/") == one <= 5


def test_page_is_remembered_until_it_changes(client: Client, samples: None) -> None:
    address = f"/konsultacje/{LIDERZY}/"
    first = client.get(address)
    with CaptureQueriesContext(connection) as seen:
        again = client.get(address)
    assert again.content == first.content
    assert len([query for query in seen if "SAVEPOINT" not in query["sql"]]) == 1
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    value = read_file(FOLDER / f"{LIDERZY}.yaml").model_copy(update={"summary": "Zmienione."})
    actions.load(value, by=system("tests"))
    changed = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert "Zmienione." in changed.content.decode()


def test_htmx_gets_the_main_part_only(client: Client, samples: None) -> None:
    whole = page(client, "/konsultacje/")
    part = client.get("/konsultacje/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" in whole
    assert "<html" not in part
    assert 'id="found"' in part


def test_the_database_counts_as_the_report_does(samples: None) -> None:
    for path in sorted(FOLDER.glob("*.yaml")):
        value = read_file(path)
        told, counted = figures.compute(value), public.counts(Consultation.objects.get(slug=value.slug))
        assert (counted.with_remarks, counted.no_remarks) == (told.with_remarks, told.without_remarks)
        assert (counted.invited, counted.remarks, counted.outcomes) == (
            told.invited,
            told.remarks,
            told.positions,
        )
        assert counted.headcount == next((h.count for h in value.headcounts if not h.meetings), None)
