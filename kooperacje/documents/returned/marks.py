"""Comments and tracked changes as remarks: where, what stood there, what is proposed, who says so and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kooperacje.documents.answerform.opening import Package, W, text_of
from kooperacje.documents.returned.spans import Fate, Paragraph, paragraphs

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
COMMENTS, THREADS = "word/comments.xml", "word/commentsExtended.xml"


class Sort(StrEnum):
    """How the remark was made in the file."""

    COMMENT = "comment"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Mark:
    """One comment with its replies, or what one author changed in one paragraph.

    `passage` is the whole paragraph as it was sent out, `quote` the words that the mark lies on, `current` and
    `proposed` the paragraph before and after. `proposed` is empty for a comment, and for a passage to be removed,
    which `removes` tells apart. `written_at` is ISO text as the file says it, or empty.
    """

    sort: Sort
    author: str
    written_at: str
    place: str
    passage: str
    quote: str
    current: str
    proposed: str
    text: str
    removes: bool = False


@dataclass(frozen=True, slots=True)
class _Comment:
    number: str
    author: str
    written_at: str
    text: str


def marks(content: bytes) -> tuple[Mark, ...]:
    """Every remark in the file, in reading order. Raises `Unreadable`."""
    package = Package(content)
    found = list(paragraphs(package.body()))
    threads = _threads(package)
    ordered: list[tuple[int, Mark]] = [*_changes(found), *_comments(found, threads)]
    ordered.sort(key=lambda pair: pair[0])
    return tuple(mark for _, mark in ordered)


def _changes(found: Sequence[Paragraph]) -> Iterator[tuple[int, Mark]]:
    before = ""
    for number, paragraph in enumerate(found):
        changes = [span.change for span in paragraph.spans if span.change is not None and span.text.strip()]
        for author in dict.fromkeys(change.author for change in changes):
            current, proposed = paragraph.original, paragraph.by(author)
            if current == proposed:
                continue
            taken = (
                span.text
                for span in paragraph.spans
                if span.change and span.change.author == author and span.change.fate is Fate.TAKEN_OUT
            )
            yield (
                number,
                Mark(
                    sort=Sort.CHANGE,
                    author=author,
                    written_at=next(change.written_at for change in changes if change.author == author),
                    place=paragraph.place,
                    passage=current or before,
                    quote="".join(taken).strip(),
                    current=current,
                    proposed=proposed,
                    text="",
                    removes=not proposed,
                ),
            )
        before = paragraph.original or before


def _comments(
    found: Sequence[Paragraph], threads: Mapping[str, Sequence[_Comment]]
) -> Iterator[tuple[int, Mark]]:
    places = _places(found)
    for number, thread in threads.items():
        first = thread[0]
        on = places.get(number, [])
        at = on[0] if on else len(found)
        paragraph = found[at] if on else Paragraph("")
        quotes = (
            "".join(span.text for span in found[place].spans if number in span.comments and span.original)
            for place in on
        )
        quote = "\n".join(words.strip() for words in quotes if words.strip())
        yield (
            at,
            Mark(
                sort=Sort.COMMENT,
                author=first.author,
                written_at=first.written_at,
                place=paragraph.place,
                passage=paragraph.original,
                quote=quote,
                current=quote,
                proposed="",
                text="\n\n".join(_said(comment, first) for comment in thread if comment.text),
            ),
        )


def _places(found: Sequence[Paragraph]) -> dict[str, list[int]]:
    """For each comment the paragraphs that it lies on: one pass, however many there are."""
    places: dict[str, list[int]] = {}
    for place, paragraph in enumerate(found):
        on = paragraph.points.union(*(span.comments for span in paragraph.spans))
        for number in on:
            places.setdefault(number, []).append(place)
    return places


def _said(comment: _Comment, first: _Comment) -> str:
    return comment.text if comment is first else f"{comment.author}: {comment.text}"


def _threads(package: Package) -> dict[str, list[_Comment]]:
    """Comments by the number of the first in their thread; replies follow it."""
    root = package.xml(COMMENTS)
    if root is None:
        return {}
    above = _above(package.xml(THREADS))
    threads: dict[str, list[_Comment]] = {}
    by_paragraph: dict[str, str] = {}
    for element in root.iter(f"{W}comment"):
        comment = _Comment(
            element.get(f"{W}id", ""),
            element.get(f"{W}author", ""),
            element.get(f"{W}date", ""),
            "\n".join(words for p in element.iter(f"{W}p") if (words := text_of(p))),
        )
        marks_of_paragraphs = [p.get(f"{W14}paraId", "") for p in element.iter(f"{W}p")]
        last = marks_of_paragraphs[-1] if marks_of_paragraphs else ""
        head = by_paragraph.get(above.get(last, ""), comment.number)
        by_paragraph[last] = head
        threads.setdefault(head, []).append(comment)
    return {number: thread for number, thread in threads.items() if any(comment.text for comment in thread)}


def _above(root: Any | None) -> dict[str, str]:
    """The last paragraph of a reply -> that of the comment it replies to."""
    if root is None:
        return {}
    return {
        element.get(f"{W15}paraId", ""): parent
        for element in root.iter(f"{W15}commentEx")
        if (parent := element.get(f"{W15}paraIdParent"))
    }
