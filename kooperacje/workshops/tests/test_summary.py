"""What the room says to positions: recorded once, by who may, over what was seen; nothing is written over."""

import pytest
from django.utils import translation

from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.queries import rows
from kooperacje.consultations.states import PositionOutcome, VerdictOutcome
from kooperacje.documents import docx, pdf
from kooperacje.workshops import actions, papers, queries
from kooperacje.workshops.queries import Choice, Tally
from kooperacje.workshops.spoken import Seen


def verdicts(consultation) -> list[schema.Verdict]:
    return rows.parts(rows.of(consultation, catalogue.VERDICT), catalogue.VERDICT)


@pytest.fixture
def accept(consultation, officer, seen):
    def one(remark, *, by=None, over=None, meeting="m1"):
        return actions.accept(
            consultation, meeting=meeting, remark=remark, seen=over or seen(remark, meeting), by=by or officer
        )

    return one


@pytest.fixture
def contest(consultation, officer, seen):
    def one(remark, statement="Nie zgadzamy się", *, institution="proznia", by=None, over=None):
        return actions.contest(
            consultation,
            meeting="m1",
            remark=remark,
            institution=institution,
            statement=statement,
            seen=over or seen(remark),
            by=by or officer,
        )

    return one


def test_accepted_is_a_verdict_of_the_consultation_once(consultation, settled, accept, seen):
    key = settled()
    before = seen(key)
    assert accept(key) == accept(key, over=before)
    (verdict,) = verdicts(consultation)
    assert (verdict.remark, verdict.outcome, verdict.meeting) == (key, VerdictOutcome.ACCEPTED, "m1")
    assert queries.hall(consultation, "m1").remark == key
    assert queries.tally(consultation, "m1") == Tally(total=1, accepted=1, contested=0)


def test_contested_holds_who_and_their_words_and_several_may_contest(consultation, settled, contest):
    key = settled()
    contest(key, "  Termin można wydłużyć. ")
    contest(key, "Nie było dyskusji.", institution="")
    contest(key, "Nie było dyskusji.", institution="", over=Seen(1))
    found = [(one.institution, one.statement) for one in verdicts(consultation)]
    assert found == [("proznia", "Termin można wydłużyć."), (None, "Nie było dyskusji.")]
    assert queries.tally(consultation, "m1") == Tally(total=1, accepted=0, contested=1)


def test_contesting_takes_the_place_of_an_acceptance_and_not_the_other_way(
    consultation, settled, accept, contest
):
    key = settled()
    accept(key)
    contest(key)
    assert [one.outcome for one in verdicts(consultation)] == [VerdictOutcome.CONTESTED]
    with translation.override("en"), pytest.raises(BadInput, match="Take that back first"):
        accept(key)


def test_undo_takes_back_one_verdict_of_this_meeting_once(consultation, settled, contest, officer):
    key = settled()
    verdict = contest(key)
    with pytest.raises(NotThere):
        actions.undo_verdict(consultation, meeting="m2", verdict=verdict, by=officer)
    assert actions.undo_verdict(consultation, meeting="m1", verdict=verdict, by=officer) == key
    assert verdicts(consultation) == []
    with pytest.raises(NotThere):
        actions.undo_verdict(consultation, meeting="m1", verdict=verdict, by=officer)


def test_who_comes_second_over_something_else_is_told(consultation, settled, contest, seen, officer):
    key = settled()
    before = seen(key)
    contest(key, "Pierwszy głos")
    with translation.override("en"), pytest.raises(actions.Overtaken, match="Somebody else"):
        contest(key, "Drugi głos", over=before)
    other = schema.Position(outcome=PositionOutcome.PARTLY, reason="Częściowo słusznie.")
    before = seen(key)
    consultations.set_position(consultation, key, other, expected=None, by=officer)
    with translation.override("en"), pytest.raises(actions.Overtaken, match="position has changed"):
        contest(key, "Trzeci głos", over=before)
    assert [one.statement for one in verdicts(consultation)] == ["Pierwszy głos"]


@pytest.mark.parametrize(
    ("said", "place"), [({"statement": " "}, "statement"), ({"institution": "nikt"}, "institution")]
)
def test_what_is_refused_names_its_place(consultation, settled, contest, said, place):
    with pytest.raises(BadInput) as refused:
        contest(settled(), **said)
    assert [fault.place for fault in refused.value.faults] == [place]
    assert verdicts(consultation) == []


