"""The survey: questions, codes, letters, answers by link and on paper, sums that point at nobody."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kooperacje.base import clock
from kooperacje.base.decisions import Denied
from kooperacje.base.flows import IllegalMove
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.diagnosis import access, actions, codes, questionnaire, results
from kooperacje.diagnosis.models import Invitation, Survey
from kooperacje.diagnosis.pages.survey import in_words, state_of
from kooperacje.diagnosis.results import FEWEST, groups
from kooperacje.diagnosis.states import SurveyState
from kooperacje.diagnosis.tests.conftest import words_of
from kooperacje.documents import docx, pdf
from kooperacje.institutions import actions as institutions
from kooperacje.institutions.states import ContactKind, Sector
from kooperacje.journal.models import Event
from kooperacje.notices.models import Notice


@pytest.fixture
def bodies(powiat, office, system_actor):
    """Six institutions of the powiat; the first two have a mailbox."""
    kinds = ["mops", "gops", "ops", "szkola", "szpital", "fundacja"]
    found = []
    for number, kind in enumerate(kinds):
        one = institutions.register(
            by=system_actor, name=f"Instytucja {number} (przykład)", type=kind, seat="1207122"
        )
        if number < 2:
            institutions.add_contact(
                one, by=system_actor, kind=ContactKind.EMAIL, value=f"biuro{number}@example.invalid"
            )
        found.append(one)
    return found


@pytest.fixture
def survey(diagnosis, leader, bodies):
    """Open, with everybody invited."""
    actions.begin_survey(by=leader, diagnosis=diagnosis)
    actions.invite(by=leader, diagnosis=diagnosis, institutions=bodies)
    actions.move_survey(by=leader, diagnosis=diagnosis, target=SurveyState.OPEN)
    return Survey.objects.get(pk=diagnosis.pk)


def test_opening_writes_to_those_with_a_mailbox(survey):
    assert survey.invitations.count() == 6
    letters = list(Notice.objects.order_by("address"))
    assert [one.address for one in letters] == ["biuro0@example.invalid", "biuro1@example.invalid"]
    one = survey.invitations.get(email=letters[0].address)
    assert codes.path(one) in letters[0].text
    assert codes.shown(one) in letters[0].text


def test_only_a_digest_of_the_code_is_kept(survey):
    one = survey.invitations.first()
    code = codes.shown(one)
    assert code.replace("-", "") not in str(vars(one))
    assert access.with_code(code.lower().replace("-", " ")) == one
    for wrong in ("", "7KQ4", "ZZZZ-ZZZZ-ZZZZ", "!!!!-!!!!-!!!!"):
        with pytest.raises(NotThere):
            access.with_code(wrong)


def test_a_code_of_another_secret_cannot_be_printed(survey, settings, leader):
    one = survey.invitations.first()
    settings.SECRET_KEY = "another"
    with pytest.raises(codes.Unprintable):
        codes.shown(one)


def test_a_new_code_ends_the_old_one(survey, diagnosis, leader):
    one = survey.invitations.first()
    before = codes.shown(one)
    after = actions.renew_code(by=leader, diagnosis=diagnosis, invitation=one)
    assert access.with_code(codes.shown(after)) == one
    with pytest.raises(NotThere):
        access.with_code(before)


def test_the_link_opens_by_a_button_and_keeps_a_draft(client, survey):
    one = survey.invitations.first()
    address = codes.path(one)
    assert "Otwórz ankietę" in words_of(client.get(address))
    one.refresh_from_db()
    assert one.opened_at is None
    assert client.get("/ankieta/moja/").status_code == 302
    assert client.post(address).status_code == 302
    given = {"q-wspolpraca": "4", "q-problemy": ["o1", "o3"], "q-kolejka": "1 200,5", "q-braki": "psychiatry"}
    assert client.post("/ankieta/moja/", {**given, "save": "1"}).status_code == 302
    one.refresh_from_db()
    assert one.draft == {
        "wspolpraca": "4",
        "problemy": ["o1", "o3"],
        "kolejka": "1200.5",
        "braki": "psychiatry",
    }
    assert one.answered_at is None
    assert "psychiatry" in words_of(client.get("/ankieta/moja/"))
    assert client.post("/ankieta/moja/", {**given, "send": "1"}).status_code == 302
    one.refresh_from_db()
    assert one.answers == one.draft
    assert "Odpowiedź została wysłana" in words_of(client.get("/ankieta/moja/"))
    assert client.post("/ankieta/wyjdz/").status_code == 302
    assert client.get("/ankieta/moja/").status_code == 302


def test_bad_answers_get_a_sentence(client, survey):
    client.post(codes.path(survey.invitations.first()))
    for said, sentence in (
        ({"q-kolejka": "-3"}, "nie może być mniejsza od zera"),
        ({"q-kolejka": "długo"}, "nie jest liczbą"),
        ({"q-wspolpraca": "9"}, "wspolpraca"),
        ({}, "Odpowiedz na co najmniej jedno pytanie"),
    ):
        answer = client.post("/ankieta/moja/", {**said, "send": "1"})
        assert answer.status_code == 400, said
        assert sentence in answer.content.decode()


def test_a_typed_code_is_read_with_its_slips(client, survey):
    one = survey.invitations.first()
    assert "To nie jest kod" in words_of(client.post("/ankieta/", {"code": "abc"}))
    assert "niczego nie otwiera" in words_of(client.post("/ankieta/", {"code": "ZZZZ-ZZZZ-ZZZZ"}))
    assert client.post("/ankieta/", {"code": codes.shown(one).lower()}).status_code == 302
    assert "W tej przeglądarce jest otwarta ankieta" in words_of(client.get("/ankieta/"))


def test_after_the_last_day_nothing_is_taken(client, survey, diagnosis, leader):
    one = survey.invitations.first()
    client.post(codes.path(one))
    client.post("/ankieta/moja/", {"q-braki": "psychiatry", "send": "1"})
    Survey.objects.filter(pk=survey.pk).update(closes_on=clock.today() - timedelta(days=1))
    shown = words_of(client.get("/ankieta/moja/"))
    assert "Ankieta się zakończyła" in shown
    assert "psychiatry" in shown
    assert client.post("/ankieta/moja/", {"q-braki": "x", "send": "1"}).status_code == 403
    assert client.post("/ankieta/moja/", {"q-braki": "x", "save": "1"}).status_code == 403
    actions.move_survey(by=leader, diagnosis=diagnosis, target=SurveyState.CLOSED)
    with pytest.raises(BadInput, match="przesuń"):
        actions.move_survey(by=leader, diagnosis=diagnosis, target=SurveyState.OPEN)


def test_reminders_reach_the_silent_and_not_twice_in_three_days(survey, diagnosis, leader):
    assert actions.remind(by=leader, diagnosis=diagnosis) == 0
    old = clock.now() - timedelta(days=4)
    Invitation.objects.exclude(email="").update(mailed_at=old)
    first = survey.invitations.exclude(email="").order_by("email").first()
    actions.send_answer(first, answers={"braki": "psychiatry"})
    assert actions.remind(by=leader, diagnosis=diagnosis) == 1
    assert actions.remind(by=leader, diagnosis=diagnosis) == 0
    assert Notice.objects.filter(subject__startswith="Przypomnienie").count() == 1
    actions.move_survey(by=leader, diagnosis=diagnosis, target=SurveyState.CLOSED)
    with pytest.raises(BadInput):
        actions.remind(by=leader, diagnosis=diagnosis)


def test_another_mailbox_is_written_to_at_once(survey, diagnosis, leader):
    one = survey.invitations.filter(email="").first()
    actions.set_address(by=leader, diagnosis=diagnosis, invitation=one, email="inna@example.invalid")
    actions.set_address(by=leader, diagnosis=diagnosis, invitation=one, email="inna@example.invalid")
    assert Notice.objects.filter(address="inna@example.invalid").count() == 1


def test_what_cannot_be_done(survey, diagnosis, leader, make, person, bodies):
    with pytest.raises(BadInput, match="już jest"):
        actions.begin_survey(by=leader, diagnosis=diagnosis)
    question = survey.questions.first()
    columns = {"text": "Nowe?", "kind": "text", "help": "", "domain": "", "options": []}
    for deed in (
        lambda: actions.save_question(by=leader, diagnosis=diagnosis, columns=columns),
        lambda: actions.remove_question(by=leader, diagnosis=diagnosis, question=question),
    ):
        with pytest.raises(BadInput, match="przed otwarciem"):
            deed()
    with pytest.raises(IllegalMove):
        actions.move_survey(by=leader, diagnosis=diagnosis, target=SurveyState.DRAFT)
    yesterday = clock.today() - timedelta(days=1)
    with pytest.raises(BadInput, match="już minął"):
        actions.change_survey(by=leader, diagnosis=diagnosis, intro="", closes_on=yesterday, expected=None)
    one = survey.invitations.first()
    with pytest.raises(BadInput, match="co najmniej jedno"):
        actions.type_in(by=leader, diagnosis=diagnosis, invitation=one, answers={})
    actions.type_in(by=leader, diagnosis=diagnosis, invitation=one, answers={"braki": "lekarza"})
    with pytest.raises(BadInput, match="odpowiedziała"):
        actions.withdraw_invitation(by=leader, diagnosis=diagnosis, invitation=one)
    other = survey.invitations.exclude(pk=one.pk).first()
    actions.withdraw_invitation(by=leader, diagnosis=diagnosis, invitation=other)
    with pytest.raises(BadInput, match="już nie ma"):
        actions.withdraw_invitation(by=leader, diagnosis=diagnosis, invitation=other)
    with pytest.raises(BadInput, match="Nie ma jeszcze ankiety"):
        actions.invite(by=leader, diagnosis=make(title="Druga"), institutions=bodies)
    with pytest.raises(Denied):
        actions.remind(by=person("leader"), diagnosis=diagnosis)


def test_questions_are_the_leaders_before_the_survey_opens(diagnosis, leader, bodies):
    survey = actions.begin_survey(by=leader, diagnosis=diagnosis)
    columns = {"text": "Nowe pytanie?", "kind": "text", "help": "", "domain": "", "options": []}
    made = actions.save_question(by=leader, diagnosis=diagnosis, columns=columns)
    same = actions.save_question(by=leader, diagnosis=diagnosis, columns=columns)
    assert (made.key, same.key) == ("nowe-pytanie", "nowe-pytanie-2")
    changed = actions.save_question(
        by=leader, diagnosis=diagnosis, question=made, columns={**columns, "text": "Inne?"}, expected=1
    )
    assert (changed.key, changed.text, changed.version) == ("nowe-pytanie", "Inne?", 2)
    actions.invite(by=leader, diagnosis=diagnosis, institutions=bodies[:1])
    one = survey.invitations.get()
    with pytest.raises(BadInput, match="nie przyjmuje"):
        actions.type_in(by=leader, diagnosis=diagnosis, invitation=one, answers={"a": "b"})
    with pytest.raises(NotThere):
        access.with_code(codes.shown(one))
    for question in list(survey.questions.all()):
        actions.remove_question(by=leader, diagnosis=diagnosis, question=question)
    with pytest.raises(BadInput, match="co najmniej jedno pytanie"):
        actions.move_survey(by=leader, diagnosis=diagnosis, target=SurveyState.OPEN)


def test_answers_are_added_up_by_sector(survey, diagnosis, leader):
    for number, one in enumerate(survey.invitations.order_by("institution__sort_key")):
        said = {
            "wspolpraca": str(number % 5 + 1),
            "problemy": ["o1"],
            "kolejka": str(number),
            "braki": f"brak {number}",
        }
        actions.type_in(by=leader, diagnosis=diagnosis, invitation=one, answers=said)
    found = results.results(survey)
    assert (found.invited, found.answered, found.shown) == (6, 6, True)
    assert [(group.sectors, group.size) for group in found.groups] == [
        (("social",), 3),
        (("education", "health", "ngo"), 3),
    ]
    by_key = {one.question.key: one for one in found.results}
    assert by_key["problemy"].whole.counts == {"o1": 6}
    assert [part.counts for part in by_key["problemy"].by_group] == [{"o1": 3}, {"o1": 3}]
    assert (by_key["kolejka"].whole.least, by_key["kolejka"].whole.most) == (0, 5)
    assert len(by_key["braki"].texts) == 6
    assert by_key["dzielenie"].whole.answered == 0


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.sampled_from([one.value for one in Sector]), st.integers(1, 9)))
def test_no_group_is_small_and_none_can_be_found_by_subtraction(sizes):
    found = groups(Counter(sizes))
    assert all(group.size >= FEWEST for group in found)
    if found:
        # Everybody is in some group: nothing is left that the whole would give away.
        assert sum(group.size for group in found) == sum(sizes.values())
        assert sorted(key for group in found for key in group.sectors) == sorted(sizes)


def test_the_questionnaire_is_printed_with_and_without_a_code(survey):
    one = survey.invitations.first()
    paper = questionnaire.document(survey, one, "https://example.invalid")
    assert codes.shown(one) in str(paper)
    assert pdf.render(paper).startswith(b"%PDF")
    assert docx.render(questionnaire.document(survey, None, "")).startswith(b"PK")


def test_who_speaks_for_an_invited_institution_needs_no_code(
    client, survey, signed_in, an_institution, bodies
):
    one = survey.invitations.get(institution=bodies[3])
    address = f"/ankieta/otworz/{one.pk}/"
    assert client.post(address).status_code == 404
    signed_in(client, "contact", an_institution("inna"))
    assert client.post(address).status_code == 404
    client.logout()
    signed_in(client, "contact", bodies[3])
    assert "Ankiety, które czekają na Twoją instytucję" in words_of(client.get("/ankieta/"))
    assert client.post(address).status_code == 302
    assert bodies[3].name in words_of(client.get("/ankieta/moja/"))
    assert client.get(f"/praca/diagnozy/{survey.diagnosis.key}/").status_code in (403, 404)


def test_slips_of_the_leader_change_nothing(survey, diagnosis, leader, bodies):
    one = actions.open_code(survey.invitations.first())
    assert actions.open_code(one).opened_at == one.opened_at
    assert actions.invite(by=leader, diagnosis=diagnosis, institutions=bodies) == 0
    for _time in (1, 2):
        actions.change_survey(by=leader, diagnosis=diagnosis, intro="Prosimy", closes_on=None, expected=None)
    assert Event.objects.filter(verb="diagnosis.survey_changed").count() == 1
    with pytest.raises(BadInput, match="co najmniej jedno"):
        actions.send_answer(one, answers={})


def test_letters_before_and_with_a_last_day(diagnosis, leader, bodies):
    survey = actions.begin_survey(by=leader, diagnosis=diagnosis)
    question = survey.questions.get(key="braki")
    said = {"text": question.text, "kind": "text", "help": question.help, "domain": "", "options": []}
    assert actions.save_question(by=leader, diagnosis=diagnosis, question=question, columns=said).version == 1
    actions.change_survey(
        by=leader, diagnosis=diagnosis, intro="Prosimy", closes_on=clock.today(), expected=None
    )
    actions.invite(by=leader, diagnosis=diagnosis, institutions=bodies[2:3])
    one = survey.invitations.get()
    actions.set_address(by=leader, diagnosis=diagnosis, invitation=one, email="biuro@example.invalid")
    actions.renew_code(by=leader, diagnosis=diagnosis, invitation=one)
    assert not Notice.objects.exists()
    actions.move_survey(by=leader, diagnosis=diagnosis, target=SurveyState.OPEN)
    letter = Notice.objects.get()
    assert "Odpowiedzi są przyjmowane do" in letter.text
    assert "Prosimy" in letter.text


def test_more_questions_than_fit_are_refused(diagnosis, leader):
    actions.begin_survey(by=leader, diagnosis=diagnosis)
    said = {"text": "Jeszcze?", "kind": "text", "help": "", "domain": "", "options": []}
    for _number in range(32):
        actions.save_question(by=leader, diagnosis=diagnosis, columns=said)
    with pytest.raises(BadInput, match="najwyżej 40"):
        actions.save_question(by=leader, diagnosis=diagnosis, columns=said)


def test_after_a_new_secret_papers_and_pages_do_without_the_code(client, signed_in, survey, office, settings):
    one = survey.invitations.first()
    code = codes.shown(one)
    signed_in(client, "leader", office)
    address = f"/praca/diagnozy/{survey.diagnosis.key}/ankieta/{one.pk}/"
    assert code in words_of(client.get(address))
    settings.SECRET_KEY = "another"
    signed_in(client, "leader", office)
    assert code not in words_of(client.get(address))
    paper = questionnaire.document(survey, one, "https://example.invalid")
    assert one.institution.name in str(paper)
    assert code not in str(paper)


def test_an_institution_is_seen_to_open_write_and_leave(survey, diagnosis, leader, client):
    first, second = survey.invitations.order_by("institution__name")[:2]
    assert state_of(first) == ("idle", "wysłano")
    client.post(codes.path(first))
    first.refresh_from_db()
    assert state_of(first)[1] == "otwarte"
    client.post("/ankieta/moja/", {"q-braki": "Lekarza", "save": "1"})
    first.refresh_from_db()
    assert state_of(first)[1] == "pisze"
    assert state_of(second)[0] == "idle"
    actions.withdraw_invitation(by=leader, diagnosis=diagnosis, invitation=second)
    assert not survey.invitations.filter(pk=second.pk).exists()


def test_an_option_that_is_gone_is_read_by_its_key(survey):
    question = survey.questions.filter(kind="choice").first()
    assert in_words(question, "o1") == question.options[0]["label"]
    assert in_words(question, "o99") == "o99"
