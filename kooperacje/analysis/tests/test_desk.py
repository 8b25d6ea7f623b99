"""Who works on a remark until when, notes that nobody else reads, one answer to many, and answers used again."""

import json
from datetime import date, timedelta
from uuid import uuid4

import pytest

from kooperacje.analysis import actions
from kooperacje.analysis.models import Assignment, Note, Snippet
from kooperacje.analysis.queries import desk as queries
from kooperacje.analysis.queries.desk import LATE, NOBODY, Wanted
from kooperacje.base import clock
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.base.versions import Stale
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.exchange import schema, writing
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.queries import rows, value
from kooperacje.consultations.queries.report import of_value
from kooperacje.consultations.states import GroupKind, PositionOutcome
from kooperacje.journal.models import Event

HOME = "/praca/konsultacje/proba-2026/opracowanie/przydzial/"
ONE = "/praca/konsultacje/proba-2026/opracowanie/odpowiedz/u1/"
SECRET = "Sekretna-notatka-dla-kolegów"
POSITION = schema.Position(outcome=PositionOutcome.ACCEPTED, reason="Dopisano.")


@pytest.fixture
def expert(host, an_account):
    return an_account("officer", host, full_name="Wirgiliusz Ekspercki")


@pytest.fixture
def assign(consultation, officer, expert):
    def one(*remarks, person=expert, due=None, by=None):
        return actions.assign(
            consultation, remarks=remarks, person=person and person.pk, due=due, by=by or officer
        )

    return one


@pytest.fixture
def answer(consultation, officer):
    def one(remark="u1", *, position=POSITION, to_group=False, keep_as="", expected=None, by=None):
        return actions.answer(
            consultation,
            remark=remark,
            position=position,
            to_group=to_group,
            keep_as=keep_as,
            expected=expected,
            by=by or officer,
        )

    return one


def keys(consultation, **wanted) -> list[str]:
    found = queries.find(consultation, Wanted(**wanted), clock.today())
    return list(found.values_list("key", flat=True))


def test_remarks_are_given_to_a_person_until_a_day(fill, consultation, assign, expert):
    fill(4, themed=4)
    tomorrow = clock.today() + timedelta(days=1)
    assert assign("u1", "u2", due=tomorrow) == 2
    assert keys(consultation, person=str(expert.pk)) == ["u1", "u2"]
    assert keys(consultation, person=NOBODY) == ["u3", "u4"]
    assert keys(consultation, person=LATE) == []
    Assignment.objects.filter(remark="u2").update(due=date(2020, 1, 1))
    assert keys(consultation, person=LATE) == ["u2"]
    assert queries.late(consultation, clock.today()) == 1
    assert Assignment.objects.get(remark="u1").due == tomorrow


def test_the_list_is_narrowed_by_theme_and_holds_only_what_waits(fill, consultation, answer, remark_of):
    fill(6, themed=6)
    (theme,) = remark_of("u3").themes
    assert "u3" in keys(consultation, theme=theme)
    answer("u3")
    assert "u3" not in keys(consultation)


def test_assigning_again_replaces_and_nobody_takes_back(fill, assign, an_account, host):
    fill(2)
    other = an_account("officer", host, full_name="Zenobiusz Zapasowy")
    assign("u1")
    assign("u1", person=other)
    assert Assignment.objects.get().person == other.pk
    assign("u1", person=None)
    assert not Assignment.objects.exists()


def test_what_cannot_be_assigned_names_its_place(fill, assign, an_account, an_institution):
    fill(2)
    stranger = an_account("officer", an_institution("ops-b"), full_name="Obca Osoba")
    for given, place in (
        ({"remarks": ()}, "remarks"),
        ({"remarks": ("u99",)}, "remarks"),
        ({"remarks": ("u1",), "person": stranger}, "person"),
        ({"remarks": ("u1",), "due": date(2020, 1, 1)}, "due"),
    ):
        remarks = given.pop("remarks")
        with pytest.raises(BadInput) as refused:
            assign(*remarks, **given)
        assert [fault.place for fault in refused.value.faults] == [place]
    assert not Assignment.objects.exists()


