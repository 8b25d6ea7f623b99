"""Finding institutions by words, type, sector and place."""

from datetime import date

import pytest

from kooperacje.base.actor import ANONYMOUS
from kooperacje.institutions import access, actions, queries
from kooperacje.institutions.queries import Criteria
from kooperacje.institutions.states import Sector
from kooperacje.territory.models import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(mops, police, foundation):
    def search(**criteria) -> list[str]:
        return [one.key for one in queries.find(access.visible(ANONYMOUS), Criteria(**criteria))]

    return search


ALL = ["fundacja-dom-dla-dziecka", "komenda-wojewodzka-policji-w-krakowie", "mops-oswiecim"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", ALL),
        ("oswiecim", ["mops-oswiecim"]),
        ("MOPS Oświęcim", ["mops-oswiecim"]),
        ("osrodek pomocy", ["mops-oswiecim"]),
        ("komeda wojewodska", ["komenda-wojewodzka-policji-w-krakowie"]),
        ("dom dla dziecka", ["fundacja-dom-dla-dziecka"]),
        ("sąd", []),
    ],
)
def test_words_forgive_diacritics_and_slips(found, text: str, keys: list[str]) -> None:
    assert found(text=text) == keys


def test_other_names_find_too(found, foundation, system_actor) -> None:
    details = queries.by_key(foundation.key)
    from kooperacje.institutions.details import Details

    actions.change(
        foundation,
        by=system_actor,
        details=Details(details.name, details.type, other_names=("Przystań Łódź",)),
        expected=None,
    )
    assert found(text="przystan lodz") == [foundation.key]


def test_type_with_its_narrower_ones_and_sector(found) -> None:
    assert found(type="ops") == ["mops-oswiecim"]
    assert found(type="gops") == []
    assert found(type="ngo") == ["fundacja-dom-dla-dziecka"]
    assert found(sector=Sector.PUBLIC_ORDER) == ["komenda-wojewodzka-policji-w-krakowie"]


def test_place_by_seat_and_by_area(found, foundation, system_actor) -> None:
    assert found(territory="1213") == ["mops-oswiecim"]
    assert found(territory="12") == ["komenda-wojewodzka-policji-w-krakowie", "mops-oswiecim"]
    actions.set_areas(foundation, by=system_actor, territories=[Unit.objects.get(code="1213")])
    assert found(territory="1213062") == ["fundacja-dom-dla-dziecka"]
    assert found(territory="1213") == ["fundacja-dom-dla-dziecka", "mops-oswiecim"]


def test_closed_ones_only_on_request(found, mops, system_actor) -> None:
    actions.close(mops, by=system_actor, on=date(2020, 1, 1))
    assert found(type="ops") == []
    assert found(type="ops", closed=True) == ["mops-oswiecim"]


def test_many_at_once_cost_one_query(mops, police, django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        assert set(queries.by_keys([mops.key, police.key, "absent"])) == {mops.key, police.key}
        assert set(queries.by_ids([mops.pk])) == {mops.pk}


def test_counts_by_sector(mops, police, foundation) -> None:
    assert queries.count_by_sector(access.visible(ANONYMOUS)) == {
        Sector.SOCIAL: 1,
        Sector.PUBLIC_ORDER: 1,
        Sector.NGO: 1,
    }
