"""Where gminas lie and where postcodes lead."""

from itertools import pairwise

import pytest

from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput
from kooperacje.territory import actions, packaged, queries, whereabouts
from kooperacje.territory.derive_places import registered
from kooperacje.territory.geometry import degrees, plane


def test_every_gmina_of_the_packaged_register_lies_somewhere_in_the_country() -> None:
    placed = whereabouts.places(packaged.places())
    assert {gmina for gmina, _, _ in placed} == set(registered())
    assert all(48.9 < lat < 54.9 and 14.0 < lon < 24.2 for _, lat, lon in placed)


def test_packaged_postcodes_lead_to_gminas_that_are_there_and_never_overlap() -> None:
    rows = whereabouts.postcodes(packaged.postcodes())
    assert {gmina for _, _, gmina in rows} <= set(registered())
    assert all(one[1] < other[0] for one, other in pairwise(rows))


@pytest.mark.parametrize(
    ("code", "gmina"),
    [
        ("00-001", "Warszawa"),
        ("30-001", "Kraków"),
        ("34-600", "Limanowa"),
        ("33-300", "Nowy Sącz"),
        ("80-001", "Gdańsk"),
        ("50-001", "Wrocław"),
        ("61-001", "Poznań"),
        ("15-001", "Białystok"),
    ],
)
def test_well_known_postcodes(code: str, gmina: str) -> None:
    of = [
        gmina for first, last, gmina in whereabouts.postcodes(packaged.postcodes()) if first <= code <= last
    ]
    assert [registered()[number] for number in of] == [gmina]


@pytest.mark.parametrize(
    ("text", "code"),
    [("34-600", "34-600"), (" 34600 ", "34-600"), ("34 600", "34-600"), ("346", ""), ("Dobra", "")],
)
def test_a_postcode_is_read_as_people_write_it(text: str, code: str) -> None:
    assert queries.postcode(text) == code


def test_a_postcode_finds_its_gmina_and_an_unknown_one_that_of_its_neighbour(small, system_actor) -> None:
    actions.import_postcodes(by=system_actor, content=b"postcode;gmina\n32-566;1203013\n32-600;121301\n")
    found = [queries.by_postcode(code) for code in ("32-566", "32-567", "32-601", "99-999")]
    assert [unit and unit.name for unit in found] == ["Alwernia", "Alwernia", "Oświęcim", None]


def test_places_are_replaced_whole_and_only_by_those_who_may(small, system_actor) -> None:
    head = b"gmina;latitude;longitude\n"
    assert (
        actions.import_places(by=system_actor, content=head + b"1203013;50.06;19.54\n121301;50,03;19,21\n")
        == 2
    )
    assert actions.import_places(by=system_actor, content=head + b"126101;50.06;19.94\n") == 1
    assert queries.seats(["126101", "120301"]) == {"126101": (50.06, 19.94)}
    assert not actions.load_packaged_places(by=system_actor)
    with pytest.raises(Denied):
        actions.import_places(by=ANONYMOUS, content=head + b"126101;50.06;19.94\n")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "columns gmina"),
        (b"gmina;postcode\n", "no rows"),
        (b"gmina;postcode\n12;30-001\n", "row 2: “12” is not the number"),
        (b"gmina;postcode\n126101;30001\n", "such as 30-001"),
        (b"gmina;postcode\n126101;30-001\n120301;30-001\n", "row 3: 30-001 stands in an earlier row"),
        (b"gmina;first;last\n126101;30-900;30-001\n", "comes before the first"),
        (b"gmina;first;last\n126101;30-001;30-900\n120301;30-002;30-003\n", "30-002 lies in two rows"),
        (b"gmina;postcode\n126101;\xff\n", "UTF-8"),
    ],
)
def test_bad_postcodes_are_told_in_one_sentence_and_nothing_changes(
    small, system_actor, english, content: bytes, told: str
) -> None:
    actions.import_postcodes(by=system_actor, content=b"postcode;gmina\n32-566;1203013\n")
    with pytest.raises(BadInput, match=told):
        actions.import_postcodes(by=system_actor, content=content)
    assert queries.by_postcode("32-566")


def test_distances_on_the_plane_are_kilometres() -> None:
    (x, y), (u, v) = plane(50.06, 19.94), plane(52.23, 21.01)
    assert ((x - u) ** 2 + (y - v) ** 2) ** 0.5 == pytest.approx(252, rel=0.02)  # Kraków to Warszawa
    assert degrees(x, y) == pytest.approx((50.06, 19.94))
