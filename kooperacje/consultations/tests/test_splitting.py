"""One text that says several things becomes several remarks, and not a word is added or lost."""

import pytest

from kooperacje.base.actor import system
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput
from kooperacje.consultations import actions
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.forms import SplitForm
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows
from kooperacje.consultations.states import AnswerOutcome, ConsultationState, PositionOutcome, Stance

TEXT = "Za mało czasu.\n\nBrakuje słowniczka. Lider powinien mieć zastępcę."
PIECES = ["Za mało czasu.", "Brakuje słowniczka.", "Lider powinien mieć zastępcę."]


@pytest.fixture
def split(host, person):
    """`split("a", "b")`: the remark u1 of an institution's answer, split into these texts by an officer."""
    remark = schema.Remark(
        key="u1",
        text=TEXT,
        answer="o1",
        question="q1",
        place="Rozdział 2",
        stance=Stance.AGAINST,
        themes=("t1",),
    )
    value = schema.Consultation(
        slug="dzielenie",
        title="Konsultacja na próbę",
        state=ConsultationState.RUNNING,
        organiser="host",
        institutions=(schema.InstitutionRef(key="host", name=host.name, type="rops"),),
        questions=(schema.Question(key="q1", text="Czego brakuje?"),),
        answers=(schema.Answer(key="o1", institution="host", outcome=AnswerOutcome.WITH_REMARKS),),
        themes=(schema.Theme(key="t1", title="Czas"),),
        remarks=(remark,),
    )
    actions.load(value, by=system("tests"))
    consultation = Consultation.objects.select_related("organiser").get(slug="dzielenie")

    def one(*texts, role="officer", expected=None):
        by = person(role, consultation.organiser_id)
        return actions.split_remark(consultation, "u1", texts=texts, expected=expected, by=by)

    one.consultation = consultation
    return one


def remarks(consultation) -> list[schema.Remark]:
    return rows.parts(rows.of(consultation, catalogue.REMARK), catalogue.REMARK)


def test_each_text_is_a_remark_from_the_same_answer_and_place(split):
    assert split(*PIECES) == ["u2", "u3"]
    found = remarks(split.consultation)
    assert [one.text for one in found] == PIECES
    assert {(one.answer, one.question, one.place) for one in found} == {("o1", "q1", "Rozdział 2")}
    assert [(one.stance, one.themes) for one in found] == [(Stance.AGAINST, ("t1",)), (None, ()), (None, ())]


@pytest.mark.parametrize(
    "texts",
    [
        [TEXT],
        [],
        ["Za mało czasu.", "Brakuje słowniczka."],
        [*PIECES, "I jeszcze coś."],
        ["Za mało czasu!", *PIECES[1:]],
        [PIECES[1], PIECES[0], PIECES[2]],
    ],
)
def test_no_word_is_added_lost_or_moved(split, texts):
    with pytest.raises(BadInput):
        split(*texts)
    assert [one.text for one in remarks(split.consultation)] == [TEXT]


def test_a_remark_under_work_stays_whole(split, person):
    officer = person("officer", split.consultation.organiser_id)
    position = schema.Position(outcome=PositionOutcome.ACCEPTED)
    actions.set_position(split.consultation, "u1", position, expected=None, by=officer)
    with pytest.raises(BadInput):
        split(*PIECES)


def test_somebody_elses_change_is_not_written_over(split):
    with pytest.raises(actions.PartStale):
        split(*PIECES, expected=7)
    with pytest.raises(Denied):
        split(*PIECES, role="reader")


def test_the_form_cuts_at_lines_of_dashes():
    form = SplitForm({"text": "Za mało czasu.\r\n---\r\nBrakuje - słowniczka.\r\n -----  \r\nLider"})
    assert form.is_valid()
    assert [text.strip() for text in form.texts()] == ["Za mało czasu.", "Brakuje - słowniczka.", "Lider"]


def test_the_page_splits_and_loses_nothing_that_is_refused(split, client, host, signed_in):
    signed_in(client, "officer", host)
    address = "/praca/konsultacje/dzielenie/uwagi/u1/podziel/"
    assert "Za mało czasu." in client.get(address).content.decode()
    assert address in client.get("/praca/konsultacje/dzielenie/uwagi/u1/stanowisko/").content.decode()
    refused = client.post(address, {"text": "Zmienione słowa\n---\ninne", "version": "1"})
    assert refused.status_code == 400
    assert "Zmienione słowa" in refused.content.decode()
    stale = client.post(address, {"text": "\n---\n".join(PIECES), "version": "9"})
    assert stale.status_code == 409
    done = client.post(address, {"text": "\n---\n".join(PIECES), "version": "1"}, follow=True)
    assert "Dodano 2 uwagi." in done.content.decode()
