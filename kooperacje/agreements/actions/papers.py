"""Papers, and their new versions."""

import re
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.agreements import access, numbers
from kooperacje.agreements.actions.common import clean, lock_subject, locked, note, version_of, write
from kooperacje.agreements.models import SUBJECT, Paper, PaperVersion
from kooperacje.agreements.states import OPEN, VERSION_FLOW, VersionState
from kooperacje.agreements.text import Part, Text
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.base.versions import Stale

KIND = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
ANNEX = "aneks"
LONGEST_REMINDING = 730


@transaction.atomic
def create_paper(
    *,
    by: Actor,
    subject: str,
    kind: str,
    text: Text | None = None,
    is_public: bool | None = None,
    base: Paper | None = None,
) -> Paper:
    """A paper of the subject with its first draft. Without a text the owning room's builder of this kind makes it."""
    if not re.match(SUBJECT, subject):
        raise ValueError(f"not a subject of the form room.model:id: {subject!r}")
    if not KIND.fullmatch(kind):
        raise ValueError(f"not a key of a kind of documents: {kind!r}")
    lock_subject(subject)
    access.can_in(by, access.EDIT, subject).require()
    builder = access.builder_of(subject, kind)
    if text is None and builder is None:
        raise BadInput(_("There is no pattern for this kind of document; write its text."))
    made = clean(text if text is not None else builder.make(subject))  # type: ignore[union-attr]
    now = clock.now()
    public = is_public if is_public is not None else bool(builder and builder.is_public)
    paper = Paper.objects.create(
        number=_free_number(),
        subject=subject,
        kind=kind,
        title=made.title,
        base=base,
        is_public=public,
        made_at=now,
        changed_at=now,
    )
    _draft(paper, made, 1, builder=builder.kind if builder and text is None else "")
    note(by, paper, "created", {"kind": kind, "number": paper.number})
    return paper


@transaction.atomic
def change_settings(
    *, by: Actor, paper: Paper, is_public: bool, remind_days: int, expected: int | None
) -> Paper:
    """Whether everybody may read it once adopted, and how many days before its end is reminded of it."""
    row = locked(by, paper)
    if not 0 <= remind_days <= LONGEST_REMINDING:
        sentence = _("Write a number of days from 0 to %d.") % LONGEST_REMINDING
        raise BadInput([Fault("remind_days", sentence)])
    if changed := row.apply({"is_public": is_public, "remind_days": remind_days}, expected=expected):
        row.save()
        note(by, row, "settings_changed", {"fields": [*changed]})
    return row


@transaction.atomic
def write_text(
    *, by: Actor, version: PaperVersion, text: Text, what_changed: str | None = None, expected: int | None
) -> PaperVersion:
    """Replace the text of a draft. Raises `Stale` when somebody saved it since, `BadInput` when it is no draft."""
    paper = locked(by, version.paper)
    row = version_of(paper, version)
    if row.state != VersionState.DRAFT:
        raise BadInput(
            _("This version is out for signature or adopted, so its text stays. Make a new version.")
        )
    made = clean(text)
    note_text = row.note if what_changed is None else " ".join(what_changed.split())
    if expected is not None and expected != row.version:
        raise Stale(row, {})
    before = row.digest, row.note
    row.note = note_text[:1000]
    write(row, paper, made)
    if before == (row.digest, row.note):
        return row
    row.version += 1
    row.save()
    paper.title = made.title
    paper.save(update_fields=["title"])
    note(by, paper, "written", {"version": row.number, "digest": row.digest[:16]})
    return row


@transaction.atomic
def make_anew(*, by: Actor, version: PaperVersion) -> PaperVersion:
    """Let the owning room's builder write the draft again from its data as they are now; what was typed in is lost."""
    paper = locked(by, version.paper)
    row = version_of(paper, version)
    builder = access.builder_of(paper.subject, paper.kind)
    if builder is None:
        raise BadInput(_("This document is written by hand; there are no data to make it from."))
    return write_text(by=by, version=row, text=builder.make(paper.subject), expected=row.version)


