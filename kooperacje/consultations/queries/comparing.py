"""What a comparison needs of a consultation: its lists, and of remarks only what is counted, not what they say."""

from datetime import UTC, datetime, time
from typing import Any

from django.db import connection

from kooperacje.base.actor import Actor
from kooperacje.consultations import access
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows, whole
from kooperacje.consultations.queries.registers import names
from kooperacje.consultations.report.comparison import build
from kooperacje.consultations.report.naming import Names
from kooperacje.consultations.states import ConsultationState, PositionOutcome
from kooperacje.documents.tree import Document
from kooperacje.documents.tree.document import LONG_AGO

_LISTS = (
    *("institution", "question", "stage", "stakeholder", "invitation"),
    *("answer", "meeting", "headcount", "theme", "change"),
)


def value(consultation: Consultation) -> schema.Consultation:
    """The consultation without the words of its remarks: four queries, however much it holds."""
    found = rows.several(consultation, _LISTS)
    lists: dict[str, Any] = {
        catalogue.BY_NAME[name].rows: tuple(parts) for name, parts in zip(_LISTS, found, strict=True)
    }
    head = whole.head(consultation)
    return schema.Consultation.model_construct(
        format=schema.FORMAT, **head, **lists, remarks=tuple(_remarks(consultation))
    )


# By hand: grouped by the database, fifty thousand remarks come as a few dozen rows.
_ALIKE = """
SELECT alike.outcome, alike.themes, count(*)
FROM (SELECT remark.outcome,
             array_agg(theme.key ORDER BY link.position) FILTER (WHERE theme.key IS NOT NULL) AS themes
      FROM consultations_remark AS remark
      LEFT JOIN consultations_remarktheme AS link ON link.owner_id = remark.id
      LEFT JOIN consultations_theme AS theme ON theme.id = link.theme_id
      WHERE remark.consultation_id = %s
      GROUP BY remark.id) AS alike
GROUP BY alike.outcome, alike.themes
"""


def _remarks(consultation: Consultation) -> list[schema.Remark]:
    """One part stands for all remarks of the same position and themes: nothing else of them is counted."""
    with connection.cursor() as cursor:
        cursor.execute(_ALIKE, [consultation.pk])
        found = cursor.fetchall()
    remarks: list[schema.Remark] = []
    for outcome, themes, number in found:
        remarks += [_remark(outcome, tuple(themes or ()))] * number
    return remarks


def _remark(outcome: str | None, themes: tuple[str, ...]) -> schema.Remark:
    position = schema.Position.model_construct(outcome=PositionOutcome(outcome)) if outcome else None
    return schema.Remark.model_construct(key="x", text="", themes=themes, position=position)


def others(consultation: Consultation, actor: Actor, *, published: bool) -> list[Consultation]:
    """Other consultations of the same model that the actor may see, the latest first: one query."""
    if consultation.model_key is None:
        return []
    found = access.visible(actor).filter(model_key=consultation.model_key).exclude(pk=consultation.pk)
    if published:
        found = found.filter(state=ConsultationState.PUBLISHED.value)
    return list(found.select_related("organiser").order_by("-window_from", "slug"))


def of_values(first: schema.Consultation, second: schema.Consultation, language: str) -> Document:
    """The comparison of two values as a document. Its time stamp is that of the later publication, so that equal content
    gives equal bytes on every machine.
    """
    known = [names(one, language) for one in (first, second)]
    territories = {**known[0].territories, **known[1].territories}
    published = [one.published_on for one in (first, second) if one.published_on]
    stamp = datetime.combine(max(published), time(), UTC) if published else LONG_AGO
    joined = Names(territories, known[0].types, known[0].models)
    return build(first, second, names=joined, language=language, modified=stamp)
