"""A form that came back is read: exactly while its controls live, and nearly always after any damage."""

from pathlib import Path

import pytest

from kooperacje.documents.answerform import read
from kooperacje.documents.tests.answerform.damaging import DAMAGES, damaged
from kooperacje.documents.tests.answerform.filled import CASES, FORM, files
from kooperacje.documents.tests.answerform.scoring import score

DATA = Path(__file__).parent / "data"
FILES = files()
TAGGED = ("reword_with_controls", "delete_unanswered", "split_runs", "copy_block")
RIGHT = 0.95


@pytest.mark.parametrize("case", CASES)
def test_every_tagged_field_is_read_exactly(case: str) -> None:
    reading = read(FILES[case], FORM)
    assert score(FILES[case], CASES[case])[1] == []
    assert {field.confidence for field in reading.filled()} == {1.0}
    assert reading.leftovers == ()
    assert reading.identifier == FORM.slug


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("damage", TAGGED)
def test_tags_that_survive_are_read_exactly(damage: str, case: str) -> None:
    content = damaged(FILES[case], DAMAGES[damage])
    assert score(content, CASES[case], more=1 if damage == "copy_block" else 0)[1] == []


@pytest.mark.parametrize("damage", DAMAGES)
def test_at_least_95_percent_of_fields_are_read_after_damage(damage: str) -> None:
    asked, wrong = 0, []
    for case, values in CASES.items():
        count, missed = score(
            damaged(FILES[case], DAMAGES[damage]), values, more=1 if damage == "copy_block" else 0
        )
        asked += count
        wrong += [f"{case}: {line}" for line in missed]
    assert 1 - len(wrong) / asked >= RIGHT, wrong


RESAVED = sorted(path.name for path in DATA.glob("*.docx"))


def test_there_are_files_saved_by_another_program() -> None:
    assert len(RESAVED) >= 6


@pytest.mark.parametrize("name", RESAVED)
def test_files_saved_by_libreoffice_are_read(name: str) -> None:
    case = name.split("-")[0]
    count, wrong = score((DATA / name).read_bytes(), CASES[case])
    assert 1 - len(wrong) / count >= RIGHT, wrong


def test_a_copied_block_is_one_more_remark() -> None:
    reading = read(damaged(FILES["full"], DAMAGES["copy_block"]), FORM)
    assert [remark.value("place") for remark in reading.remarks] == [
        "Rozdział 3.2, strona 17",
        "Słownik pojęć",
        "Rozdział 3.2, strona 17 Kopia",
    ]


def test_what_stands_beside_a_filled_control_is_kept() -> None:
    from kooperacje.documents.tests.answerform.damaging import W, paragraph

    def add(body) -> None:
        next(body.iter(f"{W}sdt")).addnext(paragraph("Dopisek ręczny"))

    reading = read(damaged(FILES["full"], add), FORM)
    assert [(left.text, left.near) for left in reading.leftovers] == [("Dopisek ręczny", "Nazwa instytucji")]
    assert reading.value("institution") == CASES["full"]["institution"]


PAIRS = [
    (first, second)
    for first in (
        "reword",
        "tables_to_paragraphs",
        "rows_to_lines",
        "one_table",
        "answer_with_boxes",
        "type_below",
    )
    for second in (
        "strip_controls",
        "lose_tags",
        "reword",
        "lose_headings",
        "split_runs",
        "shout_without_polish_letters",
    )
    if first != second
]


def test_damage_on_damage_still_leaves_95_percent_readable() -> None:
    asked, wrong = 0, []
    for first, second in PAIRS:
        for case, values in CASES.items():
            content = damaged(damaged(FILES[case], DAMAGES[first]), DAMAGES[second])
            count, missed = score(content, values)
            asked += count
            wrong += [f"{first}, {second}, {case}: {line}" for line in missed]
    assert 1 - len(wrong) / asked >= RIGHT, wrong
