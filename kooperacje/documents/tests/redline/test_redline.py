"""Accepting every tracked change gives the new document, rejecting every one the old one."""

import io
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from kooperacje.documents.answerform.opening import Package, Unreadable, Why
from kooperacje.documents.redline import Change, Redline
from kooperacje.documents.redline import redline as compare
from kooperacje.documents.tests.redline.oracle import accepted, body, outline, rejected

WHEN = datetime(2026, 3, 1, 12, tzinfo=UTC)
REAL = sorted((Path(__file__).parents[1]).rglob("*.docx"))
"""Forms that were saved by LibreOffice."""


def redline(old: bytes, new: bytes, **stamp: Any) -> Redline:
    return compare(Package(old), Package(new), **stamp)


Part = str | tuple[str, str] | list[list[str]]


def made(*parts: Part) -> bytes:
    """A document: a string is a paragraph, a pair a style with its text, a list of lists a table."""
    document: Document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
        elif isinstance(part, tuple):
            document.add_paragraph(part[1], style=part[0])
        else:
            table = document.add_table(rows=0, cols=len(part[0]))
            for row in part:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
    return saved(document)


def saved(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


H = "Heading 1"
LIDER = "Lider partnerstwa zwołuje spotkania zespołu co najmniej raz na kwartał."
ZGODA = "Osoba wyraża zgodę na udział w pracach zespołu, a zgodę może wycofać w każdej chwili."
PLAN = "Zespół układa plan małych kroków razem z rodziną i zapisuje, kto za co odpowiada."
KOSZYK = "Koszyk usług obejmuje usługi gminy, powiatu i organizacji pozarządowych."
TABLE = [["Instytucja", "Zadanie"], ["OPS", "prowadzi"], ["PCPR", "wspiera"], ["Szkoła", "zgłasza"]]

PAIRS: dict[str, tuple[list[Part], list[Part]]] = {
    "nothing": ([LIDER, ZGODA], [LIDER, ZGODA]),
    "a word": ([LIDER, ZGODA], [LIDER.replace("kwartał", "miesiąc"), ZGODA]),
    "a sentence added": ([LIDER, ZGODA], [LIDER, PLAN, ZGODA]),
    "a sentence removed": ([LIDER, PLAN, ZGODA], [LIDER, ZGODA]),
    "the first removed": ([LIDER, PLAN, ZGODA], [PLAN, ZGODA]),
    "the last added": ([LIDER, PLAN], [LIDER, PLAN, ZGODA]),
    "all rewritten": ([LIDER, PLAN], ["Zupełnie inny tekst.", "Nic wspólnego."]),
    "moved": ([LIDER, ZGODA, PLAN, KOSZYK], [PLAN, LIDER, ZGODA, KOSZYK]),
    "moved and changed": ([LIDER, ZGODA, PLAN], [PLAN.replace("rodziną", "osobą"), LIDER, ZGODA]),
    "split": ([f"{LIDER} {PLAN}", ZGODA], [LIDER, PLAN, ZGODA]),
    "merged": ([LIDER, PLAN, ZGODA], [f"{LIDER} {PLAN}", ZGODA]),
    "headings": (
        [(H, "Zespół"), LIDER, (H, "Zgoda"), ZGODA],
        [(H, "Partnerstwo"), LIDER, (H, "Zgoda"), ZGODA],
    ),
    "another style": ([(H, "Zespół"), LIDER], ["Zespół", LIDER]),
    "bullets": ([("List Bullet", x) for x in "abc"], [("List Bullet", x) for x in "acd"]),
    "numbers": (
        [("List Number", x) for x in (LIDER, PLAN)],
        [("List Number", x) for x in (PLAN, ZGODA, LIDER)],
    ),
    "list to text": ([("List Bullet", LIDER), ("List Bullet", PLAN)], [LIDER, PLAN]),
    "empty lines": ([LIDER, "", "", PLAN], ["", LIDER, "", PLAN, ""]),
    "a cell": ([LIDER, TABLE, ZGODA], [LIDER, [*TABLE[:2], ["PCPR", "pomaga"], TABLE[3]], ZGODA]),
    "a row added": ([TABLE, ZGODA], [[*TABLE[:2], ["Policja", "interweniuje"], *TABLE[2:]], ZGODA]),
    "a row removed": ([TABLE, ZGODA], [[TABLE[0], *TABLE[2:]], ZGODA]),
    "a column added": ([TABLE], [[[*row, "termin"] for row in TABLE]]),
    "a table added": ([LIDER, ZGODA], [LIDER, TABLE, ZGODA]),
    "a table removed": ([LIDER, TABLE, ZGODA], [LIDER, ZGODA]),
    "table to text": ([TABLE, ZGODA], ["Instytucja\tZadanie", "OPS\tprowadzi", ZGODA]),
    "tabs and breaks": (["a\tb\nc", LIDER], ["a\tb\nd", LIDER]),
    "signs": (["<ą> & „ę” – 10 %", LIDER], ["<ą> & „ę” — 20 %", LIDER]),
    "from nothing": ([], [LIDER, TABLE]),
    "to nothing": ([(H, "Zespół"), TABLE, LIDER], []),
    "the same line often": (["tak"] * 4, ["tak"] * 6),
}


def check(old: bytes, new: bytes) -> Any:
    found = redline(old, new, author="Urząd Przykładowy", when=WHEN)
    assert accepted(found.content) == outline(body(new))
    assert rejected(found.content) == outline(body(old))
    docx.Document(io.BytesIO(found.content))
    return found


@pytest.mark.parametrize("name", PAIRS)
def test_accepting_gives_the_new_and_rejecting_the_old(name: str) -> None:
    old, new = PAIRS[name]
    check(made(*old), made(*new))


@pytest.mark.parametrize(("old", "new"), list(permutations(REAL, 2))[::12], ids=lambda path: path.stem)
def test_files_saved_by_a_real_editor(old: Path, new: Path) -> None:
    before, after = old.read_bytes(), new.read_bytes()
    found = redline(before, after, author="a", when=WHEN)
    unchanged = {
        path: redline(content, content, author="a", when=WHEN) for path, content in ((0, before), (1, after))
    }
    assert all(set(one.counts) == {Change.SAME} for one in unchanged.values())
    assert words(accepted(found.content)) == words(accepted(unchanged[1].content))
    assert words(rejected(found.content)) == words(rejected(unchanged[0].content))


def words(found: Any) -> Any:
    """The structure with its words, without the names of styles."""
    if isinstance(found, list):
        return [words(one) for one in found]
    return (found[0], words(found[-1])) if isinstance(found, tuple) else found


LINES = st.sampled_from(
    [LIDER, ZGODA, PLAN, KOSZYK, "", "tak", LIDER.replace("raz", "dwa razy"), "Ostatnia linia."]
)


@settings(max_examples=30)
@given(st.lists(LINES, max_size=7), st.lists(LINES, max_size=7))
def test_whatever_was_edited(old: list[str], new: list[str]) -> None:
    check(made(*old), made(*new))


def changes(name: str, of: Callable[..., bytes] = made) -> list[Change]:
    old, new = PAIRS[name]
    return [pair.change for pair in redline(of(*old), of(*new), author="a", when=WHEN).pairs]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nothing", [Change.SAME, Change.SAME]),
        ("a word", [Change.CHANGED, Change.SAME]),
        ("a sentence added", [Change.SAME, Change.ADDED, Change.SAME]),
        ("a sentence removed", [Change.SAME, Change.REMOVED, Change.SAME]),
        ("moved", [Change.MOVED, Change.SAME, Change.SAME, Change.SAME]),
        ("split", [Change.CHANGED, Change.SPLIT, Change.SAME]),
        ("merged", [Change.CHANGED, Change.MERGED, Change.SAME]),
        ("all rewritten", [Change.REMOVED, Change.REMOVED, Change.ADDED, Change.ADDED]),
    ],
)
def test_what_became_of_each_block_is_told(name: str, expected: list[Change]) -> None:
    assert sorted(changes(name)) == sorted(expected)


