"""Datasets as files, their catalogue, and the pages for people."""

import csv
import io
import json

import pytest
from django.urls import reverse

from kooperacje.base import clock
from kooperacje.basket.models import Gap
from kooperacje.opendata import datasets, dcat
from kooperacje.opendata.datasets import Column, Dataset
from kooperacje.opendata.published_lists import LISTS
from kooperacje.opendata.tests.conftest import SECRET_POSTCODE, SECRET_STREET, SECRET_TOWN
from kooperacje.territory.models import Unit


def content(response) -> bytes:
    assert response.status_code == 200
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.fixture
def gaps(basket, providers) -> None:
    for number, (public, state) in enumerate(
        [(True, "confirmed"), (True, "reported"), (False, "confirmed"), (True, "dismissed")]
    ):
        Gap.objects.create(
            key=f"luka-{number}",
            title="=Psychiatra dziecięcy",
            kind="absent",
            state=state,
            audience="children",
            territory=Unit.objects.get(code="1207"),
            keeper=providers["pcpr"],
            is_public=public,
            changed_at=clock.now(),
        )


FILLED = {"uslugi", "luki", "kategorie"}
"""The datasets that have rows in these tests."""


def test_every_dataset_can_be_had_in_every_form_it_names(client, gaps) -> None:
    for dataset in datasets.every():
        for form in dataset.forms:
            response = client.get(reverse("opendata:file", args=[dataset.key, form.ending]))
            assert response["Content-Type"].startswith(form.media_type)
            # A list of no rows is an empty file where each line is a row, and nowhere else.
            assert content(response) or (form.ending == "ndjson" and dataset.key not in FILLED)
            assert response["Access-Control-Allow-Origin"] == "*"


def test_the_forms_of_a_list_say_the_same(client, gaps) -> None:
    for key in ("uslugi", "luki", "kategorie"):
        rows = list(csv.DictReader(io.StringIO(content(client.get(f"/dane/{key}.csv")).decode())))
        records = json.loads(content(client.get(f"/dane/{key}.json")))
        lines = [json.loads(line) for line in content(client.get(f"/dane/{key}.ndjson")).splitlines()]
        assert records == lines
        assert len(rows) == len(records) > 0
        for row, record in zip(rows, records, strict=True):
            told = {name: str(value) for name, value in record.items()}
            assert {name: cell.removeprefix("'") for name, cell in row.items() if cell} == told


def test_only_gaps_meant_for_everybody_are_told_and_no_cell_is_a_formula(client, gaps) -> None:
    text = content(client.get("/dane/luki.csv")).decode()
    assert "luka-0" in text
    assert not {"luka-1", "luka-2", "luka-3"} & set(text.replace(",", " ").split())
    assert "'=Psychiatra" in text


def test_nothing_protected_is_in_any_file(client, gaps, basket) -> None:
    for dataset in datasets.every():
        for form in dataset.forms:
            if form.ending != "zip":
                told = content(client.get(f"/dane/{dataset.key}.{form.ending}")).decode()
                assert not [word for word in (SECRET_STREET, SECRET_POSTCODE, SECRET_TOWN) if word in told]


def test_a_room_above_may_add_a_list(client, basket, monkeypatch) -> None:
    monkeypatch.setattr(datasets, "_known", dict(datasets._known))
    datasets.register(
        Dataset(
            "proba",
            "Próba",
            "Lista próbna",
            (Column("a", "litera"),),
            lambda: [("x",), (None,)],
            lambda: None,
            LISTS,
        )
    )
    assert content(client.get("/dane/proba.csv")) == b'a\r\nx\r\n""\r\n'
    assert json.loads(content(client.get("/dane/proba.json"))) == [{"a": "x"}, {}]
    assert "Lista próbna" in client.get("/dane/").content.decode()
    assert "#proba" in dcat.turtle()


def test_what_is_not_there(client, db) -> None:
    for address in ("/dane/nic.csv", "/dane/uslugi.xml", "/dane/katalog.rdf", "/dane/luki.zip"):
        assert client.get(address).status_code == 404


MUST = {
    "dcat:Catalog": {"dct:title", "dct:description", "dct:publisher", "dcat:dataset", "dct:license"},
    "dcat:Dataset": {
        *("dct:title", "dct:description", "dcat:distribution", "dct:publisher", "dcat:theme", "dcat:keyword"),
        *("dct:accrualPeriodicity", "dct:language", "dct:spatial"),
    },
    "dcat:Distribution": {"dcat:accessURL", "dct:license", "dcat:mediaType", "dct:description"},
    "dcat:DataService": {"dct:title", "dcat:endpointURL", "dcat:servesDataset"},
    "foaf:Agent": {"foaf:name"},
    "dct:Location": {"skos:prefLabel"},
}
"""What DCAT-AP 3 demands or recommends and we promise, by class."""


