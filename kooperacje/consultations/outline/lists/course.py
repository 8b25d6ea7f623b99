"""The lists of the course: what was given out and announced, what came back, who met."""

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
from kooperacje.consultations.outline.lists.shape import BREAKDOWN, TERM, List
from kooperacje.consultations.states import AnswerOutcome

COURSE: tuple[List, ...] = (
    List(
        catalogue.MATERIAL,
        "material",
        _("Materials"),
        _("Material"),
        _("Add a material"),
        _("List what the respondents get: the model, its summary, the remark form."),
        (
            line("title", _("Title"), required=True),
            line("kind", _("Kind of document")),
            other("link", _("Address on the web"), Sort.WEB),
        ),
    ),
    List(
        catalogue.NOTICE,
        "ogloszenie",
        _("Notices"),
        _("Notice"),
        _("Add a notice"),
        _("List every published statement of the dates: contradictions between them are found by a check."),
        (
            line("title", _("Title"), required=True),
            other("published_on", _("Published on"), Sort.DAY, telling=True),
            other("places", _("Where it was published"), Sort.MANY, _("One place a line.")),
            reference("stage", _("Stage it speaks of"), "stage"),
            other("window", _("Days of the consultation by this notice"), Sort.PERIOD),
            other("accepted", _("Days on which remarks are taken"), Sort.PERIOD),
            TERM,
        ),
    ),
    List(
        catalogue.ANSWER,
        "odpowiedz",
        _("Answers"),
        _("Answer"),
        _("Record an answer"),
        _(
            "Record each institution that answered: with remarks or with none. Who is invited and not here is silent."
        ),
        (
            reference("institution", _("Institution"), "institution", required=True),
            choice("outcome", _("Answer"), AnswerOutcome, required=True),
            reference("stage", _("Stage"), "stage"),
            reference("channel", _("Way"), "channel"),
            other("received_on", _("Received on"), Sort.DAY, telling=True),
            count(
                "remarks_stated", _("Number of remarks"), _("As counted by the source, listed here or not.")
            ),
            line("receipt", _("Number of the receipt")),
            other("late", _("Came after the deadline"), Sort.FLAG),
            reference("relayed_by", _("Passed on by"), "institution"),
            text("note", _("Explanation")),
        ),
    ),
    List(
        catalogue.MEETING,
        "spotkanie",
        _("Meetings"),
        _("Meeting"),
        _("Add a meeting"),
        _("Add each meeting with its day and the number of people, in all or by group."),
        (
            line("title", _("Title"), required=True),
            reference("stage", _("Stage"), "stage"),
            other("day", _("Day"), Sort.DAY),
            other("starts", _("From"), Sort.HOUR),
            other("ends", _("To"), Sort.HOUR),
            other("period", _("Period"), Sort.PERIOD, _("Where only a period is known, not the day.")),
            TERM,
            line("part_of", _("Part of"), _("A larger event in which the meeting is held.")),
            line("place", _("Place")),
            other("territory", _("Territorial unit"), Sort.TERRITORY, _("A name or a TERYT code.")),
            count("participants", _("People in all"), _("Leave empty when it is not stated."), telling=True),
            BREAKDOWN,
            references("institutions", _("Institutions present"), "institution"),
            text("note", _("Explanation")),
        ),
    ),
    List(
        catalogue.HEADCOUNT,
        "liczba-osob",
        _("Totals over several meetings"),
        _("Total"),
        _("Add a total"),
        _("Only where one number is stated for several meetings together."),
        (
            line("label", _("What is counted"), required=True),
            count("count", _("People"), required=True),
            references("meetings", _("Meetings"), "meeting", _("None chosen: the whole consultation.")),
            BREAKDOWN,
        ),
    ),
)
