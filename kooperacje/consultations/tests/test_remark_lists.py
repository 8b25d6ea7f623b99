"""Lists of remarks: a page looked for in an index is the page that a plain reading would give."""

import pytest

from kooperacje.base.actor import system
from kooperacje.base.text import plain, shortened
from kooperacje.consultations import actions
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation, Remark
from kooperacje.consultations.queries import public, remarks, rows
from kooperacje.consultations.queries.remarks import NONE_YET, Criteria
from kooperacje.consultations.states import PositionOutcome, RemarkKind, Stance
from kooperacje.consultations.tests.filled import grown

OUTCOMES = (None, PositionOutcome.ACCEPTED, PositionOutcome.NOT_ACCEPTED)
CRITERIA = [
    Criteria(),
    Criteria(position="accepted"),
    Criteria(position=NONE_YET),
    Criteria(theme="te1"),
    Criteria(theme="nowhere"),
    Criteria(question="q1"),
    Criteria(kind="legal"),
    Criteria(stance="against"),
    Criteria(group="gu1"),
    Criteria(text="zolte łodzie"),
    Criteria(text="ROZDZIAŁ"),
    Criteria(text="U7"),
    Criteria(text="100%"),
    Criteria(text="nic takiego"),
    Criteria(theme="te1", position="accepted", text="zolte"),
]


def _remark(number: int) -> schema.Remark:
    outcome = OUTCOMES[number % 3]
    return schema.Remark(
        key=f"u{number}",
        text="Żółte łodzie są na rzece." if number % 2 else "Uwaga o czym innym, w 100% słuszna.",
        place="Rozdział 2" if number % 5 == 0 else None,
        answer="o1" if number % 4 else None,
        question="q1" if number % 2 else None,
        kind=RemarkKind.LEGAL if number % 4 == 1 else None,
        stance=Stance.AGAINST if number % 3 == 1 else None,
        themes=("te1",) if number % 2 else (),
        position=schema.Position(outcome=outcome, reason="Tak.") if outcome else None,
    )


@pytest.fixture
def many(host) -> Consultation:
    whole = grown(1)
    actions.load(whole.model_copy(update={"remarks": tuple(map(_remark, range(1, 24)))}), by=system("tests"))
    return Consultation.objects.get(slug=whole.slug)


@pytest.mark.parametrize("criteria", CRITERIA, ids=str)
def test_pages_are_the_pages_of_a_plain_reading(many, criteria):
    shares = remarks.by_outcome(many)
    whole = [part.key for part in rows.parts(remarks.find(many, criteria), catalogue.REMARK)]
    last = max(1, -(-len(whole) // 5))
    seen = []
    for number in range(1, last + 1):
        shown = remarks.stretch(many, criteria, shares, number, 5)
        assert (shown.number, shown.found) == (number, len(whole))
        seen += [part.key for part in shown.parts]
    assert seen == whole
    beyond = remarks.stretch(many, criteria, shares, last + 7, 5)
    assert (beyond.number, beyond.found) == (last, len(whole))
    assert [part.key for part in beyond.parts] == whole[(last - 1) * 5 :]


def test_each_kind_of_criteria_finds_something(many):
    empty = {Criteria(theme="nowhere"), Criteria(group="gu1"), Criteria(text="nic takiego")}
    assert {one for one in CRITERIA if not remarks.find(many, one).exists()} == empty


def test_what_stands_around_is_what_the_single_questions_say(many):
    around = remarks.around(many)
    assert around.shares == remarks.by_outcome(many)
    assert around.counts == rows.counts(many)


def test_the_sender_is_known_by_the_remark(many):
    shown = remarks.stretch(many, Criteria(), remarks.by_outcome(many), 1, 5)
    assert set(shown.sources) == {"u1", "u2", "u3", "u5"}
    assert all(shown.sources.values())


def test_the_database_folds_letters_as_the_search_does(many):
    text = "ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż Ünder 100% a_b"
    Remark.objects.filter(consultation=many, key="u1").update(text=text, proposed="Nowe", place=None)
    assert Remark.objects.get(consultation=many, key="u1").searched == f"{plain(text)} nowe "


def test_a_short_text_stays_and_a_long_one_says_that_more_follows():
    assert shortened("a  b\nc", 5) == "a b c"
    assert shortened("a b c d", 5) == "a b…"
    assert len(shortened("słowo " * 50, 90)) <= 90


@pytest.mark.parametrize("start", [0, 3])
def test_a_filtered_public_page_numbers_remarks_as_the_whole_list_does(many, start):
    everything = {row.part.key: row.number for row in public.remarks(many, public.Wanted(), 0, 100)}
    assert list(everything.values()) == list(range(1, 24))
    wanted = public.Wanted(PositionOutcome.ACCEPTED)
    found = {row.part.key: row.number for row in public.remarks(many, wanted, start, 4)}
    assert len(found) == 4
    assert found == {key: everything[key] for key in found}
