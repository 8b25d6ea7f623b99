"""Places in a text are filled once, by what they name and nothing else."""

import pytest

from kooperacje.outreach.wording import NAMES, filled, unknown, used


def test_what_fills_a_place_is_not_looked_at_again():
    assert filled("{instytucja}: {kod}", {"instytucja": "{kod} {link}", "kod": "A"}) == "{kod} {link}: A"


@pytest.mark.parametrize(
    ("text", "names", "wrong"),
    [
        ("bez pól", set(), []),
        ("{ kod } i {link}", {"kod", "link"}, []),
        ("{Kod} {}", {"Kod", ""}, ["", "Kod"]),
        ("{niedomknięte", set(), []),
        ("{{kod}}", {"kod"}, []),
        ("{kod\n}", set(), []),
    ],
)
def test_places_are_found_as_people_write_them(text, names, wrong):
    assert used(text) == names
    assert unknown(text) == wrong


def test_every_place_has_a_meaning():
    assert all(str(meaning) for meaning in NAMES.values())