def test_a_note_is_in_no_report_and_in_no_open_data(fill, consultation, officer):
    fill(2)
    actions.write_note(consultation, remark="u1", text=SECRET, by=officer)
    assert Note.objects.get().text == SECRET
    whole = value(consultation)
    assert SECRET not in whole.model_dump_json()
    assert SECRET not in writing.to_yaml(whole)
    assert SECRET not in repr(of_value(whole, "pl"))


def test_a_note_is_on_no_public_page_and_in_no_journal(fill, consultation, officer, client):
    fill(2)
    actions.write_note(consultation, remark="u1", text=SECRET, by=officer)
    for address in ("/konsultacje/proba-2026/", "/konsultacje/proba-2026/uwagi/"):
        assert SECRET not in client.get(address).content.decode()
    assert SECRET not in json.dumps(list(Event.objects.values_list("details", flat=True)), default=str)


def test_an_empty_note_and_one_on_nothing_are_refused(fill, consultation, officer):
    fill(1)
    with pytest.raises(BadInput):
        actions.write_note(consultation, remark="u1", text=" ", by=officer)
    with pytest.raises(NotThere):
        actions.write_note(consultation, remark="u99", text="x", by=officer)


@pytest.fixture
def group(consultation, officer, fill):
    fill(4)
    part = schema.RemarkGroup(key="grupa", kind=GroupKind.SAME_ARGUMENT, title="To samo")
    consultations.add(consultation, catalogue.REMARK_GROUP, part, by=officer)
    consultations.set_group(consultation, "grupa", ["u1", "u2", "u3"], by=officer)


def test_one_answer_goes_to_all_of_a_group_that_have_none(group, answer, remark_of):
    own = schema.Position(outcome=PositionOutcome.EXPLAINED, reason="Inaczej.")
    answer("u2", position=own)
    assert answer("u1", to_group=True) == 2
    assert [
        remark_of(key).position and remark_of(key).position.reason for key in ("u1", "u2", "u3", "u4")
    ] == [
        "Dopisano.",
        "Inaczej.",
        "Dopisano.",
        None,
    ]
    assert answer("u4", to_group=True) == 1


def test_an_answer_is_kept_and_used_again_and_dropped(fill, consultation, answer, officer):
    fill(3)
    answer("u1", keep_as=" Dopisane ")
    answer("u2", keep_as="Dopisane", position=POSITION.model_copy(update={"reason": "Dopisano w pkt 3."}))
    kept = Snippet.objects.get()
    assert (kept.title, kept.outcome, kept.reason) == ("Dopisane", "accepted", "Dopisano w pkt 3.")
    assert queries.snippets(consultation) == [kept]
    actions.drop_snippet(consultation, snippet=kept.pk, by=officer)
    with pytest.raises(NotThere):
        actions.drop_snippet(consultation, snippet=kept.pk, by=officer)


def test_an_answer_is_taken_whole_or_not_at_all(fill, answer, remark_of):
    fill(1)
    with pytest.raises(BadInput):
        answer(position=POSITION.model_copy(update={"reason": None}), keep_as="Pusta")
    with pytest.raises(Stale):
        answer(expected=99)
    assert remark_of("u1").position is None


def test_only_who_edits_the_consultation_works_on_answers(fill, consultation, reader, assign, answer):
    fill(1)
    for deed in (
        lambda: assign("u1", by=reader),
        lambda: answer(by=reader),
        lambda: actions.write_note(consultation, remark="u1", text="x", by=reader),
        lambda: actions.drop_snippet(consultation, snippet=uuid4(), by=reader),
    ):
        with pytest.raises(Denied):
            deed()