def test_a_pair_that_could_be_another_is_uncertain() -> None:
    old = made(f"{LIDER} W pierwszym roku.")
    new = made(f"{LIDER} W drugim roku.", f"{LIDER} W trzecim roku.")
    assert len(redline(old, new, author="a", when=WHEN).uncertain) == 1


def test_a_look_alike_is_no_pair() -> None:
    assert sorted(redline(made("Rodzina podpisuje plan."), made("Zespół zwołuje lider."), author="a", when=WHEN).counts) == [
        Change.ADDED,
        Change.REMOVED,
    ]  # fmt: skip


def test_a_look_alike_in_another_place_is_no_pair() -> None:
    alike = "Lider partnerstwa zaprasza instytucje gminy na roczne spotkanie w urzędzie."
    old, new = made(LIDER, ZGODA, PLAN, KOSZYK), made(ZGODA, PLAN, KOSZYK, alike)
    assert Change.MOVED not in redline(old, new, author="a", when=WHEN).counts


def test_changes_bear_author_and_time() -> None:
    old, new = PAIRS["a word"]
    content = redline(made(*old), made(*new), author="Urząd Przykładowy", when=WHEN).content
    marks = [node for node in body(content).iter() if node.tag.endswith(("}ins", "}del"))]
    assert {tuple(node.attrib.values())[1:] for node in marks} == {
        ("Urząd Przykładowy", "2026-03-01T12:00:00Z")
    }
    assert len({node.attrib.values()[0] for node in marks}) == len(marks)


@pytest.mark.parametrize(("content", "why"), [(b"no", Why.NO_DOCX), (b"PK\x03\x04", Why.NO_DOCX)])
def test_what_is_no_document_is_refused(content: bytes, why: Why) -> None:
    for old, new in ((content, made(LIDER)), (made(LIDER), content)):
        with pytest.raises(Unreadable) as refused:
            redline(old, new, author="a", when=WHEN)
        assert refused.value.why is why


def test_there_are_real_files_and_at_least_twenty_pairs() -> None:
    assert len(PAIRS) >= 20
    assert _many(REAL)


def _many(paths: Iterable[Path]) -> bool:
    return len(list(paths)) >= 3
