"""Rules about voices: answers, remarks, positions, channels, conclusions."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from kooperacje.consultations.checks.finding import Severity
from kooperacje.consultations.checks.registry import Case, Hit, rule
from kooperacje.consultations.states import AnswerOutcome, ChannelKind, PositionOutcome

NEEDS_REASON = frozenset(
    {
        PositionOutcome.PARTLY,
        PositionOutcome.NOT_ACCEPTED,
        PositionOutcome.EXPLAINED,
        PositionOutcome.OUT_OF_SCOPE,
    }
)


@rule(
    "question-without-conclusion",
    Severity.ERROR,
    title=_("Question without a conclusion"),
    what=_("No conclusion answers the question “%(question)s”."),
    why=_("Whoever took the trouble to answer cannot see what became of it."),
    mend=_("Write the conclusion, link an existing one to the question, or say that no answers came."),
)
def question_without_conclusion(case: Case) -> Iterator[Hit]:
    """A question that neither a group with conclusions nor a single conclusion names."""
    answered = {key for group in case.value.conclusions if group.conclusions for key in group.questions}
    for group in case.value.conclusions:
        for conclusion in group.conclusions:
            answered.update(
                s.removeprefix("question:") for s in conclusion.sources if s.startswith("question:")
            )
    for question in case.value.questions:
        if question.key not in answered:
            yield Hit(f"question:{question.key}", {"question": question.text})


@rule(
    "remarks-not-listed",
    Severity.ERROR,
    title=_("Remarks counted but not listed"),
    what=_("The institution sent remarks, but none of them is listed; how many there were is not stated."),
    why=_("Without the list nobody can check that each remark was read and what was decided about it."),
    mend=_("Enter each remark with its text and position; the form that was sent in has them."),
)
def remarks_not_listed(case: Case) -> Iterator[Hit]:
    listed = Counter(remark.answer for remark in case.value.remarks)
    for answer in case.value.answers:
        have, stated = listed[answer.key], answer.remarks_stated
        if stated is not None and have != stated:
            what = _("Remarks stated: %(stated)d; listed: %(listed)d.")
            yield Hit(f"answer:{answer.key}", {"stated": stated, "listed": have}, what)
        elif stated is None and not have and answer.outcome is AnswerOutcome.WITH_REMARKS:
            yield Hit(f"answer:{answer.key}")


@rule(
    "answer-contradicts-remarks",
    Severity.ERROR,
    title=_("“No remarks”, and yet there are remarks"),
    what=_("The answer is recorded as “no remarks”, but remarks listed under it: %(listed)d."),
    why=_("The institution is counted twice, or a remark is ascribed to the wrong one."),
    mend=_("Correct the kind of answer, or whose remarks they are."),
)
def answer_contradicts_remarks(case: Case) -> Iterator[Hit]:
    listed = Counter(remark.answer for remark in case.value.remarks)
    for answer in case.value.answers:
        if answer.outcome is AnswerOutcome.NO_REMARKS and listed[answer.key]:
            yield Hit(f"answer:{answer.key}", {"listed": listed[answer.key]})


@rule(
    "remark-without-position",
    Severity.ERROR,
    title=_("Remark without a position"),
    what=_("The organiser has not said what becomes of this remark."),
    why=_("An answer to every remark, with reasons, is what makes it a consultation and not a collection."),
    mend=_("Record the position: accepted, partly, not accepted, explained and so on."),
)
def remark_without_position(case: Case) -> Iterator[Hit]:
    for remark in case.value.remarks:
        if remark.position is None:
            yield Hit(f"remark:{remark.key}")


@rule(
    "position-without-reason",
    Severity.ERROR,
    title=_("Position without a reason"),
    what=_("The remark was not simply accepted, and no reason is given."),
    why=_("A refusal without a reason cannot be discussed, and teaches people not to answer again."),
    mend=_("Write the reason in a sentence or two that the sender will understand."),
)
def position_without_reason(case: Case) -> Iterator[Hit]:
    for remark in case.value.remarks:
        position = remark.position
        if position is not None and position.outcome in NEEDS_REASON and position.reason is None:
            yield Hit(f"remark:{remark.key}")


@rule(
    "accepted-without-change",
    Severity.WARNING,
    title=_("Accepted, but no change is shown"),
    what=_("The remark was accepted, but what changed in the document is not stated."),
    why=_("Only the changed passage shows that accepting it was more than a word."),
    mend=_(
        "Say what was changed and where; if nothing had to change, the remark was explained, not accepted."
    ),
)
def accepted_without_change(case: Case) -> Iterator[Hit]:
    """An error where the consultation lists its changes: then a missing one is a broken promise, not a gap in a source."""
    linked = {key for change in case.value.changes for key in change.remarks}
    severity = Severity.ERROR if case.value.changes else Severity.WARNING
    for remark in case.value.remarks:
        position = remark.position
        if position is None or position.outcome not in (PositionOutcome.ACCEPTED, PositionOutcome.PARTLY):
            continue
        if remark.key not in linked and (position.change is None or case.value.changes):
            yield Hit(f"remark:{remark.key}", severity=severity)


@rule(
    "change-without-reason",
    Severity.ERROR,
    title=_("Own correction without a reason"),
    what=_("No remark asked for this change, and no reason is given for it."),
    why=_("A change that nobody asked for and nobody explains makes people doubt all the others."),
    mend=_("Link the remarks that asked for it, or write why the organiser made it."),
)
def change_without_reason(case: Case) -> Iterator[Hit]:
    for change in case.value.changes:
        if not change.remarks and change.reason is None:
            yield Hit(f"change:{change.key}")


@rule(
    "conclusion-without-source",
    Severity.WARNING,
    title=_("Conclusion without a source"),
    what=_("It is not said what this conclusion rests on."),
    why=_("A reader cannot tell the voice of the institutions from that of the author of the report."),
    mend=_("Link the conclusion to the question, answer, meeting, stage or remark it comes from."),
)
def conclusion_without_source(case: Case) -> Iterator[Hit]:
    for group in case.value.conclusions:
        for conclusion in group.conclusions:
            if not conclusion.sources:
                yield Hit(f"conclusion:{conclusion.key}")


@rule(
    "channel-without-contact",
    Severity.WARNING,
    title=_("Channel without a contact"),
    what=_("It is not said where to send remarks by this channel."),
    why=_("A way to take part that leads nowhere is no way to take part."),
    mend=_("Enter the address for this channel, or a contact of the whole consultation."),
)
def channel_without_contact(case: Case) -> Iterator[Hit]:
    contact = case.value.contact
    if contact is not None and (contact.email or contact.phone or contact.website):
        return
    for channel in case.value.channels:
        if channel.kind in (ChannelKind.ELECTRONIC, ChannelKind.PAPER) and channel.contact is None:
            yield Hit(f"channel:{channel.key}")


@rule(
    "too-few-forms",
    Severity.WARNING,
    title=_("Too few forms of consultation"),
    what=_("Forms beside collecting remarks in writing: %(forms)d; %(profile)s: at least %(least)d."),
    why=_("Not everyone can or will write; talking reaches those who do not fill in forms."),
    mend=_(
        "Add a meeting, a workshop, a debate or another form, or choose the legal basis that truly applies."
    ),
)
def too_few_forms(case: Case) -> Iterator[Hit]:
    least = case.profile.other_forms
    written = (ChannelKind.ELECTRONIC, ChannelKind.PAPER)
    forms = sum(channel.kind not in written for channel in case.value.channels)
    if least is not None and forms < least:
        severity = Severity.ERROR if case.profile.binding else Severity.WARNING
        facts = {"forms": forms, "profile": case.profile.name, "least": least}
        yield Hit("consultation", facts, severity=severity)
