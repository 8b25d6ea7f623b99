"""All of the basket by the schemas, lax and strict; then the same run over an API that lies, which it must notice."""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from kooperacje.opendata import conformance
from kooperacje.opendata.conformance import Read, Reply
from kooperacje.opendata.hsds import checking, facts, schemas
from kooperacje.opendata.queries.listings import LISTINGS
from kooperacje.opendata.tests.conftest import SECRET_STREET

pytestmark = pytest.mark.usefixtures("undone")
Change = Callable[[str, dict[str, Any], Any], Any]


def validator(schema: dict[str, Any]) -> Draft202012Validator:
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


@pytest.mark.parametrize("strict", [False, True])
def test_every_answer_keeps_to_its_schema(lasting_basket, strict) -> None:
    read = conformance.client()
    seen = 0
    for name, listing in LISTINGS.items():
        one = validator(schemas.schema(listing.thing, strict=strict))
        page = validator(schemas.page_schema(listing.thing, strict=strict))
        listed = read(name, {"per_page": 500}).json()
        answers = [(page, listed)]
        for extra in ({"full": "true"}, {"minimal": "true"}, {"full_service": "true"}):
            if set(extra) <= set(listing.parameters):
                answers.append((page, read(name, extra).json()))
        answers += [(one, read(f"{name}/{found['id']}", {}).json()) for found in listed["contents"]]
        for against, answer in answers:
            assert [error.message for error in against.iter_errors(answer)] == []
            seen += 1
    assert seen > 20


def test_the_run_finds_nothing_wrong(lasting_basket) -> None:
    report = conformance.run(conformance.client())
    assert report.is_good
    assert report.looked["service by the strict schema"] >= 9
    assert report.looked["filters narrow each other"] > 10
    assert report.looked["nothing of a protected place in a service"] == 3


def lying(change: Change) -> Read:
    """An API whose answers are changed on their way."""
    honest = conformance.client()

    def read(address: str, asked: dict[str, Any]) -> Reply:
        reply = honest(address, asked)
        if reply.status != 200:
            return reply
        if asked.get("format") == "ndjson":
            lines = [change(address, asked, line) for line in reply.lines()]
            return replace(reply, content=b"\n".join(json.dumps(line).encode() for line in lines if line))
        return replace(reply, content=json.dumps(change(address, asked, reply.json())).encode())

    return read


def in_services(spoil: Callable[[dict[str, Any]], None]) -> Change:
    def change(address: str, asked: dict[str, Any], answer: Any) -> Any:
        answer = deepcopy(answer)
        if address == "services":
            for one in answer.get("contents", [answer]):
                spoil(one)
        elif address.startswith("services/"):
            spoil(answer)
        return answer

    return change


def wrong_page(address: str, asked: dict[str, Any], answer: Any) -> Any:
    return answer | {"total_pages": 1, "last_page": False} if "page" in asked else answer


def lost_line(address: str, asked: dict[str, Any], answer: Any) -> Any:
    return None if asked == {"format": "ndjson"} and answer.get("status") else answer


def no_profile(address: str, asked: dict[str, Any], answer: Any) -> Any:
    return {"version": "3.1", "openapi_url": answer["openapi_url"]} if not address else answer


