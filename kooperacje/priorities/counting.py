"""When a count of cases is told as it is, and when only that it is small. Nothing is ever added up from counts: two
institutions may count the same family, and a sum next to its parts would give a hidden part away."""

from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kooperacje.base.actor import Actor
from kooperacje.partnership.access import READERS
from kooperacje.priorities import access
from kooperacje.priorities.models import CaseCount, Round


def told(number: int | None, floor: int) -> str:
    """The number in words that give no small group away; nought points at nobody."""
    if number is None:
        return pgettext("count", "taken back")
    return _("fewer than %(floor)d") % {"floor": floor} if 0 < number < floor else str(number)


def line(one: CaseCount, floor: int) -> str:
    """What was counted, how many, where and when, in one line."""
    values = {
        "counted": one.counted,
        "number": told(one.number, floor),
        "institution": one.institution.name,
        "since": one.first_day.strftime("%d.%m.%Y"),
        "until": one.last_day.strftime("%d.%m.%Y"),
    }
    return _("%(counted)s: %(number)s (%(institution)s, %(since)s – %(until)s)") % values


def public_floor() -> int:
    return settings.COUNTS_PUBLIC_FROM


class Floors:
    """From which number on this reader is told it: all to who leads the team, an institution its own, the rest from some on."""

    def __init__(self, actor: Actor | None, row: Round) -> None:
        self._all = actor is not None and bool(access.can(actor, access.KEEP, row))
        self._own = actor.institutions_as(*READERS) if actor else frozenset()

    def of(self, institution: UUID) -> int:
        return 1 if self._all or institution in self._own else settings.COUNTS_TEAM_FROM
