"""Files of every sort, good and hostile, and a kind of thing that may have files."""

import io
import zipfile
from collections.abc import Callable, Iterator

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import ALLOWED, Decision, denied
from kooperacje.files import access

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6300010000000500010d0a2db40000000049454e44ae426082"
)
JPG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffdb0043") + b"\x08" * 64 + b"\xff\xd9"


def zipped(members: dict[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(**more: bytes | str) -> bytes:
    members = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}
    return zipped({**members, **{name.replace("__", "/"): content for name, content in more.items()}})


def xlsx(members: dict[str, bytes | str] | None = None) -> bytes:
    return zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>", **(members or {})})


def odt(members: dict[str, bytes | str] | None = None) -> bytes:
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>", **(members or {})}
    )


@pytest.fixture
def upload() -> Callable[[str, bytes], SimpleUploadedFile]:
    return lambda name, content: SimpleUploadedFile(name, content)


@pytest.fixture
def plain() -> ContentFile:
    return ContentFile("Zażółć gęślą jaźń\n".encode(), name="uwagi.txt")


def _role(*roles: str) -> Callable[[Actor, str], Decision]:
    return lambda actor, owner: ALLOWED if actor.has_role(*roles) else denied("not for this role")


@pytest.fixture
def matters() -> Iterator[None]:
    """Things named "demo.matter:n": officers change their files, readers read them."""
    access.register("demo.matter", may_read=_role("officer", "reader"), may_change=_role("officer"))
    yield
    access._owners.pop("demo.matter")