LIES: dict[str, tuple[Change, str]] = {
    "wrong uuid": (in_services(lambda one: one.update(organization_id=7)), "by the lax schema"),
    "an id that is no uuid": (
        in_services(lambda one: one["organization"].update(id="x-1")),
        "by the lax schema",
    ),
    "bad status": (in_services(lambda one: one.update(status="open")), "by the lax schema"),
    "missing name": (in_services(lambda one: one.pop("name", None)), "by the lax schema"),
    "misspelt field": (in_services(lambda one: one.update(descripton="x")), "by the strict schema"),
    "unknown in our profile": (
        in_services(lambda one: one.get("koszyk", {}).update(lewel="x")),
        "by the strict schema",
    ),
    "arithmetic of pages": (wrong_page, "arithmetic of pages"),
    "a line is lost": (lost_line, "the lines are the pages"),
    "no profile declared": (no_profile, "root names"),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_is_noticed(lasting_basket, lie) -> None:
    change, check = LIES[lie]
    report = conformance.run(lying(change))
    assert any(check in name for name, faults in report.wrong.items() if faults), report.text()


def test_filters_that_widen_each_other_are_noticed(lasting_basket) -> None:
    honest = conformance.client()

    def read(address: str, asked: dict[str, Any]) -> Reply:
        asked = dict(asked)
        if "search" in asked and len(asked) > 2:
            asked.pop("search")
        return honest(address, asked)

    assert conformance.run(read).wrong["filters narrow each other"]


def test_a_closed_door_to_other_origins_is_noticed(lasting_basket) -> None:
    honest = conformance.client()
    report = conformance.run(lambda address, asked: replace(honest(address, asked), headers={}))
    assert report.wrong["every origin may read"]


def test_a_leak_is_noticed(lasting_basket, monkeypatch) -> None:
    from kooperacje.basket.models import ServicePlace
    from kooperacje.opendata.queries import batches, published

    monkeypatch.setattr(published, "at_places", lambda: ServicePlace.objects.all())
    monkeypatch.setattr(batches, "about_services", batches.about_services.__wrapped__)  # written anew
    report = conformance.run(conformance.client())
    assert report.wrong["no protected place among places"]
    assert report.wrong["nothing of a protected place in a service"]


def test_an_address_told_in_a_text_is_noticed(lasting_basket) -> None:
    shelter = lasting_basket["shelter"]
    shelter.description = f"Przyjdź: {SECRET_STREET}."
    shelter.save()
    (told,) = conformance.run(conformance.client()).wrong["nothing of a protected place in a service"]
    assert str(shelter.pk) in told
    assert SECRET_STREET not in told


SPOILT = [
    {},
    {"id": "x"},
    {"id": 1, "name": [], "status": None},
    {"phones": {}},
    {"phones": [1, {"id": "a", "number": 2}]},
    {"organization": [], "minimum_age": "5", "koszyk": {"level": "x", "free": 1.5, "is_protected": 1}},
    {"url": "bez schematu", "email": "nikt", "last_modified": "wczoraj", "zły": 1},
    {"koszyk": {"valid_from": "2020-1-1", "texts": [{"language": "de"}]}},
    [],
    "x",
]


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("spoilt", SPOILT, ids=str)
def test_our_own_check_and_the_schemas_agree_on_bad_values(lasting_basket, spoilt, strict) -> None:
    good = conformance.client()(f"services/{lasting_basket['full'].pk}", {}).json()
    against = validator(schemas.schema("service", strict=strict))
    for value in (spoilt, {**good, **spoilt} if isinstance(spoilt, dict) else spoilt):
        ours = {fault.place for fault in checking.faults("service", value, strict=strict)}
        assert bool(ours) == bool(list(against.iter_errors(value))), ours


def test_the_facts_name_no_object_that_is_not_there() -> None:
    known = facts.things()
    for thing in known.values():
        assert set(thing.required) <= set(thing.fields)
        for field in thing.fields.values():
            assert not field.is_object or field.kind in known, (thing.name, field)


def test_the_openapi_document_describes_what_answers(client, lasting_basket) -> None:
    document = client.get("/api/hsds/openapi.json").json()
    ids = [
        operation["operationId"]
        for ways in document["paths"].values()
        for way, operation in ways.items()
        if way in ("get", "post")
    ]
    assert len(ids) == len(set(ids)), "the twins of the lists are operations of their own"
    assert set(document["paths"]) == {"/", *(f"/{name}{part}" for name in LISTINGS for part in ("", "/{id}"))}
    text = json.dumps(document)
    for name in {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}:
        assert name in document["components"]["schemas"]
