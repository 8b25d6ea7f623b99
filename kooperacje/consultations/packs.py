"""The published report as files, one folder for each consultation, state of it and language, in the data folder.

Made by a background job when the report is published, never while somebody waits for a page. A folder appears whole
(it is renamed into place), so what is there is complete.
"""

import json
import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings

from kooperacje.consultations import published
from kooperacje.consultations.exchange import writing
from kooperacje.consultations.exchange.schema import Consultation as Value
from kooperacje.documents import html
from kooperacje.documents.pack import write_pack
from kooperacje.documents.tree import Document

LANGUAGES = ("pl", "en")
FRAGMENT = "fragment.html"
LISTING = "files.json"
# What a visitor may fetch, and what it is.
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".yaml": "application/yaml; charset=utf-8",
}
NAME = re.compile(r"(report|consultation)[a-z0-9_-]*\.(html|pdf|docx|xlsx|json|csv|yaml)", re.ASCII)


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file to download, with its size in bytes."""

    name: str
    size: int

    @property
    def kind(self) -> str:
        return self.name.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Pack:
    """The files of one report in one language."""

    folder: Path
    files: tuple[PackFile, ...]

    def fragment(self) -> str:
        """The report as markup for a page of the site."""
        return (self.folder / FRAGMENT).read_text("utf-8")

    def path(self, name: str) -> Path | None:
        """Where the file with this name lies; None for every name that is not in the listing."""
        known = NAME.fullmatch(name) and any(file.name == name for file in self.files)
        return self.folder / name if known else None


def stamp(changed_at: datetime) -> str:
    """The name of one state of a consultation: it changes with every saved change."""
    return changed_at.astimezone(UTC).strftime("%Y%m%d%H%M%S%f")


def _home(consultation_id: UUID) -> Path:
    return Path(settings.DATA) / "reports" / str(consultation_id)


def _folder(consultation_id: UUID, stamp: str, language: str) -> Path:
    return _home(consultation_id) / stamp / (language if language in LANGUAGES else LANGUAGES[0])


def ready(consultation_id: UUID, stamp: str, language: str) -> bool:
    """Whether `find` would find the pack."""
    return (_folder(consultation_id, stamp, language) / LISTING).exists()


def find(consultation_id: UUID, stamp: str, language: str) -> Pack | None:
    """The pack of the consultation as it was at this stamp, or None while it is being made."""
    folder = _folder(consultation_id, stamp, language)
    try:
        listed = json.loads((folder / LISTING).read_text("utf-8"))
    except OSError:
        return None
    return Pack(folder, tuple(PackFile(name, size) for name, size in listed))


def make(consultation_id: UUID, stamp: str, value: Value, documents: dict[str, Document]) -> None:
    """Write the packs of all languages and drop those of earlier stamps. Raises `PackError` or `OSError`.

    Everybody may fetch these files, so the whole as data has masked remarks in their masked wording too.
    """
    value = published.consultation(value)
    home = _home(consultation_id)
    home.mkdir(parents=True, exist_ok=True)
    waiting = home / f".{uuid4().hex}"
    try:
        for language, document in documents.items():
            _fill(waiting / language, value, document)
        target = home / stamp
        shutil.rmtree(target, ignore_errors=True)
        waiting.rename(target)
    finally:
        shutil.rmtree(waiting, ignore_errors=True)
    for old in home.iterdir():
        if old.name != stamp and not old.name.startswith("."):
            shutil.rmtree(old, ignore_errors=True)


def _fill(folder: Path, value: Value, document: Document) -> None:
    paths = write_pack(document, folder)
    for name, text in (
        ("consultation.json", writing.to_json(value)),
        ("consultation.yaml", writing.to_yaml(value)),
    ):
        (folder / name).write_text(text, encoding="utf-8")
        paths.append(folder / name)
    (folder / FRAGMENT).write_text(html.fragment(document), encoding="utf-8")
    listing = [(path.name, path.stat().st_size) for path in paths]
    (folder / LISTING).write_text(json.dumps(listing), encoding="utf-8")
