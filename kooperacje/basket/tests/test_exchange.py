"""A basket as a file: what goes in comes out, and what is wrong is named with its line."""

import json
from datetime import time
from decimal import Decimal

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput
from kooperacje.basket import access, actions, queries
from kooperacje.basket.actions.categories import packaged
from kooperacje.basket.commands import basket as command
from kooperacje.basket.exchange import published, reading, writing
from kooperacje.basket.exchange.schema import Basket, Card, Hours
from kooperacje.basket.models import Place, Service
from kooperacje.basket.states import ServiceState
from kooperacje.basket.tests import making
from kooperacje.demo.load import basket_files

SAMPLE = basket_files()[0]


def whole(actor):
    return queries.basket(access.visible(actor), actor)


@pytest.fixture
def sample(land, system_actor):
    making.load_types()
    value = reading.read_file(SAMPLE)
    return value, actions.load_basket(value, by=system_actor)


def test_the_published_schema_is_that_of_the_code_and_takes_the_sample():
    assert published.PUBLISHED.read_text("utf-8") == published.text()
    jsonschema.validate(json.loads(writing.to_json(reading.read_file(SAMPLE))), published.json_schema())


def test_a_value_and_its_file_are_the_same():
    value = reading.read_file(SAMPLE)
    assert reading.read(writing.to_yaml(value)) == value
    assert reading.read(writing.to_json(value)) == value
    assert writing.to_yaml(reading.read(writing.to_yaml(value))) == writing.to_yaml(value)


def test_what_was_loaded_comes_out_equal_and_again_changes_nothing(sample, system_actor):
    value, done = sample
    assert (done.added, done.changed, done.unchanged) == (len(value.services), 0, 0)
    out = whole(system_actor)
    wanted = value
    assert {one.key: one for one in out.services} == {one.key: one for one in wanted.services}
    assert {one.key: one for one in out.places} == {one.key: one for one in wanted.places}
    again = actions.load_basket(wanted, by=system_actor)
    assert (again.added, again.changed, again.unchanged) == (0, 0, len(value.services))


def test_the_sample_covers_what_a_basket_is_about():
    value = reading.read_file(SAMPLE)
    keys = {key for one in value.services for key in one.categories}
    assert keys >= {row["key"] for row in packaged()}
    assert {one.state for one in value.services} >= {ServiceState.DRAFT, ServiceState.SUSPENDED}
    assert any(one.is_protected for one in value.services)
    assert value.fictional


def test_a_changed_file_brings_the_basket_to_what_it_says(sample, system_actor):
    value = sample[0]
    first = value.services[0].model_copy(update={"name": "Inna nazwa", "state": ServiceState.WITHDRAWN})
    place = value.places[0].model_copy(update={"address": "Nowa 7"})
    done = actions.load_basket(Basket(services=(first,), places=(place,)), by=system_actor)
    assert (done.added, done.changed) == (0, 1)
    row = Service.objects.get(key=first.key)
    assert (row.name, row.state) == ("Inna nazwa", ServiceState.WITHDRAWN)
    assert Place.objects.get(key=place.key).address == "Nowa 7"


def test_what_everybody_gets_holds_no_protected_place_and_no_draft(sample, system_actor):
    text = writing.to_yaml(whole(ANONYMOUS))
    assert "Zaciszna" not in text
    assert "przystan-dom" not in text
    assert "klub-mlodych" not in text
    assert "schronienie" in text
    assert "Zaciszna" in writing.to_yaml(whole(system_actor))


BAD = {
    "aged": ("age_from: 9\n  age_to: 3", "services[1].age_to"),
    "heading": ("categories: [nie-ma]", "services[1].categories"),
    "unit": ("areas: ['9999']", "services[1].areas"),
    "place": ("at: [{place: nie-ma}]", "services[1].at"),
}


