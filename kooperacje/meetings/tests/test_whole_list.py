"""A paper list typed back: all of it or nothing, matched with what is known, nothing guessed."""

import pytest

from kooperacje.base.problems import BadInput
from kooperacje.meetings import actions, matching, papers
from kooperacje.meetings.matching import Typed
from kooperacje.meetings.models import Attendance


@pytest.fixture
def known(meeting, officer, body):
    office = body("Ośrodek Pomocy w Nigdzielinie")
    body("Ośrodek Pomocy w Zmyślonkach")
    actions.invite(by=officer, meeting=meeting, institution=office, person="Anna Przykładowa")
    return office


def test_rows_are_read_as_a_spreadsheet_gives_them():
    text = "Lp.\tImię i nazwisko\tInstytucja\tFunkcja\tPodpis\n1\tAnna Przykładowa\tOśrodek A\tkierownik\t\n\n2.\tJan Próbny"
    assert matching.pasted(text) == [
        Typed("Anna Przykładowa", "Ośrodek A", "kierownik"),
        Typed("Jan Próbny", "", ""),
    ]
    assert matching.pasted("Anna Przykładowa;Ośrodek A\nJan Próbny") == [
        Typed("Anna Przykładowa", "Ośrodek A", ""),
        Typed("Jan Próbny", "", ""),
    ]
    assert matching.pasted("\tOśrodek A\tkierownik") == [Typed("", "Ośrodek A", "kierownik")]
    assert matching.pasted("Ewa\x00 Próbna\t=1+1") == [Typed("Ewa Próbna", "=1+1", "")]
    assert matching.pasted(" \n\t\n") == []


def test_a_list_is_saved_whole_and_twice_is_once(meeting, officer, known):
    rows = [
        Typed("Anna Przykładowa", "", "kierownik"),
        Typed("Jan Próbny", "Fundacja Spoza Rejestru", ""),
        Typed("Ewa Zmyślona", "pomocy zmyslonkach", ""),
    ]
    assert actions.type_list(by=officer, meeting=meeting, rows=rows) == (3, 0)
    found = {one.person: one for one in Attendance.objects.filter(meeting=meeting)}
    assert found["Anna Przykładowa"].institution == known, "from the invitation"
    assert (found["Jan Próbny"].institution, found["Jan Próbny"].affiliation) == (
        None,
        "Fundacja Spoza Rejestru",
    )
    assert found["Ewa Zmyślona"].institution.name == "Ośrodek Pomocy w Zmyślonkach"
    assert actions.type_list(by=officer, meeting=meeting, rows=rows) == (0, 3)
    assert Attendance.objects.filter(meeting=meeting).count() == 3


def test_one_wrong_row_keeps_the_whole_list_out_and_is_named(meeting, officer, known):
    rows = [
        Typed("Jan Próbny"),
        Typed("", "Ośrodek"),
        Typed("Ewa Zmyślona", "Ośrodek Pomocy"),
        Typed("x" * 201),
    ]
    actions.remove_invitee(by=officer, invitee=meeting.invitees.get())
    with pytest.raises(BadInput) as refused:
        actions.type_list(by=officer, meeting=meeting, rows=rows)
    assert [fault.place for fault in refused.value.faults] == ["2", "3", "4"]
    assert "kilka instytucji" in str(refused.value.faults[1])
    assert not Attendance.objects.exists()


def test_among_several_institutions_the_invited_one_is_meant(meeting, known):
    (row,) = matching.judge([Typed("Ewa Zmyślona", "Ośrodek Pomocy")], meeting)
    assert row.institution == known
    (row,) = matching.judge([Typed("Ewa Zmyślona", f"cokolwiek [{known.key}]")], meeting)
    assert row.institution == known


def test_the_invited_are_known_in_either_order_and_slips_are_told(meeting, known):
    one, two, three = matching.judge(
        [Typed("Przykładowa Anna"), Typed("Anna Przykladova"), Typed("Jan Próbny")], meeting
    )
    assert "zaproszona" in one.notes
    assert two.notes == ("podobnie jak na zaproszeniu: Anna Przykładowa",)
    assert three.notes == ()


