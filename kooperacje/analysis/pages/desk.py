"""Who works on which remark; and one remark with its notes, its answers to use again, and its position."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from kooperacje.analysis.models import Note
from kooperacje.analysis.pages.common import DESK, Shown, Within, around, short, shown
from kooperacje.analysis.queries import desk as queries
from kooperacje.analysis.queries import themes
from kooperacje.analysis.queries.desk import Wanted
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages import said
from kooperacje.consultations.queries import rows
from kooperacje.consultations.states import PositionOutcome

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Task:
    """A remark that waits for its position."""

    key: str
    text: str
    themes: str
    person: str
    due: str
    late: bool
    url: str


@dataclass(frozen=True, slots=True)
class DeskPage(Within):
    tasks: tuple[Task, ...]
    total: int
    late: int
    url: str
    assign_url: str
    filtered: bool
    number: int
    last: int
    edit: Decision


@dataclass(frozen=True, slots=True)
class Said:
    author: str
    written: str
    text: str


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer to use again."""

    title: str
    outcome: str
    reason: str
    use_url: str
    drop_url: str


@dataclass(frozen=True, slots=True)
class AnswerPage(Within):
    """`together`: other remarks of the group that have no position yet."""

    remark: Shown
    url: str
    note_url: str
    list_url: str
    person: str
    due: str
    late: bool
    group: str
    together: int
    notes: tuple[Said, ...]
    kept: tuple[Kept, ...]
    position: str
    edit: Decision


def desk(consultation: Consultation, actor: Actor, wanted: Wanted, number: int) -> DeskPage:
    """A fixed number of queries."""
    slug, today = consultation.slug, clock.today()
    frame = around(consultation, actor, DESK)
    found = queries.find(consultation, wanted, today)
    total = found.count()
    last = max(1, ceil(total / PER_PAGE))
    number = min(max(1, number), last)
    parts = rows.parts(found[(number - 1) * PER_PAGE : number * PER_PAGE], catalogue.REMARK)
    given = queries.assignments(consultation, [part.key for part in parts])
    people = queries.names({one.person for one in given.values()})
    titles = {key: theme.title for key, theme in themes.codebook(consultation).items()}

    def task(part: schema.Remark) -> Task:
        one = given.get(part.key)
        return Task(
            key=part.key,
            text=short(part.text),
            themes=", ".join(titles.get(key, key) for key in part.themes),
            person=people.get(one.person, _("somebody who is no longer here")) if one else "",
            due=said.day(one.due) if one and one.due else "",
            late=bool(one and one.due and one.due < today),
            url=reverse("analysis:answer", args=[slug, part.key]),
        )

    return DeskPage(
        around=frame,
        tasks=tuple(task(part) for part in parts),
        total=total,
        late=queries.late(consultation, today),
        url=reverse("analysis:desk", args=[slug]),
        assign_url=reverse("analysis:assign", args=[slug]),
        filtered=wanted != Wanted(),
        number=number,
        last=last,
        edit=frame.frame.edit,
    )


def answer_page(consultation: Consultation, actor: Actor, part: schema.Remark) -> AnswerPage:
    """A fixed number of queries."""
    slug = consultation.slug
    frame = around(consultation, actor, DESK)
    one = queries.assignments(consultation, [part.key]).get(part.key)
    notes = queries.notes(consultation, part.key)
    people = queries.names({note.author for note in notes if note.author} | ({one.person} if one else set()))
    group = rows.part(consultation, catalogue.REMARK_GROUP, part.group) if part.group else None
    home = reverse("analysis:answer", args=[slug, part.key])
    return AnswerPage(
        around=frame,
        remark=shown(consultation, [part])[0],
        url=home,
        note_url=reverse("analysis:note", args=[slug, part.key]),
        list_url=reverse("analysis:desk", args=[slug]),
        person=people.get(one.person, "") if one else "",
        due=said.day(one.due) if one and one.due else "",
        late=bool(one and one.due and one.due < clock.today()),
        group=group.title if group else "",
        together=len(queries.together(consultation, part.group, part.key)),
        notes=tuple(_said(note, people) for note in notes),
        kept=tuple(
            Kept(
                title=snippet.title,
                outcome=said.enum(PositionOutcome(snippet.outcome)),
                reason=snippet.reason,
                use_url=f"{home}?{urlencode({'wzor': snippet.pk})}",
                drop_url=reverse("analysis:drop-snippet", args=[slug, part.key, snippet.pk]),
            )
            for snippet in queries.snippets(consultation)
        ),
        position=said.enum(part.position.outcome) if part.position else "",
        edit=frame.frame.edit,
    )


def _said(note: Note, people: Mapping[UUID, str]) -> Said:
    gone = _("somebody who is no longer here")
    author = people.get(note.author, gone) if note.author else gone
    return Said(author, date_format(localtime(note.written_at), "DATETIME_FORMAT"), note.text)
