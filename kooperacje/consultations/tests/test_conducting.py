"""A stated meeting is run in the engine, and who came goes back into the consultation."""

from datetime import date, time

import pytest
from django.urls import reverse

from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.consultations import access, actions, conduct, queries
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows
from kooperacje.consultations.states import ConsultationState
from kooperacje.institutions import actions as institutions
from kooperacje.meetings import access as meetings
from kooperacje.meetings import actions as engine
from kooperacje.meetings.details import Share
from kooperacje.meetings.models import Meeting
from kooperacje.meetings.states import MeetingState
from kooperacje.meetings.when import When

WORKSHOP = schema.Meeting(
    key="warsztat",
    title="Warsztat",
    day=date(2019, 3, 25),
    starts=time(9),
    ends=time(12),
    place="Kraków",
    territory="1261",
)


@pytest.fixture
def stated(draft, officer):
    actions.add(draft, catalogue.MEETING, WORKSHOP, by=officer)
    return draft


def part(consultation) -> schema.Meeting:
    return rows.part(consultation, catalogue.MEETING, "warsztat")


def test_the_engine_gets_what_is_stated(stated, officer):
    meeting = actions.conduct_meeting(stated, "warsztat", by=officer)
    assert meeting.when == When.local(date(2019, 3, 25), time(9), time(12))
    assert (meeting.title, meeting.place, meeting.territory.code) == ("Warsztat", "Kraków", "1261")
    assert meeting.state == MeetingState.HELD, "its day is past"
    assert actions.conduct_meeting(stated, "warsztat", by=officer) == meeting
    with pytest.raises(NotThere):
        actions.conduct_meeting(stated, "inny", by=officer)


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ({}, When.unknown()),
        ({"term": "zimą"}, When.unknown("zimą")),
        ({"day": date(2019, 3, 31), "starts": time(2, 30)}, When.on(date(2019, 3, 31))),
        (
            {"period": schema.Period(from_=date(2019, 1, 16), to=date(2019, 1, 31)), "term": "zimą"},
            When.during(date(2019, 1, 16), date(2019, 1, 31), "zimą"),
        ),
    ],
)
def test_every_way_to_tell_the_time(draft, officer, said, when):
    actions.add(draft, catalogue.MEETING, schema.Meeting(key="m1", title="Spotkanie", **said), by=officer)
    assert actions.conduct_meeting(draft, "m1", by=officer).when == when


def test_changes_follow_and_a_removal_too(stated, officer):
    actions.change(stated, catalogue.MEETING, WORKSHOP, expected=None, by=officer)
    meeting = actions.conduct_meeting(stated, "warsztat", by=officer)
    later = WORKSHOP.model_copy(update={"day": date(2019, 3, 28), "title": "Warsztat II"})
    actions.change(stated, catalogue.MEETING, later, expected=None, by=officer)
    meeting.refresh_from_db()
    assert (meeting.title, meeting.when.first_day) == ("Warsztat II", date(2019, 3, 28))
    engine.write_minutes(by=officer, meeting=meeting, text="Tekst", expected=0)
    engine.approve_minutes(by=officer, meeting=meeting, expected=1)
    with pytest.raises(BadInput):
        actions.remove(stated, catalogue.MEETING, "warsztat", by=officer)
    engine.reopen_minutes(by=officer, meeting=meeting)
    actions.remove(stated, catalogue.MEETING, "warsztat", by=officer)
    assert not Meeting.objects.exists()


def test_a_loaded_file_is_followed(stated, officer, system_actor):
    from kooperacje.consultations.queries import whole

    meeting = actions.conduct_meeting(stated, "warsztat", by=officer)
    value = whole.value(Consultation.objects.get(pk=stated.pk))
    changed = value.model_copy(update={"meetings": (WORKSHOP.model_copy(update={"place": "Tarnów"}),)})
    actions.load(changed, by=system_actor)
    meeting.refresh_from_db()
    assert meeting.place == "Tarnów"
    closed = changed.model_copy(
        update={
            "state": ConsultationState.WITHDRAWN,
            "meetings": (WORKSHOP.model_copy(update={"place": "Bochnia"}),),
        }
    )
    Consultation.objects.filter(pk=stated.pk).update(state="withdrawn")
    actions.load(closed, by=system_actor)
    meeting.refresh_from_db()
    assert meeting.place == "Tarnów", "a consultation that was withdrawn changes nothing any more"


