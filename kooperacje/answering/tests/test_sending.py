"""What is sent stands once, exactly as it was sent; what is late or doubtful is kept and flagged, never dropped."""

import json
from datetime import date
from hashlib import sha256
from uuid import uuid4

import pytest

from kooperacje.answering import access, actions, content, queries
from kooperacje.answering.models import Submission
from kooperacje.answering.states import Flag, SubmissionState
from kooperacje.answering.values import Sender
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows
from kooperacje.consultations.states import AnswerOutcome, ConsultationState, PositionOutcome
from kooperacje.notices.models import Notice

NONE = AnswerOutcome.NO_REMARKS


def answers(consultation) -> list[schema.Answer]:
    return rows.parts(rows.of(consultation, catalogue.ANSWER), catalogue.ANSWER)


def remarks(consultation) -> list[schema.Remark]:
    return rows.parts(rows.of(consultation, catalogue.REMARK), catalogue.REMARK)


def test_a_sent_answer_stands_in_the_record_with_its_receipt(consultation, code, write, send):
    write(
        code,
        "Za mało czasu",
        place="3. Zespół",
        current="7 dni",
        proposed="14 dni",
        passage="zespol",
        quote="7",
    )
    write(code, "", proposed="Dopisać szkołę")
    actions.write_answers(code, answers={"q2": "Brak ludzi"}, versions={})
    sent = send(code)
    (answer,) = answers(consultation)
    assert (answer.institution, answer.receipt, answer.late, answer.stage, answer.channel) == (
        "proznia",
        sent.number,
        False,
        "uwagi",
        "siec",
    )
    assert answer.received_on == date(2026, 11, 20)
    first, second, third = remarks(consultation)
    assert (first.text, first.place, first.current, first.proposed) == (
        "Za mało czasu",
        "3. Zespół",
        "7 dni",
        "14 dni",
    )
    assert (first.passage, first.quote, first.answer) == ("zespol", "7", answer.key)
    assert second.text == "Dopisać szkołę"
    assert (third.text, third.question) == ("Brak ludzi", "q2")
    assert (sent.state, sent.flags, sent.answer) == ("recorded", [], answer.key)


def test_the_digest_is_that_of_the_copy_which_names_no_person(code, write, send):
    write(code)
    sent = send(code, sender=Sender(name="Ewa Zmyślona", email="ewa@example.org"))
    kept = Submission.objects.get(pk=sent.pk)
    body = content.copy(kept.content)
    assert sha256(body).hexdigest() == kept.digest
    assert json.loads(body)["number"] == sent.number
    assert "Ewa" not in body.decode()
    assert "ewa@" not in body.decode()


def test_the_receipt_goes_out_once_and_holds_the_copy_only_when_asked(code, write, send):
    write(code, "Za mało czasu")
    sent = send(code, sender=Sender(email="kancelaria@example.org"))
    (notice,) = Notice.objects.all()
    assert sent.number in notice.text
    assert sent.digest in notice.text
    assert "Za mało czasu" not in notice.text
    write(code, "Za mało ludzi")
    send(code, sender=Sender(email="kancelaria@example.org", with_copy=True))
    assert "Za mało ludzi" in Notice.objects.latest("id").text


def test_no_remarks_is_one_step_and_may_become_remarks(consultation, code, write, send):
    send(code, outcome=NONE)
    assert [answer.outcome for answer in answers(consultation)] == [NONE]
    write(code)
    with pytest.raises(BadInput):
        send(code, outcome=NONE)
    send(code)
    assert [answer.outcome for answer in answers(consultation)] == [AnswerOutcome.WITH_REMARKS]
    assert len(remarks(consultation)) == 1


def test_nothing_written_is_nothing_to_send(code, write, send):
    with pytest.raises(BadInput):
        send(code)
    write(code, "", place="Rozdział 2")
    with pytest.raises(BadInput, match="1"):
        send(code)
    assert not Submission.objects.exists()


def test_a_page_sent_twice_makes_one_answer(consultation, code, write, send):
    write(code)
    token = uuid4()
    assert send(code, token=token).pk == send(code, token=token).pk
    assert len(answers(consultation)) == 1
    with pytest.raises(BadInput, match="2026-"):
        send(code)


def test_a_correction_takes_the_place_of_what_was_sent(consultation, code, write, send):
    entry = write(code, "Za mało czasu")
    first = send(code)
    write(code, "Za mało czasu i ludzi", ref=entry.pk, expected=entry.version)
    second = send(code)
    first.refresh_from_db()
    assert (first.state, second.state, second.replaces_id) == ("replaced", "recorded", first.pk)
    assert [one.text for one in remarks(consultation)] == ["Za mało czasu i ludzi"]
    assert [one.receipt for one in answers(consultation)] == [second.number]


def test_a_correction_of_remarks_under_work_waits_and_loses_nothing(consultation, code, write, send, officer):
    entry = write(code, "Za mało czasu")
    first = send(code)
    (remark,) = remarks(consultation)
    position = schema.Position(outcome=PositionOutcome.ACCEPTED, reason="Zgadzamy się.")
    consultations.set_position(consultation, remark.key, position, expected=None, by=officer)
    write(code, "Za mało ludzi", ref=entry.pk, expected=entry.version)
    second = send(code)
    first.refresh_from_db()
    assert (first.state, second.state, second.flags) == ("recorded", "waiting", [Flag.BEGUN])
    assert [one.text for one in remarks(consultation)] == ["Za mało czasu"]
    with pytest.raises(BadInput):
        actions.record(second, institution="proznia", by=officer)
    refused = actions.refuse(second, reason="Uzgodniono telefonicznie.", by=officer)
    assert refused.state == SubmissionState.REFUSED
    assert queries.latest(code) == first


