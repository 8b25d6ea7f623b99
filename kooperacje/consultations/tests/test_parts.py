"""One engine for every list: add, change, move, remove; stale edits compared, references held."""

import pytest

from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.consultations import actions, queries
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.kinds.parts import Conclusion, Group
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows
from kooperacje.consultations.states import StageKind
from kooperacje.journal.models import Event

pytestmark = pytest.mark.usefixtures("english")


def question(key: str, text: str = "Co dalej?") -> schema.Question:
    return schema.Question(key=key, text=text)


def keys(draft: Consultation, kind=catalogue.QUESTION) -> list[str]:
    return [part.key for part in rows.parts(rows.of(draft, kind), kind)]


@pytest.fixture
def three(draft, officer):
    for key in ("q1", "q2", "q3"):
        actions.add(draft, catalogue.QUESTION, question(key), by=officer)
    return draft


def test_a_part_is_added_at_the_end_and_journalled(three, officer):
    assert keys(three) == ["q1", "q2", "q3"]
    assert actions.fresh_key(three, catalogue.QUESTION) == "q4"
    event = Event.objects.order_by("-id").first()
    assert (event.verb, event.details) == ("consultations.part_added", {"list": "question", "key": "q3"})
    with pytest.raises(BadInput, match="q3"):
        actions.add(three, catalogue.QUESTION, question("q3"), by=officer)


def test_moving_stops_at_both_ends(three, officer):
    assert actions.move(three, catalogue.QUESTION, "q3", up=True, by=officer)
    assert keys(three) == ["q1", "q3", "q2"]
    assert not actions.move(three, catalogue.QUESTION, "q1", up=True, by=officer)
    assert not actions.move(three, catalogue.QUESTION, "q2", up=False, by=officer)


def test_a_change_names_its_fields_and_counts_up(three, officer):
    assert actions.change(three, catalogue.QUESTION, question("q2", "A potem?"), expected=1, by=officer) == [
        "text"
    ]
    assert rows.version(three, catalogue.QUESTION, "q2") == 2
    assert rows.part(three, catalogue.QUESTION, "q2").text == "A potem?"
    before = Event.objects.count()
    assert actions.change(three, catalogue.QUESTION, question("q2", "A potem?"), expected=2, by=officer) == []
    assert Event.objects.count() == before


def test_the_second_of_two_officers_is_shown_both_texts(three, officer):
    actions.change(three, catalogue.QUESTION, question("q1", "Pierwsza"), expected=1, by=officer)
    with pytest.raises(actions.PartStale) as stale:
        actions.change(three, catalogue.QUESTION, question("q1", "Druga"), expected=1, by=officer)
    assert stale.value.differences() == [("text", "Pierwsza", "Druga")]
    assert rows.part(three, catalogue.QUESTION, "q1").text == "Pierwsza"


def test_a_change_of_references_alone_counts_as_a_change(three, officer):
    group = Group(key="gr1", title="Mocne strony", questions=("q1",))
    actions.add(three, catalogue.GROUP, group, by=officer)
    changed = group.model_copy(update={"questions": ("q3", "q2")})
    assert actions.change(three, catalogue.GROUP, changed, expected=1, by=officer) == ["questions"]
    assert rows.part(three, catalogue.GROUP, "gr1") == changed
    assert rows.version(three, catalogue.GROUP, "gr1") == 2


def test_what_is_referred_to_stays(three, officer):
    actions.add(three, catalogue.GROUP, Group(key="gr1", title="Mocne strony"), by=officer)
    conclusion = Conclusion(key="w1", group="gr1", text="Tak", sources=("question:q1",))
    actions.add(three, catalogue.CONCLUSION, conclusion, by=officer)
    for kind, key in ((catalogue.QUESTION, "q1"), (catalogue.GROUP, "gr1")):
        with pytest.raises(BadInput, match="w1"):
            actions.remove(three, kind, key, by=officer)
    actions.remove(three, catalogue.CONCLUSION, "w1", by=officer)
    actions.remove(three, catalogue.QUESTION, "q1", by=officer)
    assert keys(three) == ["q2", "q3"]


