"""Every check finds its planted fault, and finds nothing where there is none."""

from collections.abc import Callable
from datetime import date

import pytest
from django.utils.translation import override
from hypothesis import given

from kooperacje.consultations import checks
from kooperacje.consultations.checks import Finding, Severity
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.exchange.schema import Consultation, Period
from kooperacje.consultations.states import (
    AnswerOutcome,
    ChannelKind,
    PositionOutcome,
    StageKind,
)
from kooperacje.consultations.tests.values import consultations, day, sound


def change(part: schema.Part, **fields: object) -> schema.Part:
    return part.model_copy(update=fields)


def first(field: str, **fields: object) -> Consultation:
    """The sound consultation with the first row of a list changed."""
    value = sound()
    rows = getattr(value, field)
    return sound(**{field: (change(rows[0], **fields), *rows[1:])})


def window(*ends: int) -> Period:
    return Period(from_=day(*ends[:2]), to=day(*ends[2:]))


def position(**fields: object) -> Consultation:
    remark = sound().remarks[0]
    assert remark.position
    return sound(remarks=(change(remark, position=change(remark.position, **fields)),))


def summary(on: date) -> Consultation:
    stages = (*sound().stages, schema.Stage(key="koniec", kind=StageKind.SUMMARY, title="Podsumowanie"))
    meeting = schema.Meeting(key="m9", title="Podsumowanie", stage="koniec", day=on, participants=1)
    return sound(stages=stages, meetings=(*sound().meetings, meeting))


def notice(**fields: object) -> Consultation:
    return sound(notices=(schema.Notice(key="n1", title="Ogłoszenie", **fields),))


def headcount(**fields: object) -> Consultation:
    return sound(headcounts=(schema.Headcount(key="h1", label="Razem", **fields),))


