"""In which state the public pages find what they show: one statement each, asked on every view of a kept page.

Written by hand, because asking is nearly all that such a view costs. Names of territorial units are left out: they
change with a new register of the country only, and kept pages are forgotten within an hour.
"""

from typing import Any

from django.db import connection

from kooperacje.consultations import packs
from kooperacje.consultations.access import PUBLIC_STATES
from kooperacje.consultations.states import ConsultationState

_ONE = """
SELECT c.id, c.changed_at, c.state, organiser.version,
       (SELECT string_agg(concat_ws(' ', model.name, v.number, v.label, v.state), ' ' ORDER BY v.number)
        FROM modelbook_cooperationmodel AS model JOIN modelbook_modelversion AS v ON v.model_id = model.id
        WHERE model.key = c.model_key)
FROM consultations_consultation AS c JOIN institutions_institution AS organiser ON organiser.id = c.organiser_id
WHERE c.slug = %s
"""
_LIST = """
SELECT count(*), max(c.changed_at), sum(organiser.version)
FROM consultations_consultation AS c JOIN institutions_institution AS organiser ON organiser.id = c.organiser_id
WHERE c.state = ANY(%s)
"""


def one(slug: str, language: str) -> str:
    """The consultation with everything in it, its organiser and model, and whether its files are ready."""
    row = _row(_ONE, slug)
    if row is None:
        return ""
    key, changed_at, state, organiser, model = row
    changed = packs.stamp(changed_at)
    ready = state == ConsultationState.PUBLISHED and packs.ready(key, changed, language)
    return f"{key} {changed} {state} {organiser} {ready} {model}"


def listed() -> str:
    """Everything that stands in the list of public consultations."""
    return str(_row(_LIST, [state.value for state in PUBLIC_STATES]))


def _row(statement: str, value: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement, [value])
        return cursor.fetchone()
