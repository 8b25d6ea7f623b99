"""An institution's answer in one go; themes and groups for many remarks at once."""

import pytest

from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.consultations import actions, queries
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import AnswerOutcome, GroupKind, PositionOutcome
from kooperacje.journal.models import Event


@pytest.fixture
def begun(draft, officer):  # type: ignore[no-untyped-def]
    """A consultation with an institution, a theme and a group."""
    party = schema.InstitutionRef(key="gops", name="GOPS Zmyślony", type="ops")
    actions.add(draft, catalogue.INSTITUTION, party, by=officer)
    actions.add(draft, catalogue.THEME, schema.Theme(key="te1", title="Obieg informacji"), by=officer)
    group = schema.RemarkGroup(key="ug1", kind=GroupKind.DUPLICATE, title="To samo")
    actions.add(draft, catalogue.REMARK_GROUP, group, by=officer)
    return draft


def said(*texts: str, **fields: object) -> list[schema.Remark]:
    return [schema.Remark(key="x", text=text, **fields) for text in texts]


def answer(outcome: AnswerOutcome = AnswerOutcome.WITH_REMARKS, **fields: object) -> schema.Answer:
    return schema.Answer(key="x", institution="gops", outcome=outcome, **fields)


def whole() -> schema.Consultation:
    return queries.value(Consultation.objects.get())


def test_an_answer_comes_with_its_remarks(begun, officer) -> None:
    remarks = said("Brak terminów.", "Kto prowadzi?", passage="p-1", quote="termin", themes=("te1",))
    key = actions.take_answer(begun, answer=answer(receipt="K-1", late=True), remarks=remarks, by=officer)
    value = whole()
    assert [(row.key, row.receipt, row.late) for row in value.answers] == [(key, "K-1", True)]
    assert [(row.key, row.answer, row.text, row.themes) for row in value.remarks] == [
        ("u1", key, "Brak terminów.", ("te1",)),
        ("u2", key, "Kto prowadzi?", ("te1",)),
    ]
    event = Event.objects.filter(verb="consultations.answer_taken").get()
    assert event.details == {"key": key, "remarks": 2, "replaced": False}


def test_as_many_statements_for_one_remark_as_for_fifty(
    begun, officer, django_assert_max_num_queries
) -> None:
    for many in (1, 50):
        with django_assert_max_num_queries(32):
            actions.take_answer(begun, answer=answer(), remarks=said(*["Uwaga"] * many), by=officer)


def test_a_corrected_answer_takes_the_place_of_the_earlier_one(begun, officer) -> None:
    key = actions.take_answer(begun, answer=answer(), remarks=said("Pierwsza", "Druga"), by=officer)
    again = actions.take_answer(begun, answer=answer(), remarks=said("Poprawiona"), by=officer, replaces=key)
    assert again == key
    assert [row.text for row in whole().remarks] == ["Poprawiona"]


def test_work_on_remarks_is_never_lost_by_a_correction(begun, officer) -> None:
    key = actions.take_answer(begun, answer=answer(), remarks=said("Pierwsza"), by=officer)
    taken = schema.Position(outcome=PositionOutcome.EXPLAINED, reason="Jest w rozdziale 2.")
    actions.set_position(begun, "u1", taken, expected=None, by=officer)
    with pytest.raises(BadInput):
        actions.take_answer(begun, answer=answer(), remarks=said("Inna"), by=officer, replaces=key)
    assert [row.text for row in whole().remarks] == ["Pierwsza"]


@pytest.mark.parametrize(
    ("given", "field"),
    [({"institution": "nie-ma"}, "institution"), ({"stage": "nie-ma"}, "stage")],
)
def test_a_reference_that_leads_nowhere_is_named_and_nothing_is_kept(begun, officer, given, field) -> None:
    lost = answer().model_copy(update=given)
    with pytest.raises(BadInput) as caught:
        actions.take_answer(begun, answer=lost, remarks=said("Uwaga"), by=officer)
    assert [fault.place for fault in caught.value.faults] == [field]
    assert (whole().answers, whole().remarks) == ((), ())


def test_no_such_answer_and_no_such_right(begun, officer, person, host) -> None:
    with pytest.raises(NotThere):
        actions.take_answer(begun, answer=answer(), remarks=[], by=officer, replaces="o9")
    with pytest.raises(Denied):
        actions.take_answer(begun, answer=answer(), remarks=[], by=person("reader", host.pk))


def test_themes_and_groups_are_set_for_many_remarks_at_once(begun, officer) -> None:
    actions.take_answer(begun, answer=answer(), remarks=said("A", "B", "C"), by=officer)
    assert actions.set_themes(begun, {"u1": ["te1"], "u2": ["te1", "te1"]}, by=officer) == 2
    assert actions.set_group(begun, "ug1", ["u1", "u3"], by=officer) == 2
    assert [(row.themes, row.group) for row in whole().remarks] == [
        (("te1",), "ug1"),
        (("te1",), None),
        ((), "ug1"),
    ]
    actions.set_themes(begun, {"u1": []}, by=officer)
    actions.set_group(begun, None, ["u1"], by=officer)
    assert (whole().remarks[0].themes, whole().remarks[0].group) == ((), None)


@pytest.mark.parametrize(
    "ask",
    [
        lambda draft, by: actions.set_themes(draft, {"u9": ["te1"]}, by=by),
        lambda draft, by: actions.set_themes(draft, {"u1": ["te9"]}, by=by),
        lambda draft, by: actions.set_group(draft, "ug9", ["u1"], by=by),
        lambda draft, by: actions.set_group(draft, "ug1", ["u9"], by=by),
    ],
)
def test_a_key_that_is_not_there_changes_nothing(begun, officer, ask) -> None:
    actions.take_answer(begun, answer=answer(), remarks=said("A"), by=officer)
    before = whole()
    with pytest.raises(BadInput):
        ask(begun, officer)
    assert whole() == before


def test_what_is_named_without_a_foreign_key_must_be_there_and_stays(begun, officer) -> None:
    actions.take_answer(begun, answer=answer(), remarks=said("A"), by=officer)
    group = schema.RemarkGroup(key="ug1", kind=GroupKind.CAMPAIGN, title="Akcja", representative="u9")
    with pytest.raises(BadInput):
        actions.change(begun, catalogue.REMARK_GROUP, group, expected=None, by=officer)
    named = group.model_copy(update={"representative": "u1"})
    actions.change(begun, catalogue.REMARK_GROUP, named, expected=None, by=officer)
    with pytest.raises(BadInput, match="ug1"):
        actions.remove(begun, catalogue.REMARK, "u1", by=officer)
