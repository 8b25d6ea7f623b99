"""What ends soon, as lines that lead to where it is renewed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.partnership.models import Team
from kooperacje.partnership.queries import ending
from kooperacje.partnership.queries.ending import Ending, What


@dataclass(frozen=True, slots=True)
class EndingLine:
    """Something that ends after `day`."""

    day: date
    what: str
    team: str
    url: str


def lines(teams: Sequence[Team]) -> tuple[EndingLine, ...]:
    """What ends in these teams within the days that each has settled, the soonest first."""
    return tuple(EndingLine(one.day, _what(one), one.team.name, _url(one)) for one in ending.ending(teams))


def _what(one: Ending) -> str:
    if one.institution:
        return _("Declaration: %(institution)s") % {"institution": one.institution.name}
    if one.what is What.PAPER:
        return _("Document: %(title)s") % {"title": one.title}
    return _("No work plan for %(year)s yet") % {"year": one.year}


def _url(one: Ending) -> str:
    if one.what is What.DECLARATION:
        return reverse("partnership:declaration", args=[one.ref])
    if one.what is What.PAPER:
        return reverse("agreements:detail", args=[one.ref])
    return reverse("partnership:plan-of", args=[one.team.key, one.year])
