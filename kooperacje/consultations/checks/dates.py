"""Rules about time: windows, events in them, legal clocks, statements of the dates that disagree."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from kooperacje.consultations.checks.finding import Severity
from kooperacje.consultations.checks.registry import Case, Hit, rule
from kooperacje.consultations.exchange.schema import Meeting, Period
from kooperacje.consultations.states import StageKind

FREE = frozenset({StageKind.IDENTIFICATION, StageKind.SUMMARY, StageKind.PUBLICATION})

BEFORE = _("%(day)s is before the declared beginning, %(from)s.")
AFTER = _("%(day)s is after the declared end, %(to)s.")


def _span(meeting: Meeting) -> Period | None:
    if meeting.day is not None:
        return Period(from_=meeting.day, to=meeting.day)
    return meeting.period


def _outside(subject: str, span: Period, window: Period) -> Iterator[Hit]:
    facts = {"from": window.from_, "to": window.to}
    if span.from_ < window.from_:
        yield Hit(subject, {**facts, "day": span.from_}, BEFORE)
    elif span.to > window.to:
        yield Hit(subject, {**facts, "day": span.to}, AFTER)


@rule(
    "event-outside-window",
    Severity.ERROR,
    title=_("Event outside the declared dates"),
    what=BEFORE,
    why=_(
        "Whoever relied on the announced dates could not take part in it, yet its voices count in the results."
    ),
    mend=_("Correct the day or the dates of the consultation, or give the reason why the event counts."),
)
def event_outside_window(case: Case) -> Iterator[Hit]:
    """A meeting, an answer or the window of a collecting stage outside the dates of the consultation.

    Meetings of other stages are free: preparing comes before the first day, and summing up after the last.
    """
    window = case.value.window
    if window is None:
        return
    for stage in case.collecting():
        if stage.window is not None:
            yield from _outside(f"stage:{stage.key}", stage.window, window)
    for meeting in case.value.meetings:
        span = _span(meeting)
        if span is not None and not (meeting.stage and case.stages[meeting.stage].kind in FREE):
            yield from _outside(f"meeting:{meeting.key}", span, window)
    for answer in case.value.answers:
        if answer.received_on is not None:
            day = Period(from_=answer.received_on, to=answer.received_on)
            yield from _outside(f"answer:{answer.key}", day, window)


@rule(
    "answer-outside-stage",
    Severity.WARNING,
    title=_("Answer outside the dates of its stage"),
    what=_("The answer came on %(day)s; the stage ran from %(from)s to %(to)s."),
    why=_("Answers must be treated alike: a late one that counts is unfair to those who kept the time."),
    mend=_("Correct the day, name the right stage, or write in the note why the answer counts."),
)
def answer_outside_stage(case: Case) -> Iterator[Hit]:
    for answer in case.value.answers:
        window = case.stages[answer.stage].window if answer.stage else None
        if window and answer.received_on and not window.contains(answer.received_on):
            facts = {"day": answer.received_on, "from": window.from_, "to": window.to}
            yield Hit(f"answer:{answer.key}", facts)


@rule(
    "meeting-outside-stage",
    Severity.WARNING,
    title=_("Meeting outside the dates of its stage"),
    what=_("The meeting was on %(day)s; the stage ran from %(from)s to %(to)s."),
    why=_("The course of the stage and its figures no longer agree with its dates."),
    mend=_("Correct the day, the dates of the stage, or the stage of the meeting."),
)
def meeting_outside_stage(case: Case) -> Iterator[Hit]:
    for meeting in case.value.meetings:
        span, window = _span(meeting), case.stages[meeting.stage].window if meeting.stage else None
        if span and window and not (window.contains(span.from_) and window.contains(span.to)):
            day = span.from_ if not window.contains(span.from_) else span.to
            yield Hit(f"meeting:{meeting.key}", {"day": day, "from": window.from_, "to": window.to})


@rule(
    "e-consultation-too-short",
    Severity.WARNING,
    title=_("Too few days for remarks"),
    what=_(
        "Remarks were taken for %(days)d days, from %(from)s to %(to)s; %(profile)s: at least %(least)d days."
    ),
    why=_(
        "Institutions need time to read, agree on a position and send it; a short term silences the large ones."
    ),
    mend=_("Lengthen the window, or choose the legal basis that truly applies."),
)
def e_consultation_too_short(case: Case) -> Iterator[Hit]:
    """The window of an electronic stage against the legal clock that the organiser chose."""
    least = case.profile.answering_days
    for stage in case.of_kind(StageKind.ELECTRONIC):
        if least is not None and stage.window is not None and stage.window.days < least:
            facts = {
                "days": stage.window.days,
                "from": stage.window.from_,
                "to": stage.window.to,
                "profile": case.profile.name,
                "least": least,
            }
            severity = Severity.ERROR if case.profile.binding else Severity.WARNING
            yield Hit(f"stage:{stage.key}", facts, severity=severity)


@rule(
    "notice-too-late",
    Severity.WARNING,
    title=_("Notice too late"),
    what=_("The earliest notice is of %(day)s; %(profile)s: %(least)d days before %(from)s."),
    why=_("Who learns of a consultation when it starts has less time than the law gives."),
    mend=_("Move the beginning, or enter the notice that was published earlier."),
)
def notice_too_late(case: Case) -> Iterator[Hit]:
    least, window = case.profile.notice_days, case.value.window
    days = [notice.published_on for notice in case.value.notices if notice.published_on]
    if least is None or window is None or not days:
        return
    if min(days) > window.from_ - timedelta(least):
        severity = Severity.ERROR if case.profile.binding else Severity.WARNING
        facts = {"day": min(days), "profile": case.profile.name, "least": least, "from": window.from_}
        yield Hit("consultation", facts, severity=severity)


@rule(
    "contradictory-dates",
    Severity.ERROR,
    title=_("Statements of the dates contradict each other"),
    what=_("It says %(said_from)s – %(said_to)s, while the declared dates are %(from)s – %(to)s."),
    why=_(
        "Two institutions that read different papers send their remarks at different times, and one is refused."
    ),
    mend=_("Establish which dates were in force, correct the other statement and say so publicly."),
)
def contradictory_dates(case: Case) -> Iterator[Hit]:
    """A notice against the declared dates (or those of the stage it speaks of), and against itself."""
    for notice in case.value.notices:
        subject = f"notice:{notice.key}"
        declared = case.stages[notice.stage].window if notice.stage else case.value.window
        if notice.window and declared and notice.window != declared:
            facts = {"said_from": notice.window.from_, "said_to": notice.window.to}
            yield Hit(subject, {**facts, "from": declared.from_, "to": declared.to})
        own = notice.window or declared
        if notice.accepted and own and notice.accepted != own:
            facts = {"said_from": notice.accepted.from_, "said_to": notice.accepted.to}
            what = _(
                "Remarks are taken %(said_from)s – %(said_to)s, while the consultation runs %(from)s – %(to)s."
            )
            yield Hit(f"{subject}:accepted", {**facts, "from": own.from_, "to": own.to}, what)


def _last_day(case: Case, key: str) -> date | None:
    spans = [_span(meeting) for meeting in case.by_stage[key]]
    days = [span.to for span in [*spans, case.stages[key].window] if span is not None]
    return max(days, default=None)


def _first_day(case: Case, key: str) -> date | None:
    spans = [_span(meeting) for meeting in case.by_stage[key]]
    days = [span.from_ for span in [*spans, case.stages[key].window] if span is not None]
    return min(days, default=None)


@rule(
    "summary-before-end",
    Severity.ERROR,
    title=_("Summed up before the last voices came in"),
    what=_("The summary began on %(day)s, but the stage “%(stage)s” lasted until %(to)s."),
    why=_("The voices of that stage cannot have been in the summary that was presented."),
    mend=_("Correct the dates, or say what was done with the voices that came after the summary."),
)
def summary_before_end(case: Case) -> Iterator[Hit]:
    ends = [(day, stage.title) for stage in case.collecting() if (day := _last_day(case, stage.key))]
    for stage in case.of_kind(StageKind.SUMMARY):
        began = _first_day(case, stage.key)
        if began and ends and max(ends)[0] > began:
            last, title = max(ends)
            yield Hit(f"stage:{stage.key}", {"day": began, "stage": title, "to": last})


@rule(
    "stage-without-dates",
    Severity.WARNING,
    title=_("Stage without dates"),
    what=_("No dates are stated for this stage, and none of its meetings has a day."),
    why=_("Nobody can see when the stage took place, nor check whether it kept the declared dates."),
    mend=_("Enter the window of the stage or the days of its meetings."),
)
def stage_without_dates(case: Case) -> Iterator[Hit]:
    for stage in case.collecting():
        if stage.term is None and _first_day(case, stage.key) is None:
            yield Hit(f"stage:{stage.key}")


@rule(
    "late-report",
    Severity.NOTE,
    title=_("Report more than 30 days after the end"),
    what=_("The report was published on %(day)s, %(days)d days after the end (%(to)s)."),
    why=_("A report that comes late no longer explains a decision that has been taken."),
    mend=_("Publish the report within 30 days; where it must take longer, tell those who answered."),
)
def late_report(case: Case) -> Iterator[Hit]:
    window, day = case.value.window, case.value.published_on
    if window and day and (day - window.to).days > (case.profile.report_days or 30):
        yield Hit("consultation", {"day": day, "days": (day - window.to).days, "to": window.to})
