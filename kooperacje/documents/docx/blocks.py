"""Every block as WordprocessingML, and the contents."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

from kooperacje.documents.charts import chart_png, pictures
from kooperacje.documents.docx import tables
from kooperacje.documents.docx.xml import Names, paragraph, quoted, run
from kooperacje.documents.labels import Labels
from kooperacje.documents.marks import mark_png
from kooperacje.documents.tree import (
    Block,
    BulletList,
    Callout,
    Document,
    Facts,
    FieldKind,
    Figure,
    FormField,
    Item,
    Mark,
    NumberedList,
    Numbering,
    PageBreak,
    Paragraph,
    Rich,
    Signatures,
    Table,
    number,
)
from kooperacje.documents.words import legible

_SIZE = re.compile(r'width="(\d+)" height="(\d+)"')
DEEPEST_LIST = 4
LINE = "." * 50
MARK = 936_000
"""Side of a QR mark: 2.6 cm in the units of the format."""
QUIET = '<w:color w:val="52606D"/>'


class Body:
    """Writes the body of one document; it counts lists and pictures, which need numbers of their own."""

    def __init__(
        self, document: Document, names: Names, labels: Labels, embed: Callable[[BytesIO], str]
    ) -> None:
        self.numbering: Numbering = number(document)
        self.starts: list[int] = []
        """The first number of every numbered list, in the order of their numbers in the file."""
        self._document = document
        self._names = names
        self._labels = labels
        self._embed = embed
        self._pictures = 0

    def xml(self) -> str:
        """Every paragraph and table of the body."""
        document = self._document
        parts = [*self._title(), *map(self._block, document.blocks)]
        if document.has_contents:
            parts += self._contents()
        for level, section in document.walk():
            heading = self._names.bookmark(section.anchor, run(self.numbering.heading(section)))
            parts.append(paragraph(heading, f"Heading{level}"))
            parts += map(self._block, section.blocks)
        return "".join(parts)

    def _title(self) -> list[str]:
        document, meta = self._document, self._document.meta
        lines = [
            (meta.organisation, "Organisation"),
            (document.title, "Title"),
            (document.subtitle, "Subtitle"),
            (" · ".join(filter(None, (meta.author, meta.date))), "Byline"),
        ]
        return [paragraph(run(words), style) for words, style in lines if words]

    def _contents(self) -> list[str]:
        """A field that Word fills in anew, holding the entries already so that every reader shows them."""
        begin = '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        code = '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r>'
        separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        entries = [
            (
                f"TOC{level}",
                f'<w:hyperlink w:anchor="{self._names.target(section.anchor)}" w:history="1">'
                f"{run(self.numbering.heading(section))}</w:hyperlink>",
            )
            for level, section in self._document.walk()
            if level <= 3
        ]
        entries[0] = (entries[0][0], begin + code + separate + entries[0][1])
        entries[-1] = (entries[-1][0], entries[-1][1] + end)
        title = paragraph(run(self._labels.contents), "TOCHeading")
        return [title, *(paragraph(inner, style) for style, inner in entries)]

    def _block(self, block: Block) -> str:
        if isinstance(block, Table):
            return tables.table(block, self.numbering, self._names, self._labels)
        return _WRITERS[type(block)](self, block)

    def _paragraph(self, block: Paragraph) -> str:
        return paragraph(self._names.inline(block.content), "BodyText")

    def _list(self, block: BulletList | NumberedList, level: int = 0, style: str = "ListParagraph") -> str:
        """Every numbered list counts for itself; number 1 of the file's lists is the bulleted one."""
        list_id = 1
        if isinstance(block, NumberedList):
            self.starts.append(block.start)
            list_id = len(self.starts) + 1
        return "".join(self._item(item, list_id, min(level, DEEPEST_LIST), style) for item in block.items)

    def _item(self, item: Rich | Item, list_id: int, level: int, style: str) -> str:
        content = item.content if isinstance(item, Item) else item
        counted = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
        own = paragraph(self._names.inline(content), style, counted)
        return own + self._list(item.below, level + 1, style) if isinstance(item, Item) else own

    def _facts(self, block: Facts, style: str = "Fact", between: str = "<w:r><w:tab/></w:r>") -> str:
        """Label and value on one line, the value at a tab stop; a long label pushes it on."""
        lines = []
        for fact in block.facts:
            inner = tables.value(fact.value, fact.value_kind, self._names, self._labels)
            lines.append(paragraph(run(fact.label, QUIET) + between + inner, style))
        return "".join(lines)

    def _figure(self, block: Figure) -> str:
        parts = []
        for drawn in pictures(block, self._labels):
            self._pictures += 1
            relation = self._embed(BytesIO(chart_png(drawn.svg, scale=2.5)))
            found = _SIZE.search(drawn.svg)
            size = (int(found[1]), int(found[2])) if found else (640, 320)
            parts.append(tables.picture(drawn, relation, self._pictures, size, block))
        position = self.numbering.figures[block.key]
        words = tables.caption(
            self._names, f"figure-{block.key}", self._labels.figure, position, block.caption, keep=False
        )
        return "".join(parts) + words + tables.table(block.data, self.numbering, self._names, self._labels)

    def _callout(self, block: Callout) -> str:
        style = f"Callout{block.tone.value.title()}"
        word: str = getattr(self._labels, block.tone.value)
        title = paragraph(run(f"{word}: ", "<w:b/>") + run(block.title, "<w:b/>"), style, "<w:keepNext/>")
        inner = "".join(self._inside_callout(child, style) for child in block.blocks)
        return title + inner + paragraph("", "TableNote")

    def _inside_callout(self, child: Paragraph | BulletList | NumberedList | Facts, style: str) -> str:
        if isinstance(child, Paragraph):
            return paragraph(self._names.inline(child.content), style)
        if isinstance(child, Facts):
            return self._facts(child, style, run(": "))
        return self._list(child, 0, style)

    def _field(self, block: FormField) -> str:
        required = run(f" ({self._labels.required})", QUIET) if block.required else ""
        hint = paragraph(run(block.hint, QUIET), "FieldText") if block.hint else ""
        if block.kind is FieldKind.CHECK:
            return (
                paragraph(_check(block.key, block.label) + run(f" {block.label}") + required, "FieldText")
                + hint
            )
        label = paragraph(run(block.label, "<w:b/>") + required, "FieldText", "<w:keepNext/>")
        if block.kind is FieldKind.CHOICE:
            options = [
                paragraph(_check(f"{block.key}-{n}", option) + run(f" {option}"), "FieldText")
                for n, option in enumerate(block.options, start=1)
            ]
            return label + hint + "".join(options)
        more = paragraph("", "FieldLine") * (block.lines - 1)
        return label + hint + paragraph(_blank(block), "FieldLine") + more

    def _signatures(self, block: Signatures) -> str:
        return "".join(
            paragraph(
                run(f"{LINE}\n{line.name}\n{line.role}" if line.name else f"{LINE}\n{line.role}"), "Signature"
            )
            for line in block.lines
        )

    def _mark(self, block: Mark) -> str:
        self._pictures += 1
        relation = self._embed(BytesIO(mark_png(block.address)))
        return paragraph(
            tables.drawing(relation, self._pictures, "qr", legible(block.alt), (MARK, MARK)), "BodyText"
        )

    def _page_break(self, block: PageBreak) -> str:
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def _check(key: str, label: str) -> str:
    """A box to tick, which is a content control."""
    box = '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    box += '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
    return f"<w:sdt>{_control(key, label, box)}<w:sdtContent>{run('☐')}</w:sdtContent></w:sdt>"


def _blank(block: FormField) -> str:
    """A place to write, which is a content control on a line."""
    kind = "<w:date/>" if block.kind is FieldKind.DATE else '<w:text w:multiLine="1"/>'
    return f"<w:sdt>{_control(block.key, block.label, kind)}<w:sdtContent>{run(' ')}</w:sdtContent></w:sdt>"


def _control(key: str, label: str, kind: str) -> str:
    return f'<w:sdtPr><w:alias w:val="{quoted(label[:64])}"/><w:tag w:val="{key[:64]}"/>{kind}</w:sdtPr>'


_WRITERS: dict[type, Callable[[Body, Any], str]] = {
    Paragraph: Body._paragraph,
    BulletList: Body._list,
    NumberedList: Body._list,
    Facts: Body._facts,
    Figure: Body._figure,
    Callout: Body._callout,
    FormField: Body._field,
    Signatures: Body._signatures,
    Mark: Body._mark,
    PageBreak: Body._page_break,
}
