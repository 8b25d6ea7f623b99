"""The attendance list and the minutes as documents."""

from datetime import date

import pytest
from django.utils.translation import override

from kooperacje.documents import docx, pdf
from kooperacje.meetings import actions, papers
from kooperacje.meetings.states import MeetingState


def rows(document, key):
    return next(table for table in document.tables() if table.key == key).rows


@pytest.fixture
def full(meeting, officer, body):
    office, police = body("Ośrodek A"), body("Komenda B")
    actions.invite(by=officer, meeting=meeting, institution=office, person="Anna Przykładowa")
    actions.invite(by=officer, meeting=meeting, institution=police)
    actions.invite(by=officer, meeting=meeting, email="kto@example.pl")
    actions.add_person(
        by=officer, meeting=meeting, person="Anna Przykładowa", role="kierownik", institution=office
    )
    actions.add_institution(by=officer, meeting=meeting, institution=office)
    actions.add_agenda_item(by=officer, meeting=meeting, title="Powitanie")
    actions.add_decision(
        by=officer, meeting=meeting, text="Uzupełnić model", owner="ROPS", due=date(2019, 5, 1)
    )
    actions.write_minutes(by=officer, meeting=meeting, text="Pierwszy akapit.\n\nDrugi akapit.", expected=0)
    meeting.refresh_from_db()
    return meeting


def test_list_names_everybody_once_and_leaves_room(full):
    found = rows(papers.attendance_list(full), "attendance")
    named = [row[1:4] for row in found if any(row[1:4])]
    assert named == [
        ("Anna Przykładowa", "Ośrodek A", "kierownik"),
        ("", "Ośrodek A", ""),
        ("", "Komenda B", ""),
    ]
    assert len(found) == len(named) + papers.EMPTY_ROWS
    assert [row[0] for row in found] == list(range(1, len(found) + 1))


def test_one_who_signed_in_in_other_letters_or_without_an_institution_stands_on_the_list_once(
    meeting, officer, body
):
    office = body("Ośrodek A")
    for person in ("Anna Przykładowa", "Jan Próbny"):
        actions.invite(by=officer, meeting=meeting, institution=office, person=person)
    actions.add_person(by=officer, meeting=meeting, person="anna przykladowa", institution=office)
    actions.add_person(by=officer, meeting=meeting, person="Jan Próbny", affiliation="Ośrodek jakiś")
    found = rows(papers.attendance_list(meeting), "attendance")
    assert [row[1] for row in found if row[1]] == ["anna przykladowa", "Jan Próbny"]


def test_minutes_hold_what_happened_and_what_is_not_stated(full):
    document = papers.minutes_paper(full)
    facts = {fact.key: fact.value for fact in document.facts()}
    assert facts["people"] is None, "one institution came without a number"
    assert facts["when"] == "25 marca 2019, 09:00–12:00"
    assert rows(document, "present")[1] == (None, "Ośrodek A", None, None)
    assert rows(document, "decisions") == ((1, "Uzupełnić model", "ROPS", date(2019, 5, 1)),)
    texts = [block.content for block in document.all_blocks() if type(block).__name__ == "Paragraph"]
    assert texts == ["Ten protokół nie jest jeszcze zatwierdzony.", "Pierwszy akapit.", "Drugi akapit."]


def test_approved_minutes_carry_no_warning(full, officer):
    actions.change_state(by=officer, meeting=full, target=MeetingState.HELD)
    actions.approve_minutes(by=officer, meeting=full, expected=1)
    assert "Callout" not in {type(block).__name__ for block in papers.minutes_paper(full).all_blocks()}


def test_a_bare_meeting_gives_papers_too(make):
    bare = make("Bez niczego")
    facts = {fact.key: fact.value for fact in papers.minutes_paper(bare).facts()}
    assert facts == {"when": None, "place": None, "people": None}
    assert len(rows(papers.attendance_list(bare), "attendance")) == papers.EMPTY_ROWS


@pytest.mark.parametrize("build", [papers.attendance_list, papers.minutes_paper])
def test_files_are_made_and_the_same_twice(full, build):
    document = build(full)
    assert pdf.render(document).startswith(b"%PDF-")
    assert pdf.render(build(full)) == pdf.render(document)
    assert docx.render(build(full)) == docx.render(document)


def test_papers_speak_the_readers_language(full):
    with override("en"):
        document = papers.attendance_list(full)
    assert document.language == "en"
    assert document.title.startswith("Attendance list")
