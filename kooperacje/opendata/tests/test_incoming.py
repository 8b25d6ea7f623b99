"""What goes out comes in again, and what means harm does not: one clear sentence, and nothing half saved."""

import io
import json
import zipfile
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput
from kooperacje.basket.actions import load_basket, load_categories
from kooperacje.basket.exchange import reading as baskets
from kooperacje.basket.models import Gap, Place, Service
from kooperacje.basket.tests import making
from kooperacje.demo.load import FOLDER
from kooperacje.institutions.models import Institution
from kooperacje.opendata import actions, conformance, tables
from kooperacje.opendata.asking import Asked
from kooperacje.opendata.incoming import reading
from kooperacje.opendata.queries import listings, planning
from kooperacje.opendata.queries.planning import Outcome
from kooperacje.opendata.views.machine import dumps

SECRET_KEYS = {"id", "link_id", "last_modified", "parent_id"}


def whole() -> list[dict[str, Any]]:
    return list(listings.everything("services", Asked(full=True)))


def as_json() -> bytes:
    return dumps(whole())


def as_lines() -> bytes:
    return b"\n".join(dumps(one) for one in whole())


def as_tables() -> bytes:
    with tables.archive(whole()) as packed:
        return packed.read()


def without_ids(value: Any) -> Any:
    """Ids and moments are of an installation; everything else is of the data."""
    if isinstance(value, dict):
        return {
            name: without_ids(inner)
            for name, inner in value.items()
            if name not in SECRET_KEYS and not name.endswith("_id")
        }
    return [without_ids(inner) for inner in value] if isinstance(value, list) else value


@pytest.fixture
def sample(db, system_actor):
    """The invented basket that ships with us."""
    making.a_country()
    load_categories(by=system_actor)
    for path in sorted((FOLDER / "koszyki").glob("*.yaml")):
        load_basket(baskets.read_file(path), by=system_actor)


def emptied() -> None:
    Gap.objects.all().delete()
    Service.objects.all().delete()
    Place.objects.all().delete()


def test_the_sample_goes_out_and_into_an_empty_basket_and_out_again(sample, system_actor) -> None:
    before, content = whole(), as_tables()
    assert len(before) > 20
    assert [one.record for one in reading.read(content)] == before
    report = conformance.run(conformance.client())
    assert report.is_good, report.text()
    emptied()
    done = actions.load(by=system_actor, content=content, publish=True)
    assert (done.added, done.changed, done.refused) == (len(before), 0, 0)
    assert without_ids(whole()) == without_ids(before)


@pytest.mark.parametrize("write", [as_json, as_lines, as_tables])
def test_every_form_comes_back_and_loading_again_changes_nothing(basket, system_actor, write) -> None:
    before, content = whole(), write()
    assert [one.record for one in reading.read(content)] == before
    Service.objects.all().delete()
    Place.objects.all().delete()
    actions.load(by=system_actor, content=content, publish=True)
    assert without_ids(whole()) == without_ids(before)
    again = actions.load(by=system_actor, content=write(), publish=True)
    assert (again.added, again.changed, again.same) == (0, 0, len(before))


def test_into_a_register_without_the_providers(basket, system_actor) -> None:
    before, content = whole(), as_json()
    emptied()
    Institution.objects.all().delete()
    actions.load(by=system_actor, content=content, publish=True)
    names = [one["organization"]["name"] for one in before]
    assert [one["organization"]["name"] for one in whole()] == names


@pytest.fixture
def one(basket) -> dict[str, Any]:
    found = listings.one("services", basket["full"].pk, Asked())
    assert planning_of([found]).count(Outcome.SAME) == 1
    return found


def planning_of(found: Any, actor: Any = making.BY) -> planning.Plan:
    return planning.plan(json.dumps(found).encode(), actor)


CHANGES: dict[str, tuple[Any, str]] = {
    "name": ("Asystentka rodziny", "name"),
    "description": ("Inny opis.", "description"),
    "application_process": ("Napisz.", "application_process"),
    "minimum_age": (3, "minimum_age"),
    "eligibility_description": ("Dla każdego.", "eligibility_description"),
    "email": ("inny@example.org", "email"),
    "url": ("https://inny.example.org", "url"),
    "phones": ([{"id": "a" * 8 + "-0000-4000-8000-000000000000", "number": "18 111 11 11"}], "phones"),
    "required_documents": ([], "required_documents"),
    "service_areas": ([], "service_areas"),
    "schedules": ([], "schedules"),
    "capacities": ([], "capacities"),
    "service_at_locations": ([], "service_at_locations"),
    "assured_date": ("2026-11-02", "assured_date"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_told_by_the_name_it_has_in_the_file(one, name) -> None:
    value, told = CHANGES[name]
    (line,) = planning_of([one | {name: value}]).lines
    assert line.outcome is Outcome.CHANGED
    assert told in line.fields


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=40),
    ages=st.tuples(st.integers(0, 60), st.integers(60, 130)),
    audiences=st.sets(st.sampled_from(["children", "seniors", "carers"])),
)
def test_whatever_a_card_says_comes_back(one, system_actor, text, ages, audiences) -> None:
    said = text.strip()
    if not said or "<" in said:
        return
    changed = deepcopy(one) | {"description": said, "minimum_age": ages[0], "maximum_age": ages[1]}
    changed["koszyk"]["audiences"] = sorted(audiences)
    actions.load(by=system_actor, content=dumps([changed]))
    (line,) = planning_of(whole()[:1]).lines
    assert line.outcome is Outcome.SAME
    told = whole()[0]
    assert (told["minimum_age"], told["maximum_age"]) == ages
    assert told["koszyk"].get("audiences", []) == sorted(audiences)