@transaction.atomic
def new_version(
    *, by: Actor, paper: Paper, what_changed: str, text: Text | None = None, from_data: bool = False
) -> PaperVersion:
    """A draft after the last version. A version that is out for signature is withdrawn by it, with its signatures kept.

    Without a text it begins with that of the last version; `from_data`: the owning room's builder makes it.
    """
    row = locked(by, paper)
    said = " ".join(what_changed.split())
    if not said:
        raise BadInput([Fault("what_changed", _("Say in a few words what changes."))])
    last = row.versions.order_by("-number").first()
    if last is None:
        raise BadInput(_("This document is not there any more."))
    if last.state == VersionState.DRAFT:
        raise BadInput(_("There is a draft already: version %d. Change its text.") % last.number)
    builder = access.builder_of(row.subject, row.kind)
    if text is None:
        text = builder.make(row.subject) if from_data and builder else last.text
    if last.state in OPEN:
        VERSION_FLOW.move(last, VersionState.WITHDRAWN)
        last.ended_on, last.end_reason = clock.today(), _("A new version was made: %s") % said
        last.version += 1
        last.save()
    made = _draft(row, clean(text), last.number + 1, said, builder.kind if builder and from_data else "")
    row.title = made.text.title
    row.save(update_fields=["title"])
    note(by, row, "version_made", {"version": made.number})
    return made


@transaction.atomic
def renew(*, by: Actor, paper: Paper, last_day: date | None = None) -> PaperVersion:
    """A draft with the same words for a term that begins the day after the last; by default as long as the last one."""
    row = locked(by, paper)
    before = row.versions.exclude(last_day=None).exclude(adopted_on=None).order_by("-number").first()
    if before is None or before.last_day is None:
        raise BadInput(_("This document has no end, so there is nothing to renew."))
    first = before.last_day + timedelta(days=1)
    begins = before.first_day or before.adopted_on or before.last_day
    last = last_day or first + (before.last_day - begins)
    text = before.text
    renewed = Text(text.title, text.parts, text.paragraphs, first, last)
    return new_version(by=by, paper=row, what_changed=_("Renewed for another term"), text=renewed)


@transaction.atomic
def create_annex(*, by: Actor, paper: Paper) -> Paper:
    """A paper that changes another one, with a first draft that names it; signed by the same institutions."""
    row = locked(by, paper)
    if not row.versions.filter(state=VersionState.ADOPTED).exists():
        raise BadInput(_("Only an adopted document gets an annex; change the text of this one."))
    place = row.annexes.count() + 1
    title = _("Annex %(place)d to: %(title)s") % {"place": place, "title": row.title}
    parts = (
        Part(
            _("What changes"),
            _(
                "1. In the document “%(title)s”, number %(number)s, the following is changed: [[what changes]].\n"
                "2. The rest of the document stays as it is."
            )
            % {"title": row.title, "number": row.number},
        ),
        Part(_("From when"), _("1. The annex holds from [[day]].")),
    )
    text = Text(title[:300], parts)
    made = create_paper(by=by, subject=row.subject, kind=ANNEX, text=text, is_public=row.is_public, base=row)
    note(by, row, "annex_made", {"annex": made.number})
    return made


def _draft(paper: Paper, made: Text, number: int, said: str = "", builder: str = "") -> PaperVersion:
    version = PaperVersion(
        paper=paper,
        number=number,
        state=VERSION_FLOW.initial.value,
        builder=builder,
        note=said[:1000],
        made_at=clock.now(),
    )
    write(version, paper, made)
    version.save(force_insert=True)
    return version


def _free_number() -> str:
    while True:
        number = numbers.draw(clock.now())
        if not Paper.objects.filter(number=number).exists():
            return number
