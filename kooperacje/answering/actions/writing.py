"""What the holder of a code writes before sending. No word is lost: not by two windows, not by a wrong click."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from uuid import UUID

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.answering import access, queries
from kooperacje.answering.models import Code, Entry
from kooperacje.answering.states import CodeKind, EntryKind
from kooperacje.answering.values import Written
from kooperacje.base import clock
from kooperacje.base.problems import BadInput, Fault, NotThere
from kooperacje.consultations.states import RemarkKind
from kooperacje.files import actions as files
from kooperacje.files.models import StoredFile

MOST_ENTRIES = 1000
MOST_FILES = 20
LONGEST = 50_000
"""Characters of one field: some twenty pages."""
PURPOSE = "answer"


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a form that was saved. `beside` tells that another window had changed the entry meanwhile: what was
    typed here then stands beside it, as an entry of its own.
    """

    entry: Entry
    beside: bool = False


@transaction.atomic
def write_remark(code: Code, *, ref: UUID, written: Written, expected: int | None) -> Saved:
    """Save a remark; `ref` is drawn with its form, so that the first save makes it and later ones change it.

    `expected` is the version that the form was opened with, None for a form that was empty. When another window saved
    in between, both texts are kept. Raises `Denied`, and `BadInput` for what is too long or too much.
    """
    row = _writing(code)
    _check(written)
    known = Entry.objects.select_for_update().filter(pk=ref).first()
    if known is not None and (known.code_id != row.pk or known.kind != EntryKind.REMARK):
        raise NotThere
    if known is None:
        return Saved(_add(row, ref, written))
    if _same(known, written):
        return Saved(_brought_back(known))
    if known.version != expected:
        return Saved(_add(row, None, written), beside=True)
    for field in fields(Written):
        setattr(known, field.name, getattr(written, field.name))
    known.version += 1
    known.changed_at = clock.now()
    known.removed_at = None
    known.save()
    return Saved(known)


@transaction.atomic
def write_answers(code: Code, *, answers: Mapping[str, str], versions: Mapping[str, int]) -> list[Saved]:
    """Save what is answered to the open questions: {key of the question: text}. An emptied answer is as if not given.

    Where another window saved in between, what was typed there stays below what was typed here: no word is lost.
    """
    row = _writing(code)
    asked = queries.questions(row.consultation)
    unknown = [key for key in answers if key not in asked]
    if unknown:
        raise BadInput([Fault(unknown[0], _("There is no such question in this consultation."))])
    _check_lengths(answers)
    held = {
        entry.question: entry
        for entry in Entry.objects.select_for_update().filter(code=row, kind=EntryKind.QUESTION.value)
    }
    return [
        saved
        for key, text in answers.items()
        for saved in (_answer(row, held.get(key), key, text, versions.get(key, 0)),)
        if saved is not None
    ]


def _answer(row: Code, known: Entry | None, key: str, text: str, seen: int) -> Saved | None:
    now = clock.now()
    if known is None:
        if not text.strip():
            return None
        _started(row)
        entry = Entry(code=row, kind=EntryKind.QUESTION.value, question=key, text=text)
        entry.created_at = entry.changed_at = now
        entry.save(force_insert=True)
        return Saved(entry)
    shown = "" if known.removed_at else known.text
    if shown == text:
        return Saved(known)
    beside = known.version != seen and bool(shown.strip()) and bool(text.strip())
    known.text = f"{text}\n\n{shown}" if beside else text
    known.version += 1
    known.changed_at = now
    known.removed_at = None if known.text.strip() else now
    known.save()
    return Saved(known, beside=beside)


@transaction.atomic
def remove_remark(code: Code, *, ref: UUID) -> Entry:
    """Take a remark out of the answer; it can be brought back."""
    row = _writing(code)
    entry = _remark(row, ref)
    if entry.removed_at is None:
        entry.removed_at = clock.now()
        entry.version += 1
        entry.save(update_fields=["removed_at", "version"])
    return entry


@transaction.atomic
def bring_back(code: Code, *, ref: UUID) -> Entry:
    """Put a removed remark back into the answer."""
    row = _writing(code)
    return _brought_back(_remark(row, ref))


