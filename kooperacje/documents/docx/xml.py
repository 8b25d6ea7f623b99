"""Small pieces of WordprocessingML as text; everything is escaped here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from kooperacje.documents.tree import Deleted, Emphasis, Inline, Inserted, Link, Rich, Strong, runs
from kooperacje.documents.words import legible

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)

ADDED, GONE = "2B6A1E", "A3221B"
"""Colours of text that came and of text that went; the signs and lines say the same without colour."""


def quoted(text: str) -> str:
    """``text`` for an attribute between double quotes."""
    return escape(legible(text), {'"': "&quot;", "\n": " "})


def run(text: str, style: str = "") -> str:
    """A run; a line feed is a line break. ``style`` is XML inside ``w:rPr``."""
    properties = f"<w:rPr>{style}</w:rPr>" if style else ""
    lines = legible(text).split("\n")
    return "<w:r><w:br/></w:r>".join(
        f'<w:r>{properties}<w:t xml:space="preserve">{escape(line)}</w:t></w:r>' for line in lines
    )


def paragraph(inner: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs with a named style."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    both = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{both}{inner}</w:p>"


def simple_field(instruction: str, shown: str, style: str = "") -> str:
    """A field such as PAGE, with what it shows until it is updated."""
    properties = f"<w:rPr>{style}</w:rPr>" if style else ""
    return f'<w:fldSimple w:instr=" {quoted(instruction)} "><w:r>{properties}<w:t>{escape(shown)}</w:t></w:r></w:fldSimple>'


@dataclass
class Names:
    """What the body needs from the package: bookmarks of anchors, and relations for addresses."""

    relate: Callable[[str], str]
    _bookmarks: dict[str, int] = field(default_factory=dict)

    def bookmark(self, anchor: str, inner: str) -> str:
        """``inner`` with the bookmark of ``anchor`` around it."""
        number = self._number(anchor)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="ref_{number}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'
        )

    def target(self, anchor: str) -> str:
        """The name of the bookmark of ``anchor``."""
        return f"ref_{self._number(anchor)}"

    def inline(self, content: Rich, style: str = "") -> str:
        """Runs of the tree as runs of the file; ``style`` is empty or bold."""
        return "".join(self._run(item, style) for item in runs(content))

    def _number(self, anchor: str) -> int:
        return self._bookmarks.setdefault(anchor, len(self._bookmarks) + 1)

    def _run(self, item: Inline, style: str) -> str:
        if isinstance(item, str):
            return run(item, style)
        if isinstance(item, Strong):
            return run(item.text, style or "<w:b/>")
        if isinstance(item, Emphasis):
            return run(item.text, f"{style}<w:i/>")
        if isinstance(item, Inserted):
            return run(f"[+{item.text}]", f'{style}<w:color w:val="{ADDED}"/><w:u w:val="single"/>')
        if isinstance(item, Deleted):
            return run(f"[−{item.text}]", f'{style}<w:strike/><w:color w:val="{GONE}"/>')
        return self._link(item)

    def _link(self, link: Link) -> str:
        inner = run(link.text, '<w:rStyle w:val="Hyperlink"/>')
        if link.href.startswith("#"):
            return f'<w:hyperlink w:anchor="{self.target(link.href[1:])}">{inner}</w:hyperlink>'
        return f'<w:hyperlink r:id="{self.relate(legible(link.href))}">{inner}</w:hyperlink>'
