"""Comparing versions."""

from hypothesis import given
from hypothesis import strategies as st

from kooperacje.modelbook.difference import Change, Run, Side, compare, words
from kooperacje.modelbook.numbering import numbers, roman
from kooperacje.modelbook.states import PassageKind

TEXTS = st.text(alphabet="ab ąć.\n", max_size=30)
REFS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


def side(ref: str, text: str = "", parent: str = "") -> Side:
    return Side(ref, "1", "chapter", ref.upper(), text or None, parent)


@given(before=TEXTS, after=TEXTS)
def test_pieces_spell_both_texts(before, after):
    pieces = words(before, after)
    assert "".join(p.text for p in pieces if p.run is not Run.INSERTED) == before
    assert "".join(p.text for p in pieces if p.run is not Run.DELETED) == after


@given(before=REFS, after=REFS)
def test_every_passage_appears_exactly_once(before, after):
    pairs = compare([side(ref) for ref in before], [side(ref) for ref in after])
    assert sorted(pair.ref for pair in pairs) == sorted({*before, *after})
    assert {pair.ref for pair in pairs if pair.change is Change.ADDED} == set(after) - set(before)
    assert {pair.ref for pair in pairs if pair.change is Change.REMOVED} == set(before) - set(after)
    assert [pair.ref for pair in pairs if pair.after] == after


@given(refs=REFS)
def test_a_version_does_not_differ_from_itself(refs):
    sides = [side(ref, "tekst") for ref in refs]
    assert all(pair.change is Change.SAME for pair in compare(sides, sides))


def test_changed_moved_and_removed_are_told_apart():
    before = [side("a", "x"), side("b"), side("c"), side("d", parent="c")]
    after = [side("a", "y"), side("c"), side("d"), side("e")]
    found = {pair.ref: pair.change for pair in compare(before, after)}
    assert found == {
        "a": Change.CHANGED,
        "b": Change.REMOVED,
        "c": Change.SAME,
        "d": Change.MOVED,
        "e": Change.ADDED,
    }
    assert [pair.ref for pair in compare(before, after)] == ["a", "b", "c", "d", "e"]


def test_swapped_passages_count_as_one_move():
    pairs = compare([side("a"), side("b"), side("c")], [side("b"), side("c"), side("a")])
    assert [pair.change for pair in pairs].count(Change.MOVED) == 1


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


def test_a_passage_removed_at_the_front_stands_first():
    pairs = compare([side("a"), side("b")], [side("b")])
    assert [(pair.ref, pair.change) for pair in pairs] == [("a", Change.REMOVED), ("b", Change.SAME)]
