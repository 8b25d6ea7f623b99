"""Rules about numbers: who was invited, how many came, and whether the sums hold."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from kooperacje.consultations.checks.finding import Severity
from kooperacje.consultations.checks.registry import Case, Hit, rule
from kooperacje.consultations.exchange.schema import Breakdown, Headcount, Meeting


@rule(
    "invited-number-not-stated",
    Severity.WARNING,
    title=_("Number of invited not stated"),
    what=_(
        "Invitations to groups: %(groups)d; without a number: %(without)d. The response rate cannot be computed."
    ),
    why=_("Ten answers mean one thing when twenty were asked and another when five hundred were."),
    mend=_("Enter how many invitations went to each group, or name the invited institutions."),
)
def invited_number_not_stated(case: Case) -> Iterator[Hit]:
    """One finding for each stage that has an invitation to a group without its number."""
    groups: dict[str, list[bool]] = {}
    for invitation in case.value.invitations:
        if invitation.institution is None:
            subject = f"stage:{invitation.stage}" if invitation.stage else "consultation"
            groups.setdefault(subject, []).append(invitation.count is None)
    for subject, missing in groups.items():
        if any(missing):
            yield Hit(subject, {"groups": len(missing), "without": sum(missing)})


def _parted(breakdown: Iterable[Breakdown]) -> bool:
    return any(line.count is not None for line in breakdown)


@rule(
    "total-without-breakdown",
    Severity.WARNING,
    title=_("A total without its parts"),
    what=_("%(count)d people are stated as one number; neither by meeting nor by group."),
    why=_("A total alone does not say whose voice was heard, nor whether a group is missing."),
    mend=_("Enter the attendance of each meeting, or how many people came from each group."),
)
def total_without_breakdown(case: Case) -> Iterator[Hit]:
    """Totals of more than one person over stages and headcounts that no parts explain."""
    for stage in case.value.stages:
        meetings = case.by_stage[stage.key]
        explained = _parted(stage.breakdown) or _counted(meetings, more_than_one=True)
        if (stage.participants or 0) > 1 and not explained and not _parts_of_all(meetings):
            yield Hit(f"stage:{stage.key}", {"count": stage.participants})
    for headcount in case.value.headcounts:
        meetings = _meetings_of(case, headcount)
        explained = _parted(headcount.breakdown) or _counted(meetings, more_than_one=True)
        if headcount.count > 1 and not explained:
            yield Hit(f"headcount:{headcount.key}", {"count": headcount.count})


def _counted(meetings: list[Meeting], *, more_than_one: bool) -> bool:
    enough = len(meetings) > 1 or not more_than_one
    return enough and all(meeting.participants is not None for meeting in meetings)


def _parts_of_all(meetings: list[Meeting]) -> bool:
    """Whether every meeting says who its people were, by groups or by institutions."""
    return bool(meetings) and all(_parted(m.breakdown) or m.institutions for m in meetings)


def _meetings_of(case: Case, headcount: Headcount) -> list[Meeting]:
    wanted = headcount.meetings
    return [meeting for meeting in case.value.meetings if not wanted or meeting.key in wanted]


@rule(
    "total-does-not-add-up",
    Severity.ERROR,
    title=_("The sum does not hold"),
    what=_("%(count)d people are stated in all, but the parts sum to %(sum)d."),
    why=_("One of the two numbers is wrong, and every figure computed from it is too."),
    mend=_("Compare with the attendance lists and correct the total or the parts."),
)
def total_does_not_add_up(case: Case) -> Iterator[Hit]:
    for subject, count, breakdown, meetings in _totals(case):
        by_group = [line.count for line in breakdown]
        by_meeting = [meeting.participants for meeting in meetings]
        for parts in (by_group, by_meeting):
            stated = [part for part in parts if part is not None]
            complete = bool(parts) and len(stated) == len(parts)
            if sum(stated) > count or (complete and sum(stated) != count):
                yield Hit(subject, {"count": count, "sum": sum(stated)})
                break


def _totals(case: Case) -> Iterator[tuple[str, int, tuple[Breakdown, ...], list[Meeting]]]:
    for stage in case.value.stages:
        if stage.participants is not None:
            yield f"stage:{stage.key}", stage.participants, stage.breakdown, case.by_stage[stage.key]
    for meeting in case.value.meetings:
        if meeting.participants is not None:
            yield f"meeting:{meeting.key}", meeting.participants, meeting.breakdown, []
    for count in case.value.headcounts:
        yield f"headcount:{count.key}", count.count, count.breakdown, _meetings_of(case, count)


@rule(
    "meeting-without-attendance",
    Severity.WARNING,
    title=_("Meeting without attendance"),
    what=_("Neither the number of people nor the institutions present are stated."),
    why=_("A meeting nobody is known to have attended cannot be weighed against the written answers."),
    mend=_("Enter the number of people from the attendance list, or the institutions present."),
)
def meeting_without_attendance(case: Case) -> Iterator[Hit]:
    """A single note for those of a stage, where a total over several meetings counts their people."""
    in_total: dict[str, int] = {}
    for meeting in case.value.meetings:
        if meeting.participants is not None or meeting.institutions:
            continue
        if _in_a_total(case, meeting):
            subject = f"stage:{meeting.stage}" if meeting.stage else "consultation"
            in_total[subject] = in_total.get(subject, 0) + 1
        else:
            yield Hit(f"meeting:{meeting.key}")
    what = _("Meetings whose people are counted only in a common total: %(meetings)d.")
    for subject, meetings in in_total.items():
        yield Hit(subject, {"meetings": meetings}, what, Severity.NOTE)


def _in_a_total(case: Case, meeting: Meeting) -> bool:
    if meeting.stage and case.stages[meeting.stage].participants is not None:
        return True
    return any(not count.meetings or meeting.key in count.meetings for count in case.value.headcounts)
