"""The pages, as different people get them."""

import re
from datetime import date
from uuid import uuid4

import pytest

from kooperacje.meetings import actions, queries
from kooperacje.meetings.models import Attendance, Meeting
from kooperacje.meetings.states import MeetingState
from kooperacje.meetings.tests.conftest import BED, HIDDEN
from kooperacje.meetings.urls import urlpatterns
from kooperacje.meetings.when import When


def words_of(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.fixture
def base(meeting):
    return f"/spotkania/{meeting.pk}/"


@pytest.fixture
def officer_client(client, signed_in):
    signed_in(client, "officer")
    return client


@pytest.fixture
def filled(meeting, officer, body):
    """Something in every list; returns the address of a row of each."""
    office = body("Ośrodek A")
    item = actions.add_agenda_item(
        by=officer, meeting=meeting, title="Powitanie", presenter="Jan Próbny", minutes=15
    )
    invitee = actions.invite(by=officer, meeting=meeting, institution=office, person="Anna Przykładowa")
    entry = actions.add_person(by=officer, meeting=meeting, person="Anna Przykładowa", institution=office)
    counted = actions.add_institution(by=officer, meeting=meeting, institution=office, count=2)
    decision = actions.add_decision(by=officer, meeting=meeting, text="Uzupełnić model")
    actions.write_minutes(by=officer, meeting=meeting, text="Przebieg spotkania próbnego", expected=0)
    return {
        "agenda": f"porzadek/{item.pk}/",
        "invitations": f"zaproszenia/{invitee.pk}/",
        "person": f"obecnosc/{entry.pk}/",
        "counted": f"obecnosc/{counted.pk}/",
        "decisions": f"ustalenia/{decision.pk}/",
    }


READS = ["", "kalendarz.ics"]
PEOPLE = ["lista-obecnosci.pdf", "lista-obecnosci.docx", "protokol.pdf", "protokol.docx"]
PAGES = ["zmien/", "usun/", "porzadek/", "zaproszenia/", "obecnosc/", "ustalenia/", "protokol/"]
PAGES += [f"obecnosc/{part}/" for part in ("lista", "z-telefonow", "ekran", "wydruk")]
POSTS = ["stan/", "protokol/stan/", "obecnosc/osoba/", "obecnosc/instytucja/", "obecnosc/liczba/"]


def test_every_address_for_everybody(client, signed_in, base, filled):
    rows = [*filled.values(), *(f"{row}usun/" for row in filled.values()), f"{filled['agenda']}przesun/"]
    patterns = {re.sub(r"\d+", "0", path) for path in (*READS, *PAGES, *POSTS, *rows)}
    patterns |= {"protokol.form", "lista-obecnosci.form", "nowe/", "lista/pass/"}
    assert len(patterns) == len(urlpatterns), "an address is not tried here"

    def status(path):
        posts = path in POSTS or (path.endswith(("usun/", "przesun/")) and path != "usun/")
        return (client.post(base + path) if posts else client.get(base + path)).status_code

    assert {status(path) for path in READS} == {200}
    assert {status(path) for path in (*PEOPLE, *PAGES, *POSTS, *rows)} == {403}
    signed_in(client, "member")
    assert {status(path) for path in (*READS, *PEOPLE)} == {200}
    assert {status(path) for path in (*PAGES, *POSTS, *rows)} == {403}


def test_a_hidden_meeting_is_not_there_for_a_guest(client, make):
    hidden = make(subject=HIDDEN)
    for path in (*READS, *PEOPLE, *PAGES):
        assert client.get(f"/spotkania/{hidden.pk}/{path}").status_code == 404
    assert client.get(f"/spotkania/{uuid4()}/").status_code == 404


def test_a_guest_sees_no_names(client, base, filled):
    shown = words_of(client.get(base))
    assert "Powitanie" in shown
    assert "3 (policzone z listy)" in shown
    for secret in ("Anna", "Jan Próbny", "Uzupełnić", "próbnego", "Zmień dane"):
        assert secret not in shown


def test_a_member_sees_names_and_cannot_change(client, signed_in, base, filled):
    signed_in(client, "member")
    shown = words_of(client.get(base))
    for known in ("Anna Przykładowa", "Jan Próbny", "Uzupełnić model", "Przebieg spotkania próbnego"):
        assert known in shown
    assert "Zmień dane" not in shown


def test_what_is_not_stated_is_said_so(client, make):
    bare = make("Bez niczego")
    shown = words_of(client.get(f"/spotkania/{bare.pk}/"))
    assert shown.count("nie podano") >= 3
    assert " 0 " not in shown
    assert client.get(f"/spotkania/{bare.pk}/kalendarz.ics").status_code == 404


def test_calendar_file_comes_as_a_calendar(client, meeting, base):
    response = client.get(f"{base}kalendarz.ics")
    assert response["Content-Type"].startswith("text/calendar")
    assert f"UID:{meeting.pk}@kooperacje".encode() in response.content
    assert f"http://testserver{base}".encode() in response.content.replace(b"\r\n ", b"")


def test_unknown_paper_format_is_not_there(officer_client, base):
    assert officer_client.get(f"{base}protokol.exe").status_code == 404


def test_a_new_meeting(officer_client):
    address = f"/spotkania/nowe/?subject={BED}"
    assert officer_client.get(address).status_code == 200
    wrong = officer_client.post(address, {"title": "", "starts": "09:00"})
    assert wrong.status_code == 400
    assert "Godzina" in words_of(wrong)
    made = officer_client.post(
        address, {"title": "Warsztat", "day": "2019-03-25", "starts": "09:00", "ends": "12:00"}
    )
    meeting = Meeting.objects.get()
    assert made.url == f"/spotkania/{meeting.pk}/"
    assert "25 marca 2019, 09:00–12:00" in words_of(officer_client.get(made.url))
    assert officer_client.get("/spotkania/nowe/?subject=attic.box:1").status_code == 404


def test_a_guest_makes_no_meeting(db, client):
    assert client.get(f"/spotkania/nowe/?subject={BED}").status_code == 403
    assert client.get(f"/spotkania/nowe/?subject={HIDDEN}").status_code == 404


def test_changing_and_the_comparison_of_a_conflict(officer_client, meeting, base):
    page = officer_client.get(f"{base}zmien/").content.decode()
    assert 'name="version" value="1"' in page
    assert 'value="2019-03-25"' in page
    first = {"title": "Pierwsza zmiana", "day": "2019-03-25", "version": "1"}
    assert officer_client.post(f"{base}zmien/", first).status_code == 302
    conflict = officer_client.post(f"{base}zmien/", {**first, "title": "Druga zmiana"})
    assert conflict.status_code == 409
    assert "Pierwsza zmiana" in conflict.content.decode().replace("<ins>", "").replace("</ins>", "").replace(
        "<del>", ""
    ).replace("</del>", "")
    assert "Druga zmiana" in conflict.content.decode()
    meeting.refresh_from_db()
    assert meeting.title == "Pierwsza zmiana"
    again = officer_client.post(f"{base}zmien/", {**first, "title": "Druga zmiana", "version": "2"})
    assert again.status_code == 302


def test_states(officer_client, meeting, base):
    assert officer_client.post(f"{base}stan/", {"target": "held"}).status_code == 302
    assert officer_client.post(f"{base}stan/", {"target": "cancelled"}).status_code == 409
    assert officer_client.post(f"{base}stan/", {"target": "burnt"}).status_code == 400
    meeting.refresh_from_db()
    assert meeting.state == "held"
    assert "Jednak się nie odbyło" in words_of(officer_client.get(base))


def test_removing_asks_first(officer_client, base):
    assert "Usunąć „Warsztat”?" in words_of(officer_client.get(f"{base}usun/")).replace("&quot;", '"')
    assert officer_client.post(f"{base}usun/").status_code == 200
    assert Meeting.objects.exists()
    assert officer_client.post(f"{base}usun/", {"confirmed": "1"}).url == "/"
    assert not Meeting.objects.exists()


def test_agenda_pages(officer_client, meeting, base):
    address = f"{base}porzadek/"
    for title in ("Powitanie", "Model"):
        assert officer_client.post(address, {"title": title, "minutes": "10"}).status_code == 302
    assert officer_client.post(address, {"title": ""}).status_code == 400
    first, second = queries.agenda(meeting)
    officer_client.post(f"{address}{second.pk}/przesun/", {"direction": "up"})
    shown = words_of(officer_client.get(address))
    assert shown.index("Model") < shown.index("Powitanie")
    assert "Razem 20 minut." in shown
    assert (
        officer_client.post(f"{address}{first.pk}/", {"title": "Otwarcie", "version": "1"}).status_code == 302
    )
    conflict = officer_client.post(f"{address}{first.pk}/", {"title": "Start", "version": "1"})
    assert conflict.status_code == 409
    officer_client.post(f"{address}{second.pk}/usun/")
    assert [item.title for item in queries.agenda(meeting)] == ["Otwarcie"]


def test_rows_of_another_meeting_are_not_there(officer_client, base, filled, make):
    other = make("Inne")
    for row in filled.values():
        assert officer_client.get(f"/spotkania/{other.pk}/{row}").status_code == 404
        assert officer_client.get(f"{base}{row}").status_code == 200


def test_invitation_pages(officer_client, meeting, base, body):
    office = body("Ośrodek A")
    address = f"{base}zaproszenia/"
    assert (
        officer_client.post(address, {"institution": "Ośrodek A", "invited_on": "2019-02-15"}).status_code
        == 302
    )
    twice = officer_client.post(address, {"institution": office.key})
    assert "To zaproszenie jest już na liście" in words_of(twice)
    assert officer_client.post(address, {}).status_code == 400
    row = queries.invitees(meeting)[0]
    answer = {"response": "accepted", "responded_on": "2019-02-20", "version": "1"}
    assert officer_client.post(f"{address}{row.pk}/", answer).status_code == 302
    assert officer_client.post(f"{address}{row.pk}/", {**answer, "response": "declined"}).status_code == 409
    assert "weźmie udział" in words_of(officer_client.get(address))
    officer_client.post(f"{address}{row.pk}/usun/")
    assert queries.invitees(meeting) == []


def test_attendance_pages(officer_client, meeting, base, body):
    body("Ośrodek A")
    address = f"{base}obecnosc/"
    person = {"person-person": "Anna Przykładowa", "person-institution": "Ośrodek A"}
    assert officer_client.post(f"{address}osoba/", person).status_code == 302
    assert officer_client.post(f"{address}osoba/", {}).status_code == 400
    counted = {"body-institution": "Ośrodek A", "body-count": "3"}
    assert officer_client.post(f"{address}instytucja/", counted).status_code == 302
    assert "jest już na liście" in words_of(officer_client.post(f"{address}instytucja/", counted))
    total = {"stated_total": "2", "breakdown": "kierownicy: 5", "version": "1"}
    assert officer_client.post(f"{address}liczba/", total).status_code == 302
    assert officer_client.post(f"{address}liczba/", {**total, "stated_total": "9"}).status_code == 409
    shown = words_of(officer_client.get(address))
    assert "Na liście jest więcej osób" in shown
    assert "Kategorie nie sumują się" in shown
    assert officer_client.get(f"{address}osoba/").url == address
    by_name, by_number = Attendance.objects.order_by("id")
    changed = {"person": "Anna Inna", "version": "1"}
    assert officer_client.post(f"{address}{by_name.pk}/", changed).status_code == 302
    assert officer_client.post(f"{address}{by_number.pk}/", {"count": "", "version": "1"}).status_code == 302
    by_number.refresh_from_db()
    assert by_number.count is None
    officer_client.post(f"{address}{by_name.pk}/usun/")
    assert queries.attendance(meeting) == [by_number]


def test_decision_and_minutes_pages(officer_client, meeting, base, officer):
    added = {"text": "Uzupełnić model", "due": "2019-05-01"}
    assert officer_client.post(f"{base}ustalenia/", added).status_code == 302
    address = f"{base}protokol/"
    assert 'name="version" value="0"' in officer_client.get(address).content.decode()
    assert officer_client.post(address, {"text": "Pierwszy\r\nwiersz", "version": "0"}).status_code == 302
    lost = officer_client.post(address, {"text": "Mój własny tekst", "version": "0"})
    assert lost.status_code == 409
    assert "Mój własny tekst" in lost.content.decode()
    assert queries.minutes(meeting).text == "Pierwszy\nwiersz"
    approve = {"target": "approved", "version": "1"}
    assert officer_client.post(f"{address}stan/", approve).status_code == 400
    actions.change_state(by=officer, meeting=meeting, target=MeetingState.HELD)
    assert officer_client.post(f"{address}stan/", approve).status_code == 302
    shown = words_of(officer_client.get(address))
    assert "protokół zatwierdzony" in shown
    assert "Otwórz ponownie" in shown
    refused = officer_client.post(f"{base}ustalenia/", added)
    assert "Protokół jest zatwierdzony" in words_of(refused)
    late = officer_client.post(address, {"text": "Za późno", "version": "1"})
    assert late.status_code == 400
    assert officer_client.post(f"{address}stan/", {"target": "draft"}).status_code == 302
    decision = queries.decisions(meeting)[0]
    changed = {"text": "Poprawić", "due": "", "version": "1"}
    assert officer_client.post(f"{base}ustalenia/{decision.pk}/", changed).status_code == 302
    officer_client.post(f"{base}ustalenia/{decision.pk}/usun/")
    assert queries.decisions(meeting) == []


@pytest.mark.parametrize("path", ["", "porzadek/", "zaproszenia/", "obecnosc/", "ustalenia/"])
def test_pages_are_flat(flat_queries, officer_client, meeting, base, officer, body, path):
    made = []

    def more():
        office = body(f"Ośrodek {len(made)}")
        made.append(office)
        actions.add_agenda_item(by=officer, meeting=meeting, title="x")
        actions.invite(by=officer, meeting=meeting, institution=office)
        actions.add_institution(by=officer, meeting=meeting, institution=office)
        actions.add_decision(by=officer, meeting=meeting, text="x")

    assert flat_queries(more, lambda: officer_client.get(base + path)) <= 22


def test_fragment_is_a_part_of_the_page(officer_client, base, filled):
    whole = officer_client.get(base).content.decode()
    part = officer_client.get(base, headers={"HX-Request": "true"}).content.decode()
    assert part[part.index("<h1") : part.index('id="minutes-title"')] in whole


def test_cards_for_the_owning_room(make, officer, django_assert_num_queries):
    from kooperacje.meetings import pages

    rows = [make(f"Spotkanie {n}", when=When.on(date(2019, 3, n))) for n in (25, 28)]
    actions.set_headcount(by=officer, meeting=rows[0], total=30)
    rows[0].refresh_from_db()
    with django_assert_num_queries(2):
        first, second = pages.meeting_cards(rows)
    assert (first.people.value, first.when) == (30, "25 marca 2019")
    assert (second.people.value, second.place) == (None, None)
    assert pages.meeting_card(rows[0]) == first
