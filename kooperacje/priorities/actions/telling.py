"""Institutions are written to when a stage opens for them, and once more before it closes."""

from datetime import timedelta

from django.db import transaction

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.priorities import letters, queries
from kooperacje.priorities.actions.common import note, unguarded
from kooperacje.priorities.models import Round
from kooperacje.priorities.states import STAGE_OF, RoundState

REMIND_DAYS = 3
"""So many days before the last one, who has not answered is reminded."""


def tell(*, by: Actor) -> int:
    """Write what is due about every round that is open; returns how many letters were new. For the worker.

    The letters follow the stage as it stands now, not the button: who opens a stage by mistake has a while to go back.
    """
    return sum(_tell(by, one) for one in queries.open_rounds())


@transaction.atomic
def _tell(by: Actor, given: Round) -> int:
    row = unguarded(given)
    if not queries.takes_answers(row):
        return 0  # somebody was faster
    began, written = clock.now(), []
    for institution, addresses in queries.addresses(queries.silent(row)).items():
        for address in addresses:
            first = letters.opened(row, institution, address, by=by)
            written.append(first)
            if _closes_soon(row) and first.created_at.astimezone(clock.WARSAW).date() < clock.today():
                written.append(letters.closes_soon(row, institution, address, by=by))
    made = sum(one.created_at >= began for one in written)
    if made:
        note(by, row, "told", {"stage": row.state, "notices": made})
    return made


def _closes_soon(row: Round) -> bool:
    """Proposals are nobody's duty, so nobody is reminded of them."""
    if row.due is None or RoundState(row.state) not in STAGE_OF:
        return False
    return row.due - timedelta(days=REMIND_DAYS) <= clock.today()
