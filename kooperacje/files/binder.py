"""Many files handed out as one archive, written to the disk piece by piece, with the digest of each in a list."""

import re
import zipfile
from collections.abc import Iterable
from hashlib import sha256
from tempfile import SpooledTemporaryFile
from typing import IO, cast

from kooperacje.base.text import slug
from kooperacje.files.models import StoredFile
from kooperacje.files.queries import MEMORY_BYTES, pieces

DIGESTS = "skroty.sha256"
"""The list that `sha256sum -c` reads."""
LONGEST = 80
_UNSAFE = re.compile(r"[^\w.\- ]+")


class Binder:
    """An archive under way. Names of folders and files come out safe on every system, and once each."""

    def __init__(self) -> None:
        self._spool = SpooledTemporaryFile(max_size=MEMORY_BYTES)  # noqa: SIM115 - the answer closes it
        self._zip = zipfile.ZipFile(self._spool, "w", zipfile.ZIP_DEFLATED)
        self._digests: dict[str, str] = {}

    def put(self, path: str, content: bytes) -> str:
        """Add these bytes; returns the path under which they stand."""
        return self._write(path, [content])

    def put_file(self, folder: str, file: StoredFile) -> str:
        """Add a stored file that was fetched through `access`, as it came."""
        return self._write(f"{folder}/{safe_name(file.name)}", pieces(file))

    def finish(self) -> IO[bytes]:
        """The whole archive, from its beginning."""
        lines = "".join(f"{digest}  {path}\n" for path, digest in self._digests.items())
        self._zip.writestr(DIGESTS, lines)
        self._zip.close()
        self._spool.seek(0)
        return cast(IO[bytes], self._spool)

    def _write(self, path: str, content: Iterable[bytes]) -> str:
        free, whole = self._free(path), sha256()
        with self._zip.open(free, "w") as entry:
            for piece in content:
                whole.update(piece)
                entry.write(piece)
        self._digests[free] = whole.hexdigest()
        return free

    def _free(self, path: str) -> str:
        stem, dot, end = path.rpartition(".")
        number, free = 1, path
        while free in self._digests:
            number += 1
            free = f"{stem}-{number}{dot}{end}" if dot else f"{path}-{number}"
        return free


def safe_name(name: str) -> str:
    """The name of a file that cannot lead out of its folder."""
    cleaned = _UNSAFE.sub("_", name).strip(". ")
    stem, dot, end = cleaned.rpartition(".")
    if not dot:
        return cleaned[:LONGEST] or "plik"
    return f"{stem[:LONGEST] or 'plik'}.{end[:10]}"


def folder_name(name: str) -> str:
    """A folder named after something, without Polish letters: old programs unpack it too."""
    return slug(name)[:LONGEST].strip("-") or "folder"
