"""What ends soon is told of in time, once for each date, and stands on the page of who leads."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse

from kooperacje.agreements import actions as agreements
from kooperacje.agreements.text import Part, Text
from kooperacje.base import clock
from kooperacje.institutions.states import ContactKind
from kooperacje.notices.models import Notice
from kooperacje.partnership import actions, configuration, subjects
from kooperacje.partnership.models import Team
from kooperacje.partnership.queries.ending import What, ending
from kooperacje.partnership.tests import making
from kooperacje.partnership.tests.test_leading import a_person
from kooperacje.partnership.values import PlanEntry

SPRING = date(2026, 3, 10)


@pytest.fixture
def working(team, leader, school, police, monkeypatch):
    """At work in spring, far from the end of a year; the declarations of both members end on 9 April."""
    monkeypatch.setattr(clock, "today", lambda: SPRING)
    making.at_work(team, school, police)
    team.declarations.update(valid_to=SPRING + timedelta(days=31))
    return Team.objects.get(pk=team.pk)


def remind():
    return actions.remind(by=making.BY)


def go_to(monkeypatch, day):
    monkeypatch.setattr(clock, "today", lambda: day)


def test_once_for_each_date_and_stage(working, leader, school, monkeypatch):
    a_person("leader", leader, email="lider@przyklad.pl")
    school.contacts.create(kind=ContactKind.EMAIL.value, value="szkola@przyklad.pl", is_public=True)
    go_to(monkeypatch, SPRING - timedelta(days=5))
    assert remind() == 0, "35 days are left"
    go_to(monkeypatch, SPRING)
    assert remind() == 2
    assert remind() == 0
    go_to(monkeypatch, SPRING + timedelta(days=10))
    assert remind() == 0, "told of already"
    go_to(monkeypatch, SPRING + timedelta(days=25))
    assert remind() == 2, "the second time"
    mails = list(Notice.objects.order_by("pk"))
    assert [mail.address for mail in mails] == ["lider@przyklad.pl", "szkola@przyklad.pl"] * 2
    assert "09.04.2026" in mails[0].subject
    assert school.name in mails[0].text
    assert "Zmyśl" not in "".join(mail.text + mail.subject for mail in mails), "no names of people"


def test_a_night_that_was_missed_is_made_up_for(working, leader, monkeypatch):
    a_person("leader", leader, email="lider@przyklad.pl")
    go_to(monkeypatch, SPRING + timedelta(days=29))
    assert remind() == 1, "the second stage alone"


def test_who_renewed_in_time_is_not_told_of(working, school, police, leader, monkeypatch):
    making.a_declaration(working, school, day=SPRING + timedelta(days=31))
    assert [one.institution for one in ending([working])] == [police]


@pytest.mark.parametrize(("first", "again", "mails"), [(0, 0, 0), (0, 7, 0), (40, 0, 1)])
def test_the_team_settles_how_long_ahead(working, leader, first, again, mails):
    a_person("leader", leader)
    settled = configuration.of(working.settings)
    settings = replace(settled, remind_days=first, remind_again_days=again)
    actions.settle(by=making.BY, team=working, settings=settings, expected=None)
    assert remind() == mails
    assert bool(ending([Team.objects.get(pk=working.pk)])) is bool(mails)


def test_a_year_without_the_next_plan(working, leader, monkeypatch):
    a_person("leader", leader)
    go_to(monkeypatch, date(2026, 12, 5))
    assert remind() == 1
    mail = Notice.objects.get()
    assert "2027" in mail.subject
    assert reverse("partnership:plan-of", args=[working.key, 2027]) in mail.text
    actions.add_item(by=making.BY, team=working, year=2027, entry=PlanEntry("Szkolenie"))
    assert ending([working]) == []


def test_a_planned_team_is_not_told(team, leader):
    a_person("leader", leader)
    assert remind() == 0


def test_what_ends_stands_on_the_page_of_who_leads(client, working, leader, school, signed_in):
    text = Text("Regulamin zespołu", (Part("", "1. Tekst."),), first_day=SPRING, last_day=SPRING)
    paper = agreements.create_paper(by=making.BY, subject=subjects.of(working), kind="regulamin", text=text)
    sent = agreements.send_for_signature(by=making.BY, version=paper.versions.get(), signatories=())
    agreements.adopt(by=making.BY, version=sent)
    assert [one.what for one in ending([working])] == [What.PAPER, What.DECLARATION, What.DECLARATION]
    signed_in(client, "leader", leader)
    for address in (reverse("partnership:desk"), reverse("partnership:overview", args=[working.key])):
        page = client.get(address).content.decode()
        assert "Co wygasa" in page
        assert "Regulamin zespołu" in page
        assert f"Deklaracja: {school.name}" in page
    signed_in(client, "contact", school)
    assert "Co wygasa" not in client.get(reverse("partnership:desk")).content.decode()


def test_numbers_of_days_have_limits():
    faults = configuration.faults(configuration.Settings(remind_days=-1, remind_again_days=400))
    assert [one.place for one in faults] == ["remind_days", "remind_again_days"]