PLANTED: list[tuple[str, str, Severity, Callable[[], Consultation]]] = [
    (
        "event-outside-window",
        "meeting:m1",
        Severity.ERROR,
        lambda: first("meetings", day=day(5, 1), stage=None),
    ),
    (
        "event-outside-window",
        "answer:a1",
        Severity.ERROR,
        lambda: first("answers", received_on=day(2, 28), stage=None),
    ),
    (
        "event-outside-window",
        "stage:zdalny",
        Severity.ERROR,
        lambda: first("stages", window=window(2, 28, 4, 20)),
    ),
    ("answer-outside-stage", "answer:a1", Severity.WARNING, lambda: first("answers", received_on=day(4, 20))),
    ("meeting-outside-stage", "meeting:m1", Severity.WARNING, lambda: first("meetings", day=day(4, 20))),
    (
        "e-consultation-too-short",
        "stage:zdalny",
        Severity.WARNING,
        lambda: first("stages", window=window(3, 1, 3, 20)).model_copy(
            update={"legal_profile": "seven-principles"}
        ),
    ),
    (
        "e-consultation-too-short",
        "stage:zdalny",
        Severity.ERROR,
        lambda: first("stages", window=window(3, 1, 4, 3)).model_copy(
            update={"legal_profile": "development-policy-act"}
        ),
    ),
    (
        "notice-too-late",
        "consultation",
        Severity.ERROR,
        lambda: notice(published_on=day(2, 23)).model_copy(update={"legal_profile": "revitalisation-act"}),
    ),
    ("contradictory-dates", "notice:n1", Severity.ERROR, lambda: notice(window=window(3, 1, 4, 29))),
    (
        "contradictory-dates",
        "notice:n1:accepted",
        Severity.ERROR,
        lambda: notice(accepted=window(3, 2, 4, 30)),
    ),
    (
        "contradictory-dates",
        "notice:n1",
        Severity.ERROR,
        lambda: notice(stage="zdalny", window=window(3, 1, 4, 9)),
    ),
    ("summary-before-end", "stage:koniec", Severity.ERROR, lambda: summary(day(4, 10))),
    ("stage-without-dates", "stage:zdalny", Severity.WARNING, lambda: first("stages", window=None)),
    ("late-report", "consultation", Severity.NOTE, lambda: sound(published_on=day(5, 31))),
    ("invited-number-not-stated", "stage:zdalny", Severity.WARNING, lambda: first("invitations", count=None)),
    ("total-without-breakdown", "stage:spotkania", Severity.WARNING, lambda: stage_total(2)),
    ("total-without-breakdown", "headcount:h1", Severity.WARNING, lambda: headcount(count=2)),
    ("total-does-not-add-up", "headcount:h1", Severity.ERROR, lambda: headcount(count=1)),
    (
        "total-does-not-add-up",
        "meeting:m1",
        Severity.ERROR,
        lambda: first("meetings", breakdown=(schema.Breakdown(label="Gmina", count=3),)),
    ),
    (
        "meeting-without-attendance",
        "meeting:m1",
        Severity.WARNING,
        lambda: first("meetings", participants=None),
    ),
    (
        "meeting-without-attendance",
        "consultation",
        Severity.NOTE,
        lambda: headcount(count=1).model_copy(
            update={"meetings": (change(sound().meetings[0], participants=None, stage=None),)}
        ),
    ),
    ("question-without-conclusion", "question:q1", Severity.ERROR, lambda: sound(conclusions=())),
    ("remarks-not-listed", "answer:a1", Severity.ERROR, lambda: sound(remarks=(), conclusions=group())),
    ("remarks-not-listed", "answer:a1", Severity.ERROR, lambda: first("answers", remarks_stated=2)),
    (
        "answer-contradicts-remarks",
        "answer:a1",
        Severity.ERROR,
        lambda: first("answers", outcome=AnswerOutcome.NO_REMARKS),
    ),
    ("remark-without-position", "remark:r1", Severity.ERROR, lambda: first("remarks", position=None)),
    ("position-without-reason", "remark:r1", Severity.ERROR, lambda: position(reason=None)),
    (
        "accepted-without-change",
        "remark:r1",
        Severity.WARNING,
        lambda: position(outcome=PositionOutcome.ACCEPTED),
    ),
    (
        "accepted-without-change",
        "remark:r1",
        Severity.ERROR,
        lambda: position(outcome=PositionOutcome.ACCEPTED, change="Dopisano zdanie.").model_copy(
            update={"changes": (schema.Change(key="ch1", after="Inna", reason="Literówka."),)}
        ),
    ),
    (
        "change-without-reason",
        "change:ch1",
        Severity.ERROR,
        lambda: sound(changes=(schema.Change(key="ch1", after="Nowe zdanie."),)),
    ),
    ("conclusion-without-source", "conclusion:c1", Severity.WARNING, lambda: sound(conclusions=group())),
    ("channel-without-contact", "channel:a", Severity.WARNING, lambda: first("channels", contact=None)),
    (
        "too-few-forms",
        "consultation",
        Severity.ERROR,
        lambda: sound(
            legal_profile="revitalisation-act",
            channels=(
                *sound().channels,
                schema.Channel(key="b", kind=ChannelKind.MEETING, text="Spotkanie"),
            ),
        ),
    ),
    ("no-information-clause", "consultation", Severity.WARNING, lambda: sound(privacy=None)),
    (
        "keeping-not-stated",
        "consultation",
        Severity.NOTE,
        lambda: sound(privacy=schema.Privacy(clause="Dane przetwarza urząd.")),
    ),
    (
        "override-without-finding",
        "override:late-report:consultation",
        Severity.NOTE,
        lambda: sound(
            overrides=(schema.Override(check="late-report", subject="consultation", reason="Bo tak."),)
        ),
    ),
]


def stage_total(count: int) -> Consultation:
    stages = sound().stages
    return sound(stages=(stages[0], change(stages[1], participants=count)))


def group() -> tuple[schema.ConclusionGroup, ...]:
    conclusion = schema.Conclusion(key="c1", text="Bez źródła.")
    return (schema.ConclusionGroup(key="g1", title="Wnioski", questions=("q1",), conclusions=(conclusion,)),)


def test_nothing_is_found_where_nothing_is_wrong() -> None:
    assert checks.run(sound()) == ()


@pytest.mark.parametrize(("check", "subject", "severity", "plant"), PLANTED)
def test_planted_fault_is_found(
    check: str, subject: str, severity: Severity, plant: Callable[[], Consultation]
) -> None:
    found = [(f.check, f.subject, f.severity) for f in checks.run(plant())]
    assert (check, subject, severity) in found