def test_the_same_person_twice_in_the_list_is_added_once(meeting, officer):
    rows = [Typed("Jan Próbny", "Fundacja X"), Typed("JAN PROBNY", "fundacja x")]
    assert actions.type_list(by=officer, meeting=meeting, rows=rows) == (1, 1)


def test_many_rows_take_as_many_queries_as_one(meeting, officer, known, django_assert_max_num_queries):
    rows = [Typed(f"Osoba Zmyślona {number}", "Ośrodek Pomocy w Zmyślonkach") for number in range(300)]
    with django_assert_max_num_queries(12):
        assert actions.type_list(by=officer, meeting=meeting, rows=rows) == (300, 0)


def test_papers_name_an_institution_outside_the_register(meeting, officer):
    actions.type_list(by=officer, meeting=meeting, rows=[Typed("Jan Próbny", "Fundacja X", "prezes")])
    for document in (papers.attendance_list(meeting), papers.minutes_paper(meeting)):
        cells = [cell for table in document.tables() for row in table.rows for cell in row]
        assert {"Jan Próbny", "Fundacja X", "prezes"} <= set(cells)


def test_an_institution_of_the_register_takes_the_place_of_words(meeting, officer, known):
    entry = actions.add_person(by=officer, meeting=meeting, person="Jan", affiliation=" Fundacja X ")
    assert entry.affiliation == "Fundacja X"
    changed = actions.change_attendance(
        by=officer, entry=entry, expected=1, person="Jan", institution=known, affiliation="Fundacja X"
    )
    assert (changed.institution, changed.affiliation) == (known, "")


@pytest.fixture
def base(client, signed_in, meeting):
    signed_in(client, "officer")
    return f"/spotkania/{meeting.pk}/obecnosc/lista/"


def rows_of(*rows, **more):
    columns = zip(*rows, strict=True) if rows else ((), (), ())
    return {**dict(zip(("person", "institution", "role"), map(list, columns), strict=True)), **more}


def test_looking_saves_nothing_and_saving_saves_all(client, base, known):
    page = client.post(
        base, {"pasted": "Anna Przykładowa\t\tkierownik\nJan Próbny\tFundacja X", "deed": "look"}
    )
    text = page.content.decode()
    assert "Odczytano 2 wiersze." in text
    assert "instytucja spoza rejestru, zostaje tak, jak ją wpisano" in text
    assert 'value="save"' in text
    assert not Attendance.objects.exists()
    sent = rows_of(
        ("Anna Przykładowa", "", "kierownik"), ("Jan Próbny", "Fundacja X", ""), ("", "", ""), deed="save"
    )
    saved = client.post(base, sent, follow=True).content.decode()
    assert "Dopisano 2 osoby." in saved
    assert "Fundacja X" in saved
    assert "2 były już na liście." in client.post(base, sent, follow=True).content.decode()


def test_a_wrong_row_is_shown_beside_what_was_typed(client, base):
    page = client.post(base, rows_of(("", "Fundacja X", ""), ("Jan <b>", "", ""), deed="save"))
    text = page.content.decode()
    assert page.status_code == 400
    assert "brakuje imienia i nazwiska" in text
    assert "Jan &lt;b&gt;" in text
    assert 'value="save"' not in text
    assert not Attendance.objects.exists()


def test_more_rows_keep_what_was_typed(client, base):
    text = client.post(base, rows_of(("Jan Próbny", "", ""), deed="more")).content.decode()
    assert 'value="Jan Próbny"' in text
    assert text.count('name="person"') == 13
    assert client.get(base).content.decode().count('name="person"') == 12


def test_too_many_rows_are_refused_and_not_lost(client, base):
    text = "\n".join(f"Osoba {number}" for number in range(301))
    page = client.post(base, {"pasted": text, "deed": "look"})
    assert page.status_code == 400
    assert "Osoba 300" in page.content.decode()
    assert "Wierszy jest 301" in page.content.decode()