def test_a_reference_must_lead_somewhere(three, officer):
    stage = schema.Stage(key="st1", kind=StageKind.ELECTRONIC, title="Uwagi", channel="k9")
    with pytest.raises(BadInput, match="k9") as bad:
        actions.add(three, catalogue.STAGE, stage, by=officer)
    assert bad.value.faults[0].place == "channel"
    assert not keys(three, catalogue.STAGE)


def test_a_list_of_references_must_lead_somewhere_too(three, officer):
    with pytest.raises(BadInput, match="q9") as bad:
        actions.add(three, catalogue.GROUP, Group(key="gr1", title="T", questions=("q9",)), by=officer)
    assert bad.value.faults[0].place == "questions"
    assert not keys(three, catalogue.GROUP)


def test_conclusions_move_within_their_group(three, officer):
    for group in ("gr1", "gr2"):
        actions.add(three, catalogue.GROUP, Group(key=group, title="T"), by=officer)
    for key, group in (("w1", "gr1"), ("w2", "gr2"), ("w3", "gr1")):
        actions.add(three, catalogue.CONCLUSION, Conclusion(key=key, group=group, text="T"), by=officer)
    assert actions.move(three, catalogue.CONCLUSION, "w3", up=True, by=officer)
    assert keys(three, catalogue.CONCLUSION) == ["w3", "w2", "w1"]
    assert not actions.move(three, catalogue.CONCLUSION, "w2", up=True, by=officer)


def test_an_override_is_no_part_to_edit(three, officer):
    actions.override(three, check="some-check", subject="consultation", reason="Tak", by=officer)
    [key] = keys(three, catalogue.OVERRIDE)
    with pytest.raises(NotThere):
        actions.remove(three, catalogue.OVERRIDE, key, by=officer)


def test_an_institution_of_the_register_comes_once_under_a_free_key(draft, officer, an_institution):
    actions.add_institution(draft, draft.organiser, by=officer)
    other = an_institution("ops-b")
    taken = schema.InstitutionRef(key="ops-b", name="Ktoś inny", type="ops")
    actions.add(draft, catalogue.INSTITUTION, taken, by=officer)
    assert actions.add_institution(draft, other, by=officer) == "inst1"
    assert actions.add_institution(draft, other, by=officer) == "inst1"
    assert keys(draft, catalogue.INSTITUTION) == ["host", "ops-b", "inst1"]


def test_the_organiser_stays_on_the_list(draft, officer):
    with pytest.raises(BadInput):
        actions.remove(draft, catalogue.INSTITUTION, "host", by=officer)
    with pytest.raises(NotThere):
        actions.remove(draft, catalogue.INSTITUTION, "nobody", by=officer)


def test_every_write_is_refused_when_published(three, officer, person):
    Consultation.objects.update(state="published")
    part = question("q1", "Inaczej")
    refused = (
        lambda: actions.add(three, catalogue.QUESTION, question("q9"), by=officer),
        lambda: actions.change(three, catalogue.QUESTION, part, expected=1, by=officer),
        lambda: actions.move(three, catalogue.QUESTION, "q1", up=False, by=officer),
        lambda: actions.remove(three, catalogue.QUESTION, "q1", by=officer),
        lambda: actions.override(three, check="x", subject="consultation", reason="y", by=officer),
        lambda: actions.load(queries.value(three).model_copy(update={"title": "Inny"}), by=officer),
    )
    for attempt in refused:
        with pytest.raises(Denied, match="reopen"):
            attempt()
    Consultation.objects.update(state="draft")
    with pytest.raises(Denied):
        actions.move(three, catalogue.QUESTION, "q1", up=False, by=person("officer"))
