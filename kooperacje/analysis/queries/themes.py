"""Remarks with and without themes, and what the tool has learned from those that have some."""

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

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
    # All that have one are gathered once: looked up remark by remark it took minutes where no numbers were known yet.
    about = RemarkTheme.objects.filter(theme__consultation=consultation).order_by()
    found = Remark.objects.filter(consultation=consultation).exclude(pk__in=about.values("owner"))
    return found.order_by("position")


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


LATEST = """
    SELECT theme.key, latest.owner_id, latest.position
      FROM consultations_theme theme
     CROSS JOIN LATERAL (
           SELECT link.id, link.owner_id, link.position
             FROM consultations_remarktheme link
            WHERE link.theme_id = theme.id
            ORDER BY link.id DESC
            LIMIT %s
     ) latest
     WHERE theme.consultation_id = %s
     ORDER BY latest.id DESC
"""
"""Without a join to the remarks: one over all of them is slow where the planner knows no numbers yet."""


def examples(consultation: Consultation, *, without: Collection[str] = ()) -> list[Example]:
    """What there is to learn from: the remarks that got a theme last. Two queries, whatever the number of remarks."""
    with connection.cursor() as cursor:
        cursor.execute(LATEST, [PER_THEME + len(without), consultation.pk])
        links: list[tuple[str, UUID, int]] = cursor.fetchall()
    found = Remark.objects.filter(pk__in={owner for _theme, owner, _place in links}).exclude(key__in=without)
    remarks = {pk: (position, text) for pk, position, text in found.values_list("pk", "position", "text")}
    counts: Counter[str] = Counter()
    themes: dict[UUID, list[tuple[int, str]]] = defaultdict(list)
    for theme, owner, place in links:
        if owner in remarks and counts[theme] < PER_THEME:
            counts[theme] += 1
            themes[owner].append((place, theme))
    return [
        Example(text, tuple(theme for _place, theme in sorted(themes[pk])))
        for pk, (_position, text) in sorted(remarks.items(), key=lambda item: item[1][0])
        if pk in themes
    ]


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
