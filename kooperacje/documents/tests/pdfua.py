"""Structural checks of PDF/UA-1 that can be made from the file alone.

Not a validator: it finds what a machine can see of tagging, language, headings, tables, alternatives, fonts and
metadata. What needs eyes (whether an alternative says the right thing) stays with people.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

STANDARD = frozenset(
    [
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Span",
        "Quote",
        "Note",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Ruby",
        "RB",
        "RT",
        "RP",
        "Warichu",
        "WT",
        "WP",
        "Figure",
        "Formula",
        "Form",
    ]
)
PARENTS = {
    "LI": {"L"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TOCI": {"TOC"},
}
PAINTS = frozenset(
    [
        "Tj",
        "TJ",
        "'",
        '"',
        "f",
        "F",
        "f*",
        "B",
        "B*",
        "b",
        "b*",
        "S",
        "s",
        "sh",
        "Do",
        "EI",
        "INLINE",
        "IMAGE",
    ]
)
PDFUA = "{http://www.aiim.org/pdfua/ns/id/}part"
DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def structural_faults(path: Path | str, *, language: str = "pl") -> list[str]:
    """Everything wrong with the structure of the PDF at ``path``; empty when nothing is."""
    with pikepdf.open(path) as pdf:
        faults = [
            *_catalog(pdf, language),
            *_metadata(pdf),
            *_fonts(pdf),
            *_contents(pdf),
            *_annotations(pdf),
        ]
        root = pdf.Root.get("/StructTreeRoot")
        if root is None:
            return [*faults, "there is no structure tree"]
        nodes = list(_walk(root.get("/K"), "", _roles(root)))
        return [
            *faults,
            *_types(nodes),
            *_headings(pdf, nodes),
            *_tables(nodes),
            *_figures(nodes),
            *_parents(pdf, root),
        ]


Node = tuple[str, str, Dictionary]
"""An element: its standard type, that of its parent, and itself."""


def _roles(root: Dictionary) -> dict[str, str]:
    return {str(k)[1:]: str(v)[1:] for k, v in dict(root.get("/RoleMap", {})).items()}


def _walk(item: Any, parent: str, roles: dict[str, str]) -> Iterator[Node]:
    if isinstance(item, Array):
        for child in item:
            yield from _walk(child, parent, roles)
    elif isinstance(item, Dictionary) and "/S" in item:
        kind = str(item.S)[1:]
        while kind not in STANDARD and kind in roles:
            kind = roles[kind]
        yield kind, parent, item
        yield from _walk(item.get("/K"), kind, roles)


def _catalog(pdf: Pdf, language: str) -> Iterator[str]:
    mark = pdf.Root.get("/MarkInfo", {})
    if mark.get("/Marked") is not True:
        yield "the file is not marked as tagged"
    if str(pdf.Root.get("/Lang", "")).split("-")[0] != language:
        yield f"the language is {pdf.Root.get('/Lang', '')!s:.20}, not {language}"
    if pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield "the title is not displayed instead of the file name"


def _metadata(pdf: Pdf) -> Iterator[str]:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        if meta.get(PDFUA) != "1":
            yield "the metadata do not say PDF/UA-1"
        if not meta.get(DC_TITLE):
            yield "the metadata have no title"


def _types(nodes: list[Node]) -> Iterator[str]:
    for kind, parent, _ in nodes:
        if kind not in STANDARD:
            yield f"the element type {kind} is not standard and not mapped"
        if kind in PARENTS and parent not in PARENTS[kind]:
            yield f"{kind} stands inside {parent or 'nothing'}"


def _headings(pdf: Pdf, nodes: list[Node]) -> Iterator[str]:
    levels = [int(kind[1]) for kind, _, _ in nodes if len(kind) == 2 and kind[0] == "H" and kind[1].isdigit()]
    if not levels:
        yield "there are no headings"
        return
    for before, level in zip([0, *levels], levels, strict=False):
        if level > before + 1:
            yield f"a heading of level {level} follows one of level {before}"
    outlines = pdf.Root.get("/Outlines")
    if outlines is None or "/First" not in outlines:
        yield "there are no bookmarks"


def _tables(nodes: list[Node]) -> Iterator[str]:
    for number, table in enumerate((node for kind, _, node in nodes if kind == "Table"), start=1):
        cells = list(_walk(table.get("/K"), "Table", {}))
        heads = [node for kind, _, node in cells if kind == "TH"]
        if not heads:
            yield f"table {number} has no header cells"
        if any(_attribute(head, "/Scope") is None for head in heads):
            yield f"table {number} has a header cell without a scope"
        widths = {_row_width(node) for kind, _, node in cells if kind == "TR"}
        if len(widths) > 1:
            yield f"table {number} has rows of different widths: {sorted(widths)}"


def _row_width(row: Dictionary) -> int:
    cells = [
        node
        for kind, parent, node in _walk(row.get("/K"), "TR", {})
        if kind in ("TH", "TD") and parent == "TR"
    ]
    return sum(int(_attribute(cell, "/ColSpan") or 1) for cell in cells)


def _attribute(node: Dictionary, name: str) -> Any:
    attributes = node.get("/A", Array([]))
    for group in attributes if isinstance(attributes, Array) else [attributes]:
        if isinstance(group, Dictionary) and name in group:
            return group[name]
    return None


def _figures(nodes: list[Node]) -> Iterator[str]:
    for number, figure in enumerate((node for kind, _, node in nodes if kind == "Figure"), start=1):
        if not str(figure.get("/Alt", "")).strip():
            yield f"figure {number} has no text alternative"


def _fonts(pdf: Pdf) -> Iterator[str]:
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        for font in _all_fonts(page.obj.get("/Resources", {}), seen):
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            descriptor = inner.get("/FontDescriptor", {})
            if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield f"the font {font.get('/BaseFont')} is not embedded"
            if "/ToUnicode" not in font:
                yield f"the font {font.get('/BaseFont')} does not say which letters it draws"


def _all_fonts(resources: Dictionary, seen: set[tuple[int, int]]) -> Iterator[Dictionary]:
    for font in dict(resources.get("/Font", {})).values():
        if font.objgen not in seen:
            seen.add(font.objgen)
            yield font
    for group in ("/XObject", "/Pattern"):
        for item in dict(resources.get(group, {})).values():
            if item.objgen not in seen and "/Resources" in item:
                seen.add(item.objgen)
                yield from _all_fonts(item.Resources, seen)


def _contents(pdf: Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, start=1):
        depth = 0
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            depth += (operator in ("BDC", "BMC")) - (operator == "EMC")
            if operator in PAINTS and depth == 0:
                yield f"page {number} paints something ({operator}) that is neither tagged nor an artifact"
                break


def _parents(pdf: Pdf, root: Dictionary) -> Iterator[str]:
    """Every marked piece of content of every page must be reachable from the structure tree."""
    tree = root.get("/ParentTree")
    if tree is None:
        yield "there is no parent tree"
        return
    entries = dict(pikepdf.NumberTree(tree).items())
    for number, page in enumerate(pdf.pages, start=1):
        marked = _marks(page)
        if not marked:
            continue
        parents = entries.get(int(page.obj.get("/StructParents", -1)))
        if parents is None or len(parents) <= max(marked):
            yield f"page {number} has marked content that is not in the structure tree"


def _marks(page: pikepdf.Page) -> set[int]:
    marks = set()
    for instruction in pikepdf.parse_content_stream(page, "BDC"):
        properties = instruction.operands[1]
        if isinstance(properties, Name):
            properties = page.obj.Resources.Properties[properties]
        if "/MCID" in properties:
            marks.add(int(properties.MCID))
    return marks


def _annotations(pdf: Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, start=1):
        annotations = page.obj.get("/Annots", Array([]))
        if len(annotations) and page.obj.get("/Tabs") != Name.S:
            yield f"page {number} has links, but its tab order does not follow the structure"
        if any("/StructParent" not in annotation for annotation in annotations):
            yield f"page {number} has a link that is not tagged"
