"""A voice is a remark at once, once, and only for who may edit the consultation."""

from uuid import uuid4

import pytest
from django.utils import translation

from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.queries import rows
from kooperacje.consultations.states import PositionOutcome, RemarkKind
from kooperacje.workshops import access, actions
from kooperacje.workshops.models import Voice
from kooperacje.workshops.spoken import Said


def remarks(consultation) -> list[schema.Remark]:
    return rows.parts(rows.of(consultation, catalogue.REMARK), catalogue.REMARK)


def test_a_voice_becomes_a_remark_with_its_meeting_question_and_table(consultation, write):
    voice = write(
        "  Za mało czasu  ", table=" stół  2 ", question="q2", kind=RemarkKind.OPINION, institution="proznia"
    )
    (remark,) = remarks(consultation)
    assert (remark.key, remark.text, remark.meeting, remark.question) == (
        voice.remark,
        "Za mało czasu",
        "m1",
        "q2",
    )
    assert remark.table == "stół 2"
    assert (remark.kind, voice.table, voice.institution) == (RemarkKind.OPINION, "stół 2", "proznia")


def test_the_same_form_sent_twice_makes_one_voice(consultation, write):
    token = uuid4()
    assert write(token=token).pk == write("Inny tekst", token=token).pk
    assert [one.text for one in remarks(consultation)] == ["Za mało czasu"]


def test_a_token_of_another_meeting_opens_nothing(write):
    token = uuid4()
    write(token=token)
    with pytest.raises(NotThere):
        write(token=token, meeting="m2")


@pytest.mark.parametrize(
    ("text", "said", "place"),
    [
        (" ", {}, "text"),
        ("Głos", {"table": " "}, "table"),
        ("Głos", {"question": "q9"}, "question"),
        ("Głos", {"institution": "nikt"}, "institution"),
    ],
)
def test_what_is_refused_names_its_place_and_leaves_nothing(consultation, write, text, said, place):
    with pytest.raises(BadInput) as refused:
        write(text, **said)
    assert [fault.place for fault in refused.value.faults] == [place]
    assert remarks(consultation) == []


def test_no_voice_at_a_meeting_that_is_not_there(write):
    with pytest.raises(NotThere):
        write(meeting="m9")


@pytest.mark.parametrize("who", ["reader", "stranger", "anonymous"])
def test_only_who_edits_the_consultation_writes(consultation, write, reader, person, who):
    actor = {"reader": reader, "stranger": person("officer"), "anonymous": ANONYMOUS}[who]
    voice = write()
    deeds = (
        lambda: write(by=actor),
        lambda: actions.change_voice(voice, said=Said("Inaczej"), expected=None, by=actor),
        lambda: actions.take_back(voice, by=actor),
    )
    for deed in deeds:
        with pytest.raises(Denied):
            deed()
    assert access.visible(actor, consultation).exists() is (who == "reader")


def test_mending_changes_the_remark_and_no_word_of_somebody_else_is_lost(consultation, write, officer):
    voice = write()
    actions.change_voice(voice, said=Said("Za mało dni", "q1", None, "proznia"), expected=1, by=officer)
    (remark,) = remarks(consultation)
    assert (remark.text, remark.question, remark.meeting) == ("Za mało dni", "q1", "m1")
    with pytest.raises(consultations.PartStale):
        actions.change_voice(voice, said=Said("Za mało godzin"), expected=1, by=officer)


def test_taking_back_removes_the_remark_and_is_done_once(consultation, write, officer):
    voice = write()
    actions.take_back(voice, by=officer)
    assert remarks(consultation) == []
    assert not Voice.objects.exists()
    with pytest.raises(NotThere):
        actions.take_back(voice, by=officer)


def test_a_voice_whose_remark_was_removed_elsewhere_can_still_be_taken_back(consultation, write, officer):
    voice = write()
    consultations.remove(consultation, catalogue.REMARK, voice.remark, by=officer)
    actions.take_back(voice, by=officer)
    assert not Voice.objects.exists()


def test_a_voice_with_a_position_stays(consultation, write, officer):
    voice = write()
    position = schema.Position(outcome=PositionOutcome.ACCEPTED, reason="Słusznie.")
    consultations.set_position(consultation, voice.remark, position, expected=None, by=officer)
    with translation.override("en"), pytest.raises(BadInput, match="position was taken"):
        actions.take_back(voice, by=officer)
    assert len(remarks(consultation)) == 1
