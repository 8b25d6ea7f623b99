"""The form as a DOCX with tagged content controls. Equal input gives equal bytes."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from functools import lru_cache

from lxml import etree

from kooperacje.documents.answerform.definition import Field, FieldKind, Form, remark_tag, validate
from kooperacje.documents.answerform.words import Words, words_for
from kooperacje.documents.docx.styles import styles
from kooperacje.documents.docx.xml import NAMESPACES, paragraph, quoted, run
from kooperacje.documents.labels import labels_for
from kooperacje.documents.words import legible

EPOCH = (1980, 1, 1, 0, 0, 0)
_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MIME}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_MIME}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_MIME}.settings+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_ROOT = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>'
)
_PARTS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATION}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_RELATION}/settings" Target="settings.xml"/></Relationships>'
)
_PLACEHOLDER = (
    '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>'
    '<w:rPr><w:color w:val="52606D"/></w:rPr></w:style>'
)
_EDGE = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="52606D"/>'
_BORDERS = "".join(_EDGE.format(side) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
_WIDTHS = (2900, 6500)  # twentieths of a point


def render(form: Form, values: Mapping[str, str] | None = None) -> bytes:
    """The form with these values by tag already in it. Raises `TreeError` where a value does not fit the form."""
    values = values or {}
    validate(form, values)
    document = _document(form, values)
    etree.fromstring(document)  # a form that Word would call damaged never leaves
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=zlib.Z_BEST_SPEED) as archive:
        parts = {
            "[Content_Types].xml": _CONTENT_TYPES.encode(),
            "_rels/.rels": _ROOT.encode(),
            "docProps/core.xml": _core(form),
            "word/document.xml": document,
            "word/_rels/document.xml.rels": _PARTS.encode(),
            "word/styles.xml": _styles(form.language),
            "word/settings.xml": _settings(form.language),
        }
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


@lru_cache(maxsize=4)
def _styles(language: str) -> bytes:
    whole = styles(labels_for(language).locale)
    return (_HEAD + whole.replace("</w:styles>", f"{_PLACEHOLDER}</w:styles>")).encode()


@lru_cache(maxsize=4)
def _settings(language: str) -> bytes:
    locale = labels_for(language).locale
    return (
        f'{_HEAD}<w:settings {NAMESPACES}><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{locale}"/></w:settings>'
    ).encode()


def _core(form: Form) -> bytes:
    locale = labels_for(form.language).locale
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{_text(form.title)}</dc:title><dc:creator>{_text(form.organiser)}</dc:creator>"
        f"<dc:identifier>{_text(form.slug)}</dc:identifier><dc:language>{locale}</dc:language>"
        "</cp:coreProperties>"
    ).encode()


def _text(text: str) -> str:
    return quoted(legible(text)[:250])


class _Body:
    """Writes the body; controls are numbered in the order in which they stand."""

    def __init__(self, form: Form, values: Mapping[str, str]) -> None:
        self._form = form
        self._values = values
        self._words: Words = words_for(form.language)
        self._locale = labels_for(form.language).locale
        self._controls = 0

    def xml(self) -> str:
        form, words = self._form, self._words
        parts = [*self._opening(), paragraph(run(words.respondent), "Heading1")]
        parts += [self._asked(field.tag, field) for field in form.respondent]
        parts += [paragraph(run(words.outcome), "Heading1"), self._asked(form.outcome.tag, form.outcome)]
        parts += [paragraph(run(words.remarks), "Heading1"), paragraph(run(words.remarks_help), "BodyText")]
        parts += [self._remark(number) for number in range(1, form.blocks + 1)]
        if form.questions:
            parts.append(paragraph(run(words.questions), "Heading1"))
            parts += [self._asked(field.tag, field) for field in form.questions]
        return "".join(parts)

    def _opening(self) -> list[str]:
        form, words = self._form, self._words
        lines = [
            (form.organiser, "Organisation"),
            (form.title, "Title"),
            (words.heading, "Subtitle"),
            (f"{words.identifier}: {form.slug}", "Byline"),
            *((sentence, "BodyText") for sentence in words.introduction),
            (f"{words.until}: {form.until}" if form.until else "", "BodyText"),
            (form.return_to, "BodyText"),
        ]
        return [paragraph(run(line), style) for line, style in lines if line]

    def _asked(self, tag: str, field: Field) -> str:
        hint = paragraph(run(field.help), "FieldText", "<w:keepNext/>") if field.help else ""
        label = paragraph(run(field.label, "<w:b/>"), "FieldText", "<w:keepNext/>")
        return label + hint + self._control(tag, field)

    def _remark(self, number: int) -> str:
        words = self._words
        title = words.remark.format(number)
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
        rows = "".join(self._row(remark_tag(number, field.tag), field) for field in self._form.remark)
        return (
            f"{paragraph(run(title), 'Heading2')}<w:tbl><w:tblPr>"
            f'<w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
            '<w:tblLook w:val="0080" w:firstRow="0" w:firstColumn="1" w:noHBand="1" w:noVBand="1"/>'
            f'<w:tblCaption w:val="{quoted(title)}"/><w:tblDescription w:val="{quoted(words.table)}"/>'
            f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>{paragraph('')}"
        )

    def _row(self, tag: str, field: Field) -> str:
        hint = paragraph(run(field.help), "TableText") if field.help else ""
        label = paragraph(run(field.label, "<w:b/>"), "TableText") + hint
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'
            for width, inner in zip(_WIDTHS, (label, self._control(tag, field)), strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"

    def _control(self, tag: str, field: Field) -> str:
        """A control around one paragraph: its name is the label, its tag ours, and it cannot be deleted."""
        self._controls += 1
        value = shown(field, self._values.get(tag, ""))
        inner = run(value) if value else run(placeholder(field, self._words), _QUIET)
        empty = "" if value else "<w:showingPlcHdr/>"
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{quoted(field.label[:64])}"/><w:tag w:val="{tag}"/>'
            f'<w:id w:val="{self._controls}"/><w:lock w:val="sdtLocked"/>{empty}{self._kind(field)}</w:sdtPr>'
            f"<w:sdtContent>{paragraph(inner, 'FieldText')}</w:sdtContent></w:sdt>"
        )

    def _kind(self, field: Field) -> str:
        if field.kind is FieldKind.CHOICE:
            items = "".join(
                f'<w:listItem w:displayText="{quoted(option.label)}" w:value="{option.key}"/>'
                for option in field.options
            )
            return f"<w:dropDownList>{items}</w:dropDownList>"
        if field.kind is FieldKind.DATE:
            return (
                f'<w:date><w:dateFormat w:val="d.MM.yyyy"/><w:lid w:val="{self._locale}"/>'
                '<w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>'
            )
        return '<w:text w:multiLine="1"/>'


_QUIET = '<w:rStyle w:val="PlaceholderText"/>'


def placeholder(field: Field, words: Words) -> str:
    """What an empty field shows."""
    return {FieldKind.CHOICE: words.choose, FieldKind.DATE: words.give_day}.get(field.kind, words.write_here)


def shown(field: Field, value: str) -> str:
    """A stored value as people read it: the label of a choice, anything else as it is."""
    return next((option.label for option in field.options if option.key == value), value)


def _document(form: Form, values: Mapping[str, str]) -> bytes:
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1247" w:bottom="1247" '
        'w:left="1247" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
    )
    return (
        f"{_HEAD}<w:document {NAMESPACES}><w:body>{_Body(form, values).xml()}{page}</w:body></w:document>"
    ).encode()
