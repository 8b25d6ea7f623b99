"""What the states and kinds of this room are called in front of people."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kooperacje.documents.answerform.opening import Why
from kooperacje.documents.passages import Notice
from kooperacje.documents.passages.reading import CELL, LINE, ROW
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
REFUSED = {
    Why.NO_DOCX: _("“%(name)s” is not a DOCX document."),
    Why.DAMAGED: _("“%(name)s” cannot be read: the file is damaged or was cut off."),
    Why.TOO_LARGE: _("“%(name)s” unpacks to more than is safe to open, so it is not accepted."),
    Why.ENTITIES: _("“%(name)s” holds something that could be run or expanded, so it is not opened."),
    Why.EMPTY: _("“%(name)s” has no text in it."),
}
NOTICE = {
    Notice.LOOKS_LIKE_HEADING: _(
        "No style says that this is a heading; it was taken for one because it is bold."
    ),
    Notice.LEVEL_LEFT_OUT: _(
        "A level of headings is left out before this one; it was put below the heading before it."
    ),
    Notice.PICTURE: _("There is a picture or an object here. It is not carried over; its words are."),
    Notice.NOTE: _("There is a footnote here. Its text is not carried over."),
    Notice.TRACKED: _("The document has tracked changes. They were read as accepted."),
    Notice.CONTENTS: _("A table of contents begins here. It is left out, for it is made anew."),
    Notice.NO_HEADINGS: _(
        "No paragraph has a heading style, so the structure was guessed. Look at it closely."
    ),
}


def rows(text: str) -> tuple[tuple[str, ...], ...]:
    """The cells of a table passage, row by row; all rows are as long as the longest."""
    found = [tuple(cell.replace(LINE, "\n") for cell in row.split(CELL)) for row in text.split(ROW)]
    width = max(map(len, found))
    return tuple(row + ("",) * (width - len(row)) for row in found)
