"""What comes as proof of a signature: is it of the right kind for the way it was signed?

A signed PDF is recognised by the signature in it, an XML signature by its element. Whether the signature is valid is not
checked here: that is told to whoever records it.
"""

from dataclasses import dataclass

from django.conf import settings
from django.core.files import File
from django.utils.translation import gettext_lazy as _
from lxml import etree

from kooperacje.agreements.states import ELECTRONIC, Way
from kooperacje.base.problems import BadInput
from kooperacje.files import kinds
from kooperacje.files.inspection import TOO_LARGE, clean_name, refuse

SCANS = frozenset({"pdf", "png", "jpg", "jpeg"})
XML = frozenset({"xml", "xades"})
_DS = "{http://www.w3.org/2000/09/xmldsig#}Signature"
_SIGNED_PDF = (b"/ByteRange", b"/Contents")
NOT_A_SCAN = _("“%(name)s” is no scan: add a PDF, JPG or PNG file.")
NOT_SIGNED_KIND = _(
    "“%(name)s” is no signed file: add a PDF with a signature in it, or an XML signature (XAdES)."
)
NO_SIGNATURE = _("There is no electronic signature in “%(name)s”. If it is a scan, choose “on paper”.")
BROKEN_XML = _("“%(name)s” cannot be read as XML: the file is damaged or of another kind.")


@dataclass(frozen=True, slots=True)
class Proof:
    """`as_it_came`: kept byte for byte, for the room of files does not take this kind."""

    name: str
    as_it_came: bool = False
    content_type: str = ""
    content: bytes = b""


def examine(upload: "File[bytes]", way: Way) -> Proof:
    """Raises `BadInput` with one sentence where the file is no proof of a signature of this way."""
    name = clean_name(upload.name or "")
    end = kinds.ending(name)
    if way not in ELECTRONIC:
        if end not in SCANS:
            raise refuse(NOT_A_SCAN, name)
        return Proof(name)
    if end == "pdf":
        content = _bytes(upload)
        if not all(sign in content for sign in _SIGNED_PDF):
            raise refuse(NO_SIGNATURE, name)
        return Proof(name)
    if end in XML:
        content = _bytes(upload)
        _check_xml(content, name)
        return Proof(name, True, "application/xml", content)
    raise refuse(NOT_SIGNED_KIND, name)


def _bytes(upload: "File[bytes]") -> bytes:
    if upload.size > settings.FILES_MAX_BYTES:
        raise refuse(
            TOO_LARGE, clean_name(upload.name or ""), limit=f"{settings.FILES_MAX_BYTES // 1024**2} MB"
        )
    upload.seek(0)
    content = upload.read()
    upload.seek(0)
    return content


def _check_xml(content: bytes, name: str) -> None:
    """Without entities, without the network."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise BadInput(refuse(BROKEN_XML, name).faults) from problem
    if next(root.iter(_DS), None) is None:
        raise refuse(NO_SIGNATURE, name)
