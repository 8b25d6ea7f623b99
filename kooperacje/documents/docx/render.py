"""Puts the package together and makes its bytes depend on the tree alone."""

import io
import zipfile
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.shared import Mm
from lxml import etree

from kooperacje.documents.docx.blocks import Body
from kooperacje.documents.docx.styles import numbering, styles
from kooperacje.documents.docx.xml import NAMESPACES, Names, paragraph, run, simple_field
from kooperacje.documents.labels import Labels, labels_for
from kooperacje.documents.tree import Document
from kooperacje.documents.words import legible

MAIN_PART = "word/document.xml"
BALLAST = ("/thumbnail", "/stylesWithEffects", "/customXml")
EPOCH = (1980, 1, 1, 0, 0, 0)
LONGEST_PROPERTY = 255


def render(document: Document) -> bytes:
    """``document`` as a DOCX; equal trees give equal bytes."""
    labels = labels_for(document.language)
    package = docx.Document()
    _replace(package.styles.element, styles(labels.locale))
    names = Names(lambda address: _relate(package, address))
    body = Body(document, names, labels, lambda image: str(package.part.get_or_add_image(image)[0]))
    return _finished(package, document, labels, body.xml(), body.starts)


def around(document: Document, body: str) -> bytes:
    """A DOCX with the styles, page and properties of ``document`` around a body that is written already."""
    labels = labels_for(document.language)
    package = docx.Document()
    _replace(package.styles.element, styles(labels.locale))
    return _finished(package, document, labels, body, [])


def _finished(package: Any, document: Document, labels: Labels, written: str, starts: list[int]) -> bytes:
    _replace(package.part.numbering_part.element, numbering(starts))
    _page(package, document, labels)
    _properties(package, document)
    _settings(package, labels)
    _without_ballast(package)
    out = io.BytesIO()
    package.save(out)
    return _fixed(out.getvalue(), _main_part(package, written))


def _replace(element: Any, xml: str) -> None:
    """Put what is inside ``xml`` in the place of everything inside ``element``."""
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(xml)))


def _relate(package: Any, address: str) -> str:
    relation: str = package.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    return relation


def _main_part(package: Any, body: str) -> bytes:
    """The document part with ``body`` in it; parsing a long body only to write it again takes a second."""
    section = etree.tostring(package.element.body.sectPr, encoding="unicode")
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:document {NAMESPACES} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        f'mc:Ignorable="w14"><w:body>{body}{section}</w:body></w:document>'
    ).encode()


def _page(package: Any, document: Document, labels: Labels) -> None:
    section = package.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(25), Mm(22)
    section.different_first_page_header_footer = True
    title = " ".join(legible(document.title).split())
    head = run(title if len(title) <= 60 else f"{title[:59].rstrip()}…")
    right = f"<w:r><w:tab/></w:r>{run(document.meta.organisation)}" if document.meta.organisation else ""
    pages = (
        f"{run(document.identifier)}<w:r><w:tab/></w:r>{run(f'{labels.page} ')}{simple_field('PAGE', '1')}"
        f"{run(f' {labels.of} ')}{simple_field('NUMPAGES', '1')}"
    )
    _replace(section.header._element, _part("hdr", paragraph(head + right, "Header")))
    _replace(section.first_page_header._element, _part("hdr", paragraph("", "Header")))
    _replace(section.footer._element, _part("ftr", paragraph(pages, "Footer")))
    _replace(section.first_page_footer._element, _part("ftr", paragraph(pages, "Footer")))


def _part(name: str, inner: str) -> str:
    return f"<w:{name} {NAMESPACES}>{inner}</w:{name}>"


def _properties(package: Any, document: Document) -> None:
    meta, core = document.meta, package.core_properties
    core.title = _short(document.title)
    core.subject = _short(document.subtitle)
    core.author = _short(meta.author or meta.organisation)
    core.last_modified_by = core.author
    core.keywords = _short(", ".join(meta.keywords))
    core.comments = _short(meta.description)
    core.identifier = _short(document.identifier)
    core.language = labels_for(document.language).locale
    core.created = core.modified = meta.modified.replace(tzinfo=None)
    core.revision = 1


def _short(text: str) -> str:
    return " ".join(legible(text).split())[:LONGEST_PROPERTY]


def _settings(package: Any, labels: Labels) -> None:
    """The language of the theme; other settings of the packaged template stay."""
    settings = package.settings.element
    found = settings.find(f"{{{settings.nsmap['w']}}}themeFontLang")
    if found is not None:
        found.set(f"{{{settings.nsmap['w']}}}val", labels.locale)


def _without_ballast(package: Any) -> None:
    """The packaged template carries a picture of its own first page, and its styles a second time."""
    for relations in (package.part.package.rels, package.part.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(BALLAST)]:
            del relations[key]


def _fixed(content: bytes, main_part: bytes) -> bytes:
    """The same archive with ``main_part`` as its document and one time stamp for every entry."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            info = zipfile.ZipInfo(entry.filename, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, main_part if entry.filename == MAIN_PART else source.read(entry))
    return out.getvalue()