def test_every_rule_has_a_planted_fault() -> None:
    assert {check for check, *_rest in PLANTED} == {*checks.RULES, checks.UNUSED.key}


@pytest.mark.parametrize(("check", "subject", "severity", "plant"), PLANTED)
@pytest.mark.parametrize("language", ["pl", "en"])
def test_sentences_are_whole(
    check: str, subject: str, severity: Severity, plant: Callable[[], Consultation], language: str
) -> None:
    with override(language):
        for finding in checks.run(plant()):
            for sentence in (finding.what, finding.where, finding.why, finding.mend, finding.title):
                assert str(sentence)
                assert "%(" not in str(sentence)


def test_a_reason_lifts_the_block_and_stays_visible() -> None:
    reason = schema.Override(
        check="remark-without-position", subject="remark:r1", reason="Zespół zbierze się jesienią."
    )
    value = first("remarks", position=None).model_copy(update={"overrides": (reason,)})
    [finding] = [f for f in checks.run(value) if f.check == "remark-without-position"]
    assert finding.overridden
    assert finding.override == "Zespół zbierze się jesienią."
    assert checks.blocking(checks.run(value)) == ()
    assert [f.check for f in checks.blocking(checks.run(first("remarks", position=None)))] == [
        "remark-without-position"
    ]


def test_days_at_the_edges_are_inside() -> None:
    assert checks.run(first("answers", received_on=day(3, 1))) == ()
    assert checks.run(first("meetings", day=day(4, 15))) == ()
    assert (
        checks.run(
            first("stages", window=window(3, 1, 4, 4)).model_copy(
                update={"legal_profile": "development-policy-act"}
            )
        )
        == ()
    )
    assert checks.run(sound(published_on=day(5, 30))) == ()


@given(consultations())
def test_any_value_is_checked_twice_alike(value: Consultation) -> None:
    found = checks.run(value)
    assert found == checks.run(value)
    assert [_rank(f) for f in found] == sorted(_rank(f) for f in found)
    assert len({(f.check, f.subject) for f in found}) == len(found)


def _rank(finding: Finding) -> int:
    return list(Severity).index(finding.severity)


@given(consultations())
def test_question_is_found_exactly_when_no_conclusion_answers_it(value: Consultation) -> None:
    answered = {q for g in value.conclusions for q in g.questions} | {
        s.partition(":")[2]
        for g in value.conclusions
        for c in g.conclusions
        for s in c.sources
        if s.startswith("question:")
    }
    found = {f.subject for f in checks.run(value) if f.check == "question-without-conclusion"}
    assert found == {f"question:{q.key}" for q in value.questions if q.key not in answered}


@given(consultations())
def test_meeting_is_found_exactly_when_it_is_outside(value: Consultation) -> None:
    free = {s.key for s in value.stages if s.kind in ("identification", "summary", "publication")}

    def outside(meeting: schema.Meeting) -> bool:
        ends = (
            [meeting.day]
            if meeting.day
            else [meeting.period.from_, meeting.period.to]
            if meeting.period
            else []
        )
        return (
            meeting.stage not in free
            and value.window is not None
            and not all(value.window.contains(end) for end in ends)
        )

    found = {
        f.subject
        for f in checks.run(value)
        if f.check == "event-outside-window" and f.subject.startswith("meeting")
    }
    assert found == {f"meeting:{m.key}" for m in value.meetings if outside(m)}


@given(consultations())
def test_remark_without_position_is_found_exactly(value: Consultation) -> None:
    found = {f.subject for f in checks.run(value) if f.check == "remark-without-position"}
    assert found == {f"remark:{r.key}" for r in value.remarks if r.position is None}


def test_profiles_say_whether_they_were_verified() -> None:
    known = checks.profiles()
    assert {k: p.answering_days for k, p in known.items()} == {
        "own-rules": None,
        "seven-principles": 21,
        "development-policy-act": 35,
        "revitalisation-act": 30,
    }
    assert all(p.basis_pl and p.basis_en for p in known.values())
    assert not known["development-policy-act"].verified
    assert checks.profile("nieznany").key == "own-rules"
