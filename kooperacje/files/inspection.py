"""Is this file what its name says, and is it safe to keep? One clear sentence when it is not."""

import codecs
import unicodedata
from collections.abc import Callable
from pathlib import PurePosixPath, PureWindowsPath
from typing import IO, cast

import puremagic
from django.core.files import File
from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kooperacje.base.problems import BadInput
from kooperacje.files import archives, kinds

HEAD = 8 * 1024
TOO_LARGE = _("“%(name)s” is too large: at most %(limit)s is accepted.")
NAME_LENGTH = 150
_SENTENCES: dict[type[Exception], str | Promise] = {
    archives.Unsafe: _("“%(name)s” unpacks to more than is safe to open, so it is not accepted."),
    archives.Macros: _(
        "“%(name)s” contains macros (program code). Save it without macros and send it again."
    ),
    archives.Protected: _("“%(name)s” is protected with a password. Remove the password and send it again."),
    archives.Damaged: _("“%(name)s” cannot be read: the file is damaged or was cut off."),
}


def refuse(sentence: str | Promise, name: str, **values: object) -> BadInput:
    return BadInput(str(sentence) % {"name": name, **values})


def clean_name(name: str) -> str:
    """The last part of the name, without characters that are not seen; cut in its middle part when too long."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    seen = "".join(
        char for char in unicodedata.normalize("NFC", last) if unicodedata.category(char)[0] != "C"
    )
    cleaned = " ".join(seen.split()) or "?"
    if len(cleaned) <= NAME_LENGTH:
        return cleaned
    stem, dot, tail = cleaned.rpartition(".")
    return (
        f"{stem[: NAME_LENGTH - len(dot + tail) - 1]}…{dot}{tail}"
        if len(tail) < 10
        else cleaned[:NAME_LENGTH]
    )


def inspect(upload: "File[bytes]", *, limit: int) -> tuple[str, str]:
    """(name, media type) of an acceptable file; raises `BadInput` for any other. `limit` in bytes."""
    name = clean_name(upload.name or "")
    kind = kinds.BY_ENDING.get(kinds.ending(name))
    if kind is None:
        accepted = ", ".join(sorted(kinds.BY_ENDING))
        raise refuse(
            _("“%(name)s” is of a kind that is not accepted. Accepted: %(kinds)s."), name, kinds=accepted
        )
    if upload.size > limit:
        largest = filesizeformat(limit)
        raise refuse(TOO_LARGE, name, limit=largest)
    if not upload.size:
        raise refuse(_("“%(name)s” is empty."), name)
    stream = cast(IO[bytes], upload)
    try:
        found = recognise(stream)
    except tuple(_SENTENCES) as problem:
        raise refuse(_SENTENCES[type(problem)], name) from problem
    finally:
        stream.seek(0)
    if found != kind.key:
        raise refuse(
            _("“%(name)s” is not what its name says: its content is not of the kind “%(kind)s”."),
            name,
            kind=kinds.ending(name),
        )
    return name, kinds.media_type(name)


def recognise(stream: IO[bytes]) -> str:
    """The key of the kind that the bytes are of; empty when it is none of ours."""
    stream.seek(0)
    head = stream.read(HEAD)
    if head.startswith(archives.LOCAL_HEADER):
        return archives.examine(stream)
    if head.startswith(archives.COMPOUND_HEADER):
        return _compound(head)
    found = _by_magic(head)
    return found or ("text" if _is_text(stream) else "")


def _compound(head: bytes) -> str:
    # A password turns a DOCX into this older container, with a stream of this name.
    if "EncryptedPackage".encode("utf-16-le") in head:
        raise archives.Protected
    return ""


def _by_magic(head: bytes) -> str:
    if head.startswith(b"%PDF-"):
        return "pdf"
    try:
        candidates = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return ""
    endings = (match.extension.lstrip(".").lower() for match in candidates)
    keys = {kinds.ALIASES.get(found, found) for found in endings}
    return next((kind.key for kind in kinds.KINDS if kind.key in keys & {"png", "jpg"}), "")


def _is_text(stream: IO[bytes]) -> bool:
    """Bytes of a text in UTF-8 or in the older Polish encoding: no control characters but tab and line ends."""
    return any(_decodes(stream, encoding) for encoding in ("utf-8", "cp1250"))


def _decodes(stream: IO[bytes], encoding: str) -> bool:
    stream.seek(0)
    decoder: Callable[..., str] = codecs.getincrementaldecoder(encoding)().decode
    try:
        while piece := stream.read(HEAD):
            if any(ord(char) < 32 and char not in "\t\n\r\f" for char in decoder(piece)):
                return False
        decoder(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
