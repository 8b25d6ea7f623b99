"""What a word processor makes of tracked changes, written apart from the engine that makes them."""

import io
import zipfile
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def body(content: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return etree.fromstring(archive.read("word/document.xml")).find(f"{W}body")


def accepted(content: bytes) -> list[Any]:
    return outline(_settled(body(content), keep="ins", drop="del", old_form=False))


def rejected(content: bytes) -> list[Any]:
    return outline(_settled(body(content), keep="del", drop="ins", old_form=True))


def _settled(root: Any, *, keep: str, drop: str, old_form: bool) -> Any:
    for row in [row for row in root.iter(f"{W}tr") if row.find(f"{W}trPr/{W}{drop}") is not None]:
        row.getparent().remove(row)
    for table in [table for table in root.iter(f"{W}tbl") if table.find(f"{W}tr") is None]:
        table.getparent().remove(table)
    for paragraph in list(root.iter(f"{W}p")):
        mark = paragraph.find(f"{W}pPr/{W}rPr/{W}{drop}")
        for run in paragraph.findall(f"{W}{drop}"):
            paragraph.remove(run)
        for run in paragraph.findall(f"{W}{keep}"):
            place = paragraph.index(run)
            for offset, inner in enumerate(list(run)):
                paragraph.insert(place + offset, inner)
            paragraph.remove(run)
        if mark is not None:
            assert [child.tag for child in paragraph] == [f"{W}pPr"], (
                "a mark goes only with its whole paragraph"
            )
            paragraph.getparent().remove(paragraph)
        change = paragraph.find(f"{W}pPr/{W}pPrChange")
        if change is not None and old_form:
            paragraph.replace(paragraph.find(f"{W}pPr"), change[0])
    return root


def outline(container: Any) -> list[Any]:
    """Structure and words: paragraphs with style and numbering, tables as rows of cells."""
    found: list[Any] = []
    for child in container:
        if child.tag == f"{W}p":
            style, level = child.find(f"{W}pPr/{W}pStyle"), child.find(f"{W}pPr/{W}numPr/{W}ilvl")
            names = [None if node is None else node.get(f"{W}val") for node in (style, level)]
            found.append(("p", *names, words(child)))
        elif child.tag == f"{W}tbl":
            rows = [[outline(cell) for cell in row.findall(f"{W}tc")] for row in child.findall(f"{W}tr")]
            found.append(("table", rows))
    return found


def words(paragraph: Any) -> str:
    said = {f"{W}tab": "\t", f"{W}br": "\n"}
    text = ""
    for node in paragraph.iter():
        if node.tag in (f"{W}t", f"{W}delText"):
            text += node.text or ""
        elif node.tag in said and node.getparent().tag == f"{W}r":
            text += said[node.tag]
    return text
