"""What states and ways of this room are called in front of people."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from kooperacje.agreements.models import PaperVersion
from kooperacje.agreements.states import VersionState, Way
from kooperacje.base import clock

_S = VersionState
STATE = {
    _S.DRAFT: ("idle", pgettext_lazy("document", "draft")),
    _S.FOR_SIGNATURE: ("info", pgettext_lazy("document", "out for signature")),
    _S.ADOPTED: ("good", pgettext_lazy("document", "adopted")),
    _S.SUPERSEDED: ("idle", pgettext_lazy("document", "superseded")),
    _S.WITHDRAWN: ("bad", pgettext_lazy("document", "withdrawn")),
    _S.EXPIRED: ("warn", pgettext_lazy("document", "expired")),
}
WAY = {
    Way.PAPER: gettext_lazy("on paper"),
    Way.QUALIFIED: gettext_lazy("qualified electronic signature"),
    Way.TRUSTED: gettext_lazy("trusted signature (ePUAP, e-ID)"),
    Way.CONSENT: gettext_lazy("consent given in this application"),
}


def state_of(version: PaperVersion) -> tuple[str, str]:
    """The state with its colour; a version that holds only from a later day says so."""
    kind, label = STATE[VersionState(version.state)]
    if version.state == _S.ADOPTED and version.first_day and version.first_day > clock.today():
        return "info", _("adopted, holds from %s") % short(version.first_day)
    return kind, str(label)


def term(first: date | None, last: date | None) -> str:
    """Between which days it holds, in words."""
    if first and last:
        return _("from %(first)s to %(last)s") % {"first": long(first), "last": long(last)}
    if first:
        return _("from %s, without an end") % long(first)
    return _("to %s") % long(last) if last else _("without an end")


def signed(number: int, asked: int) -> str:
    """`9 of 14 have signed`, right for Polish numbers too."""
    return _("%(number)d of %(asked)d have signed") % {"number": number, "asked": asked}


def long(day: date) -> str:
    return date_format(day, "j E Y")


def short(day: date) -> str:
    return f"{day.day}.{day:%m.%Y}"


def verdict(version: PaperVersion) -> tuple[str, str, str]:
    """What the holder of a copy is told: colour, sentence, and a second one."""
    adopted = long(version.adopted_on) if version.adopted_on else ""
    ended = long(version.ended_on) if version.ended_on else ""
    if version.state == _S.ADOPTED:
        told = _("This is the adopted version (%(number)d), adopted on %(day)s.")
        more = _("It holds %s.") % term(version.first_day, version.last_day)
        return "good", told % {"number": version.number, "day": adopted}, more
    if version.state == _S.SUPERSEDED:
        told = _("This version (%(number)d) was adopted on %(day)s, but a later one holds in its place.")
        return "warn", told % {"number": version.number, "day": adopted}, _("It held until %s.") % ended
    if version.state == _S.EXPIRED:
        told = _("This version (%(number)d) was adopted on %(day)s; its term is over.")
        return "warn", told % {"number": version.number, "day": adopted}, _("It held until %s.") % ended
    if version.state == _S.WITHDRAWN and adopted:
        told = _("This version (%(number)d) was adopted on %(day)s and withdrawn later.")
        return "bad", told % {"number": version.number, "day": adopted}, _("It held until %s.") % ended
    if version.state == _S.WITHDRAWN:
        return "bad", _("This version (%d) was never adopted; it was withdrawn.") % version.number, ""
    return "warn", _("This version (%d) is known, but it is not adopted.") % version.number, ""
