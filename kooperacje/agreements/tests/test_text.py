"""The text as data: what its digest covers, and what it does not."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from kooperacje.agreements import drawing, numbers, text
from kooperacje.agreements.text import Part, Text
from kooperacje.base import clock
from kooperacje.documents.tree import Table

WORDS = st.text(alphabet="aąbć 1.-|*[]§\n\t\r\u00a0é", max_size=40)
TEXTS = st.builds(
    Text,
    st.text(alphabet="ab ć", max_size=10),
    st.lists(st.builds(Part, WORDS, WORDS), max_size=3).map(tuple),
    st.booleans(),
    st.sampled_from([None, date(2026, 1, 1)]),
    st.sampled_from([None, date(2027, 1, 1)]),
)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_the_digest_changes_exactly_when_the_content_does(one, other):
    same = text.digest("D-2026-000000", one) == text.digest("D-2026-000000", other)
    assert same == (one.tidy() == other.tidy())


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_tidying_twice_is_tidying_once_and_reading_gives_what_was_kept(one):
    tidy = one.tidy()
    assert tidy.tidy() == tidy
    assert text.read(text.source(tidy)) == tidy


def test_line_ends_spaces_and_composed_letters_do_not_count_but_every_word_and_the_term_do():
    one = Text("Tytuł", (Part("Nagłówek", "1. Zażółć\n\n2. Gęślą"),))
    said = [
        "1. Zażółć  \r\n\r\n\r\n\r\n2. Gęślą\n",
        "7. x",
        "1. Zaz\u0307o\u0301łc\u0301\n\n2. Ge\u0328s\u0301la\u0328",
    ]
    same = [replace(one, parts=(Part(" Nagłówek ", each),)) for each in said]
    code = text.digest("n", one)
    assert [text.digest("n", each) == code for each in same] == [True, False, True]
    for changed in (
        replace(one, title="Tytul"),
        replace(one, paragraphs=False),
        replace(one, first_day=date(2026, 1, 1)),
        replace(one, last_day=date(2026, 1, 1)),
        replace(one, parts=(*one.parts, Part("", "x"))),
    ):
        assert text.digest("n", changed) != code
    assert text.digest("m", one) != code, "the same words in another paper are another text"


def test_numbers_of_paragraphs_are_counted_from_the_first():
    given_lines = "3. trzy\ndalej\n9. cztery\n\n1. pięć\n| a |\n7. od nowa"
    made = Text("t", (Part("", given_lines),)).tidy().parts[0].text
    assert made == "3. trzy\ndalej\n4. cztery\n\n5. pięć\n| a |\n7. od nowa"


def test_what_is_left_to_fill_in_is_named_once():
    one = Text("t", (Part("", "[[kworum]] i [[ kworum ]] i [[siedziba]]"), Part("[[nie]]", "")))
    assert one.blanks == ("kworum", "siedziba")


def test_a_digest_and_a_number_are_read_as_people_type_them():
    code = text.digest("n", Text("t", ()))
    assert text.typed(text.readable(code).upper()) == code
    assert text.typed(code[:16]) == code[:16]
    assert [text.typed(wrong) for wrong in ("", "abc", "x" * 20, code + "0")] == [""] * 4
    number = numbers.draw(clock.now())
    assert numbers.typed(f" {number.lower().replace('-', ' – ')} ") == number
    assert numbers.typed(number[2:].replace("0", "O").replace("1", "l")) == number
    assert numbers.typed("D-26-1") == ""


def test_an_empty_line_parts_tables_and_a_date_has_room_for_itself():
    said = "| Zadanie | Termin |\n| Wspólne dyżury i rozmowy w gminach | 30.06.2026 |\n\n| Lp. | Usługa |\n| 1 | Dyżur |"
    (section,) = drawing.sections(Text("Plan", (Part("Zadania", said),)))
    first, second = section.blocks
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert [len(first.rows), len(second.rows)] == [1, 1]
    task, term = (column.weight for column in first.columns)
    assert term / task >= 0.5
