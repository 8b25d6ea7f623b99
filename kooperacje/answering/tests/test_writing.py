"""No word is lost: not by two windows, not by a wrong click, not by a lost answer of the server."""

from uuid import UUID, uuid4

import pytest
from django.core.files.base import ContentFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kooperacje.answering import actions, queries
from kooperacje.answering.actions.writing import LONGEST
from kooperacje.answering.models import Entry
from kooperacje.answering.values import Written
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import ConsultationState


def texts(code) -> list[str]:
    return [one.text for one in queries.entries(code)]


def test_saving_twice_makes_one_remark(code, write):
    ref = uuid4()
    write(code, "Raz", ref=ref)
    write(code, "Raz", ref=ref)
    assert texts(code) == ["Raz"]


def test_the_next_save_changes_the_same_remark(code, write):
    ref = uuid4()
    first = write(code, "Raz", ref=ref)
    second = write(code, "Dwa", ref=ref, expected=first.version)
    assert (second.pk, second.version, texts(code)) == (ref, 2, ["Dwa"])


def test_two_windows_keep_both_texts(code, write):
    ref = uuid4()
    seen = write(code, "Raz", ref=ref).version
    write(code, "Z pierwszego okna", ref=ref, expected=seen)
    saved = actions.write_remark(code, ref=ref, written=Written(text="Z drugiego okna"), expected=seen)
    assert saved.beside
    assert sorted(texts(code)) == ["Z drugiego okna", "Z pierwszego okna"]


@given(st.lists(st.tuples(st.integers(0, 3), st.text("abc", min_size=1, max_size=3)), max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
def test_in_whatever_order_windows_save_the_last_words_of_each_are_there(code, saves):
    """Windows open the same empty form and save at will, knowing only what the server told them."""
    Entry.objects.all().delete()
    ref = uuid4()
    seen: dict[int, tuple[UUID, int | None]] = {}
    last: dict[int, str] = {}
    for window, letters in saves:
        place, version = seen.get(window, (ref, None))
        last[window] = f"okno {window}: {letters}"
        saved = actions.write_remark(code, ref=place, written=Written(text=last[window]), expected=version)
        seen[window] = (saved.entry.pk, saved.entry.version)
    assert set(last.values()) == set(texts(code))


def test_what_was_taken_out_comes_back_as_it_was(code, write):
    entry = write(code, "Ważne słowa")
    actions.remove_remark(code, ref=entry.pk)
    assert texts(code) == []
    assert [one.text for one in queries.removed(code)] == ["Ważne słowa"]
    actions.bring_back(code, ref=entry.pk)
    assert texts(code) == ["Ważne słowa"]


def test_a_late_save_of_a_window_brings_back_what_another_took_out(code, write):
    ref = uuid4()
    seen = write(code, "Raz", ref=ref).version
    actions.remove_remark(code, ref=ref)
    write(code, "Raz i więcej", ref=ref, expected=seen)
    assert texts(code) == ["Raz i więcej"]


def test_answers_of_two_windows_stand_below_one_another(code):
    actions.write_answers(code, answers={"q1": "Pierwsze okno", "q2": ""}, versions={})
    (saved,) = actions.write_answers(code, answers={"q1": "Drugie okno"}, versions={"q1": 0})
    assert saved.beside
    assert saved.entry.text == "Drugie okno\n\nPierwsze okno"


def test_an_emptied_answer_is_as_if_not_given(code):
    (saved,) = actions.write_answers(code, answers={"q1": "Zaufanie"}, versions={})
    actions.write_answers(code, answers={"q1": " "}, versions={"q1": saved.entry.version})
    assert queries.entries(code) == []
    actions.write_answers(code, answers={"q1": "Znów"}, versions={"q1": 0})
    assert texts(code) == ["Znów"]


def test_a_question_that_is_not_asked_is_refused(code):
    with pytest.raises(BadInput):
        actions.write_answers(code, answers={"q9": "?"}, versions={})


def test_what_is_too_long_is_refused_and_what_stood_stays(code, write):
    ref = uuid4()
    write(code, "Krótko", ref=ref)
    with pytest.raises(BadInput, match="text"):
        write(code, "x" * (LONGEST + 1), ref=ref, expected=1)
    assert texts(code) == ["Krótko"]


def test_nobody_writes_into_another_answer(code, consultation, officer, write):
    other = actions.issue_codes(consultation, institutions=["pustka"], by=officer)["pustka"]
    entry = write(code)
    with pytest.raises(NotThere):
        write(other, "Cudze", ref=entry.pk)
    for act in (actions.remove_remark, actions.bring_back, actions.take_over):
        with pytest.raises(NotThere):
            act(other, ref=entry.pk)


def test_nothing_is_written_when_the_consultation_is_over(code, write):
    Consultation.objects.update(state=ConsultationState.PUBLISHED.value)
    with pytest.raises(Denied):
        write(code)


def test_colleagues_contribute_and_the_lead_takes_over(code, write):
    colleague = actions.invite_colleague(code, label="Dział świadczeń")
    theirs = write(colleague, "Z działu świadczeń", proposed="W ciągu 7 dni")
    actions.write_answers(colleague, answers={"q1": "Znamy rodziny"}, versions={})
    actions.write_answers(code, answers={"q1": "Bliskość"}, versions={})
    for one in queries.contributions(code):
        assert not one.taken
        actions.take_over(code, ref=one.pk)
    by_kind = {one.kind: one for one in queries.entries(code)}
    assert by_kind["remark"].proposed == "W ciągu 7 dni"
    assert by_kind["question"].text == "Bliskość\n\nZnamy rodziny"
    assert all(one.taken for one in queries.contributions(code))
    write(colleague, "Z działu świadczeń, poprawione", ref=theirs.pk, expected=1)
    assert by_kind["remark"].text == "Z działu świadczeń"


def test_a_withdrawn_colleague_writes_no_more(code, write):
    colleague = actions.invite_colleague(code, label="Dział świadczeń")
    actions.withdraw_colleague(code, colleague=colleague.pk)
    with pytest.raises(NotThere):
        write(colleague)
    with pytest.raises(NotThere):
        actions.withdraw_colleague(code, colleague=colleague.pk)


def test_a_colleague_invites_nobody_and_sends_nothing(code, write, send):
    colleague = actions.invite_colleague(code, label="Dział świadczeń")
    write(colleague)
    with pytest.raises(NotThere):
        actions.invite_colleague(colleague, label="Ktoś jeszcze")
    with pytest.raises(Denied):
        send(colleague)


def test_files_are_added_and_removed_until_they_are_sent(code, write, send):
    one = actions.attach(code, upload=ContentFile(b"Pierwszy plik\n", "uwagi.txt"))
    two = actions.attach(code, upload=ContentFile("Drugi plik, zażółć\n".encode(), "uwagi-2.txt"))
    actions.detach(code, ref=one.pk)
    write(code)
    sent = send(code)
    assert [file["name"] for file in sent.content["attachments"]] == ["uwagi-2.txt"]
    with pytest.raises(BadInput):
        actions.detach(code, ref=two.pk)
