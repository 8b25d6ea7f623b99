"""Remarks with and without themes, and what the tool has learned from those that have some."""

from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from uuid import UUID

from django.db import connection
from django.db.models import Count, QuerySet

from kooperacje.analysis.models import Confirmation
from kooperacje.analysis.themes.proposing import PER_THEME, Described, Example, Model
from kooperacje.consultations.models import Consultation, Remark, RemarkTheme, Theme

REMEMBERED = 8


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the remarks of a consultation have themes."""

    total: int
    left: int

    @property
    def done(self) -> int:
        return self.total - self.left


def codebook(consultation: Consultation) -> dict[str, Theme]:
    """{key: theme} of the consultation, in their order."""
    found = Theme.objects.filter(consultation=consultation).order_by("position")
    return {theme.key: theme for theme in found}


def without_theme(consultation: Consultation) -> QuerySet[Remark]:
    """The remarks that have no theme yet, in their order."""
    return Remark.objects.filter(consultation=consultation, links=None).order_by("position")


def progress(consultation: Consultation) -> Progress:
    """Two queries."""
    total = Remark.objects.filter(consultation=consultation).count()
    return Progress(total, without_theme(consultation).count())


def next_key(consultation: Consultation, after: str = "") -> str | None:
    """The first remark without a theme behind the one named, or else the first of all."""
    found = without_theme(consultation).values_list("key", flat=True)
    behind = Remark.objects.filter(consultation=consultation, key=after).values_list("position", flat=True)
    position = behind.first() if after else None
    later = found.filter(position__gt=position).first() if position is not None else None
    return later or found.exclude(key=after).first()


def numbers(consultation: Consultation) -> dict[str, int]:
    """{theme: number of remarks about it}: one query."""
    found = RemarkTheme.objects.filter(theme__consultation=consultation).order_by()
    return dict(found.values_list("theme__key").annotate(number=Count("id")))


def latest(consultation: Consultation) -> Confirmation | None:
    """What was confirmed last."""
    return Confirmation.objects.filter(consultation=consultation).order_by("-confirmed_at").first()


def confirmed_by(consultation: Consultation, person: UUID | None) -> set[str]:
    """Keys of the remarks on which this person has confirmed themes."""
    if person is None:
        return set()
    found = Confirmation.objects.filter(consultation=consultation, person=person).order_by()
    return set(found.values_list("remark", flat=True))


def described(consultation: Consultation) -> list[Described]:
    """The codebook as the tool compares it."""
    return [
        Described(theme.key, f"{theme.title}. {theme.description or ''}")
        for theme in codebook(consultation).values()
    ]


EXAMPLES = """
    SELECT remark.key, remark.text, theme.key
      FROM consultations_theme theme
     CROSS JOIN LATERAL (
           SELECT owner.key, owner.text, owner.position, link.position AS place
             FROM consultations_remarktheme link
             JOIN consultations_remark owner ON owner.id = link.owner_id
            WHERE link.theme_id = theme.id AND owner.key <> ALL(%s)
            ORDER BY owner.position DESC
            LIMIT %s
     ) remark
     WHERE theme.consultation_id = %s
     ORDER BY remark.position, remark.place
"""
"""One theme after the other by its index: a window over all links is slow where the planner knows no numbers yet."""


def examples(consultation: Consultation, *, without: Collection[str] = ()) -> list[Example]:
    """What there is to learn from: the latest remarks of every theme. One query, whatever the number of remarks."""
    found: dict[str, tuple[str, list[str]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(EXAMPLES, [list(without), PER_THEME, consultation.pk])
        for remark, text, theme in cursor.fetchall():
            found.setdefault(remark, (text, []))[1].append(theme)
    return [Example(text, tuple(themes)) for text, themes in found.values()]


_models: OrderedDict[tuple[UUID, datetime], Model] = OrderedDict()
_lock = Lock()


def model(consultation: Consultation) -> Model:
    """What the tool knows now. Remembered until something in the consultation changes."""
    version = (consultation.pk, consultation.changed_at)
    with _lock:
        known = _models.get(version)
    if known is None:
        known = Model(described(consultation), examples(consultation))
        with _lock:
            _models[version] = known
            while len(_models) > REMEMBERED:
                _models.popitem(last=False)
    return known


def forget() -> None:
    """Drop what is remembered, as a new process would begin."""
    with _lock:
        _models.clear()


def apart(consultation: Consultation, without: Collection[str]) -> Model:
    """What the tool would know had it never seen these remarks."""
    return Model(described(consultation), examples(consultation, without=without))
