"""What speaks against a mailing: every rule with what sets it off, what does not, and how heavy it is."""

from dataclasses import replace
from datetime import date

import pytest

from kooperacje.consultations.checks import profile
from kooperacje.consultations.exchange.schema import Notice, Period
from kooperacje.consultations.states import ChannelKind, ConsultationState
from kooperacje.outreach.states import Purpose, Way
from kooperacje.outreach.validation import RULES, Plan, Weight, dates_in, examine, refusals

MARCH = Period(from_=date(2026, 3, 1), to=date(2026, 3, 31))
LONG = Period(from_=date(2026, 3, 1), to=date(2026, 4, 10))
GOOD = Plan(
    purpose=Purpose.INVITE,
    way=Way.EMAIL,
    subject="Zaproszenie",
    text="Odpowiedzi: {termin}, {link}. {podstawa}",
    day=date(2026, 2, 20),
    late=False,
    state=ConsultationState.ANNOUNCED,
    profile=profile("own-rules"),
    profile_key="own-rules",
    window=MARCH,
    channels=frozenset({ChannelKind.ELECTRONIC}),
)
REVITALISATION = {"profile": profile("revitalisation-act"), "profile_key": "revitalisation-act"}
POLICY = {"profile": profile("development-policy-act"), "profile_key": "development-policy-act"}


def notice(**fields):
    return Notice(key="n1", title="Ogłoszenie w BIP", **fields)


def found(**changes):
    return {(one.key, one.weight) for one in examine(replace(GOOD, **changes))}


def test_nothing_speaks_against_a_good_one():
    assert found() == set()
    assert found(purpose=Purpose.REMIND, day=date(2026, 3, 31)) == set()
    assert found(**REVITALISATION, window=LONG) == set()
    assert found(**POLICY, window=LONG) == set()


@pytest.mark.parametrize(
    ("changes", "key", "weight"),
    [
        ({"state": ConsultationState.DRAFT}, "state", Weight.REFUSE),
        ({"state": ConsultationState.SUMMING_UP}, "state", Weight.REFUSE),
        ({"meant": 0, "reached": 0}, "nobody", Weight.REFUSE),
        ({"meant": 5, "reached": 0}, "unreachable", Weight.REFUSE),
        ({"late": True}, "time-over", Weight.REFUSE),
        ({"window": None}, "no-days", Weight.REFUSE),
        ({"window": None, "term": "wiosną"}, "days-not-stated", Weight.WARN),
        ({"day": date(2026, 4, 1)}, "after-end", Weight.REFUSE),
        (
            {"stage_window": Period(from_=date(2026, 2, 1), to=date(2026, 3, 5))},
            "stage-outside",
            Weight.REFUSE,
        ),
        ({"notices": [notice(window=LONG)]}, "contradictory-dates", Weight.REFUSE),
        ({"notices": [notice(accepted=LONG)]}, "contradictory-dates", Weight.REFUSE),
        (
            {"notices": [notice(stage="e1", window=LONG)], "stages": {"e1": MARCH}},
            "contradictory-dates",
            Weight.REFUSE,
        ),
        ({**POLICY, "day": date(2026, 1, 1)}, "too-short", Weight.REFUSE),
        (
            {
                "profile": profile("seven-principles"),
                "profile_key": "seven-principles",
                "window": Period(from_=date(2026, 3, 1), to=date(2026, 3, 10)),
            },
            "too-short",
            Weight.WARN,
        ),
        ({**POLICY, "window": LONG, "day": date(2026, 3, 20)}, "less-time", Weight.WARN),
        ({**REVITALISATION, "window": LONG, "day": date(2026, 2, 25)}, "notice-too-late", Weight.REFUSE),
        ({**POLICY, "window": LONG, "text": "{termin} {link}"}, "basis-not-named", Weight.WARN),
        ({"profile_key": "nieznana"}, "basis-unknown", Weight.WARN),
        ({"text": "Do 15 kwietnia 2026 r. {link}"}, "date-in-text", Weight.WARN),
        ({"subject": "Do 15.04.2026"}, "date-in-text", Weight.WARN),
        ({"text": "{termin}"}, "no-link", Weight.REFUSE),
        ({"text": "{termin}", "way": Way.LETTER}, "no-code", Weight.WARN),
        ({"text": "{link}"}, "no-term", Weight.WARN),
        ({"channels": frozenset()}, "no-channel", Weight.WARN),
        ({"channels": frozenset({ChannelKind.PAPER})}, "not-electronic", Weight.WARN),
        ({"text": "{termin} {link} {materialy}", "materials": 0}, "no-materials", Weight.WARN),
        ({"contact": False}, "no-contact", Weight.WARN),
    ],
)
def test_each_rule_says_what_is_wrong(changes, key, weight):
    assert (key, weight) in found(**changes)
    (told,) = [one for one in examine(replace(GOOD, **changes)) if one.key == key]
    assert told.sentence
    assert "%" not in told.sentence


def test_every_rule_is_tried_here():
    assert len(RULES) == 14


def test_a_law_is_named_and_marked_where_nobody_checked_its_text():
    (told,) = refusals(examine(replace(GOOD, **POLICY, day=date(2026, 1, 1))))
    assert "art. 6" in told.basis.lower()
    assert told.verified is False


def test_a_notice_published_in_time_helps_an_invitation_that_comes_later():
    changes = {**REVITALISATION, "window": LONG, "day": date(2026, 2, 27)}
    early = notice(published_on=date(2026, 2, 1))
    assert ("notice-too-late", Weight.REFUSE) not in found(**changes, notices=[early])
    assert ("notice-too-late", Weight.REFUSE) in found(
        **changes, notices=[notice(published_on=date(2026, 2, 28))]
    )


def test_the_same_notice_that_agrees_says_nothing():
    assert found(notices=[notice(window=MARCH, accepted=MARCH)]) == set()


def test_a_list_of_codes_needs_no_words_about_answering():
    assert found(way=Way.LIST, text="x") == set()


def test_refusals_come_first():
    told = examine(replace(GOOD, contact=False, late=True))
    assert [one.key for one in told] == ["time-over", "no-contact"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("od 1 marca 2026 r. do 31.03.2026", [date(2026, 3, 1), date(2026, 3, 31)]),
        ("2026-03-05 oraz 1-2-2026", [date(2026, 3, 5), date(2026, 2, 1)]),
        ("31 lutego 2026, 45.99.2026, tel. 12 345 67 89, art. 6", []),
        ("5 Października 2026", [date(2026, 10, 5)]),
    ],
)
def test_days_are_found_as_people_write_them(text, days):
    assert dates_in(text) == days
