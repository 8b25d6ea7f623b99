"""A protected place is nowhere: no page, index, map, order or suggestion knows it."""

import json

import pytest
from django.db import connection
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kooperacje.directory.models import Listing

PAGES = ("front", "results", "map", "lacks", "frame", "widget")


def _stored() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT l::text, point::text FROM directory_listing AS l")
        return json.dumps(cursor.fetchall(), ensure_ascii=False)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    card=st.booleans(),
    place=st.booleans(),
    at=st.lists(st.sampled_from(["120701", "120703", "246101"]), min_size=1, max_size=2, unique=True),
)
def test_nothing_of_a_protected_place_is_kept(service, card: bool, place: bool, at: list[str]) -> None:
    made = service("Schronienie", is_protected=card, protected_place=place, at=at)
    rows = list(Listing.objects.filter(service=made))
    stored = _stored()
    if card or place:
        assert len(rows) == 1
        assert not rows[0].brief["spots"]
        assert rows[0].point is None
        assert not any(word in stored for word in ("Sekretna", "Jawna", *at))
    else:
        assert "Jawna" in stored
    Listing.objects.all().delete()


def test_no_page_tells_it(service, client) -> None:
    made = service("Schronienie dla kobiet", is_protected=True, at=["120703"], phone="800 000 000")
    other = service("Punkt pomocy", protected_place=True, at=["120703"])
    addresses = [reverse(f"directory:{page}") for page in PAGES]
    addresses += [reverse("directory:card", args=[one.key]) for one in (made, other)]
    addresses += [reverse("directory:provider", args=["gops"]), reverse("directory:hints") + "?q=sekretna"]
    addresses += [
        reverse("directory:results") + query for query in ("?q=sekretna", "?gmina=120703", "?q=schronienie")
    ]
    addresses += [
        reverse("directory:map") + "?gmina=120703",
        reverse("directory:place-hints") + "?gdzie=sekretna",
    ]
    for address in addresses:
        text = client.get(address).content.decode()
        assert "Sekretna 7" not in text
        assert "Jawna" not in text, address
    found = client.get(reverse("directory:map") + "?gmina=120703").content.decode()
    assert 'class="map__pin' not in found
    assert "chroniony" in found
    assert "Adresu nie podajemy" in client.get(addresses[len(PAGES)]).content.decode()


@pytest.mark.parametrize("query", ["?q=sekretna", "?q=jawna"])
def test_its_street_finds_nothing(service, client, query: str) -> None:
    service("Schronienie", is_protected=True, at=["120703"])
    assert "Takiej usługi nie ma" in client.get(reverse("directory:results") + query).content.decode()
