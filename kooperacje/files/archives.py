"""Office documents are archives: what they hold is looked at without trusting what they declare."""

import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import IO, cast

MEMBERS_LIMIT = 3_000
INFLATED_LIMIT = 150 * 1024 * 1024
DIRECTORY_LIMIT = 1024 * 1024
DEPTH_LIMIT = 2
PIECE = 256 * 1024
MEMORY = 4 * 1024 * 1024
_END = b"PK\x05\x06"
_END_BYTES = 22
_LONGEST_COMMENT = 65_535
LOCAL_HEADER = b"PK\x03\x04"
COMPOUND_HEADER = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the older Office format, also the wrapping of a password
)


class Unsafe(Exception):
    """Unpacks to more than is safe, whatever it declares."""


class Macros(Exception):
    """Holds program code."""


class Protected(Exception):
    """Cannot be looked into without a password."""


class Damaged(Exception):
    """Is no readable archive."""


@dataclass
class Budget:
    """What may still be unpacked; shared by an archive and all archives within it."""

    members: int = MEMBERS_LIMIT
    inflated: int = field(default=INFLATED_LIMIT)

    def take_member(self) -> None:
        self.members -= 1
        if self.members < 0:
            raise Unsafe

    def take(self, count: int) -> None:
        self.inflated -= count
        if self.inflated < 0:
            raise Unsafe


def examine(stream: IO[bytes]) -> str:
    """The kind of an office document: "docx", "xlsx", "odt", "ods", or "zip" for any other archive.

    Every member is really unpacked, piece by piece, and counted. Raises `Unsafe`, `Macros`, `Protected`, `Damaged`.
    """
    return _examine(stream, Budget(), depth=0)


def _examine(stream: IO[bytes], budget: Budget, depth: int) -> str:
    if depth > DEPTH_LIMIT:
        raise Unsafe
    _check_directory(stream)
    try:
        with zipfile.ZipFile(stream) as archive:
            for member in archive.infolist():
                budget.take_member()
                _member(archive, member, budget, depth)
            return _kind(archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        struct.error,
        NotImplementedError,
        ValueError,
    ) as problem:
        raise Damaged from problem


def _check_directory(stream: IO[bytes]) -> None:
    """The library reads the whole directory at once, so its size is limited first. 64-bit archives are not needed."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _END_BYTES - _LONGEST_COMMENT))
    tail = stream.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_BYTES:
        raise Damaged
    (directory_bytes,) = struct.unpack("<I", tail[at + 12 : at + 16])
    if directory_bytes > DIRECTORY_LIMIT:
        raise Unsafe
    stream.seek(0)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget, depth: int) -> None:
    if member.flag_bits & 0x1:
        raise Protected
    name = member.filename.lower()
    if name.endswith("vbaproject.bin") or name.startswith(("basic/", "scripts/")) or "/macrosheets/" in name:
        raise Macros
    with archive.open(member) as content:
        start = content.read(PIECE)
        budget.take(len(start))
        if start.startswith(COMPOUND_HEADER) and b"V\0B\0A\0" in start:
            raise Macros
        if name == "[content_types].xml" and b"macroenabled" in start.lower():
            raise Macros
        with SpooledTemporaryFile(max_size=MEMORY) as inner:
            nested = start.startswith(LOCAL_HEADER)
            while start:
                if nested:
                    inner.write(start)
                start = content.read(PIECE)
                budget.take(len(start))
            if nested:
                _examine(cast(IO[bytes], inner), budget, depth + 1)


def _kind(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    if "[Content_Types].xml" in names:
        if "word/document.xml" in names:
            return "docx"
        if "xl/workbook.xml" in names:
            return "xlsx"
    if "mimetype" in names:
        declared = archive.read("mimetype")[:100].strip()
        found = {
            b"application/vnd.oasis.opendocument.text": "odt",
            b"application/vnd.oasis.opendocument.spreadsheet": "ods",
        }
        return found.get(declared, "zip")
    return "zip"
