"""Pages of somebody who holds a code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.urls import reverse

from kooperacje.answering import access, codes, queries
from kooperacje.answering.models import Code, Entry
from kooperacje.answering.pages.head import Head, head
from kooperacje.answering.states import CodeKind, EntryKind
from kooperacje.base.actor import ANONYMOUS
from kooperacje.consultations.pages import said as wording
from kooperacje.consultations.states import RemarkKind
from kooperacje.files.models import StoredFile
from kooperacje.institutions.models import Institution
from kooperacje.modelbook import queries as modelbook
from kooperacje.modelbook.models import ModelVersion, Passage


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """A remark as it is being written. Empty texts mean nothing was written."""

    number: int
    ref: str
    text: str
    proposed: str
    current: str
    quote: str
    place: str
    kind: str
    url: str
    remove_url: str
    back_url: str


@dataclass(frozen=True, slots=True)
class FileLine:
    name: str
    size: int
    remove_url: str


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


@dataclass(frozen=True, slots=True)
class AnswerLine:
    asked: str
    text: str


@dataclass(frozen=True, slots=True)
class SendPage:
    head: Head
    remarks: tuple[RemarkLine, ...]
    answers: tuple[AnswerLine, ...]
    files: tuple[FileLine, ...]
    waiting: int
    """What colleagues wrote that is not in the answer."""


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    head: Head
    number: str
    sent_at: datetime
    digest: str
    state: str
    late: bool
    corrected_late: bool
    open: bool
    stands: bool
    no_remarks: bool
    email: str
    remarks: tuple[RemarkLine, ...]
    answers: tuple[AnswerLine, ...]
    files: tuple[FileLine, ...]
    copy_url: str
    pdf_url: str
    replaces: str
    code: str


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a colleague wrote; `taken` whether it is in the common answer."""

    asked: str
    text: str
    proposed: str
    place: str
    taken: bool
    take_url: str


@dataclass(frozen=True, slots=True)
class ColleagueBlock:
    label: str
    code: str
    link: str
    withdraw_url: str
    contributions: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class TogetherPage:
    head: Head
    colleagues: tuple[ColleagueBlock, ...]
    relay_url: str


@dataclass(frozen=True, slots=True)
class RelayedLine:
    name: str
    code: str
    link: str
    opened: bool


@dataclass(frozen=True, slots=True)
class FoundLine:
    key: str
    name: str
    type: str
    seat: str


@dataclass(frozen=True, slots=True)
class RelayPage:
    head: Head
    q: str
    found: tuple[FoundLine, ...]
    asked: bool
    relayed: tuple[RelayedLine, ...]
    together_url: str


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
        remarks=_lines(entries),
        removed=tuple(_line(0, one) for one in queries.removed(code)),
        new_url=new_url(),
        files=_files(code),
    )


def _files(code: Code) -> tuple[FileLine, ...]:
    found = StoredFile.objects.filter(owner=access.owner(code.pk)).order_by("created_at", "id")
    return tuple(FileLine(one.name, one.size, reverse("answering:detach", args=[one.pk])) for one in found)


def _lines(entries: Sequence[Entry]) -> tuple[RemarkLine, ...]:
    written = (one for one in entries if one.kind == EntryKind.REMARK)
    return tuple(_line(number, one) for number, one in enumerate(written, start=1))


def _line(number: int, entry: Entry) -> RemarkLine:
    at = [entry.pk]
    return RemarkLine(
        number=number,
        ref=str(entry.pk),
        text=entry.text,
        proposed=entry.proposed,
        current=entry.current,
        quote=entry.quote,
        place=entry.place,
        kind=kind_word(entry.remark_kind),
        url=reverse("answering:remark", args=at),
        remove_url=reverse("answering:remove-remark", args=at),
        back_url=reverse("answering:bring-back", args=at),
    )


def kind_word(value: str) -> str:
    """The kind of a remark for people; empty where none was chosen."""
    return wording.enum(RemarkKind(value)) if value else ""


def questions(code: Code, asked: Mapping[str, str]) -> QuestionsPage:
    entries = queries.entries(code)
    return QuestionsPage(
        head=head(code, "questions", entries, queries.latest(code)), asked=len(asked), keep=kept(code, "q")
    )