@pytest.fixture
def office(client, host, signed_in):
    signed_in(client, "officer", host)
    return client


def test_the_list_assigns_what_is_ticked(office, fill, consultation, expert):
    fill(3)
    page = office.get(HOME).content.decode()
    assert "Wirgiliusz Ekspercki" in page
    given = {"remark": ["u1", "u2"], "person": str(expert.pk), "due": "2090-01-01"}
    page = office.post(f"{HOME}osoby/", given, follow=True).content.decode()
    assert "Przydzielono 2 uwagi" in page
    Assignment.objects.update(due=date(2020, 1, 1))
    page = office.get(f"{HOME}?person=late").content.decode()
    assert "2 uwagi są po terminie" in page
    assert office.post(f"{HOME}osoby/", {"person": str(expert.pk)}).status_code == 400
    assert "Żadna uwaga nie pasuje" in office.get(f"{HOME}?person={uuid4()}&theme=rodo").content.decode()


def test_one_remark_is_answered_with_its_notes_in_sight(office, group, consultation, remark_of):
    page = office.post(f"{ONE}notatka/", {"note": SECRET}, follow=True).content.decode()
    assert SECRET in page
    assert "2 inne uwagi z grupy" in page
    assert office.post(f"{ONE}notatka/", {"note": " "}).status_code == 400
    version = rows.version(consultation, catalogue.REMARK, "u1")
    given = {
        "outcome": "accepted",
        "reason": "Dopisano.",
        "to_group": "on",
        "keep_as": "Dopisane",
        "version": version,
    }
    assert office.post(ONE, {**given, "outcome": ""}).status_code == 400
    page = office.post(ONE, given, follow=True).content.decode()
    assert "Zajęto stanowisko wobec 3 uwag" in page
    assert remark_of("u3").position.reason == "Dopisano."
    kept = Snippet.objects.get()
    page = office.get(f"{ONE.replace('u1', 'u4')}?wzor={kept.pk}").content.decode()
    assert ">Dopisano.</textarea>" in page.replace("\r\n", "").replace("\n", "")
    assert SECRET not in page
    office.post(f"{ONE}wzor/{kept.pk}/")
    assert not Snippet.objects.exists()


def test_what_somebody_saved_in_between_keeps_the_text(office, fill, answer):
    fill(1)
    answer()
    given = {"outcome": "explained", "reason": "Mój długi tekst", "version": 1}
    response = office.post(ONE, given)
    assert response.status_code == 409
    assert "Mój długi tekst" in response.content.decode()


def test_a_reader_looks_only(client, host, signed_in, fill, consultation, officer):
    fill(1)
    actions.write_note(consultation, remark="u1", text=SECRET, by=officer)
    signed_in(client, "reader", host)
    assert "Uwagi bez stanowiska" in client.get(HOME).content.decode()
    page = client.get(ONE).content.decode()
    assert SECRET in page
    assert "Zapisz stanowisko" not in page
    for address in (f"{HOME}osoby/", ONE, f"{ONE}notatka/", f"{ONE}wzor/{uuid4()}/"):
        assert client.post(address).status_code == 403


def test_a_stranger_reads_no_note(client, signed_in, an_institution, fill, consultation, officer):
    fill(1)
    actions.write_note(consultation, remark="u1", text=SECRET, by=officer)
    assert client.get(ONE).status_code in {302, 404}
    signed_in(client, "officer", an_institution("ops-b"))
    assert client.get(ONE).status_code == 404


def test_the_pages_ask_no_more_for_more_work(
    office, fill, add_remark, assign, flat_queries, consultation, officer
):
    fill(2, themed=2)

    def grow():
        assign(add_remark("Jeszcze jedna", meeting="m1"))
        actions.write_note(consultation, remark="u1", text="x", by=officer)

    assert flat_queries(grow, lambda: office.get(HOME)) < 24
    assert flat_queries(grow, lambda: office.get(ONE)) < 24
