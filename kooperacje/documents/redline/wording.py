"""Which words of a paragraph were kept, inserted and deleted, each with the form it has."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree

from kooperacje.documents import differing
from kooperacje.documents.answerform.opening import W
from kooperacje.documents.differing import Run

SAID = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a sign, a break or a thing such as a picture. `form` are the properties of its run."""

    key: str
    node: Any | None
    form: Any | None


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens that share a fate."""

    run: Run
    tokens: tuple[Token, ...]

    @property
    def text(self) -> str:
        return "".join(token.key for token in self.tokens if token.node is None or token.node.tag in SAID)


def tokens(paragraph: Any) -> list[Token]:
    """The content of a paragraph in reading order; links give their words only."""
    return [token for run in paragraph.iter(f"{W}r") for token in _of_run(run)]


def _of_run(run: Any) -> Iterator[Token]:
    form = run.find(f"{W}rPr")
    for node in run:
        if node.tag == f"{W}t":
            yield from (Token(word, None, form) for word in differing.tokens(node.text or ""))
        elif node.tag in SAID:
            yield Token(SAID[node.tag], node, form)
        elif node.tag != f"{W}rPr":
            yield Token(etree.tostring(node, encoding="unicode", with_tail=False), node, form)


def pieces(old: Sequence[Token], new: Sequence[Token]) -> list[Piece]:
    """What leads from the old tokens to the new ones; what is kept has its new form."""
    return [
        Piece(run, tuple((old if run is Run.DELETED else new)[start:end]))
        for run, start, end in differing.spans([t.key for t in old], [t.key for t in new])
    ]


def runs(piece: Piece) -> list[Any]:
    """The piece as runs, one for each form."""
    made: list[Any] = []
    form: Any = made  # unlike any form
    for token in piece.tokens:
        if not made or token.form is not form:
            form = token.form
            made.append(etree.Element(f"{W}r"))
            if form is not None:
                made[-1].append(deepcopy(form))
        _put(made[-1], token, deleted=piece.run is Run.DELETED)
    return made


def _put(run: Any, token: Token, *, deleted: bool) -> None:
    if token.node is not None:
        run.append(deepcopy(token.node))
        if deleted and run[-1].tag == f"{W}instrText":
            run[-1].tag = f"{W}delInstrText"
        return
    name = f"{W}delText" if deleted else f"{W}t"
    last = run[-1] if len(run) else None
    if last is None or last.tag != name:
        last = etree.SubElement(run, name)
        last.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        last.text = ""
    last.text += token.key