def test_only_remarks_with_a_position_and_meetings_that_are_there(consultation, write, settled, officer):
    voice = write()
    for meeting, remark in (("m1", voice.remark), ("m1", "u99"), ("m9", settled())):
        with pytest.raises(NotThere):
            actions.show_remark(consultation, meeting=meeting, remark=remark, by=officer)


@pytest.mark.parametrize("who", ["reader", "stranger"])
def test_only_who_edits_the_consultation_records(consultation, settled, accept, contest, reader, person, who):
    actor = {"reader": reader, "stranger": person("officer")}[who]
    key = settled()
    verdict = contest(key)
    deeds = (
        lambda: accept(key, by=actor),
        lambda: contest(key, "Inaczej", by=actor),
        lambda: actions.show_remark(consultation, meeting="m1", remark=key, by=actor),
        lambda: actions.undo_verdict(consultation, meeting="m1", verdict=verdict, by=actor),
    )
    for deed in deeds:
        with pytest.raises(Denied):
            deed()


def test_the_queue_goes_by_theme_position_and_what_the_room_said(
    consultation, settled, accept, contest, officer
):
    consultations.add(consultation, catalogue.THEME, schema.Theme(key="czas", title="Czas"), by=officer)
    one, two = settled("Za krótko", themes=("czas",)), settled("Brak opisu")
    yes = schema.Position(outcome=PositionOutcome.ACCEPTED, reason="Słusznie.", change="Dodano opis.")
    three = settled("Brak słownika", yes)
    accept(one)
    contest(two)

    def keys(**choice):
        return [row.key for row in queries.queue(consultation, "m1", Choice(**choice))]

    assert keys() == [one, two, three]
    assert keys(theme="czas") == [one]
    assert keys(position="accepted") == [three]
    assert keys(verdict="accepted") == [one]
    assert keys(verdict="contested") == [two]
    assert keys(verdict=queries.OPEN) == [three]
    assert keys(position="nonsense") == [one, two, three]
    whole = queries.queue(consultation, "m1")
    assert queries.neighbours(whole, two, consultation) == (one, three)
    assert queries.neighbours(whole, "u99", consultation) == ("", "")
    assert queries.place(whole, two, consultation) == (2, 3)
    assert queries.place(queries.queue(consultation, "m1", Choice(theme="czas")), two, consultation) == (0, 1)


def test_another_meeting_has_its_own_verdicts(consultation, settled, accept):
    key = settled()
    accept(key, meeting="m2")
    assert queries.tally(consultation, "m1").open == 1
    assert queries.tally(consultation, "m2").accepted == 1


@pytest.mark.parametrize("text", ["", "x:v1", "-1", "9999999999:", "٣:v1"])
def test_nonsense_was_never_seen(text):
    assert Seen.read(text).version == -1


def test_what_was_seen_travels_in_the_form():
    assert Seen.read(str(Seen(4, frozenset({"v2", "v1"})))) == Seen(4, frozenset({"v1", "v2"}))


def test_the_protocol_of_divergence_is_made_in_both_formats(consultation, settled, accept, contest):
    one, two = settled(), settled("Brak opisu", public_text="[zamaskowano]")
    accept(one)
    contest(two, "Opis jest potrzebny.")
    meeting = rows.part(consultation, catalogue.MEETING, "m1")
    document = papers.divergence(consultation, meeting)
    (table,) = document.tables()
    assert [row[1:] for row in table.rows] == [
        (
            "Fundacja Próżnia",
            two,
            "[zamaskowano]",
            "Nieuwzględniona",
            "Termin wynika z ustawy.",
            "Opis jest potrzebny.",
        )
    ]
    facts = {fact.key: fact.value for fact in document.facts()}
    assert (facts["total"], facts["accepted"], facts["contested"], facts["open"]) == (2, 1, 1, 0)
    assert pdf.render(document).startswith(b"%PDF-")
    assert docx.render(document).startswith(b"PK")


def test_a_workshop_where_all_agree_has_a_protocol_too(consultation):
    document = papers.divergence(consultation, rows.part(consultation, catalogue.MEETING, "m1"))
    assert list(document.tables()) == []
