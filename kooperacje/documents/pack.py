"""Every format of a document in one folder, all or nothing."""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from kooperacje.documents import docx, html, opendata, pdf, xlsx
from kooperacje.documents.labels import labels_for
from kooperacje.documents.tree import Document

Progress = Callable[[int, int, str], None]
"""Called with the number of formats done, the number of all, and the name of the file at work."""

FORMATS = 6


class PackError(RuntimeError):
    """The pack was not written and nothing of it is left; the message is one sentence for people."""


def write_pack(
    document: Document, directory: Path, basename: str = "report", progress: Progress | None = None
) -> list[Path]:
    """Write ``document`` as HTML, PDF, DOCX, XLSX, JSON and CSV into ``directory``; answer the paths.

    Everything is made before anything is written, and moved into place when all of it is on the disk. Tables of
    an earlier pack of this name that are no longer in the document are removed. Raises :class:`PackError` when
    the disk does not take it; then the folder is as it was.
    """
    try:
        made = dict(_made(document, basename, progress or _silent))
        return _place(made, directory, basename)
    except pdf.PdfError as error:
        raise PackError(labels_for(document.language).pdf_refused.format(place=directory)) from error
    except OSError as error:
        raise PackError(_sentence(error, directory, document.language)) from error


def _made(document: Document, basename: str, progress: Progress) -> Iterator[tuple[str, bytes]]:
    makers: list[tuple[str, Callable[[], bytes]]] = [
        (f"{basename}.html", lambda: html.page(document).encode()),
        (f"{basename}.pdf", lambda: pdf.render(document)),
        (f"{basename}.docx", lambda: docx.render(document)),
        (f"{basename}.xlsx", lambda: xlsx.render(document)),
        (f"{basename}.json", lambda: opendata.render_json(document, basename=basename)),
    ]
    for done, (name, make) in enumerate(makers):
        progress(done, FORMATS, name)
        yield name, make()
    progress(len(makers), FORMATS, f"{basename}-*.csv")
    yield from opendata.csv_files(document, basename=basename).items()
    progress(FORMATS, FORMATS, "")


def _place(made: dict[str, bytes], directory: Path, basename: str) -> list[Path]:
    directory.parent.mkdir(parents=True, exist_ok=True)
    waiting = directory.parent / f".{directory.name}.{os.getpid()}.part"
    try:
        waiting.mkdir()
        for name, content in made.items():
            _write(waiting / name, content)
        if directory.exists():
            _move_into(waiting, directory, basename, made)
        else:
            waiting.rename(directory)
    finally:
        shutil.rmtree(waiting, ignore_errors=True)
    return [directory / name for name in made]


def _write(path: Path, content: bytes) -> None:
    """Write and flush, so that a full disk is noticed here and not after the move."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _move_into(waiting: Path, directory: Path, basename: str, made: dict[str, bytes]) -> None:
    for name in made:
        (waiting / name).replace(directory / name)
    for path in directory.glob(f"{basename}-table-*.csv"):
        if path.name not in made:
            path.unlink()


def _sentence(error: OSError, directory: Path, language: str) -> str:
    labels = labels_for(language)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return labels.disk_full.format(place=directory)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return labels.disk_denied.format(place=directory)
    return labels.disk_other.format(place=directory, reason=error.strerror or error)


def _silent(done: int, total: int, name: str) -> None:
    """Nobody watches."""
