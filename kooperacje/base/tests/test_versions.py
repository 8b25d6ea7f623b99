"""Optimistic locking as a rule on values; the flow through pages is tested where pages are."""

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from kooperacje.base.versions import Stale, Versioned


@dataclass
class Row:
    text: str
    version: int = 1
    apply = Versioned.apply
    lost: list[str] = field(default_factory=list)


@given(st.lists(st.tuples(st.integers(1, 6), st.text(max_size=3)), max_size=20))
def test_no_save_overwrites_one_it_has_not_seen(saves: list[tuple[int, str]]) -> None:
    row = Row("start")
    for expected, text in saves:
        before, version = row.text, row.version
        try:
            changed = row.apply({"text": text}, expected=expected)
        except Stale as stale:
            assert expected != version
            assert row.text == before
            assert stale.differences() == ([("text", before, text)] if before != text else [])
        else:
            assert expected == version
            assert row.version == version + (1 if changed else 0)
            assert changed == (["text"] if before != text else [])
