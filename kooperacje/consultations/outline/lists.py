"""Every list as a person meets it. The first field of a list is its headline."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.kinds.kind import Kind
from kooperacje.consultations.outline.fields import (
    Field,
    Sort,
    Words,
    choice,
    count,
    line,
    other,
    reference,
    references,
    text,
)
from kooperacje.consultations.states import (
    AnswerOutcome,
    ChannelKind,
    GroupKind,
    Level,
    RemarkKind,
    StageKind,
    Stance,
    VerdictOutcome,
)

BREAKDOWN = other(
    "breakdown",
    _("By group"),
    Sort.LINES,
    _(
        "One group a line: its name, a colon and the number, such as “social workers: 12”. Without a number: not stated."
    ),
)
TERM = line("term", _("Dates in words"), _("Where the source gives no days, its own wording."))


@dataclass(frozen=True, slots=True)
class List:
    """A list on a page. `slug` stands in addresses; `one` and `add` name an element and its button."""

    kind: Kind[Any]
    slug: str
    title: Words
    one: Words
    add: Words
    empty: Words
    fields: tuple[Field, ...]
    numbered: bool = False

    @property
    def headline(self) -> Field:
        return self.fields[0]

    def field(self, name: str) -> Field | None:
        """The field of this name, if a person fills it in."""
        return next((field for field in self.fields if field.name == name), None)


SENTENCE = (text("text", _("Text"), required=True),)

LISTS: tuple[List, ...] = (
    List(
        catalogue.GOAL,
        "cel",
        _("Goals"),
        _("Goal"),
        _("Add a goal"),
        _("Write what the consultation is for: every later conclusion is read against its goals."),
        SENTENCE,
        numbered=True,
    ),
    List(
        catalogue.QUESTION,
        "pytanie",
        _("Questions"),
        _("Question"),
        _("Add a question"),
        _("Write the open questions put to the respondents. Conclusions will point to them."),
        SENTENCE,
        numbered=True,
    ),
    List(
        catalogue.ADDRESSEE,
        "adresat",
        _("Addressees"),
        _("Addressee"),
        _("Add an addressee"),
        _("Write whom the consultation is addressed to."),
        SENTENCE,
    ),
    List(
        catalogue.IMPLEMENTER,
        "realizator",
        _("Implementers"),
        _("Implementer"),
        _("Add an implementer"),
        _("Write who carries the consultation out: roles and teams, not names."),
        SENTENCE,
    ),
    List(
        catalogue.CHANNEL,
        "kanal",
        _("Ways to take part"),
        _("Way to take part"),
        _("Add a way"),
        _("Write how voices come in: a form, a mailbox, workshops, meetings."),
        (
            text("text", _("How it works"), required=True),
            choice("kind", _("Kind"), ChannelKind, required=True),
            line("contact", _("Address"), _("An office mailbox or an address, not somebody's own.")),
        ),
    ),
    List(
        catalogue.STAGE,
        "etap",
        _("Stages"),
        _("Stage"),
        _("Add a stage"),
        _("Write the stages in their order, with the days on which each begins and ends."),
        (
            line("title", _("Title"), required=True),
            choice("kind", _("Kind"), StageKind, _("Checks of dates go by it."), required=True),
            other("window", _("Dates"), Sort.PERIOD, telling=True),
            TERM,
            text("text", _("Course"), _("What is done in this stage, or was done.")),
            reference("channel", _("Way to take part"), "channel"),
            count("participants", _("People in all"), _("Leave empty when it is not stated.")),
            BREAKDOWN,
        ),
        numbered=True,
    ),
    List(
        catalogue.INSTITUTION,
        "instytucja",
        _("Institutions"),
        _("Institution"),
        _("Add an institution"),
        _("Add the institutions that are invited, answer or come to meetings."),
        (
            line(
                "name",
                _("Name in this consultation"),
                _("Papers keep the old name when an institution changes its own."),
                required=True,
            ),
            other("type", _("Type"), Sort.TYPES),
            other("territory", _("Seat"), Sort.TERRITORY, _("A name or a TERYT code.")),
        ),
    ),
    List(
        catalogue.STAKEHOLDER,
        "interesariusz",
        _("Stakeholders"),
        _("Stakeholder"),
        _("Add a stakeholder"),
        _("Write which bodies, or kinds of bodies, the model touches, and mark the key ones."),
        (
            line(
                "name",
                _("Name"),
                _("A body, or a kind of bodies such as “schools of the powiat”."),
                required=True,
            ),
            other("is_key", _("Key stakeholder"), Sort.FLAG, telling=True),
            reference("institution", _("Institution"), "institution"),
            other("institution_types", _("Types of institutions"), Sort.TYPES),
            choice("influence", _("Influence"), Level),
            choice("interest", _("Interest"), Level),
            other("obligatory", _("Named by the model as a partner"), Sort.FLAG),
            line("sector", _("Sector")),
            text("reason", _("Why it matters")),
        ),
    ),
    List(
        catalogue.INVITATION,
        "zaproszenie",
        _("Invitations"),
        _("Invitation"),
        _("Add an invitation"),
        _("Record who was invited, when and how. Without it no response rate can be given."),
        (
            line("to", _("Invited"), _("An institution or a group, as the letter names it."), required=True),
            reference("institution", _("Institution"), "institution"),
            other("institution_types", _("Types of institutions"), Sort.TYPES),
            reference("stage", _("Stage"), "stage"),
            count("count", _("Number of invitations"), _("Leave empty when it is not stated."), telling=True),
            other("sent_on", _("Sent on"), Sort.DAY, telling=True),
            line("how", _("How it was sent")),
            other("opened_on", _("Opened on"), Sort.DAY),
            reference("relayed_by", _("Passed on by"), "institution"),
        ),
    ),
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
    List(
        catalogue.GROUP,
        "grupa-wnioskow",
        _("Groups of conclusions"),
        _("Group of conclusions"),
        _("Add a group"),
        _("Begin with a group such as “strengths” or “barriers”, then write its conclusions."),
        (
            line("title", _("Title"), required=True),
            references("questions", _("Questions it answers"), "question"),
        ),
    ),
    List(
        catalogue.CONCLUSION,
        "wniosek",
        _("Conclusions"),
        _("Conclusion"),
        _("Add a conclusion"),
        _("Write a conclusion and choose what it rests on."),
        (
            text("text", _("Conclusion"), required=True),
            reference("group", _("Group"), "group", required=True),
            other("sources", _("What it rests on"), Sort.SOURCES),
        ),
        numbered=True,
    ),
    List(
        catalogue.SUPPORT_TOPIC,
        "temat-wsparcia",
        _("Topics of support"),
        _("Topic of support"),
        _("Add a topic"),
        _("Write what the institutions want to learn about."),
        SENTENCE,
    ),
    List(
        catalogue.SUPPORT_FORM,
        "forma-wsparcia",
        _("Forms of support"),
        _("Form of support"),
        _("Add a form of support"),
        _("Write how they want to be supported: training, coaching, supervision."),
        SENTENCE,
    ),
    List(
        catalogue.NEXT_STEP,
        "dalszy-krok",
        _("Next steps"),
        _("Next step"),
        _("Add a next step"),
        _("Write what follows from the consultation and when."),
        SENTENCE,
    ),
    List(
        catalogue.SOURCE,
        "zrodlo",
        _("Sources"),
        _("Source"),
        _("Add a source"),
        _("Name the documents that the facts come from."),
        (
            line("title", _("Title"), required=True),
            other("link", _("Address on the web"), Sort.WEB),
            text("note", _("Explanation")),
        ),
    ),
)
BY_SLUG: Mapping[str, List] = MappingProxyType({found.slug: found for found in LISTS})
BY_KIND: Mapping[str, List] = MappingProxyType({found.kind.name: found for found in LISTS})
