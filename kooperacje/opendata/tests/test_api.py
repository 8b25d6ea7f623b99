"""The HSDS API as a machine meets it."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest

from kooperacje.base import clock
from kooperacje.opendata import records, throttling
from kooperacje.opendata.queries import batches
from kooperacje.opendata.queries.listings import LISTINGS

API = "/api/hsds/"


@pytest.fixture
def get(client):
    def read(address: str, **asked):
        response = client.get(API + address, asked)
        assert response.status_code == 200, response.content
        return response.json()

    return read


def names(page) -> list[str]:
    return [one["name"] for one in page["contents"]]


def test_the_root_says_what_the_api_is_and_leads_on(client, basket) -> None:
    root = client.get(API).json()
    assert root["version"] == "3.1"
    for name in ("profile", "openapi_url"):
        assert client.get(root[name].removeprefix("http://localhost:8000")).status_code == 200
    profile = client.get(root["profile"].removeprefix("http://localhost:8000")).json()
    for ways in profile["schemas"].values():
        for address in ways.values():
            schema = client.get(address.removeprefix("http://localhost:8000")).json()
            assert schema["$id"] == address


def test_only_what_is_published_and_offered_today_is_told(get, client, basket) -> None:
    assert names(get("services")) == [
        "Asystent rodziny",
        "Schronienie dla osób doznających przemocy",
        "Zasiłek celowy",
    ]
    hidden = basket["full"].__class__.objects.exclude(pk__in=[card.pk for card in basket.values()])
    assert hidden.count() == 4
    for card in hidden:
        assert client.get(f"{API}services/{card.pk}").status_code == 404


def test_one_service_holds_everything_that_its_card_says(get, basket) -> None:
    found = get(f"services/{basket['full'].pk}")
    assert found["status"] == "active"
    assert found["organization"]["name"] == "Ośrodek Pomocy Społecznej (przykład)"
    assert [one["number"] for one in found["organization"]["phones"]] == ["18 000 00 00"]
    assert [one["document"] for one in found["required_documents"]] == ["dowód osobisty", "zaświadczenie"]
    assert {one["byday"] for one in found["schedules"]} == {"MO", "WE"}
    assert found["capacities"][0]["available"] == 2
    assert found["capacities"][0]["updated"] == "2026-11-01T00:00:00+01:00"
    assert found["cost_options"][0]["amount"] == 0
    physical = next(
        at["location"]
        for at in found["service_at_locations"]
        if at["location"]["location_type"] == "physical"
    )
    assert physical["addresses"][0] | {"id": ""} == {
        "id": "",
        "address_1": "ul. Jawna 1",
        "city": "Limanowa",
        "region": "limanowski",
        "state_province": "małopolskie",
        "postal_code": "34-600",
        "country": "PL",
        "address_type": "physical",
    }
    assert found["koszyk"]["domains"] == ["wsparcie-rodziny", "pomoc-spoleczna"]
    assert found["koszyk"]["basis"].startswith("art. 15")
    assert {at["taxonomy_term"]["code"] for at in found["attributes"]} == {
        "wsparcie-rodziny",
        "pomoc-spoleczna",
        "przemoc",
    }


def test_what_is_not_stated_is_left_out_and_never_guessed(get, basket) -> None:
    found = get(f"services/{basket['spare'].pk}")
    assert "capacities" not in found, "without a number of free places and its day HSDS has no way to say it"
    assert found["koszyk"]["places"] == 5
    assert not {"cost_options", "phones", "maximum_age", "eligibility_description"} & set(found)


@pytest.mark.parametrize("per_page", [1, 2, 3, 50])
def test_the_arithmetic_of_pages(get, basket, per_page) -> None:
    seen: list[str] = []
    number, last = 0, False
    while not last:
        number += 1
        page = get("services", page=number, per_page=per_page)
        assert (page["total_items"], page["page_number"]) == (3, number)
        assert page["total_pages"] == -(-3 // per_page)
        assert page["size"] == len(page["contents"])
        assert page["first_page"] is (number == 1)
        assert page["empty"] is False
        last = page["last_page"]
        seen += names(page)
    assert number == page["total_pages"]
    assert len(seen) == len(set(seen)) == 3
    beyond = get("services", page=number + 1, per_page=per_page)
    assert (beyond["empty"], beyond["size"], beyond["last_page"]) == (True, 0, True)
    assert beyond["total_items"] == 3


def test_an_empty_list_has_no_pages(get, country) -> None:
    page = get("services")
    assert (page["total_items"], page["total_pages"], page["empty"], page["last_page"]) == (0, 0, True, True)


@pytest.mark.parametrize(
    "words", ["asystenci rodzin", "asystentów", "ASYSTENTA", "wychowac dziecko", "допомога"]
)
def test_a_search_meets_any_form_of_a_word(get, basket, words) -> None:
    assert names(get("services", search=words)) == (["Asystent rodziny"] if words != "допомога" else [])


def test_all_words_of_a_search_must_be_met(get, basket) -> None:
    assert names(get("services", search="asystent zasiłek")) == []


def test_conditions_narrow_each_other(get, basket, categories, providers) -> None:
    term = str(categories["pomoc-spoleczna"].pk)
    violence = str(categories["przemoc"].pk)
    assert names(get("services", taxonomy_term_id=term)) == ["Asystent rodziny", "Zasiłek celowy"]
    assert names(get("services", taxonomy_term_id=f"{term},{violence}")) == ["Asystent rodziny"]
    assert names(get("services", taxonomy_term_id=violence)) == [
        "Asystent rodziny",
        "Schronienie dla osób doznających przemocy",
    ], "a term means those inside it too"
    assert names(get("services", taxonomy_term_id=term, organization_id=str(providers["pcpr"].pk))) == [
        "Zasiłek celowy"
    ]
    assert names(get("services", taxonomy_term_id=term, organization_id=str(providers["fundacja"].pk))) == []
    topics = records.taxonomy_id("topic")
    assert len(names(get("services", taxonomy_id=topics))) == 2
    assert names(get("services", taxonomy_id=topics, search="asystent", minimum_age=18)) == []
    assert names(get("services", minimum_age=18, maximum_age=20)) == [
        "Schronienie dla osób doznających przemocy",
        "Zasiłek celowy",
    ]


def test_modified_after_holds_the_moment_itself(get, basket) -> None:
    at = get(f"services/{basket['spare'].pk}")["last_modified"]
    assert "Zasiłek celowy" in names(get("services", modified_after=at))
    assert names(get("services", modified_after="2199-01-01T00:00:00Z")) == []


def test_near_a_postcode(get, basket) -> None:
    assert names(get("services", postcode="34-600")) == ["Asystent rodziny"]
    assert names(get("services", postcode="34-600", proximity=20_000)) == [
        "Asystent rodziny",
        "Zasiłek celowy",
    ]
    assert names(get("services", postcode="34-642", proximity=100)) == ["Zasiłek celowy"]
    found = get("service_at_locations", postcode="34642")["contents"]
    assert [at["location"]["addresses"][0]["city"] for at in found] == ["Dobra"]


def test_the_lines_are_the_pages(get, client, basket) -> None:
    for name in LISTINGS:
        response = client.get(f"{API}{name}", {"format": "ndjson"})
        assert response["Content-Type"].startswith("application/x-ndjson")
        lines = [json.loads(line) for line in b"".join(response.streaming_content).splitlines()]
        assert lines == get(name, per_page=500)["contents"], name
        assert lines or name == "never"


def test_a_search_by_post_asks_the_same_and_writes_nothing(client, get, basket) -> None:
    asked = {"search": "asystent", "full": True, "minimum_age": 3, "per_page": 2}
    by_post = client.post(f"{API}services", asked, content_type="application/json")
    assert by_post.status_code == 200
    assert by_post.json() == get("services", search="asystent", full="true", minimum_age=3, per_page=2)


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ({"serch": "x"}, "serch"),
        ({"page": "0"}, "page"),
        ({"page": "٣"}, "page"),
        ({"per_page": "501"}, "per_page"),
        ({"taxonomy_term_id": "x"}, "taxonomy_term_id"),
        ({"modified_after": "jutro"}, "modified_after"),
        ({"modified_after": "0001-01-01T00:00:00+05:00"}, "modified_after"),
        ({"postcode": "1234"}, "postcode"),
        ({"proximity": "10"}, "proximity"),
        ({"format": "xml"}, "format"),
        ({"full": "może"}, "full"),
        ({"search": "a" * 201}, "search"),
        ({"search": "\0"}, "search"),
        ({"search": "a " * 11}, "search"),
    ],
)
def test_a_question_that_cannot_be_meant_is_refused_by_name(client, db, asked, place) -> None:
    for response in (
        client.get(f"{API}services", asked),
        client.post(f"{API}services", asked, content_type="application/json"),
    ):
        assert response.status_code == 400
        (error,) = response.json()["errors"]
        assert error["place"] == place
        assert error["message"]


@pytest.mark.parametrize(
    "body", ["[", "[]", '"x"', '{"search": {}}', "[" * 5000, '{"search": "' + "a" * 30_000]
)
def test_a_body_that_is_no_question(client, db, body) -> None:
    response = client.post(f"{API}services", body, content_type="application/json")
    assert response.status_code == 400
    assert len(response.json()["errors"]) == 1


def test_a_fault_speaks_the_language_asked_for(client, db) -> None:
    address = f"{API}services?x=1"
    polish = client.get(address, headers={"accept-language": "pl"}).json()
    english = client.get(address, headers={"accept-language": "en"}).json()
    assert english["errors"][0]["message"] == "there is no such parameter here"
    assert polish != english


def test_any_origin_may_ask(client, db) -> None:
    for method in (client.get, client.options, client.head):
        response = method(f"{API}services")
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    asked_first = client.options(f"{API}services")
    assert asked_first.status_code == 204
    assert "POST" in asked_first["Access-Control-Allow-Methods"]
    assert client.put(f"{API}services").status_code == 405
    assert client.get(f"{API}services/{uuid4()}").json()["errors"]


def test_what_a_machine_has_is_not_sent_again(client, basket) -> None:
    first = client.get(f"{API}services")
    assert first["Last-Modified"]
    again = client.get(f"{API}services", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    basket["spare"].name = "Zasiłek inny"
    basket["spare"].save()
    assert client.get(f"{API}services", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_who_asks_without_a_pause_is_asked_to_wait(client, country, monkeypatch) -> None:
    monkeypatch.setattr(throttling, "BURST", 3)
    answers = [client.get(API).status_code for _ in range(5)]
    assert answers[:3] == [200, 200, 200]
    assert 429 in answers[3:]
    slow = client.get(API)
    assert int(slow["Retry-After"]) >= 1


def test_organizations_with_their_places_and_services(get, basket, providers, client) -> None:
    assert len(names(get("organizations"))) == 3
    assert names(get("organizations", search="osrodek pomocy")) == ["Ośrodek Pomocy Społecznej (przykład)"]
    found = get(f"organizations/{providers['ops'].pk}")
    assert [one["name"] for one in found["services"]] == ["Asystent rodziny"]
    assert len(found["locations"]) == 2
    assert found["organization_identifiers"][0]["identifier"] == "123456785"
    assert "600 000 000" not in json.dumps(found)
    whole = get(f"organizations/{providers['ops'].pk}", full_service="true")
    assert whole["services"][0]["koszyk"]["key"] == basket["full"].key
    assert "locations" not in get(f"organizations/{providers['fundacja'].pk}"), "only a protected place"


def test_terms_and_their_lists(get, basket, categories) -> None:
    lists = get("taxonomies")["contents"]
    assert len(lists) == 3
    assert get(f"taxonomies/{lists[0]['id']}") == lists[0]
    top = names(get("taxonomy_terms", top_only="true"))
    assert "Schronienie" not in top
    assert len(top) == 3
    assert names(get("taxonomy_terms", parent_id=str(categories["przemoc"].pk))) == ["Schronienie"]
    term = get(f"taxonomy_terms/{categories['schronienie'].pk}")
    assert term["parent_id"] == str(categories["przemoc"].pk)


def test_reading_takes_equally_many_queries_for_one_card_and_three(
    a_card, a_place, client, flat_queries
) -> None:
    def make() -> None:
        a_place(a_card("Usługa", under=("przemoc",), areas=("1207011",)))

    for name, most in (("services", 8), ("organizations", 8), ("service_at_locations", 12)):
        assert flat_queries(make, lambda name=name: client.get(f"{API}{name}?full=true")) <= most + 8


def test_a_whole_service_is_read_in_one_round_trip_that_is_right_on_the_next_day_too(
    basket, monkeypatch, django_assert_num_queries
) -> None:
    card = basket["full"]
    card.__class__.objects.filter(pk=card.pk).update(valid_to=clock.today() + timedelta(days=1))
    ids = [basket["spare"].pk, uuid4(), card.pk]
    with django_assert_num_queries(1):
        found = batches.services(ids, full=True)
    assert [one["id"] for one in found] == [str(ids[0]), str(card.pk)]
    tomorrow = clock.today() + timedelta(days=1)
    monkeypatch.setattr(clock, "today", lambda: tomorrow)
    assert [one["id"] for one in batches.services(ids, full=True)] == [str(ids[0])]
