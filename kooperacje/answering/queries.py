"""Named reads of codes, of what is being written and of what was sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Protocol
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from kooperacje.answering import access, deadlines
from kooperacje.answering.models import Code, Entry, Submission, Terms
from kooperacje.answering.states import ANSWERING, CodeKind, EntryKind, SubmissionState
from kooperacje.base.clock import WARSAW
from kooperacje.base.problems import NotThere
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.kinds.kind import Kind
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows
from kooperacje.consultations.states import StageKind
from kooperacje.files.models import StoredFile


@dataclass(frozen=True, slots=True)
class Window:
    """Until when one answers. `stage` is the key of the stage in which answers on the web are collected."""

    stage: str | None
    last_day: date | None
    closing: datetime | None
    grace: timedelta

    @property
    def last_minute(self) -> datetime | None:
        """The closing as people say it: the end of a day is its last minute, not midnight of the next day."""
        if self.closing is None or self.closing.time() != time():
            return self.closing
        return self.closing - timedelta(minutes=1)

    def late(self, sent: datetime, started: datetime | None) -> bool | None:
        return deadlines.is_late(sent, closing=self.closing, started=started, grace=self.grace)


def terms(consultation: Consultation) -> Terms:
    """What an officer set, or the defaults (not saved)."""
    return Terms.objects.filter(pk=consultation.pk).first() or Terms(consultation=consultation)


def window(consultation: Consultation) -> Window:
    """Two queries."""
    return window_of(consultation, terms(consultation))


def window_of(consultation: Consultation, agreed: Terms) -> Window:
    stage = only(consultation, catalogue.STAGE, StageKind.ELECTRONIC)
    last = consultation.window_to
    if stage is not None and stage.window is not None:
        last = stage.window.to
    return Window(
        stage=stage.key if stage else None,
        last_day=last,
        closing=deadlines.closing(last, agreed.closes_at),
        grace=timedelta(minutes=agreed.grace_minutes),
    )


def only(consultation: Consultation, kind: Kind[Any], wanted: str) -> Any:
    """The part of this sort, where there is exactly one."""
    found = rows.parts(rows.of(consultation, kind).filter(kind=wanted)[:2], kind)
    return found[0] if len(found) == 1 else None


def party(consultation: Consultation, key: str) -> schema.InstitutionRef | None:
    """The institution with this key in the consultation."""
    part: schema.InstitutionRef | None = rows.part(consultation, catalogue.INSTITUTION, key)
    return part


def questions(consultation: Consultation) -> dict[str, str]:
    """{key: text} of the open questions, in their order."""
    found = rows.parts(rows.of(consultation, catalogue.QUESTION), catalogue.QUESTION)
    return {one.key: one.text for one in found}


def party_names(consultation: Consultation) -> dict[str, str]:
    """{key: name} of the institutions of the consultation, in their order."""
    return dict(rows.of(consultation, catalogue.INSTITUTION).values_list("key", "name"))


def channel_names(consultation: Consultation) -> dict[str, str]:
    """{key: text} of the channels, in their order."""
    return dict(rows.of(consultation, catalogue.CHANNEL).values_list("key", "text"))


def materials(consultation: Consultation) -> list[schema.Material]:
    """Documents and leaflets of the consultation."""
    return rows.parts(rows.of(consultation, catalogue.MATERIAL), catalogue.MATERIAL)


def entries(code: Code) -> list[Entry]:
    """What is being written under this code and was not removed, in the order in which it was begun."""
    return list(code.entries.filter(removed_at=None).order_by("created_at", "id"))


def own_remark(code: Code, ref: UUID) -> Entry | None:
    """The remark with this id, removed ones too; None while nobody wrote it. Raises `NotThere` for another code's."""
    found = Entry.objects.filter(pk=ref).first()
    if found is not None and (found.code_id != code.pk or found.kind != EntryKind.REMARK):
        raise NotThere
    return found


def attachments(code_id: UUID) -> list[StoredFile]:
    """The files of an answer, in the order in which they were added."""
    return list(StoredFile.objects.filter(owner=access.owner(code_id)).order_by("created_at", "id"))


def removed(code: Code) -> list[Entry]:
    """What can be brought back, the latest first."""
    found = code.entries.exclude(removed_at=None).filter(kind=EntryKind.REMARK.value)
    return list(found.order_by("-removed_at")[:20])


def latest(code: Code) -> Submission | None:
    """What stands: the last thing sent under this code that no later one replaced and nobody refused."""
    standing = code.submissions.filter(
        state__in=[SubmissionState.RECORDED.value, SubmissionState.WAITING.value]
    )
    return standing.order_by("-sent_at", "-id").first()


def sent(code: Code) -> list[Submission]:
    """Everything that was sent under this code, the latest first."""
    return list(code.submissions.order_by("-sent_at", "-id"))


def submission(code: Code, number: str) -> Submission | None:
    """What was sent under this code with this number."""
    return code.submissions.filter(number=number).select_related("replaces").first()


