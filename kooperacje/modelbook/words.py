"""What the states and kinds of this room are called in front of people."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kooperacje.modelbook.states import (
    Change,
    CommuneKind,
    IndicatorUnit,
    Mark,
    PassageKind,
    TeamServes,
    VersionState,
)

COMMUNE = {
    CommuneKind.RURAL: _("rural communes"),
    CommuneKind.URBAN_RURAL: _("urban-rural communes"),
    CommuneKind.URBAN: _("urban communes"),
    CommuneKind.CUS: _("communes with a social-services centre"),
}
STATE = {
    VersionState.DRAFT: ("warn", _("draft")),
    VersionState.CONSULTED: ("info", _("in consultation")),
    VersionState.APPROVED: ("good", _("approved")),
    VersionState.SUPERSEDED: ("idle", _("superseded")),
}
KIND = {
    PassageKind.PART: _("part"),
    PassageKind.CHAPTER: _("chapter"),
    PassageKind.SECTION: _("section"),
    PassageKind.PARAGRAPH: _("paragraph"),
    PassageKind.TABLE: _("table"),
    PassageKind.ANNEX: _("annex"),
}
MARK = {
    Mark.SOURCED: _("from sources"),
    Mark.INFERRED: _("our proposal"),
    Mark.BACKGROUND: _("general knowledge, not checked in sources"),
    Mark.NOT_FOUND: _("the sources do not say – to be settled by those who put the model into practice"),
}
SERVES = {
    TeamServes.PARTNERSHIP: _("partnership of institutions"),
    TeamServes.CASE: _("work with a person or family"),
    TeamServes.DESIGN: _("writing of the model"),
}
UNIT = {
    IndicatorUnit.COUNT: _("number"),
    IndicatorUnit.PERCENT: _("per cent"),
    IndicatorUnit.DAYS: _("days"),
    IndicatorUnit.HOURS: _("hours"),
    IndicatorUnit.SCALE: _("scale"),
    IndicatorUnit.MONEY: _("złoty"),
}
CHANGE = {
    Change.SAME: ("idle", _("unchanged")),
    Change.CHANGED: ("info", _("changed")),
    Change.MOVED: ("info", _("moved")),
    Change.SPLIT: ("info", pgettext_lazy("blocks", "split off")),
    Change.MERGED: ("info", pgettext_lazy("blocks", "merged into another")),
    Change.ADDED: ("good", _("added")),
    Change.REMOVED: ("bad", _("removed")),
}
