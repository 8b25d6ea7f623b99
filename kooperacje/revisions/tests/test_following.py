"""An anchor follows its passage or is lost openly: it never jumps to a sentence that only looks alike."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kooperacje.modelbook.difference import Side
from kooperacje.modelbook.matching import Decided, match
from kooperacje.revisions.following import by_fate, follow, spot
from kooperacje.revisions.states import Fate

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
    "sąd",
    "kurator",
]
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=6, max_size=12).map(" ".join)
LIDER = "Lider partnerstwa zwołuje spotkania zespołu co najmniej raz na kwartał."
PLAN = "Zespół układa plan małych kroków razem z rodziną i zapisuje, kto za co odpowiada."


def sides(texts, prefix="p"):
    return [Side(f"{prefix}{n}", str(n), "paragraph", "", text, "") for n, text in enumerate(texts)]


@st.composite
def edited(draw):
    """A text and its next version: sentences kept, removed, moved, slightly changed; look-alikes and new ones come in."""
    old = draw(st.lists(SENTENCE, min_size=2, max_size=7, unique=True))
    new: list[tuple[str, int | None]] = []
    for place, text in enumerate(old):
        what = draw(st.sampled_from(["keep", "keep", "remove", "look-alike"]))
        if what == "keep":
            new.append((text, place))
        elif what == "look-alike":
            words = text.split()
            words[draw(st.integers(0, len(words) - 1))] = "inaczej"
            new.append((" ".join(words), None))
    order = draw(st.permutations(new))
    return old, order


@settings(max_examples=120)
@given(edited())
def test_what_is_kept_is_followed_only_to_itself_and_a_look_alike_never_takes_its_place(texts):
    old, new = texts
    followed = follow(match(sides(old), sides([text for text, _place in new], "n")))
    kept = {place: f"n{n}" for n, (_text, place) in enumerate(new) if place is not None}
    for place in range(len(old)):
        where = followed[f"p{place}"]
        if place in kept and where.fate is Fate.FOLLOWS:
            assert where.after[0].ref == kept[place]
        for side in where.after:
            assert side.ref not in {ref for one, ref in kept.items() if one != place}


@settings(max_examples=80)
@given(st.lists(SENTENCE, min_size=3, max_size=7, unique=True), st.data())
def test_a_removed_passage_is_lost_or_waits_when_a_look_alike_stands_elsewhere(texts, data):
    place = data.draw(st.integers(0, len(texts) - 1))
    words = texts[place].split()
    words[data.draw(st.integers(0, len(words) - 1))] = "inaczej"
    rest = [text for n, text in enumerate(texts) if n != place]
    where = data.draw(st.integers(0, len(rest)).filter(lambda one: one != place))
    rest.insert(where, " ".join(words))
    found = follow(match(sides(texts), sides(rest, "n")))[f"p{place}"]
    assert found.fate in (Fate.LOST, Fate.WAITING)
    assert found.after == ()


def test_a_passage_that_was_split_is_followed_to_the_part_that_holds_the_marked_words():
    old = sides([f"{LIDER} {PLAN}"])
    followed = follow(match(old, sides([LIDER, PLAN], "n")))
    where = followed["p0"]
    assert {side.ref for side in where.after} == {"n0", "n1"}
    assert spot(where, "raz na  kwartał").side.ref == "n0"
    assert spot(where, "małych kroków").side.ref == "n1"
    assert spot(where, "słowa, których nie ma").quoted is False
    assert spot(where, None).quoted is None


def test_merged_passages_are_followed_into_the_one():
    followed = follow(match(sides([LIDER, PLAN]), sides([f"{LIDER} {PLAN}"], "n")))
    assert [followed[ref].after[0].ref for ref in ("p0", "p1")] == ["n0", "n0"]


def test_what_names_no_passage_is_lost():
    followed = follow(match(sides([LIDER]), sides([LIDER], "n")))
    fates = by_fate(["p0", "nie-ma"], followed)
    assert (fates[Fate.FOLLOWS], fates[Fate.LOST]) == (["p0"], ["nie-ma"])
    assert spot(followed.get("nie-ma"), "x").fate is Fate.LOST


def test_a_persons_word_lets_the_remark_follow():
    old, new = sides(["Etap II"]), sides(["Etap III"], "n")
    assert follow(match(old, new))["p0"].fate is Fate.WAITING
    assert spot(follow(match(old, new))["p0"], "Etap").side is None
    assert follow(match(old, new, Decided({"p0": "n0"})))["p0"].after[0].ref == "n0"
