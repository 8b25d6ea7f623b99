"""Loading a register over the one that stands."""

from datetime import date

import pytest
from click.testing import CliRunner
from django.db import IntegrityError, transaction

from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.territory import access, actions, queries
from kooperacje.territory.commands import territory
from kooperacje.territory.models import RegisterLoad, Unit
from kooperacje.territory.states import UnitKind

pytestmark = pytest.mark.django_db
NEW_YEAR = date(2027, 1, 1)


def test_the_packaged_register_loads_whole_and_once(system_actor, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(25):
        done = actions.load_packaged_register(by=system_actor)
    assert (done.added, done.renamed, done.closed) == (2875, 0, 0)
    assert Unit.objects.filter(kind=UnitKind.GMINA).count() == 2479
    assert not actions.load_packaged_register(by=system_actor).changed
    assert Unit.objects.count() == 2875
    load = queries.latest_load()
    assert load is not None
    assert "GeoNames" in load.attribution
    assert str(load).endswith("(2026-01-01)")


def test_the_same_file_twice_changes_nothing(small, terc, system_actor) -> None:
    before = list(Unit.objects.order_by("id").values())
    again = terc(
        "1203013 Alwernia", "1213011 Oświęcim", "1213062 Oświęcim", "1261011 Kraków", "1203022 Babice"
    )
    assert not actions.import_register(by=system_actor, content=again).changed
    assert not actions.import_register(
        by=system_actor, content=again + b"\n"
    ).changed  # other bytes, same units
    assert list(Unit.objects.order_by("id").values()) == before


def test_only_an_administrator_or_a_process_of_ours_loads(terc, person) -> None:
    for actor in (ANONYMOUS, person(), person("officer")):
        with pytest.raises(Denied):
            actions.import_register(by=actor, content=terc("1203013 Alwernia"))
    assert not Unit.objects.exists()
    assert actions.import_register(by=person("administrator"), content=terc("1203013 Alwernia")).added == 5


def test_new_renamed_closed_and_retyped_units(small, terc, system_actor) -> None:
    content = terc(
        "1203023 Babice",
        "1213011 Auschwitz-Nowy",
        "1213062 Oświęcim",
        "1261011 Kraków",
        "1203032 Chełmek",
        on="2027-01-01",
    )
    done = actions.import_register(by=system_actor, content=content)
    assert (done.added, done.renamed, done.closed) == (2, 1, 2)
    before, after = date(2026, 12, 31), NEW_YEAR
    assert queries.by_code("1203013", before) is not None  # Alwernia is gone from the new year on
    assert queries.by_code("1203013", after) is None
    retyped = queries.by_code("1203022", before)
    assert retyped is not None
    assert queries.current(retyped).code == "1203023"
    assert queries.by_code("1203023", before) is None
    renamed = queries.by_code("1213011", after)
    assert renamed is not None
    assert renamed in queries.search("Oświęcim", day=after)
    assert renamed.former_names == "Oświęcim"


def test_a_unit_that_comes_back_starts_a_new_term(small, terc, system_actor) -> None:
    rest = ("1213011 Oświęcim", "1213062 Oświęcim", "1261011 Kraków", "1203022 Babice")
    actions.import_register(by=system_actor, content=terc(*rest, on="2027-01-01"))
    actions.import_register(by=system_actor, content=terc("1203013 Alwernia", *rest, on="2028-01-01"))
    terms = list(Unit.objects.filter(code="1203013").order_by("id").values_list("valid_from", "valid_to"))
    assert terms == [(None, NEW_YEAR), (date(2028, 1, 1), None)]
    assert access.get_or_404(ANONYMOUS, "1203013").valid_to is None


def test_an_older_register_is_refused(small, terc, system_actor, english) -> None:
    with pytest.raises(BadInput, match="older"):
        actions.import_register(by=system_actor, content=terc("1203013 Alwernia", on="2020-01-01"))
    assert Unit.objects.filter(valid_to=None).count() == 9


def test_a_part_of_a_register_is_refused_and_nothing_changes(small, terc, system_actor, english) -> None:
    with pytest.raises(BadInput, match="lacks 4 of 5"):
        actions.import_register(by=system_actor, content=terc("1203013 Alwernia", on="2027-01-01"))
    assert not Unit.objects.exclude(valid_to=None).exists()
    assert RegisterLoad.objects.count() == 1


def test_a_bad_file_changes_nothing(small, system_actor) -> None:
    with pytest.raises(BadInput):
        actions.import_register(by=system_actor, content=b"not a register")
    assert RegisterLoad.objects.count() == 1


def test_the_database_itself_keeps_one_unit_a_code_at_a_time(small) -> None:
    twin = Unit.objects.get(code="1203013")
    twin.pk = None
    with pytest.raises(IntegrityError, match="once_at_a_time"), transaction.atomic():
        twin.save()


def test_an_unknown_code_is_not_there(small) -> None:
    with pytest.raises(NotThere):
        access.get_or_404(ANONYMOUS, "9999999")


def test_the_command_loads_a_file_and_refuses_a_bad_one(terc, tmp_path, english) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_bytes(terc("1203013 Alwernia"))
    bad.write_text("nothing")

    def run(*arguments: str):
        return CliRunner().invoke(territory, ["import", *arguments])

    assert "5 units added" in run(str(good)).output
    refused = run(str(bad))
    assert isinstance(refused.exception, BadInput)
    assert "row 1" in str(refused.exception)
    assert run(str(tmp_path / "absent")).exit_code == 2
    assert run().exit_code == 0
