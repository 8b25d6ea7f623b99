"""Files from strangers: read with lines, refused with lines, and never able to blow up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from kooperacje.base import yamltext
from kooperacje.base.problems import BadInput


class Row(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    name: str
    count: int
    held: date | None = None


class Sheet(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    rows: list[Row]


def refusal(text: str | bytes) -> str:
    with pytest.raises(BadInput) as caught:
        yamltext.checked(Sheet, yamltext.read(text))
    return str(caught.value)


def test_reads_values_with_their_lines():
    parsed = yamltext.read("rows:\n  - name: a\n    count: 1\n    held: 2019-02-21\n")
    sheet = yamltext.checked(Sheet, parsed)
    assert sheet.rows[0].held == date(2019, 2, 21)
    assert parsed.line_of(["rows", 0, "count"]) == 3
    assert parsed.line_of(["rows", 0, "count", "deeper"]) == 3
    assert parsed.line_of(["nowhere"]) == 1


def test_reads_json_too():
    sheet = yamltext.checked(Sheet, yamltext.read(b'{"rows": [{"name": "a", "count": 2}]}'))
    assert sheet.rows[0].count == 2


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("rows:\n  - name: a\n", "2, rows.0.count"),
        ("rows:\n  - name: a\n    count: many\n", "3, rows.0.count"),
        ("rows:\n  - name: a\n    count: 1\n    colour: red\n", "4, rows.0.colour"),
        ("rows:\n  - name: a\n    name: b\n    count: 1\n", "3"),
        ("rows:\n  - name: a\n    count: 1\n    held: 2019-02-31\n", "4, rows.0.held"),
        ("rows: [\n", "2"),
        ("a: &x 1\nb: *x\n", "1"),
        ("rows: !!python/object/apply:os.system ['true']\n", "1"),
        ("rows:\n  - ? [a]\n    : 1\n", "2"),
        (b"rows:\n  - name: \xff\n", "2"),
        ("[" * 60 + "]" * 60, "1"),
        ("--- 1\n--- 2\n", "2"),
    ],
)
def test_refuses_with_the_line(text, place):
    assert f" {place}" in refusal(text)


def test_refuses_what_is_too_big_or_not_text():
    assert refusal("x" * (yamltext.LIMIT + 1))
    assert refusal("rows: \x00\n")
    assert refusal("")


def refused_or_read(text: str | bytes) -> bool:
    """Whether the text is read; a refusal without a sentence, or any other error, is a fault."""
    try:
        yamltext.checked(Sheet, yamltext.read(text))
    except BadInput as refused:
        if not refused.faults:
            raise
        return False
    return True


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    assert not (refused_or_read(text) and "rows" not in text)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(text):
    assert not (refused_or_read(text) and b"rows" not in text)