def relayed(code: Code) -> list[Code]:
    """Live codes of the institutions to which this one passed the invitation on."""
    found = code.below.filter(kind=CodeKind.RELAYED.value, revoked_at=None)
    return list(found.order_by("issued_at", "id"))


def colleagues(code: Code) -> list[Code]:
    """Live codes of those who contribute to the answer of this code's institution, with `written`: how many entries."""
    found = code.below.filter(kind=CodeKind.COLLEAGUE.value, revoked_at=None)
    written = Count("entries", filter=Q(entries__removed_at=None))
    return list(found.annotate(written=written).order_by("issued_at", "id"))


class Contributed(Protocol):
    """An entry of a colleague; `taken` counts its copies in the common answer."""

    pk: UUID
    code_id: UUID
    question: str
    text: str
    proposed: str
    place: str
    taken: int


def contributions(code: Code) -> list[Contributed]:
    """What colleagues have written and did not take out, in the order of their codes."""
    found = Entry.objects.filter(
        code__above=code, code__kind=CodeKind.COLLEAGUE.value, code__revoked_at=None, removed_at=None
    )
    taken = Count("taken_as", filter=Q(taken_as__code=code, taken_as__removed_at=None))
    ordered: QuerySet[Any] = found.annotate(taken=taken).order_by("code__issued_at", "created_at")
    return list(ordered)


def opened(consultation: Consultation) -> set[str]:
    """Keys of the institutions that opened their code."""
    found = Code.objects.filter(consultation=consultation).exclude(opened_at=None).exclude(institution="")
    return set(found.values_list("institution", flat=True))


@dataclass(frozen=True, slots=True)
class Relayed:
    """A code that was passed on, and how deep below the first one it stands (1: by an invited institution)."""

    code: Code
    depth: int
    by: str
    """Key of the institution that passed it on."""


def tree(consultation: Consultation) -> list[Relayed]:
    """Codes that were passed on, each below the one from which it came. One query."""
    kinds = [CodeKind.INVITED.value, CodeKind.RELAYED.value]
    found = Code.objects.filter(consultation=consultation, kind__in=kinds, revoked_at=None)
    below: dict[object, list[Code]] = {}
    by_id: dict[object, Code] = {}
    for code in found.order_by("issued_at", "id"):
        by_id[code.pk] = code
        if code.kind == CodeKind.RELAYED:
            below.setdefault(code.above_id, []).append(code)
    roots = [code for code in by_id.values() if code.kind == CodeKind.INVITED]
    return [one for root in roots for one in _under(root, below, 1)]


def _under(code: Code, below: Mapping[object, Sequence[Code]], depth: int) -> list[Relayed]:
    found = []
    for one in below.get(code.pk, ()):
        found.append(Relayed(one, depth, code.institution))
        found += _under(one, below, depth + 1)
    return found


class PartyWithCode(Protocol):
    """A row of `parties_with_codes`."""

    key: str
    name: str
    issued_at: datetime | None
    opened_at: datetime | None
    started_at: datetime | None
    number: str | None


def parties_with_codes(consultation: Consultation, words: str) -> QuerySet[Any]:
    """Institutions whose name holds the words, each with its live code's times and the number of what it sent last."""
    found: QuerySet[Any] = rows.of(consultation, catalogue.INSTITUTION)
    if words.strip():
        found = found.filter(name__icontains=words.strip())
    code = Code.objects.filter(
        consultation=consultation,
        institution=OuterRef("key"),
        revoked_at=None,
        kind__in=sorted(ANSWERING),
    )
    sent = Submission.objects.filter(
        consultation=consultation, institution=OuterRef("key"), state=SubmissionState.RECORDED.value
    )
    listed: QuerySet[Any] = found.annotate(
        issued_at=Subquery(code.values("issued_at")[:1]),
        opened_at=Subquery(code.values("opened_at")[:1]),
        started_at=Subquery(code.values("started_at")[:1]),
        number=Subquery(sent.order_by("-sent_at").values("number")[:1]),
    )
    return listed


def code_of(consultation: Consultation, key: str) -> Code | None:
    """The institution's own live code."""
    found = Code.objects.filter(
        consultation=consultation, institution=key, revoked_at=None, kind__in=sorted(ANSWERING)
    )
    return found.select_related("above").first()


def received(submission: Submission) -> date:
    """The day on which it came."""
    return submission.code.received_on or submission.sent_at.astimezone(WARSAW).date()


def by_state(found: QuerySet[Submission]) -> dict[str, int]:
    """{state: how many}, without the states in which there is none."""
    counted = found.order_by().values("state").annotate(number=Count("pk"))
    return {row["state"]: row["number"] for row in counted}


def page_of_sent(found: QuerySet[Submission], state: str) -> QuerySet[Submission]:
    """In one state, or all; the latest first."""
    chosen = found.filter(state=state) if state else found
    return chosen.order_by("-sent_at", "-id")


def waiting(found: QuerySet[Submission]) -> int:
    """How many wait for a person's decision."""
    return found.filter(state=SubmissionState.WAITING.value).count()
