"""The lists of remarks: what was said, what it is about, what it changed, what stays contested."""

from django.utils.translation import gettext_lazy as _

from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.outline.fields import (
    Sort,
    choice,
    count,
    line,
    other,
    reference,
    references,
    text,
)
from kooperacje.consultations.outline.lists.shape import List
from kooperacje.consultations.states import GroupKind, RemarkKind, Stance, VerdictOutcome

REMARKS: tuple[List, ...] = (
    List(
        catalogue.REMARK,
        "uwaga",
        _("Remarks"),
        _("Remark"),
        _("Add a remark"),
        _("List every remark, one by one, so that each gets a position and its author can find it."),
        (
            text("text", _("Remark"), required=True),
            choice("kind", _("Kind"), RemarkKind),
            reference("answer", _("From the answer of"), "answer"),
            reference("meeting", _("From the meeting"), "meeting"),
            reference("question", _("To the question"), "question"),
            line("place", _("Place in the document"), _("Chapter, point or page.")),
            text("current", _("Present wording")),
            text("proposed", _("Proposed wording")),
            text("reason", _("Reason")),
            other("received_on", _("Received on"), Sort.DAY),
            line(
                "passage",
                _("Passage of the model"),
                _("Its lasting id, as the address of the passage has it."),
            ),
            text("quote", _("Words marked in the passage")),
            line("table", _("Table at the workshop")),
            choice("stance", _("For or against"), Stance, _("Set by a person who has read the remark.")),
            references("themes", _("Themes"), "theme"),
            reference("group", _("Stands together with"), "remark-group"),
            text(
                "public_text",
                _("Wording for publication"),
                _("Only where something had to be masked; otherwise the remark is published as it is."),
            ),
            other(
                "masked",
                _("What was masked"),
                Sort.MANY,
                _("Kinds of things, one a line, never what they said."),
            ),
        ),
    ),
    List(
        catalogue.THEME,
        "temat",
        _("Themes"),
        _("Theme"),
        _("Add a theme"),
        _("Write what the remarks are about, each theme with a sentence that says what belongs to it."),
        (
            line("title", _("Title"), required=True),
            text("description", _("What belongs to it")),
            reference("above", _("Part of the theme"), "theme"),
        ),
    ),
    List(
        catalogue.REMARK_GROUP,
        "grupa-uwag",
        _("Groups of remarks"),
        _("Group of remarks"),
        _("Add a group of remarks"),
        _("Put the same remarks together, so that one position answers all of them and none is lost."),
        (
            line("title", _("Title"), required=True),
            choice("kind", _("Why they stand together"), GroupKind, required=True),
            line("representative", _("Remark that stands for all"), _("Its number, such as “u12”.")),
            count("signatories", _("Signatories"), _("Of a campaign: how many people or bodies signed.")),
        ),
    ),
    List(
        catalogue.CHANGE,
        "zmiana",
        _("Changes in the document"),
        _("Change"),
        _("Add a change"),
        _(
            "Record what was changed and which remarks asked for it. Without a remark it is an own correction."
        ),
        (
            line(
                "passage",
                _("Passage of the model"),
                _("Its lasting id, as the address of the passage has it."),
            ),
            text("before", _("Wording before")),
            text("after", _("Wording after")),
            references("remarks", _("Remarks that asked for it"), "remark"),
            text("reason", _("Reason"), _("Needed for an own correction, which no remark asked for.")),
        ),
    ),
    List(
        catalogue.VERDICT,
        "glos",
        _("Verdicts at the summary"),
        _("Verdict"),
        _("Add a verdict"),
        _(
            "Record who accepted or contested the position; what is contested makes the protocol of divergence."
        ),
        (
            reference("remark", _("Remark"), "remark", required=True),
            choice("outcome", _("Verdict"), VerdictOutcome, required=True),
            reference("institution", _("Institution"), "institution"),
            reference("meeting", _("At the meeting"), "meeting"),
            text("statement", _("Statement")),
        ),
    ),
)