def send(code: Code) -> SendPage:
    entries = queries.entries(code)
    asked = queries.questions(code.consultation)
    answered = {one.question: one.text for one in entries if one.kind == EntryKind.QUESTION}
    return SendPage(
        head=head(code, "send", entries, queries.latest(code)),
        remarks=_lines(entries),
        answers=tuple(AnswerLine(text, answered[key]) for key, text in asked.items() if key in answered),
        files=_files(code),
        waiting=sum(not one.taken for one in queries.contributions(code)),
    )


def receipt(code: Code, number: str) -> ReceiptPage | None:
    """None where nothing with this number was sent under this code."""
    found = code.submissions.filter(number=number).select_related("replaces").first()
    if found is None:
        return None
    entries = queries.entries(code)
    latest = queries.latest(code)
    content = found.content
    return ReceiptPage(
        head=head(code, "send", entries, latest),
        number=found.number,
        sent_at=found.sent_at,
        digest=found.digest,
        state=found.state,
        late="late" in found.flags,
        corrected_late="corrected_late" in found.flags or "begun" in found.flags,
        open=code.kind == CodeKind.OPEN,
        stands=latest is not None and latest.pk == found.pk,
        no_remarks=found.outcome == "no_remarks",
        email=found.sender_email,
        remarks=tuple(
            RemarkLine(
                place,
                "",
                one["text"],
                one["proposed"],
                one["current"],
                one["quote"],
                one["place"],
                kind_word(one["kind"]),
                "",
                "",
                "",
            )
            for place, one in enumerate(content["remarks"], start=1)
        ),
        answers=tuple(AnswerLine(one["asked"], one["text"]) for one in content["answers"]),
        files=tuple(FileLine(one["name"], one["size"], "") for one in content["attachments"]),
        copy_url=reverse("answering:copy", args=[number, "odpowiedz.json"]),
        pdf_url=reverse("answering:copy", args=[number, "odpowiedz.pdf"]),
        replaces=found.replaces.number if found.replaces else "",
        code=codes.plain(code) if code.kind == CodeKind.OPEN and codes.printable(code) else "",
    )


def together(code: Code, site: str) -> TogetherPage:
    """The codes of colleagues and what each wrote."""
    entries = queries.entries(code)
    asked = queries.questions(code.consultation)
    by_code: dict[UUID, list[Contribution]] = {}
    for one in queries.contributions(code):
        by_code.setdefault(one.code_id, []).append(
            Contribution(
                asked=asked.get(one.question, ""),
                text=one.text,
                proposed=one.proposed,
                place=one.place,
                taken=bool(one.taken),
                take_url=reverse("answering:take-over", args=[one.pk]),
            )
        )
    return TogetherPage(
        head=head(code, "together", entries, queries.latest(code)),
        colleagues=tuple(
            ColleagueBlock(
                label=one.label,
                code=codes.plain(one) if codes.printable(one) else "",
                link=f"{site}{codes.path(one)}" if codes.printable(one) else "",
                withdraw_url=reverse("answering:withdraw-colleague", args=[one.pk]),
                contributions=tuple(by_code.get(one.pk, ())),
            )
            for one in queries.colleagues(code)
        ),
        relay_url=reverse("answering:relay"),
    )


def relay(code: Code, site: str, q: str, found: Sequence[Institution]) -> RelayPage:
    entries = queries.entries(code)
    names = queries.party_names(code.consultation)
    relayed = code.below.filter(kind=CodeKind.RELAYED.value, revoked_at=None).order_by("issued_at")
    return RelayPage(
        head=head(code, "together", entries, queries.latest(code)),
        q=q,
        found=tuple(
            FoundLine(one.key, one.name, one.type.name_pl, one.seat.name if one.seat else "") for one in found
        ),
        asked=bool(q.strip()),
        relayed=tuple(
            RelayedLine(
                name=names.get(one.institution, ""),
                code=codes.plain(one) if codes.printable(one) else "",
                link=f"{site}{codes.path(one)}" if codes.printable(one) else "",
                opened=one.opened_at is not None,
            )
            for one in relayed
        ),
        together_url=reverse("answering:together"),
    )
