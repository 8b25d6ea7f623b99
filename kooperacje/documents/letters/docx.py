"""Letters as one Word file: each on a new page, with its mark as a picture, to be mended before printing."""

import io
import zipfile

from kooperacje.documents.docx.styles import styles
from kooperacje.documents.docx.xml import NAMESPACES, paragraph, quoted, run
from kooperacje.documents.labels import labels_for
from kooperacje.documents.letters.letter import Letter, Letters
from kooperacje.documents.marks import mark_png
from kooperacje.documents.words import legible

EPOCH = (1980, 1, 1, 0, 0, 0)
MARK = 30 * 36_000
"""Side of the mark in the units of pictures: 30 mm."""
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
_ROOT = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
_SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1247" w:right="1417" w:bottom="1134" '
    'w:left="1417" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
_RIGHT = '<w:jc w:val="right"/>'
_ADDRESS = '<w:spacing w:before="600"/><w:ind w:left="4800"/>'
_NEW_PAGE = "<w:pageBreakBefore/>"


def render_docx(letters: Letters) -> bytes:
    """Equal letters give equal bytes."""
    body = "".join(_letter(letters, one, place) for place, one in enumerate(letters.letters))
    relations = "".join(
        f'<Relationship Id="m{place}" Type="{_OFFICE}/image" Target="media/m{place}.png"/>'
        for place in range(len(letters.letters))
    )
    locale = labels_for(letters.language).locale
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "docProps/core.xml": (
            f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{quoted(letters.title[:250])}</dc:title><dc:language>{locale}</dc:language>"
            "</cp:coreProperties>"
        ),
        "word/document.xml": f"{_HEAD}<w:document {NAMESPACES}><w:body>{body}{_SECTION}</w:body></w:document>",
        "word/_rels/document.xml.rels": (
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>{relations}</Relationships>'
        ),
        "word/styles.xml": _HEAD + styles(locale),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(_entry(name, zipfile.ZIP_DEFLATED), content)
        for place, one in enumerate(letters.letters):
            archive.writestr(_entry(f"word/media/m{place}.png", zipfile.ZIP_STORED), mark_png(one.link))
    return out.getvalue()


def _entry(name: str, compression: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, EPOCH)
    info.compress_type = compression
    return info


def _letter(letters: Letters, one: Letter, place: int) -> str:
    start = _NEW_PAGE if place else ""
    parts = [
        paragraph(run("\n".join(letters.sender)), "", start),
        paragraph(run(letters.date), "", _RIGHT),
        paragraph(run("\n".join(one.to)), "", _ADDRESS),
        paragraph(run(one.subject), "Heading2"),
        *(paragraph(run(part)) for part in one.paragraphs),
        paragraph(_mark(letters.alt, place)),
        paragraph(run(letters.how)),
        paragraph(run(f"{letters.code_label} ") + run(one.code, '<w:b/><w:sz w:val="32"/>')),
        paragraph(run(one.link)),
    ]
    return "".join(parts)


def _mark(alt: str, place: int) -> str:
    """The picture in the line, with its words for those who do not see it."""
    words, size = quoted(legible(alt)), f'cx="{MARK}" cy="{MARK}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{place + 1}" name="qr-{place + 1}" descr="{words}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{place + 1}" name="qr.png" descr="{words}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="m{place}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
