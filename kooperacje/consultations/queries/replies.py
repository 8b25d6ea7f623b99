"""What one answer gets back, read without the remarks of all the others."""

from django.db import connection

from kooperacje.base.problems import NotThere
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows, whole
from kooperacje.consultations.report.replies import Reply


def reply(consultation: Consultation, key: str) -> Reply:
    """The reply to the answer with this key: as many queries for many remarks as for one. Raises `NotThere`."""
    answer = rows.part(consultation, catalogue.ANSWER, key)
    if answer is None:
        raise NotThere
    value = whole.bare(consultation)
    found = rows.of(consultation, catalogue.INSTITUTION).filter(key__in=[value.organiser, answer.institution])
    institutions = {one.key: one for one in rows.parts(found, catalogue.INSTITUTION)}
    theirs = rows.parts(
        rows.of(consultation, catalogue.REMARK).filter(answer__key=answer.key), catalogue.REMARK
    )
    keys = [remark.key for remark in theirs]
    places = _numbers(consultation, key)
    asked = rows.of(consultation, catalogue.CHANGE).filter(links__remark__key__in=keys).distinct()
    return Reply(
        consultation=value,
        organiser=institutions[value.organiser].name,
        institution=institutions[answer.institution],
        answer=answer,
        remarks=tuple((places[remark.key], remark) for remark in theirs),
        changes=tuple(rows.parts(asked, catalogue.CHANGE)),
    )


# By hand: the ORM would put the filter inside, and number the remarks of the answer alone.
_NUMBERS = """
SELECT numbered.key, numbered.number
FROM (SELECT key, answer_id, row_number() OVER (ORDER BY position) AS number
      FROM consultations_remark WHERE consultation_id = %s) AS numbered
WHERE numbered.answer_id = (SELECT id FROM consultations_answer WHERE consultation_id = %s AND key = %s)
"""


def _numbers(consultation: Consultation, answer: str) -> dict[str, int]:
    """The places of this answer's remarks among all: one pass over the remarks, in the database."""
    with connection.cursor() as cursor:
        cursor.execute(_NUMBERS, [consultation.pk, consultation.pk, answer])
        return dict(cursor.fetchall())