@pytest.mark.parametrize(
    ("begun", "sent_at", "late"),
    [
        ((30, 23, 30), (30, 23, 59), False),
        ((30, 23, 30), (1, 0, 30), False),
        ((30, 23, 30), (1, 1, 0), True),
        ((1, 0, 10), (1, 0, 30), True),
    ],
)
def test_what_comes_late_is_kept_and_flagged(consultation, code, write, send, at, begun, sent_at, late):
    day, hour, minute = begun
    at(day, hour, minute, month=12 if day == 1 else 11)
    write(code)
    day, hour, minute = sent_at
    at(day, hour, minute, month=12 if day == 1 else 11)
    sent = send(code)
    assert sent.flags == ([Flag.LATE] if late else [])
    assert [answer.late for answer in answers(consultation)] == [late]


def test_a_correction_after_the_deadline_waits_beside_the_answer_in_time(
    consultation, code, write, send, at, officer
):
    write(code, "W terminie")
    send(code)
    at(3, month=12)
    write(code, "Po terminie")
    late = send(code)
    assert (late.state, late.flags) == ("waiting", [Flag.CORRECTED_LATE])
    assert [one.text for one in remarks(consultation)] == ["W terminie"]
    actions.record(late, institution="proznia", by=officer)
    assert [one.text for one in remarks(consultation)] == ["W terminie", "Po terminie"]
    assert len(answers(consultation)) == 1


def test_an_answer_that_came_another_way_is_not_counted_twice(consultation, code, write, send, officer):
    paper = actions.enter_for(
        consultation, institution="proznia", channel="papier", received_on=date(2026, 11, 19), by=officer
    )
    write(paper, "Z papieru")
    assert send(paper, by=officer).state == "recorded"
    write(code, "Z sieci")
    second = send(code)
    assert (second.state, second.flags) == ("waiting", [Flag.SECOND])
    actions.record(second, institution="proznia", by=officer)
    assert [one.text for one in remarks(consultation)] == ["Z sieci"]
    assert len(answers(consultation)) == 1


def test_paper_is_entered_with_its_own_day_and_channel(consultation, write, send, officer, at, reader):
    at(5, month=12)
    paper = actions.enter_for(
        consultation, institution="pustka", channel="papier", received_on=date(2026, 11, 28), by=officer
    )
    write(paper, "Z papieru")
    with pytest.raises(Denied):
        send(paper, by=reader)
    send(paper, by=officer)
    (answer,) = answers(consultation)
    assert (answer.channel, answer.received_on, answer.late) == ("papier", date(2026, 11, 28), False)
    with pytest.raises(BadInput):
        actions.enter_for(
            consultation, institution="pustka", channel="papier", received_on=date(2026, 12, 6), by=officer
        )


def test_a_relayed_answer_counts_in_the_tree(consultation, code, write, send, an_institution):
    below = actions.relay(code, institution=an_institution("gops-zmyslony"))
    write(below)
    send(below)
    (answer,) = answers(consultation)
    assert (answer.institution, answer.relayed_by) == (below.institution, "proznia")


def test_open_answers_wait_until_somebody_says_whose_they_are(consultation, write, send, officer):
    resident = actions.begin_open(consultation, network="a")
    write(resident, "Z osiedla")
    sent = send(resident, sender=Sender())
    assert (sent.state, sent.flags) == ("waiting", [Flag.OPEN])
    actions.record(sent, institution=actions.RESIDENT, by=officer)
    assert answers(consultation) == []
    assert [(one.text, one.answer) for one in remarks(consultation)] == [("Z osiedla", None)]
    club = actions.begin_open(consultation, network="a")
    write(club, "Z klubu")
    claimed = send(club, sender=Sender(claimed="Stowarzyszenie Pustka"))
    assert claimed.content["institution"] == "Stowarzyszenie Pustka"
    actions.record(claimed, institution="pustka", by=officer)
    assert [one.institution for one in answers(consultation)] == ["pustka"]


def test_many_and_the_same_are_flagged_and_all_are_kept(consultation, write, send):
    for number in range(22):
        one = actions.begin_open(consultation, network="jedna siec")
        write(one, f"Uwaga {number // 2}")
        send(one)
    found = list(Submission.objects.order_by("sent_at"))
    assert len(found) == 22
    assert Flag.MANY in found[-1].flags
    assert Flag.SAME in found[-1].flags
    assert Flag.SAME not in found[0].flags


def test_nothing_is_sent_before_the_beginning_and_after_the_end(code, write, send):
    write(code)
    for state in (ConsultationState.ANNOUNCED, ConsultationState.PUBLISHED):
        Consultation.objects.update(state=state.value)
        with pytest.raises(Denied):
            send(code)
    Consultation.objects.update(state=ConsultationState.SUMMING_UP.value)
    assert send(code).state == "recorded"


def test_only_who_edits_the_consultation_decides(consultation, write, send, reader, person, officer):
    resident = actions.begin_open(consultation, network="a")
    write(resident)
    sent = send(resident)
    for stranger in (reader, person("officer")):
        with pytest.raises(Denied):
            actions.record(sent, institution="pustka", by=stranger)
        with pytest.raises(Denied):
            actions.refuse(sent, reason="Nie", by=stranger)
    with pytest.raises(BadInput):
        actions.refuse(sent, reason=" ", by=officer)
    actions.refuse(sent, reason="To reklama.", by=officer)
    assert actions.look_again(sent, by=officer).state == "waiting"
    assert access.visible(person("officer"), consultation).count() == 0