@transaction.atomic
def take_over(code: Code, *, ref: UUID) -> Entry:
    """Copy what a colleague wrote into the common answer; the colleague's own stays as it is.

    An answer to a question is put below what stands there already.
    """
    row = _writing(code)
    found = Entry.objects.filter(
        pk=ref,
        removed_at=None,
        code__above=row,
        code__kind=CodeKind.COLLEAGUE.value,
        code__revoked_at=None,
    ).first()
    if found is None:
        raise NotThere
    if found.kind == EntryKind.QUESTION:
        known = Entry.objects.filter(code=row, kind=found.kind, question=found.question).first()
        above = known.text if known and known.removed_at is None else ""
        text = f"{above}\n\n{found.text}" if above.strip() else found.text
        _check_lengths({found.question: text})
        saved = _answer(row, known, found.question, text, known.version if known else 0)
        entry = saved.entry if saved else found
    else:
        entry = _add(
            row, None, Written(**{field.name: getattr(found, field.name) for field in fields(Written)})
        )
    entry.taken_from = found
    entry.save(update_fields=["taken_from"])
    return entry


@transaction.atomic
def attach(code: Code, *, upload: "File[bytes]") -> StoredFile:
    """Add a file to the answer. Raises `Denied`, and `BadInput` with the sentence why the file is refused."""
    row = _writing(code)
    owner = access.owner(row.pk)
    if StoredFile.objects.filter(owner=owner).count() >= MOST_FILES:
        raise BadInput(_("An answer may have %(most)s files.") % {"most": MOST_FILES})
    _started(row)
    return files.save(by=access.HOLDER, owner=owner, upload=upload, purpose=PURPOSE)


@transaction.atomic
def detach(code: Code, *, ref: UUID) -> None:
    """Remove a file that was not sent yet; what was sent stays as evidence."""
    row = _writing(code)
    file = StoredFile.objects.filter(pk=ref, owner=access.owner(row.pk)).first()
    if file is None:
        raise NotThere
    for submission in queries.sent(row):
        if any(kept["sha256"] == file.sha256 for kept in submission.content["attachments"]):
            raise BadInput(_("This file was sent already, so it stays with the answer."))
    files.remove(by=access.HOLDER, file=file)


def _writing(code: Code) -> Code:
    """The code, locked, under which one may write now."""
    found = access.live().select_for_update(of=("self",)).filter(pk=code.pk).first()
    if found is None:
        raise NotThere
    access.may_write(found).require()
    return found


def _started(row: Code) -> None:
    if row.started_at is None:
        row.started_at = clock.now()
        row.save(update_fields=["started_at"])


def _add(row: Code, ref: UUID | None, written: Written) -> Entry:
    if row.entries.count() >= MOST_ENTRIES:
        raise BadInput(_("One answer may have %(most)s remarks.") % {"most": MOST_ENTRIES})
    _started(row)
    entry = Entry(code=row, kind=EntryKind.REMARK.value)
    if ref is not None:
        entry.pk = ref
    for field in fields(Written):
        setattr(entry, field.name, getattr(written, field.name))
    entry.created_at = entry.changed_at = clock.now()
    entry.save(force_insert=True)
    return entry


def _same(entry: Entry, written: Written) -> bool:
    return all(getattr(entry, field.name) == getattr(written, field.name) for field in fields(Written))


def _brought_back(entry: Entry) -> Entry:
    if entry.removed_at is not None:
        entry.removed_at = None
        entry.version += 1
        entry.save(update_fields=["removed_at", "version"])
    return entry


def _remark(row: Code, ref: UUID) -> Entry:
    found = Entry.objects.select_for_update().filter(pk=ref, code=row, kind=EntryKind.REMARK.value).first()
    if found is None:
        raise NotThere
    return found


def _check(written: Written) -> None:
    if written.remark_kind and written.remark_kind not in {kind.value for kind in RemarkKind}:
        raise BadInput([Fault("remark_kind", _("Choose one of the kinds on the list."))])
    if len(written.place) > 500:
        raise BadInput([Fault("place", _("Name the place in at most 500 characters."))])
    _check_lengths({name: getattr(written, name) for name in ("text", "proposed", "current", "quote")})


def _check_lengths(texts: Mapping[str, str]) -> None:
    for place, text in texts.items():
        if len(text) > LONGEST:
            told = _("This is longer than %(most)s characters: divide it, or attach it as a file.")
            raise BadInput([Fault(place, told % {"most": LONGEST})])
