"""Which passage became which: one to one, and nothing that only looks alike is taken for certain."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kooperacje.modelbook.difference import Side
from kooperacje.modelbook.matching import Decided, match, words_of
from kooperacje.modelbook.states import Change

REFS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)
LIDER = "Lider partnerstwa zwołuje spotkania zespołu co najmniej raz na kwartał."
ZGODA = "Osoba wyraża zgodę na udział w pracach zespołu, a zgodę może wycofać w każdej chwili."
PLAN = "Zespół układa plan małych kroków razem z rodziną i zapisuje, kto za co odpowiada."
KOSZYK = "Koszyk usług obejmuje usługi gminy, powiatu i organizacji pozarządowych."
WORDS = [
    "zespół",
    "rodzina",
    "lider",
    "plan",
    "zgoda",
    "gmina",
    "powiat",
    "usługa",
    "termin",
    "umowa",
    "pomoc",
    "praca",
    "szkoła",
]
TITLES = dict(
    zip(
        "abcdefgh",
        (
            "Wykaz skrótów i pojęć",
            "Zgoda osoby na współpracę",
            "Partnerski zespół w gminie",
            "Przesłanki, cele i korzyści",
            "Finansowanie z budżetu państwa",
            "Terminy oraz tryb odwołań",
            "Ewaluacja po dwóch latach",
            "Załączniki do umowy",
        ),
        strict=True,
    )
)
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=6, max_size=14).map(" ".join)


def side(
    ref: str, text: str | None = None, *, heading: str = "", parent: str = "", kind: str = "paragraph"
) -> Side:
    return Side(ref, "1", kind, heading, text, parent)


def headed(ref: str, text: str = "", parent: str = "") -> Side:
    return Side(ref, "1", "chapter", TITLES[ref], text or None, parent)


def numbered(*texts: str, prefix: str = "p") -> list[Side]:
    return [side(f"{prefix}{place}", text) for place, text in enumerate(texts)]


def fates(before, after, decided=None) -> dict[str, tuple[Change, str | None, bool]]:
    """What became of every old passage: (change, new ref, uncertain)."""
    pairs = match(before, after, decided or Decided())
    return {
        pair.before.ref: (pair.change, pair.after.ref if pair.after else None, pair.uncertain)
        for pair in pairs
        if pair.before and pair.change is not Change.SPLIT
    }


@given(before=REFS, after=REFS)
def test_every_passage_appears_exactly_once(before, after):
    pairs = match([headed(ref) for ref in before], [headed(ref) for ref in after])
    assert sorted(pair.ref for pair in pairs) == sorted({*before, *after})
    assert {pair.ref for pair in pairs if pair.change is Change.REMOVED} == set(before) - set(after)
    assert [pair.ref for pair in pairs if pair.after] == after


@given(st.lists(SENTENCES, max_size=8), st.lists(SENTENCES, max_size=8))
def test_one_to_one_whatever_the_texts(before, after):
    pairs = match(numbered(*before), numbered(*after, prefix="n"))
    old = [p.before.ref for p in pairs if p.before and p.change is not Change.SPLIT]
    new = [p.after.ref for p in pairs if p.after and p.change is not Change.MERGED]
    assert sorted(old) == sorted(s.ref for s in numbered(*before))
    assert new == [s.ref for s in numbered(*after, prefix="n")]


@given(refs=REFS)
def test_a_version_does_not_differ_from_itself(refs):
    sides = [headed(ref, "tekst") for ref in refs]
    assert all(p.change is Change.SAME and not p.uncertain for p in match(sides, sides))


def test_changed_moved_and_removed_are_told_apart():
    before = [headed("a", "x"), headed("b"), headed("c"), headed("d", parent="c")]
    after = [headed("a", "y"), headed("c"), headed("d"), headed("e")]
    pairs = match(before, after)
    assert [(pair.ref, pair.change) for pair in pairs] == [
        ("a", Change.CHANGED),
        ("b", Change.REMOVED),
        ("c", Change.SAME),
        ("d", Change.MOVED),
        ("e", Change.ADDED),
    ]


def test_swapped_passages_count_as_one_move():
    pairs = match([headed("a"), headed("b"), headed("c")], [headed("b"), headed("c"), headed("a")])
    assert [pair.change for pair in pairs].count(Change.MOVED) == 1


def test_a_passage_removed_at_the_front_stands_first():
    pairs = match([headed("a"), headed("b")], [headed("b")])
    assert [(pair.ref, pair.change) for pair in pairs] == [("a", Change.REMOVED), ("b", Change.SAME)]


def test_ids_are_not_needed_where_words_say_it():
    new = LIDER.replace("kwartał", "miesiąc")
    found = fates(numbered(LIDER, ZGODA, PLAN, KOSZYK), numbered(new, KOSZYK, ZGODA, prefix="n"))
    assert found["p0"] == (Change.CHANGED, "n0", False)
    assert found["p2"] == (Change.REMOVED, None, False)
    assert sorted([found["p1"], found["p3"]]) == [(Change.MOVED, "n2", False), (Change.SAME, "n1", False)]
    found = fates(numbered(LIDER, ZGODA, KOSZYK), numbered(ZGODA, new, KOSZYK, prefix="n"))
    assert found["p0"][2], "between other neighbours it may be a look-alike"


def test_split_and_merged():
    both = f"{LIDER} {PLAN}"
    pairs = match(numbered(both, ZGODA), numbered(LIDER, PLAN, ZGODA, prefix="n"))
    assert [p.before.ref for p in pairs] == ["p0", "p0", "p1"]
    assert sorted(p.change for p in pairs) == [Change.CHANGED, Change.SAME, Change.SPLIT]
    pairs = match(numbered(LIDER, PLAN, ZGODA), numbered(both, ZGODA, prefix="n"))
    merged = next(p for p in pairs if p.change is Change.MERGED)
    assert merged.after.ref == "n0"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["Etap II"], ["Etap III"]),  # short
        ([LIDER, ZGODA, PLAN], [ZGODA, PLAN, LIDER.replace("kwartał", "miesiąc")]),  # changed and elsewhere
        ([LIDER], [f"{LIDER} Raz.", f"{LIDER} Dwa."]),  # two candidates
    ],
)
def test_what_likeness_alone_does_not_prove_waits_for_a_person(before, after):
    _change, new, uncertain = fates(numbered(*before), numbered(*after, prefix="n"))["p0"]
    assert new
    assert uncertain


def test_one_id_to_which_sentences_were_added_is_one():
    found = fates([side("a", LIDER)], [side("a", f"{LIDER} {PLAN} {ZGODA} {KOSZYK}")])
    assert found["a"] == (Change.CHANGED, "a", False)


def test_one_id_with_quite_other_words_waits_too():
    assert fates([side("a", LIDER)], [side("a", "Koszty: 10 %.")])["a"] == (Change.CHANGED, "a", True)


def test_words_under_an_id_that_means_another_passage_wait():
    found = fates([side("a", LIDER), side("b", ZGODA)], [side("b", LIDER), side("c", PLAN)])
    assert found["a"][1:] == ("b", True)


def test_a_person_decides():
    before, after = numbered("Etap II", PLAN), numbered("Etap III", "Etap IV", prefix="n")
    assert fates(before, after, Decided({"p0": "n1"}))["p0"] == (Change.CHANGED, "n1", False)
    assert fates(before, after, Decided({"p0": None}))["p0"] == (Change.REMOVED, None, False)
    found = fates(before, after, Decided({"p0": "n0", "p1": "n0"}))
    assert found == {"p0": (Change.CHANGED, "n0", False), "p1": (Change.MERGED, "n0", False)}


def test_a_decision_about_what_is_gone_from_the_draft_counts_no_more():
    found = fates(numbered(LIDER), numbered(LIDER, prefix="n"), Decided({"p0": "zniknęło"}))
    assert found["p0"] == (Change.SAME, "n0", False)


@settings(max_examples=120)
@given(st.lists(SENTENCES, min_size=2, max_size=7, unique=True), st.data())
def test_a_removed_passage_never_becomes_a_look_alike_elsewhere(texts, data):
    """Its sentence goes, one with other words comes in another place: that is never told as certain."""
    place = data.draw(st.integers(0, len(texts) - 1))
    words = texts[place].split()
    changed = data.draw(st.integers(1, len(words) - 1))
    alike = " ".join(["zupełnie", *words[changed:]])
    others = [(f"p{n}", text) for n, text in enumerate(texts) if n != place]
    where = data.draw(st.integers(0, len(others)))
    after = [side(ref, text) for ref, text in others]
    after.insert(where, side("nowe", alike))
    found = fates(numbered(*texts), after)
    for n, text in enumerate(texts):
        if n != place:
            assert found[f"p{n}"] == (found[f"p{n}"][0], f"p{n}", False)
            assert words_of(next(s for s in after if s.ref == f"p{n}")) == text
    _change, new, uncertain = found[f"p{place}"]
    assert new in (None, "nowe")
    assert new is None or uncertain or where == place