def test_who_came_goes_back(stated, officer, system_actor):
    with pytest.raises(BadInput):
        actions.take_attendance(stated, "warsztat", by=officer)
    meeting = actions.conduct_meeting(stated, "warsztat", by=officer)
    assert actions.take_attendance(stated, "warsztat", by=officer) == []
    office = institutions.ensure(by=system_actor, key="ops-bochnia", name="OPS w Bochni", type="ops")
    engine.add_institution(by=officer, meeting=meeting, institution=office, count=3)
    engine.add_person(by=officer, meeting=meeting, person="Anna Przykładowa", institution=office)
    assert actions.take_attendance(stated, "warsztat", by=officer) == ["participants", "institutions"]
    found = part(stated)
    assert (found.participants, found.institutions) == (4, ("ops-bochnia",))
    meeting.refresh_from_db()
    engine.set_headcount(
        by=officer, meeting=meeting, total=9, breakdown=(Share("kierownicy", 2), Share("pracownicy"))
    )
    actions.take_attendance(stated, "warsztat", by=officer)
    found = part(stated)
    assert found.participants == 9
    assert [(one.label, one.count) for one in found.breakdown] == [("kierownicy", 2), ("pracownicy", None)]


def test_a_number_that_is_not_known_takes_nothing_away(stated, officer, system_actor):
    counted = WORKSHOP.model_copy(update={"participants": 17})
    actions.change(stated, catalogue.MEETING, counted, expected=None, by=officer)
    meeting = actions.conduct_meeting(stated, "warsztat", by=officer)
    office = institutions.ensure(by=system_actor, key="ops-bochnia", name="OPS w Bochni", type="ops")
    engine.add_institution(by=officer, meeting=meeting, institution=office)
    actions.take_attendance(stated, "warsztat", by=officer)
    assert part(stated).participants == 17


@pytest.mark.parametrize("state", ConsultationState)
def test_the_consultations_rules_answer(stated, officer, person, state):
    meeting = actions.conduct_meeting(stated, "warsztat", by=officer)
    Consultation.objects.filter(pk=stated.pk).update(state=state)
    stated.refresh_from_db()
    people = (ANONYMOUS, officer, person("reader", stated.organiser_id), person("officer"))
    for actor in people:
        for verb in meetings.VERBS:
            may = bool(meetings.can(actor, verb, meeting))
            assert may == meetings.visible(actor, verb).filter(pk=meeting.pk).exists()
            assert may == bool(access.can(actor, conduct._VERBS[verb], stated))


def test_an_unknown_consultation_owns_nothing(land, officer):
    subject = f"{conduct.PREFIX}:00000000-0000-0000-0000-000000000000"
    assert not conduct.can(officer, meetings.VIEW, subject)
    assert conduct.place(officer, subject).url == "/"
    lost = Meeting(subject=subject, key="x")
    assert (conduct.errands(lost), conduct.details_url(lost)) == ((), "")


def test_pages_lead_there_and_back(stated, client, signed_in, host):
    signed_in(client, "officer", host)
    section = reverse("consultations:workspace-section", args=["proba", "spotkania"])
    start = reverse("consultations:workspace-meeting", args=["proba", "warsztat"])
    assert start in client.get(section).content.decode()
    assert client.get(start).status_code == 405
    there = client.post(start)
    meeting = Meeting.objects.get()
    assert there.url == reverse("meetings:detail", args=[meeting.pk])
    page = client.get(there.url).content.decode()
    back = reverse("consultations:workspace-meeting-pass", args=["proba", "warsztat"])
    assert back in page
    edit = reverse("consultations:workspace-part", args=["proba", "spotkanie", "warsztat"])
    assert edit in page
    assert client.get(reverse("meetings:change", args=[meeting.pk])).url == edit
    assert client.get(f"/spotkania/nowe/?subject={meeting.subject}").status_code == 404
    assert client.post(back).url == edit
    assert f'href="{reverse("consultations:workspace", args=["proba"])}"' in page


def test_the_public_gets_back_to_the_public_page(stated, client, officer):
    meeting = actions.conduct_meeting(stated, "warsztat", by=officer)
    address = reverse("meetings:detail", args=[meeting.pk])
    assert client.get(address).status_code == 404, "the consultation is a draft"
    Consultation.objects.filter(pk=stated.pk).update(state=ConsultationState.RUNNING)
    page = client.get(address).content.decode()
    assert f'href="{reverse("public:consultation", args=["proba"])}"' in page
    assert "/praca/" not in page


def test_nobody_else_runs_it(stated, person):
    for actor in (ANONYMOUS, person("officer"), person("reader", stated.organiser_id)):
        for action in (actions.conduct_meeting, actions.take_attendance):
            with pytest.raises(Denied):
                action(stated, "warsztat", by=actor)


def test_a_file_that_no_longer_states_a_meeting_removes_it_from_the_engine(stated, officer):
    actions.conduct_meeting(stated, "warsztat", by=officer)
    value = queries.value(Consultation.objects.get())
    actions.load(value.model_copy(update={"meetings": ()}), by=officer)
    assert not Meeting.objects.exists()
