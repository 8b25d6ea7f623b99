"""What is written as passages is read back as the same passages."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from kooperacje.documents.answerform.opening import Package
from kooperacje.documents.body import blocks, plainly
from kooperacje.documents.passages import Kind, read
from kooperacje.documents.passages.writing import FRONT, Written, write

WHEN = datetime(2026, 3, 1, tzinfo=UTC)
LINE = st.text(alphabet="aąbcć dż,.–„”<&", min_size=1, max_size=30).map(
    lambda text: " ".join(text.split()) or "a"
)
TEXT = st.lists(LINE, min_size=1, max_size=2).map("\n".join)
TABLE = (
    st.integers(2, 3)
    .flatmap(
        lambda width: st.lists(
            st.lists(LINE, min_size=width, max_size=width).map("\t".join), min_size=1, max_size=3
        )
    )
    .map("\n".join)
)
HEADING = st.builds(
    Written, st.just(Kind.HEADING), st.integers(1, 5), LINE, st.sampled_from(["", "1", "II.1", "Z1.2"])
)
PASSAGE = st.one_of(
    HEADING,
    st.builds(Written, st.just(Kind.PARAGRAPH), st.just(0), TEXT),
    st.builds(Written, st.just(Kind.ITEM), st.integers(0, 4), TEXT),
    st.builds(Written, st.just(Kind.TABLE), st.just(0), TABLE),
)


def written(*passages: Written) -> bytes:
    return write("Model", "Wersja druga", passages, identifier="m/2", modified=WHEN)


@settings(max_examples=80)
@given(HEADING, st.lists(PASSAGE, max_size=8))
def test_round_trip(first, others):
    passages = [first, *others]
    package = Package(written(*passages))
    found = read(package)
    assert found.title == "Model Wersja druga"
    assert [(one.kind, one.level, one.text) for one in found.found] == [
        (one.kind, one.level, one.text) for one in passages
    ]
    assert [one.place for one in found.found] == [FRONT + n for n in range(1, len(passages) + 1)]


def test_equal_passages_give_equal_bytes():
    passages = [Written(Kind.HEADING, 1, "Cel", "1"), Written(Kind.TABLE, 0, "a\tb\nc")]
    assert written(*passages) == written(*passages)
    table = blocks(plainly(Package(written(*passages)).body()))[3]
    assert table.text == "a\tb\nc\t"


def test_lines_of_a_cell_stay_apart():
    assert read(Package(written(Written(Kind.TABLE, 0, "a\u2028b\tc")))).found[0].text == "a\u2028b\tc"
