"""States, sorts and places of what came in, in words for people."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kooperacje.documents.answerform import Found
from kooperacje.intake import recognising
from kooperacje.intake.content import BY_MARK, BY_PERSON
from kooperacje.intake.examining import FREE_TEXT, OTHER_CONSULTATION
from kooperacje.intake.states import ItemState, Sort, Source

STATES: Mapping[ItemState, tuple[str | Promise, str]] = {
    ItemState.READ: (_("to look at"), "info"),
    ItemState.ACCEPTED: (_("accepted as an answer"), "good"),
    ItemState.SET_ASIDE: (_("set aside"), "idle"),
    ItemState.REFUSED: (_("not read"), "bad"),
}
SORTS: Mapping[Sort, str | Promise] = {
    Sort.FORM: _("filled form"),
    Sort.RETURNED: _("document with remarks"),
    Sort.MESSAGE: _("message"),
    Sort.NONE: _("other file"),
}
SOURCES: Mapping[Source, str | Promise] = {
    Source.MAILBOX: _("from the mailbox"),
    Source.FOLDER: _("from a folder"),
    Source.UPLOAD: _("uploaded"),
}
FOUND: Mapping[str, str | Promise] = {
    Found.CONTROL.value: _("in its field"),
    Found.SAME_LINE.value: _("beside its label"),
    Found.BELOW.value: _("below its label"),
    Found.CELL.value: _("in the cell beside its label"),
    Found.COLUMN.value: _("in a column of a table"),
    Found.ORDER.value: _("by its place in the form"),
    Found.INFERRED.value: _("concluded from the rest"),
    Found.NOWHERE.value: _("not found"),
    BY_MARK: _("as a comment or a change"),
    BY_PERSON: _("written by a person"),
}
HOW: Mapping[str, str | Promise] = {
    recognising.CODE: _("recognised by the code of its invitation"),
    recognising.ADDRESS: _("recognised by its address"),
    recognising.NAME: _("recognised by its name"),
    recognising.PERSON: _("chosen by a person"),
    "": _("not recognised"),
}
NOTES: Mapping[str, str | Promise] = {
    OTHER_CONSULTATION: _("The form names another consultation. Check whether it belongs here."),
    FREE_TEXT: _("The message was not written after the form: its whole text stands as one remark."),
}
SURE, FAIR = 0.95, 0.7


def tone_of(confidence: float) -> str:
    """The mark of a confidence: good, fair or doubtful."""
    if confidence >= SURE:
        return "good"
    return "info" if confidence >= FAIR else "warn"


def percent(confidence: float) -> str:
    return f"{round(confidence * 100)} %"