def test_the_catalogue_says_what_dcat_ap_demands(client, gaps) -> None:
    graph = json.loads(content(client.get("/dane/katalog.jsonld")))["@graph"]
    by_id = {one["@id"]: one for one in graph}
    for one in graph:
        assert MUST.get(one["@type"], set()) <= set(one), one["@id"]
        for name, values in one.items():
            languages = [value.get("@language") for value in values if isinstance(value, dict)]
            assert name in ("dcat:keyword",) or len(languages) == len(set(languages)) or not any(languages)
        for name, kind in dcat.KINDS.items():
            for value in one.get(name, []):
                assert by_id[value["@id"]]["@type"] == kind
    assert {one["@type"] for one in graph} == set(MUST) | set(dcat.KINDS.values())
    for link, kind in (("dcat:dataset", "dcat:Dataset"), ("dcat:distribution", "dcat:Distribution")):
        for one in graph:
            for value in one.get(link, []):
                assert by_id[value["@id"]]["@type"] == kind
    for one in graph:
        for value in one.get("dcat:downloadURL", []):
            content(client.get(value["@id"].removeprefix("http://localhost:8000")))


def test_both_forms_of_the_catalogue_say_the_same(client, gaps) -> None:
    graph = json.loads(content(client.get("/dane/katalog.jsonld")))["@graph"]
    said = sum(len(value) if isinstance(value, list) else 1 for one in graph for value in one.values()) - len(
        graph
    )
    text = content(client.get("/dane/katalog.ttl")).decode()
    assert sum(line.startswith("    ") for line in text.splitlines()) == said == len(list(dcat.statements()))


def test_the_pages_for_people(client, basket, signed_in) -> None:
    page = client.get("/dane/").content.decode()
    assert "koszyk.zip" in page
    assert "CC BY 4.0" in page
    assert "wczytaj" not in page
    assert "Open data" in client.get("/en/dane/").content.decode()
    profile = client.get("/dane/profil/").content.decode()
    for word in ("basis", "is_protected", "valid_to"):
        assert f"<code>{word}</code>" in profile


def test_a_file_is_sent_looked_at_and_loaded(client, basket, providers, signed_in) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from kooperacje.basket.models import Service
    from kooperacje.opendata.models import PendingLoad

    client.logout()
    found = client.get(f"/api/hsds/services/{basket['full'].pk}").json() | {"name": "Nowa nazwa"}
    other = client.get(f"/api/hsds/services/{basket['spare'].pk}").json() | {"name": "Obca"}
    signed_in(client, "contact", providers["ops"])

    def send(value: bytes):
        return client.post("/dane/wczytaj/", {"file": SimpleUploadedFile("plik.json", value)})

    refused = send(b"[[[")
    assert refused.status_code == 400
    assert "JSON" in refused.content.decode()
    assert client.post("/dane/wczytaj/", {}).status_code == 400
    sent = send(json.dumps([found, other]).encode())
    preview = client.get(sent["Location"]).content.decode()
    assert "Nowa nazwa" in preview
    assert "organization" in preview
    assert client.post(sent["Location"] + "zapisz/").status_code == 400, "one is refused"
    done = client.post(sent["Location"] + "zapisz/", {"leave_out": "on"})
    assert done["Location"] == "/dane/wczytaj/"
    assert Service.objects.get(pk=basket["full"].pk).name == "Nowa nazwa"
    assert Service.objects.get(pk=basket["spare"].pk).name == "Zasiłek celowy"
    assert not PendingLoad.objects.exists()
    again = send(json.dumps([found]).encode())
    client.post(again["Location"] + "odrzuc/")
    assert client.get(again["Location"]).status_code == 404


def test_another_persons_file_is_not_there(client, basket, providers, signed_in) -> None:
    from kooperacje.opendata.models import PendingLoad

    pending = PendingLoad.objects.create(
        account_id="11111111-1111-4111-8111-111111111111", name="x", content=b"[]", created_at=clock.now()
    )
    signed_in(client, "contact", providers["ops"])
    assert client.get(f"/dane/wczytaj/{pending.pk}/").status_code == 404
    signed_in(client, "member", providers["ops"])
    assert client.get("/dane/wczytaj/").status_code == 403


def test_the_console(basket, tmp_path) -> None:
    from click.testing import CliRunner

    from kooperacje.basket.models import Service
    from kooperacje.opendata.commands import opendata
    from kooperacje.opendata.models import Words

    run = CliRunner().invoke(opendata, ["conformance"])
    assert run.exit_code == 0, run.output
    assert "service by the strict schema" in run.output
    Words.objects.all().delete()
    assert str(Service.objects.count()) in CliRunner().invoke(opendata, ["index"]).output
    assert Words.objects.count() == Service.objects.count()
    path = tmp_path / "x.ndjson"
    path.write_text("{}\n{}\n")
    assert CliRunner().invoke(opendata, ["load", str(path)]).exit_code != 0
