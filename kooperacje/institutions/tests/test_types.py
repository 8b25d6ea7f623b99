"""The list of types that ships with us."""

import pytest

from kooperacje.institutions import actions, queries
from kooperacje.institutions.actions.types import packaged
from kooperacje.institutions.details import is_key
from kooperacje.institutions.models import InstitutionType
from kooperacje.institutions.states import Level, Sector


def test_every_row_is_whole_and_every_key_good() -> None:
    keys = [row["key"] for row in packaged()]
    assert len(keys) == len(set(keys))
    assert all(map(is_key, keys))
    for row in packaged():
        assert row["pl"]
        assert row["en"]
        assert Sector(row["sector"])
        assert Level(row["level"])
        assert row.get("usual", "gmina") in {"gmina", "powiat", "voivodeship"}


def test_a_broader_type_is_in_the_list_and_has_none_above() -> None:
    rows = {row["key"]: row for row in packaged()}
    for row in packaged():
        if "broader" in row:
            assert "broader" not in rows[row["broader"]]
            assert rows[row["broader"]]["sector"] == row["sector"]


def test_every_sector_has_a_type() -> None:
    assert {row["sector"] for row in packaged()} == {sector.value for sector in Sector}


@pytest.mark.django_db
def test_loading_twice_changes_nothing_and_renews_names(system_actor) -> None:
    InstitutionType.objects.update(broader=None)
    InstitutionType.objects.all().delete()
    assert actions.load_types(by=system_actor) == len(packaged())
    InstitutionType.objects.filter(key="gops").update(name_pl="?", broader=None)
    assert actions.load_types(by=system_actor) == 0
    gops = InstitutionType.objects.get(key="gops")
    assert gops.name_pl == "gminny ośrodek pomocy społecznej"
    assert gops.broader is not None
    assert gops.broader.key == "ops"
    assert [found.key for found in queries.types()] == [row["key"] for row in packaged()]
    assert {"ops", "urzad-gminy"} <= {found.key for found in queries.usual_types(Level.GMINA)}
    assert {"pcpr", "pup", "starostwo"} <= {found.key for found in queries.usual_types(Level.POWIAT)}
