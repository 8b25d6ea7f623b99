"""Pages on which one reads and writes before sending."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.urls import reverse

from kooperacje.answering import codes, queries
from kooperacje.answering.models import Code
from kooperacje.answering.pages.head import Head, head
from kooperacje.answering.pages.lines import (
    FileLine,
    RemarkLine,
    files,
    remark_line,
    remark_lines,
)
from kooperacje.answering.states import CodeKind, EntryKind
from kooperacje.base.actor import ANONYMOUS
from kooperacje.modelbook import queries as modelbook
from kooperacje.modelbook.models import ModelVersion, Passage


@dataclass(frozen=True, slots=True)
class MaterialLine:
    title: str
    link: str | None


@dataclass(frozen=True, slots=True)
class DeskPage:
    head: Head
    has_document: bool
    questions: int
    remarks: int
    answers: int
    materials: tuple[MaterialLine, ...]
    code: str
    """The code, for somebody who got it just now and needs it to come back; else empty."""
    no_remarks_url: str
    token: UUID


@dataclass(frozen=True, slots=True)
class PassageBlock:
    """A passage to read. `level` is that of its heading; `remarks` the own remarks on it."""

    ref: str
    number: str
    heading: str
    text: str
    level: int
    url: str
    remarks: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class DocumentPage:
    head: Head
    label: str
    passages: tuple[PassageBlock, ...]
    text_known: bool
    whole_url: str
    """A remark on the whole."""


@dataclass(frozen=True, slots=True)
class RemarkPage:
    head: Head
    number: int | None
    passage: str
    """Number and heading of the passage; empty: none."""
    passage_text: str
    language: str
    back_url: str
    keep: str
    """Under which name the browser keeps what is typed until it is saved."""


@dataclass(frozen=True, slots=True)
class RemarksPage:
    head: Head
    remarks: tuple[RemarkLine, ...]
    removed: tuple[RemarkLine, ...]
    new_url: str
    files: tuple[FileLine, ...]


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    head: Head
    asked: int
    keep: str


def kept(code: Code, what: str) -> str:
    """A name in the browser's own store that tells nothing and is another one for every code."""
    return f"{str(code.pk)[:8]}-{what}"


def desk(code: Code) -> DeskPage:
    entries = queries.entries(code)
    remarks = sum(entry.kind == EntryKind.REMARK for entry in entries)
    consultation = code.consultation
    return DeskPage(
        head=head(code, "desk", entries, queries.latest(code)),
        has_document=_version(code) is not None,
        questions=len(queries.questions(consultation)),
        remarks=remarks,
        answers=len(entries) - remarks,
        materials=tuple(MaterialLine(one.title, one.link) for one in queries.materials(consultation)),
        code=codes.plain(code) if code.kind == CodeKind.OPEN and codes.printable(code) else "",
        no_remarks_url=reverse("answering:no-remarks"),
        token=uuid4(),
    )


def _version(code: Code) -> ModelVersion | None:
    consultation = code.consultation
    if consultation.model_key is None:
        return None
    return modelbook.find_version(ANONYMOUS, consultation.model_key, consultation.model_version)


def document(code: Code) -> DocumentPage:
    """The document with what one wrote about each passage."""
    entries = queries.entries(code)
    on: dict[str, list[tuple[int, str]]] = {}
    for number, entry in enumerate((one for one in entries if one.kind == EntryKind.REMARK), start=1):
        if entry.passage:
            url = reverse("answering:remark", args=[entry.pk])
            on.setdefault(entry.passage, []).append((number, url))
    version = _version(code)
    passages = modelbook.outline(version) if version else []
    return DocumentPage(
        head=head(code, "document", entries, queries.latest(code)),
        label=version.label if version else "",
        passages=tuple(_block(one, on.get(one.ref, [])) for one in passages),
        text_known=any(one.text for one in passages),
        whole_url=new_url(),
    )


def _block(passage: Passage, remarks: Sequence[tuple[int, str]]) -> PassageBlock:
    return PassageBlock(
        ref=passage.ref,
        number=passage.number,
        heading=passage.heading,
        text=passage.text,
        level=min(passage.depth + 1, 6),
        url=new_url(passage.ref),
        remarks=tuple(remarks),
    )


def new_url(passage: str = "") -> str:
    """Where a new remark is written; its id is drawn when the form is shown."""
    address = reverse("answering:new-remark")
    return f"{address}?{urlencode({'fragment': passage})}" if passage else address


def remark_url(ref: UUID, passage: str = "") -> str:
    """The form of one remark, written already or not."""
    address = reverse("answering:remark", args=[ref])
    return f"{address}?{urlencode({'fragment': passage})}" if passage else address


def find_passage(code: Code, ref: str) -> Passage | None:
    """The passage of the document with this ref."""
    version = _version(code) if ref else None
    return version.passages.filter(ref=ref).first() if version else None


def place_of(passage: Passage) -> str:
    return " ".join(f"{passage.number} {passage.heading}".split())[:500]


def remark(code: Code, ref: UUID, passage: Passage | None) -> RemarkPage:
    entries = queries.entries(code)
    written = [one.pk for one in entries if one.kind == EntryKind.REMARK]
    return RemarkPage(
        head=head(code, "remarks", entries, queries.latest(code)),
        number=written.index(ref) + 1 if ref in written else None,
        passage=place_of(passage) if passage else "",
        passage_text=passage.text if passage else "",
        language=code.consultation.language,
        back_url=reverse("answering:document" if passage else "answering:remarks"),
        keep=kept(code, f"r{str(ref)[:8]}"),
    )


def remarks(code: Code) -> RemarksPage:
    entries = queries.entries(code)
    return RemarksPage(
        head=head(code, "remarks", entries, queries.latest(code)),
        remarks=remark_lines(entries),
        removed=tuple(remark_line(0, one) for one in queries.removed(code)),
        new_url=new_url(),
        files=files(code),
    )


def questions(code: Code, asked: Mapping[str, str]) -> QuestionsPage:
    entries = queries.entries(code)
    return QuestionsPage(
        head=head(code, "questions", entries, queries.latest(code)), asked=len(asked), keep=kept(code, "q")
    )