@pytest.mark.parametrize(("said", "place"), BAD.values(), ids=BAD)
def test_a_file_with_a_fault_inside_is_refused_whole(gops, system_actor, said, place):
    text = f"format: kooperacje.basket/1\nservices:\n- key: a\n  provider: gops\n  name: A\n  {said}\n"
    with pytest.raises(BadInput) as refused:
        actions.load_basket(reading.read(text), by=system_actor)
    assert [fault.place for fault in refused.value.faults] == [place]
    assert not Service.objects.exists()


SHAPES = {
    "nothing": ("- a", "nazwanych pól"),
    "unknown field": ("format: kooperacje.basket/1\nkolor: 1", "wiersz 2, kolor"),
    "bare hour": (
        "services:\n- {key: a, provider: b, name: c, hours: [{day: 1, from: 9:30, to: '10:00'}]}",
        "'09:30'",
    ),
    "backward hours": (
        "services:\n- {key: a, provider: b, name: c, hours: [{day: 1, from: '11:30', to: '10:00'}]}",
        "nie jest późniejsza",
    ),
    "twice": ("services:\n- {key: a, provider: b, name: c}\n- {key: a, provider: b, name: d}", "wiersz 3"),
    "address": ("services:\n- {key: a, provider: b, name: c, email: nie}", "„nie”"),
    "alias": ("title: &a b\nfictional: *a", "wiersz 1"),
}


@pytest.mark.parametrize(("text", "said"), SHAPES.values(), ids=SHAPES)
def test_a_file_of_the_wrong_shape_is_refused_with_its_line(text, said):
    with pytest.raises(BadInput) as refused:
        reading.read(text)
    assert said in str(refused.value)


def test_a_key_of_another_institution_is_refused(service, pcpr, system_actor):
    place = making.a_place(service.provider, key="sala")
    value = reading.read(
        "services:\n- {key: poradnia, provider: pcpr, name: X}\n- {key: x, provider: nikt, name: Y}\n"
        "places:\n- {key: sala, institution: pcpr, name: X}"
    )
    with pytest.raises(BadInput) as refused:
        actions.load_basket(value, by=system_actor)
    told = {fault.place for fault in refused.value.faults}
    assert told == {"places[1].key", "services[1].key", "services[2].provider"}
    assert Place.objects.get(pk=place.pk).institution == service.provider


def test_who_may_load(land, person):
    with pytest.raises(Denied):
        actions.load_basket(Basket(), by=person("leader"))
    with pytest.raises(Denied):
        actions.load_categories(by=ANONYMOUS)


def test_sets_have_one_order_and_hours_are_sorted():
    one = Card(
        name="A",
        audiences=("youth", "adults"),
        hours=(Hours(day=2, opens="9:00", closes="10:00"), Hours(day=1, opens=time(8), closes=time(9))),
        income_up_to="450",
    )
    other = Card(
        name="A",
        audiences=("adults", "youth", "adults"),
        hours=one.hours[::-1],
        income_up_to=Decimal("450.00"),
    )
    assert one == other
    assert [hours.day for hours in one.hours] == [1, 2]


def test_the_console_loads_and_writes(land, tmp_path):
    making.load_types()
    path = tmp_path / "koszyk.yaml"
    path.write_text(writing.to_yaml(reading.read_file(SAMPLE)), encoding="utf-8")
    run = CliRunner().invoke(command, ["load", str(path)])
    assert run.exit_code == 0, run.output
    assert "Nowe: 53" in run.output
    run = CliRunner().invoke(command, ["export", "--provider", "oik", "--territory", "1207"])
    assert [one["key"] for one in yaml.safe_load(run.output)["services"]] == ["interwencja-kryzysowa"]
    out = tmp_path / "out.json"
    run = CliRunner().invoke(command, ["export", "--whole", "--json", "--out", str(out)])
    assert "Zaciszna" in out.read_text("utf-8")
    assert CliRunner().invoke(command, ["load", str(tmp_path / "nie-ma")]).exit_code
    assert CliRunner().invoke(command, ["export", "--out", str(tmp_path)]).exit_code