def test_a_file_without_our_profile_says_nothing_of_a_legal_basis(one, basket, system_actor) -> None:
    plain = {name: value for name, value in one.items() if name != "koszyk"} | {"description": "Nowy opis."}
    actions.load(by=system_actor, content=dumps([plain]))
    card = Service.objects.get(pk=basket["full"].pk)
    assert (card.description, card.basis) == ("Nowy opis.", basket["full"].basis)
    assert card.state == "published"


def test_what_the_basket_refuses_is_told_by_row_and_field(one, basket, system_actor) -> None:
    bare = deepcopy(one) | {"attributes": []}
    del bare["koszyk"]["summary"]
    with pytest.raises(BadInput) as refused:
        actions.load(by=system_actor, content=dumps([bare]))
    places = [fault.place for fault in refused.value.faults]
    assert places == ["usługa 1, koszyk.summary", "usługa 1, attributes"]


def test_new_cards_are_drafts_unless_published(one, system_actor) -> None:
    new = deepcopy(one) | {"id": "11111111-1111-4111-8111-111111111111", "service_at_locations": []}
    new["koszyk"]["key"] = "nowa-karta"
    assert actions.load(by=system_actor, content=dumps([new])).added == 1
    assert Service.objects.get(key="nowa-karta").state == "draft"
    new["koszyk"]["key"], new["id"] = "inna-karta", "22222222-2222-4222-8222-222222222222"
    actions.load(by=system_actor, content=dumps([new]), publish=True)
    assert Service.objects.get(key="inna-karta").state == "published"


def test_somebody_without_cards_loads_none(one, person) -> None:
    with pytest.raises(Denied):
        actions.load(by=person("member"), content=dumps([one]))


def test_a_provider_loads_its_own_cards_and_no_others(one, basket, providers, person) -> None:
    mine = person("contact", providers["ops"].pk)
    assert planning_of([one | {"description": "x"}], mine).count(Outcome.CHANGED) == 1
    other = person("contact", providers["pcpr"].pk)
    (line,) = planning_of([one | {"description": "x"}], other).lines
    assert line.outcome is Outcome.REFUSED
    assert line.faults[0].place == "organization"
    with pytest.raises(BadInput):
        actions.load(by=other, content=dumps([one]))
    done = actions.load(by=other, content=dumps([one | {"description": "x"}]), leave_out=True)
    assert (done.refused, done.changed) == (1, 0)


def test_one_bad_service_refuses_the_file_and_nothing_is_saved(one, basket, system_actor) -> None:
    good = listings.one("services", basket["spare"].pk, Asked()) | {"description": "Zmienione"}
    with pytest.raises(BadInput) as refused:
        actions.load(by=system_actor, content=dumps([good, one | {"minimum_age": 90}]))
    assert [fault.place for fault in refused.value.faults] == ["usługa 2, maximum_age"]
    assert not Service.objects.filter(description="Zmienione").exists()


def test_a_file_never_opens_up_a_shelter(basket, system_actor) -> None:
    shelter = listings.one("services", basket["shelter"].pk, Asked())
    opened = deepcopy(shelter)
    del opened["koszyk"]["is_protected"]
    told = deepcopy(shelter) | {
        "service_at_locations": listings.one("services", basket["full"].pk, Asked())["service_at_locations"]
    }
    for spoilt, field in ((opened, "koszyk.is_protected"), (told, "service_at_locations")):
        (line,) = planning_of([spoilt]).lines
        assert line.outcome is Outcome.REFUSED
        assert line.faults[0].place == field
    actions.load(by=system_actor, content=dumps([shelter | {"description": "Pomoc."}]))
    card = Service.objects.get(pk=basket["shelter"].pk)
    assert card.description == "Pomoc."
    assert card.at.count() == 1, "what the file does not tell stays"
    assert [area.territory.code for area in card.areas.all()] == ["1207022"]


