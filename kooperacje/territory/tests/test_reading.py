"""Finding units, and the form field that takes a code or a name."""

import pytest
from django import forms
from django.utils import translation

from kooperacje.base.actor import ANONYMOUS
from kooperacje.territory import access, actions, pages, queries
from kooperacje.territory.forms import TerritoriesField, TerritoryField
from kooperacje.territory.states import UnitKind

pytestmark = pytest.mark.django_db


def test_the_order_is_polish(small) -> None:
    assert [unit.name for unit in queries.units(UnitKind.GMINA)] == [
        "Alwernia",
        "Babice",
        "Kraków",
        "Oświęcim",
        "Oświęcim",
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("oswiecim", "1213011"),
        ("OŚWIĘCIM", "1213011"),
        ("alwernja", "1203013"),
        ("alwer", "1203013"),
        ("krakow", "1261"),
        ("gmina kraków", "1261011"),
        ("powiat chrzanowski", "1203"),
        ("12610", "1261011"),
        ("malopolskie", "12"),
    ],
)
def test_search_forgives_diacritics_case_and_slips(small, text: str, first: str) -> None:
    assert queries.search(text)[0].code == first


def test_search_of_nothing_finds_all_and_of_nonsense_none(small) -> None:
    assert queries.search(" ").count() == 9
    assert not queries.search("xyzzy qwerty").exists()
    assert queries.search("%_%").count() == 9  # signs alone are no words


def test_hierarchy(small) -> None:
    alwernia = queries.by_code("1203013")
    powiat = queries.by_code("1203")
    assert [unit.code for unit in queries.ancestors(alwernia)] == ["12", "1203"]
    assert [unit.code for unit in queries.children(powiat)] == ["1203013", "1203022"]
    assert queries.in_voivodeship("12", UnitKind.POWIAT).count() == 3
    assert [unit.code for unit in queries.within(powiat, UnitKind.GMINA)] == ["1203013", "1203022"]
    assert set(queries.by_codes(["12", "1203", "77"])) == {"12", "1203"}
    assert access.visible(ANONYMOUS).count() == 9


def test_a_list_of_units_costs_one_query(small, django_assert_num_queries) -> None:
    with django_assert_num_queries(1), translation.override("en"):
        shown = [pages.unit(unit) for unit in queries.units(UnitKind.GMINA)]
    assert (
        shown[0].choice
        == "gmina Alwernia (urban-rural), powiat chrzanowski, województwo małopolskie [1203013]"
    )
    assert shown[2].path == "city of Kraków, województwo małopolskie"
    assert all(view.standing for view in shown)


def clean(text: str, **options):
    return TerritoryField(**options).clean(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1203013", "1203013"),
        (" 12 ", "12"),
        ("alwernia", "1203013"),
        ("gmina Alwernia", "1203013"),
        ("Kraków", "1261"),
        ("anything at all [1213062]", "1213062"),
        ("województwo małopolskie", "12"),
    ],
)
def test_the_field_takes_codes_names_and_its_own_lines(small, text: str, code: str) -> None:
    assert clean(text).code == code


def test_the_field_reads_back_every_line_it_offers(small) -> None:
    field = TerritoryField()
    for unit in queries.units():
        assert field.clean(field.prepare_value(unit)) == unit
        assert field.clean(unit) == unit


def test_the_field_lists_candidates_when_a_name_is_shared(small, english) -> None:
    with pytest.raises(forms.ValidationError) as caught:
        clean("Oświęcim")
    assert "1213011" in caught.value.message
    assert "1213062" in caught.value.message


def test_the_field_proposes_when_no_name_is_the_same(small, english) -> None:
    with pytest.raises(forms.ValidationError, match=r"Perhaps you mean: .*Alwernia"):
        clean("Alwerniaa")
    with pytest.raises(forms.ValidationError, match="no such unit"):
        clean("zzz")
    with pytest.raises(forms.ValidationError, match="no such unit"):
        clean("x" * 1000)


def test_the_field_keeps_to_its_kinds(small) -> None:
    assert clean("Kraków", kinds=[UnitKind.GMINA]).code == "1261011"
    with pytest.raises(forms.ValidationError):
        clean("12", kinds=[UnitKind.GMINA])


def test_empty_is_not_stated_unless_required(small) -> None:
    assert clean("", required=False) is None
    with pytest.raises(forms.ValidationError):
        clean("")


def test_the_division_is_public_and_names_its_source(client, db, system_actor) -> None:
    assert "nie jest jeszcze wczytany" in client.get("/podzial/").content.decode()
    actions.load_packaged_register(by=system_actor)
    shown = client.get("/podzial/").content.decode()
    assert shown.count("województwo ") == 16
    assert "GeoNames (CC BY 4.0)" in shown
    assert "1 stycznia 2026" in shown
    found = client.get("/en/podzial/?q=alwernja").content.decode()
    assert "gmina Alwernia (urban-rural)" in found
    assert "No unit has such a name" in client.get("/en/podzial/?q=zzzzzz").content.decode()
    assert client.get("/podzial/?q=%00" + "x" * 9999).status_code == 200


def test_one_unit_with_those_above_and_below(small, client, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(7):
        shown = client.get("/podzial/1203/").content.decode()
    assert (
        shown.index("województwo małopolskie") < shown.index("gmina Alwernia") < shown.index("gmina Babice")
    )
    assert client.get("/podzial/9999/").status_code == 404


def test_a_unit_that_is_no_more_names_its_successor(small, terc, system_actor, client) -> None:
    content = terc(
        "1203013 Alwernia",
        "1213011 Oświęcim",
        "1213062 Oświęcim",
        "1261011 Kraków",
        "1203023 Babice",
        on="2027-01-01",
    )
    actions.import_register(by=system_actor, content=content)
    shown = client.get("/podzial/1203022/").content.decode()
    assert "już nie istnieje" in shown
    assert "/podzial/1203023/" in shown
    assert "Istnieje od" in client.get("/podzial/1203023/").content.decode()


def test_the_source_of_the_register_can_be_named(db, terc, system_actor) -> None:
    assert pages.source() is None
    actions.load_packaged_register(by=system_actor)
    shown = pages.source()
    assert shown is not None
    assert "GeoNames" in shown.attribution
    assert shown.state_on.isoformat() == "2026-01-01"


def test_many_units_are_one_a_line_and_each_fault_names_its_line(small) -> None:
    field = TerritoriesField(required=False)
    assert [unit.code for unit in field.clean("Alwernia\n\n  1261 \n")] == ["1203013", "1261"]
    assert field.clean("") == []
    with pytest.raises(forms.ValidationError) as caught:
        field.clean("Alwernia\nzzz\nOświęcim")
    assert [message.partition(":")[0] for message in caught.value.messages] == ["wiersz 2", "wiersz 3"]
    with pytest.raises(forms.ValidationError):
        TerritoriesField().clean(" \n ")
