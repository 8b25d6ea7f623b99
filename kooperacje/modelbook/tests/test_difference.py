"""The words that changed, and the numbers of passages."""

from hypothesis import given
from hypothesis import strategies as st

from kooperacje.documents.differing import Run
from kooperacje.modelbook.difference import words
from kooperacje.modelbook.numbering import numbers, roman
from kooperacje.modelbook.states import PassageKind

TEXTS = st.text(alphabet="ab ąć.\n", max_size=30)


@given(before=TEXTS, after=TEXTS)
def test_pieces_spell_both_texts(before, after):
    pieces = words(before, after)
    assert "".join(p.text for p in pieces if p.run is not Run.INSERTED) == before
    assert "".join(p.text for p in pieces if p.run is not Run.DELETED) == after


def test_numbers_by_kind():
    kinds = [
        (PassageKind.PART, 1),
        (PassageKind.CHAPTER, 2),
        (PassageKind.SECTION, 3),
        (PassageKind.CHAPTER, 2),
        (PassageKind.PART, 1),
        (PassageKind.ANNEX, 1),
        (PassageKind.ANNEX, 1),
    ]
    assert numbers(kinds) == ["I", "I.1", "I.1.1", "I.2", "II", "Z1", "Z2"]
    assert [roman(n) for n in (4, 9, 14, 40)] == ["IV", "IX", "XIV", "XXXX"]