def packed(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return stream.getvalue()


def claiming(size: int) -> bytes:
    """An archive whose directory declares a member of so many bytes."""
    content = bytearray(packed(services__csv=b"id,name\n"))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = min(size, 0xFFFFFFFE).to_bytes(4, "little")
    return bytes(content)


HOSTILE: dict[str, bytes] = {
    "empty": b"",
    "blank": b"  \n ",
    "no list": b'{"a": 1}',
    "a word": b'"x"',
    "numbers": b"[1, 2]",
    "cut off": b'[{"id": "x"',
    "not a number": b'[{"id": NaN}]',
    "nested": b"[" * 100_000,
    "nested objects": b'{"a":' * 100_000,
    "endless number": b'[{"minimum_age": ' + b"9" * 5000 + b"}]",
    "latin 2": '[{"name": "Łódź"}]'.encode("iso-8859-2"),
    "utf-16": '[{"name": "Łódź"}]'.encode("utf-16"),
    "zeros": b"id,name\n\0\0\0",
    "too large": b"[" + b" " * reading.MAX_BYTES,
    "too many": b"[" + b",".join([b"{}"] * (reading.MAX_SERVICES + 1)) + b"]",
    "formula": b'id,name\nx,"=HYPERLINK(""http://x"")"\n',
    "at sign": b"id,name\nx,@SUM(A1)\n",
    "unknown column": b"id,nazwa\nx,y\n",
    "column twice": b"id,id\nx,y\n",
    "ragged": b"id,name\nx\n",
    "open quote": b'id,name\nx,"y\n',
    "long cell": b"id,name\nx," + b"y" * 30_000,
    "a zip of nothing": packed(),
    "a strange member": packed(**{"../../etc/passwd": b"x"}),
    "a zip in a zip": packed(inner__zip=packed(services__csv=b"id\n")),
    "a zip bomb": packed(services__csv=b"0" * 160_000_000),
    "10 GB claimed": claiming(10_000_000_000),
    "a broken zip": packed(services__csv=b"id\n")[:40],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_one_clear_sentence(db, country, system_actor, name) -> None:
    with pytest.raises(BadInput) as refused:
        actions.load(by=system_actor, content=HOSTILE[name])
    (fault,) = refused.value.faults
    assert len(str(fault)) < 250
    assert str(fault.sentence)[0].isalpha() or str(fault.sentence)[0] in "„“"
    assert not Service.objects.exists()


def spoilt(one: dict[str, Any], **changes: Any) -> list[dict[str, Any]]:
    return [deepcopy(one) | changes]


def test_a_file_that_contradicts_itself_is_refused(one, system_actor) -> None:
    other = deepcopy(one) | {"id": "11111111-1111-4111-8111-111111111111"}
    term = {"id": "33333333-3333-4333-8333-333333333333", "name": "a", "description": "a"}
    circle = [
        {"id": term["id"], "taxonomy_term": term | {"parent_id": "44444444-4444-4444-8444-444444444444"}},
        {
            "id": "44444444-4444-4444-8444-444444444444",
            "taxonomy_term": term | {"id": "44444444-4444-4444-8444-444444444444", "parent_id": term["id"]},
        },
    ]
    for found, place in (
        ([one, one], "id"),
        ([one, other], "koszyk.key"),
        (spoilt(one, attributes=circle), "taxonomy_terms"),
    ):
        with pytest.raises(BadInput) as refused:
            actions.load(by=system_actor, content=dumps(found))
        (fault,) = refused.value.faults
        assert fault.place == place


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "html": ({"description": "<script>alert(1)</script>"}, "description"),
    "an image": ({"name": "x <img src=x onerror=y>"}, "name"),
    "status": ({"status": "open"}, "status"),
    "id": ({"id": "1"}, "id"),
    "url": ({"url": "javascript:alert(1)"}, "url"),
    "email": ({"email": "nikt"}, "email"),
    "age": ({"minimum_age": 900}, "minimum_age"),
    "fraction": ({"minimum_age": 1.5}, "minimum_age"),
    "number": ({"minimum_age": 1e300}, "minimum_age"),
    "ages": ({"minimum_age": 60, "maximum_age": 50}, "maximum_age"),
    "day": ({"assured_date": "wczoraj"}, "assured_date"),
    "long name": ({"name": "a" * 201}, "name"),
    "phone": ({"phones": [{"id": "33333333-3333-4333-8333-333333333333", "number": "<>"}]}, "phones"),
    "provider": (
        {
            "organization_id": "x",
            "organization": {"id": "33333333-3333-4333-8333-333333333333", "name": "Kto", "description": "?"},
        },
        "organization",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_service_is_refused_with_its_row_and_field(one, name) -> None:
    changes, place = BAD[name]
    (line,) = planning_of(spoilt(one, **changes)).lines
    assert line.outcome is Outcome.REFUSED
    assert {fault.place for fault in line.faults} == {place}


def test_what_cannot_be_taken_is_told(one) -> None:
    strange = deepcopy(one)
    strange["schedules"] = [{"id": "33333333-3333-4333-8333-333333333333", "freq": "MONTHLY", "byday": "2MO"}]
    strange["service_areas"] = [{"id": "33333333-3333-4333-8333-333333333333", "name": "wszędzie"}]
    (line,) = planning_of([strange]).lines
    assert len(line.notes) == 2
