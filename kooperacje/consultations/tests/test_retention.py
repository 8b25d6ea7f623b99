"""Personal data of respondents go when the organiser's period is over; remarks and counts stay."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kooperacje.base import clock
from kooperacje.base.actor import system
from kooperacje.base.decisions import Denied
from kooperacje.consultations import access, actions, conduct, figures, published, retention, tasks
from kooperacje.consultations.actions import forgetting
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation, Remark
from kooperacje.consultations.queries import personal, whole
from kooperacje.consultations.states import ConsultationState
from kooperacje.consultations.tests.values import sound
from kooperacje.institutions.models import Institution
from kooperacje.journal.models import Event
from kooperacje.meetings import actions as meetings
from kooperacje.meetings import queries as engine
from kooperacje.meetings.details import Details
from kooperacje.meetings.when import When

HOME = "/praca/konsultacje/wzorowa/dane-osobowe/"


def over(**changes: object) -> schema.Consultation:
    """A published consultation whose period of a year was over long ago, with one remark that had to be masked."""
    remark = (
        sound()
        .remarks[0]
        .model_copy(
            update={
                "text": "Zadzwońcie do Jana Nikogo.",
                "proposed": "Dopisać Jana Nikogo.",
                "public_text": "Zadzwońcie do [zasłonięto].",
                "masked": ("imię i nazwisko",),
            }
        )
    )
    fields: dict[str, object] = {
        "state": ConsultationState.PUBLISHED,
        "published_on": date(2020, 5, 20),
        "institutions": (
            schema.InstitutionRef(key="urzad", name="Urząd Zmyślony", type="starostwo"),
            schema.InstitutionRef(key="szkola", name="Szkoła Zmyślona", type="szkola"),
        ),
        "remarks": (remark,),
        **changes,
    }
    return sound(**fields)


@pytest.fixture
def consultation(land):
    actions.load(over(state=ConsultationState.SUMMING_UP, published_on=None), by=system("tests"))
    found = Consultation.objects.select_related("organiser").get(slug="wzorowa")
    meeting = meetings.create_meeting(
        by=system("tests"),
        subject=conduct.subject_of(found),
        details=Details(title="Spotkanie", when=When.on(date(2020, 4, 5))),
        key="m1",
    )
    by = system("tests")
    szkola = Institution.objects.get(key="szkola")
    meetings.add_person(by=by, meeting=meeting, person="Jan Nikt", role="dyrektor", institution=szkola)
    meetings.add_person(by=by, meeting=meeting, person="Ewa Nikt", role="", institution=szkola)
    meetings.invite(by=by, meeting=meeting, institution=szkola, person="Jan Nikt", email="jan@nikt.example")
    meetings.invite(by=by, meeting=meeting, institution=szkola, person="Ewa Nikt", email="")
    meetings.add_agenda_item(by=by, meeting=meeting, title="Powitanie", minutes=None, presenter="Jan Nikt")
    Consultation.objects.update(state=ConsultationState.PUBLISHED.value, published_on=date(2020, 5, 20))
    found.refresh_from_db()
    return found


@pytest.fixture
def clerk(consultation, person):
    return person("officer", consultation.organiser_id)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 1200))
def test_months_are_counted_by_the_calendar(day: date, months: int) -> None:
    later = retention.months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("state", "published_on", "months", "due"),
    [
        (ConsultationState.PUBLISHED, date(2026, 1, 31), 1, date(2026, 2, 28)),
        (ConsultationState.PUBLISHED, date(2026, 1, 31), 0, date(2026, 1, 31)),
        (ConsultationState.PUBLISHED, date(2026, 1, 31), None, None),
        (ConsultationState.PUBLISHED, None, 12, None),
        (ConsultationState.SUMMING_UP, None, 12, None),
        (ConsultationState.WITHDRAWN, None, 12, date(2027, 2, 1)),
    ],
)
def test_the_period_begins_with_the_publication_or_a_withdrawal(state, published_on, months, due) -> None:
    changed = datetime(2026, 1, 31, 23, 30, tzinfo=UTC)  # after midnight in Poland
    one = Consultation(state=state.value, published_on=published_on, keep_months=months, changed_at=changed)
    assert retention.due_on(one) == due


def test_names_go_and_remarks_and_counts_stay(consultation, clerk):
    before = whole.value(consultation)
    people = engine.counts(engine.by_keys(conduct.subject_of(consultation)).values())
    removed = actions.forget_respondents(consultation, by=clerk)
    assert removed == {"masked": 1, "meetings": 5}
    after = whole.value(consultation)
    assert figures.compute(after) == figures.compute(before)
    assert published.consultation(after) == published.consultation(before)
    assert engine.counts(engine.by_keys(conduct.subject_of(consultation)).values()) == people
    remark = Remark.objects.get(key="r1")
    assert (remark.text, remark.proposed) == ("Zadzwońcie do [zasłonięto].", None)
    meeting = engine.by_key(conduct.subject_of(consultation), "m1")
    left = [*engine.attendance(meeting), *engine.invitees(meeting), *engine.agenda(meeting)]
    said = " ".join(str(vars(row)) for row in left)
    for word in ("Nikt", "jan@", "dyrektor"):
        assert word not in said
    assert [number for _keeper, number in personal.kept(consultation)] == [0] * len(
        personal.kept(consultation)
    )


def test_the_journal_keeps_numbers_and_no_name(consultation, clerk):
    actions.forget_respondents(consultation, by=clerk)
    event = Event.objects.get(verb="consultations.forgot_respondents")
    assert event.details == {"removed": {"masked": 1, "meetings": 5}}
    consultation.refresh_from_db()
    assert consultation.forgotten_at is not None
    assert actions.forget_respondents(consultation, by=clerk) == {}
    assert Event.objects.filter(verb="consultations.forgot_respondents").count() == 1


def test_before_the_time_nobody_removes_anything(consultation, clerk, person):
    for months, fitting in ((None, "nie podano"), (12 * 60, "przechowuje się do")):
        Consultation.objects.update(keep_months=months)
        consultation.refresh_from_db()
        with pytest.raises(Denied) as refused:
            actions.forget_respondents(consultation, by=clerk)
        assert fitting in str(refused.value).lower()
        assert forgetting.forget_due(by=system("tests")) == 0
    Consultation.objects.update(keep_months=12)
    consultation.refresh_from_db()
    for actor in (person("reader", consultation.organiser_id), person("officer")):
        with pytest.raises(Denied):
            actions.forget_respondents(consultation, by=actor)
    assert Remark.objects.get(key="r1").text == "Zadzwońcie do Jana Nikogo."


def test_every_night_what_is_due_is_removed_once(consultation):
    assert personal.due() == [consultation.pk]
    tasks.forget_due(0)
    assert Remark.objects.get(key="r1").text == "Zadzwońcie do [zasłonięto]."
    assert forgetting.forget_due(by=system("tests")) == 0


def test_what_was_reopened_meanwhile_is_left_alone(consultation, clerk, monkeypatch):
    monkeypatch.setattr(personal, "due", lambda: [consultation.pk, consultation.organiser_id])
    actions.advance(consultation, access.REOPEN, by=clerk)
    assert forgetting.forget_due(by=system("tests")) == 0


def test_the_organiser_sees_what_there_is_and_removes_it(consultation, client, signed_in):
    signed_in(client, "officer", Institution.objects.get(pk=consultation.organiser_id))
    page = client.get(HOME).content.decode()
    assert "Dane przetwarza urząd." in page
    assert "20 maja 2021" in page
    assert "Pierwotne brzmienie zasłoniętych uwag" in page
    assert "6 zapisów" in client.get(f"{HOME}usun/").content.decode()
    page = client.post(f"{HOME}usun/", {"confirmed": "1"}, follow=True).content.decode()
    assert "Dane osobowe uczestników zostały usunięte." in page
    assert client.get(f"/en{HOME}").status_code == 200


def test_a_reader_only_looks(consultation, client, signed_in):
    signed_in(client, "reader", Institution.objects.get(pk=consultation.organiser_id))
    assert client.get(HOME).status_code == 200
    assert client.get(f"{HOME}usun/").status_code == 403
    assert client.post(f"{HOME}usun/").status_code == 403


def test_the_public_page_tells_the_respondents(consultation, client):
    page = client.get("/konsultacje/wzorowa/").content.decode()
    assert "Dane przetwarza urząd." in page
    assert "przez 12 miesięcy od publikacji" in page
    actions.forget_respondents(consultation, by=system("tests"))
    day = clock.today()
    page = client.get("/konsultacje/wzorowa/").content.decode()
    assert f'<time datetime="{day.isoformat()}">' in page
    assert "Uwagi i liczby zostały." in page


def test_where_nothing_is_stated_nothing_is_claimed(consultation, client):
    Consultation.objects.update(privacy_clause=None, keep_months=None)
    assert 'id="personal-data"' not in client.get("/konsultacje/wzorowa/").content.decode()


def test_the_basic_data_take_clause_and_period(draft, host, client, signed_in):
    signed_in(client, "officer", host)
    address = f"/praca/konsultacje/{draft.slug}/dane/"
    given = {
        "title": "Próba",
        "legal_profile": "own-rules",
        "language": "pl",
        "version": draft.version,
        "privacy_clause": "Kto, po co, jak długo.",
        "keep_months": "6",
    }
    assert client.post(address, given | {"keep_months": "-1"}).status_code == 400
    assert client.post(address, given).status_code == 302
    assert whole.value(draft).privacy == schema.Privacy(clause="Kto, po co, jak długo.", keep_months=6)
    draft.refresh_from_db()
    emptied = given | {"version": draft.version, "privacy_clause": "", "keep_months": ""}
    assert client.post(address, emptied).status_code == 302
    assert whole.value(draft).privacy is None
