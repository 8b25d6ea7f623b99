"""The lead of a team goes over: who may offer and answer, what goes with it, and who led on a day."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from kooperacje.accounts.models import Account, AccountMembership
from kooperacje.agreements import actions as agreements
from kooperacje.base import clock
from kooperacje.base.actor import ANONYMOUS, Actor, ActorKind, Membership
from kooperacje.base.decisions import Denied
from kooperacje.base.flows import IllegalMove
from kooperacje.base.problems import NotThere
from kooperacje.notices.models import Notice
from kooperacje.partnership import access, actions, subjects
from kooperacje.partnership.models import HandOver, Leading, Team
from kooperacje.partnership.queries import leading as queries
from kooperacje.partnership.states import HandOverState, ItemState, MeetingKind, PersonRole, TeamState
from kooperacje.partnership.tests import making
from kooperacje.partnership.tests.test_life import refused
from kooperacje.partnership.values import PersonEntry, PlanEntry

EVA = PersonEntry("", "Ewa Prowadząca", "kierowniczka")


@pytest.fixture
def team(team):
    """Led by its institution for a hundred days."""
    Leading.objects.filter(team=team).update(valid_from=clock.today() - timedelta(days=100))
    return team


@pytest.fixture
def pcpr(db):
    return making.a_provider("pcpr", type="pcpr", seat="1207011")


def a_person(role, institution, name="Osoba Próbna", email="osoba@przyklad.pl"):
    """An account with the role, and the actor that it is."""
    made = Account.objects.create(email=email, full_name=name)
    AccountMembership.objects.create(
        account=made, institution=institution, role=role, valid_from=clock.today() - timedelta(days=200)
    )
    return Actor(ActorKind.PERSON, made.pk, (Membership(institution.pk, role),))


def offered(team, institution, *, by=making.BY, days=0, **said):
    day = clock.today() + timedelta(days=days)
    given = {"reason": "Uchwała rady", **said}
    return actions.propose_hand_over(by=by, team=team, institution=institution, day=day, **given)


def fresh(team):
    return Team.objects.get(pk=team.pk)


def test_another_institution_takes_the_lead_with_everything_open(team, boss, leader, pcpr, school):
    making.at_work(team, school)
    year = clock.today().year
    mine = actions.add_item(by=boss, team=team, year=year, entry=PlanEntry("Szkolenie", leader))
    done = actions.add_item(by=boss, team=team, year=year, entry=PlanEntry("Otwarcie", leader))
    actions.move_item(by=boss, item=done, target=ItemState.DONE)
    hers = actions.add_item(by=boss, team=team, year=year, entry=PlanEntry("Kółko", school))
    meeting = making.a_meeting(team, MeetingKind.REGULAR, held=False, days_ago=-9)
    paper = agreements.create_paper(by=boss, subject=subjects.of(team), kind=f"plan-pracy-{year}")
    version = agreements.send_for_signature(by=boss, version=paper.versions.get(), blanks_stay=True)
    other = making.an_actor("leader", pcpr)
    one = offered(team, pcpr, by=boss)
    assert fresh(team).leader == leader
    actions.accept_hand_over(by=other, hand_over=one, person=EVA)
    row = fresh(team)
    assert row.leader == pcpr
    assert access.can(other, access.KEEP, row)
    assert not access.can(boss, access.KEEP, row)
    assert access.can(boss, access.READ, row)
    owners = {item.pk: item.owner for item in team.plan.all()}
    assert owners == {mine.pk: pcpr, done.pk: leader, hers.pk: school}
    assert meeting.invitees.filter(institution=pcpr).exists()
    asked = [one.institution for one in version.signatories.all()]
    assert asked == [pcpr]
    assert row.spells.get(institution=leader).valid_from == clock.today()
    assert [person.name for person in queries.people(row)] == ["Ewa Prowadząca"]
    done = HandOver.objects.get()
    assert done.state == HandOverState.DONE
    assert done.person == {}


def test_who_led_on_a_day_stays_readable(team, leader, pcpr):
    yesterday = clock.today() - timedelta(days=1)
    one = offered(team, pcpr, days=-1)
    actions.accept_hand_over(by=making.an_actor("officer", pcpr), hand_over=one, person=EVA)
    assert queries.led_on(team, yesterday - timedelta(days=1)).institution == leader
    assert queries.led_on(team, yesterday).institution == pcpr
    assert queries.led_on(team, clock.today() - timedelta(days=101)) is None
    now, before = queries.history(team)
    assert (now.institution, now.valid_to) == (pcpr, None)
    assert (before.valid_to, before.end_reason) == (yesterday, "Uchwała rady")


def test_two_never_lead_at_a_time(team, school):
    with pytest.raises((IntegrityError, ValidationError)), transaction.atomic():
        Leading.objects.create(team=team, institution=school, valid_from=clock.today())


def test_who_led_may_leave_with_its_people_and_services(team, leader, pcpr):
    today = clock.today()
    making.a_declaration(team, leader, day=today - timedelta(days=30))
    Team.objects.filter(pk=team.pk).update(strategic_partner=leader)
    item = actions.add_item(by=making.BY, team=team, year=today.year, entry=PlanEntry("Szkolenie", leader))
    one = offered(team, pcpr, stays=False, tasks_go=False)
    actions.accept_hand_over(by=making.an_actor("leader", pcpr), hand_over=one, person=EVA)
    spell = team.spells.get(institution=leader)
    assert (spell.valid_to, spell.end_reason) == (today, "Uchwała rady")
    assert team.people.get(institution=leader).valid_to == today
    assert fresh(team).strategic_partner is None
    item.refresh_from_db()
    assert item.owner == pcpr, "who leaves keeps no task"


def test_tasks_stay_where_that_was_said_and_a_spell_of_today_goes_altogether(team, leader, pcpr):
    today = clock.today()
    item = actions.add_item(by=making.BY, team=team, year=today.year, entry=PlanEntry("Szkolenie", leader))
    one = offered(team, pcpr, tasks_go=False)
    actions.accept_hand_over(by=making.an_actor("leader", pcpr), hand_over=one, person=EVA)
    item.refresh_from_db()
    assert item.owner == leader
    Leading.objects.exclude(valid_to=None).update(valid_to=today - timedelta(days=2))
    Leading.objects.filter(valid_to=None).update(valid_from=today - timedelta(days=2))
    actions.join(by=making.BY, team=team, institution=pcpr, day=today)
    back = offered(team, leader, stays=False)
    actions.accept_hand_over(by=making.an_actor("leader", leader), hand_over=back, person=EVA)
    assert not team.spells.filter(institution=pcpr).exists()
    assert team.spells.filter(institution=leader, valid_to=None).count() == 1


def test_an_accepted_lead_waits_for_its_day(team, boss, leader, pcpr, monkeypatch):
    one = offered(team, pcpr, by=boss, days=5)
    taken = actions.accept_hand_over(by=making.an_actor("leader", pcpr), hand_over=one, person=EVA)
    assert taken.state == HandOverState.ACCEPTED
    assert fresh(team).leader == leader
    assert actions.hand_over_due(by=making.BY) == 0
    later = clock.today() + timedelta(days=5)
    monkeypatch.setattr(clock, "today", lambda: later)
    assert actions.hand_over_due(by=making.BY) == 1
    assert fresh(team).leader == pcpr
    assert actions.hand_over_due(by=making.BY) == 0
    from kooperacje.partnership.actions import leading as inner

    assert inner._one_due(making.BY, one) is False, "somebody was faster"


def test_an_offer_is_taken_back_declined_or_ends_with_the_team(team, boss, leader, pcpr):
    other = making.an_actor("leader", pcpr)
    one = offered(team, pcpr, by=boss, days=5)
    assert "już komuś zaproponowano" in refused(lambda: offered(team, pcpr, by=boss))
    actions.accept_hand_over(by=other, hand_over=one, person=EVA)
    with pytest.raises(Denied):
        actions.withdraw_hand_over(by=other, hand_over=one)
    actions.withdraw_hand_over(by=boss, hand_over=one)
    assert HandOver.objects.get().person == {}
    with pytest.raises(IllegalMove):
        actions.accept_hand_over(by=other, hand_over=one, person=EVA)
    second = offered(team, pcpr, by=boss)
    assert refused(lambda: actions.decline_hand_over(by=other, hand_over=second, reason=" "), "reason")
    actions.decline_hand_over(by=other, hand_over=second, reason="Brak ludzi")
    assert queries.hand_over(team) is None
    third = offered(team, pcpr, by=boss)
    actions.move(by=boss, team=team, target=TeamState.ENDED, reason="Koniec")
    third.refresh_from_db()
    assert third.state == HandOverState.WITHDRAWN
    assert Leading.objects.get().valid_to == clock.today()
    with pytest.raises(Denied):
        offered(team, pcpr, by=boss)


def test_what_an_offer_needs(team, boss, leader, pcpr):
    assert refused(lambda: offered(team, pcpr, by=boss, reason=" "), "reason")
    assert refused(lambda: offered(team, pcpr, by=boss, days=400), "day")
    assert refused(lambda: offered(team, pcpr, by=boss, days=-100), "day")
    assert refused(lambda: offered(team, leader, by=boss), "account")
    with pytest.raises(Denied):
        offered(team, pcpr, by=making.an_actor("leader", pcpr))
    one = offered(team, pcpr, by=boss)
    blank = PersonEntry("", " ")
    other = making.an_actor("leader", pcpr)
    assert refused(lambda: actions.accept_hand_over(by=other, hand_over=one, person=blank), "name")
    for stranger in (boss, making.an_actor("contact", pcpr), making.an_actor("leader", leader), ANONYMOUS):
        with pytest.raises(Denied):
            actions.accept_hand_over(by=stranger, hand_over=one, person=EVA)
    with pytest.raises(NotThere):
        access.hand_over_or_404(making.an_actor("contact", pcpr), one.pk)


def test_another_person_of_the_same_institution(team, leader, monkeypatch):
    first = a_person("leader", leader)
    second = a_person("leader", leader, "Druga Próbna", "druga@przyklad.pl")
    one = offered(team, leader, by=first, days=-9, account=second.account_id)
    with pytest.raises(Denied):
        actions.accept_hand_over(by=first, hand_over=one, person=EVA)
    assert queries.to_answer(second) == [one]
    assert queries.to_answer(first) == []
    actions.accept_hand_over(by=second, hand_over=one, person=PersonEntry("", "Druga Próbna"))
    assert Leading.objects.filter(team=team).count() == 1, "the same institution leads on"
    assert refused(lambda: offered(team, leader, by=first, days=-9, account=first.account_id), "day")
    back = offered(team, leader, by=second, account=first.account_id)
    actions.accept_hand_over(by=first, hand_over=back, person=EVA)
    assert [(one.name, one.valid_to) for one in queries.people(team)] == [
        ("Ewa Prowadząca", None),
        ("Druga Próbna", clock.today()),
    ]
    assert [one.name for one in queries.people(team, clock.today() - timedelta(days=2))] == ["Druga Próbna"]
    sentence = refused(
        lambda: actions.name_person(
            by=making.BY, team=team, institution=leader, person=PersonEntry(PersonRole.LEADING, "Ktoś")
        ),
        "role",
    )
    assert "przekazanie" in sentence


def test_an_administrator_steps_in_only_when_nobody_leads(team, leader, school, pcpr):
    admin = making.an_actor("administrator", school)
    kept = a_person("leader", leader)
    assert not access.can(admin, access.HAND_OVER, fresh(team))
    assert list(queries.orphaned()) == []
    Account.objects.filter(pk=kept.account_id).update(is_active=False)
    assert access.can(admin, access.HAND_OVER, fresh(team))
    assert not access.can(making.an_actor("contact", school), access.HAND_OVER, fresh(team))
    assert list(queries.orphaned()) == [team]
    one = offered(team, pcpr, by=admin)
    assert queries.answering(one) == []
    actions.accept_hand_over(by=a_person("leader", pcpr, email="nowa@przyklad.pl"), hand_over=one, person=EVA)
    assert fresh(team).leader == pcpr
    assert list(queries.orphaned()) == []


def test_both_sides_are_told_without_names_of_people(team, leader, pcpr):
    old = a_person("leader", leader, email="stara@przyklad.pl")
    new = a_person("officer", pcpr, email="nowa@przyklad.pl")
    one = offered(team, pcpr, by=old, days=3)
    actions.accept_hand_over(by=new, hand_over=one, person=EVA)
    actions.withdraw_hand_over(by=old, hand_over=one)
    two = offered(team, pcpr, by=old)
    actions.decline_hand_over(by=new, hand_over=two, reason="Brak ludzi")
    three = offered(team, pcpr, by=old)
    actions.accept_hand_over(by=new, hand_over=three, person=EVA)
    told = [(mail.address[:5], mail.subject.partition(":")[0]) for mail in Notice.objects.order_by("pk")]
    assert told == [
        ("nowa@", "Propozycja przejęcia prowadzenia"),
        ("stara", "Zgoda na przejęcie prowadzenia"),
        ("nowa@", "Wycofana propozycja prowadzenia"),
        ("nowa@", "Propozycja przejęcia prowadzenia"),
        ("stara", "Odmowa przejęcia prowadzenia"),
        ("nowa@", "Propozycja przejęcia prowadzenia"),
        ("nowa@", "Zmiana prowadzącego"),
        ("stara", "Zmiana prowadzącego"),
    ]
    assert not any("Prowadząca" in mail.text or "Próbna" in mail.text for mail in Notice.objects.all())


def test_a_hand_over_through_the_pages(client, team, leader, pcpr, signed_in):
    signed_in(client, "leader", leader)
    new = reverse("partnership:hand-over-new", args=[team.key])
    assert "inna osoba" in client.get(new).content.decode()
    given = {"to": "institution", "day": clock.today().isoformat(), "reason": "Uchwała", "stays": "on"}
    for wrong in ({}, {"institution": leader.key}, {"to": "person"}):
        assert client.post(new, {**given, **wrong}).status_code == 400
    made = client.post(new, {**given, "institution": pcpr.key})
    one = HandOver.objects.get()
    assert made["Location"] == reverse("partnership:hand-over", args=[one.pk])
    page = client.get(made["Location"]).content.decode()
    assert "Na razie nikt nie może się zgodzić" in page
    assert "Wycofaj propozycję" in page
    assert client.get(reverse("partnership:lead-accept", args=[one.pk])).status_code == 403
    client.logout()
    assert client.get(made["Location"]).status_code in (302, 404)
    signed_in(client, "leader", pcpr)
    desk = client.get(reverse("partnership:desk")).content.decode()
    assert "Masz propozycję przejęcia prowadzenia zespołu" in desk
    page = client.get(made["Location"]).content.decode()
    assert "Przejmuję prowadzenie" in page
    assert "Wycofaj propozycję" not in page
    assert client.post(reverse("partnership:lead-decline", args=[one.pk]), {}).status_code == 400
    accept = reverse("partnership:lead-accept", args=[one.pk])
    assert "value=" in client.get(accept).content.decode()
    assert client.post(accept, {"name": "Ewa Prowadząca"}).status_code == 302
    leads = reverse("partnership:leading", args=[team.key])
    yesterday = (clock.today() - timedelta(days=1)).isoformat()
    page = client.get(f"{leads}?day={yesterday}").content.decode()
    assert "Ewa Prowadząca" in page
    assert leader.name in page.partition('id="on-day"')[2]
    assert "Uchwała" in page
    again = client.post(new, {**given, "institution": leader.key})
    assert again.status_code == 400, "the lead began today"


def test_declining_and_taking_back_through_the_pages(client, team, leader, pcpr, signed_in):
    one = offered(team, pcpr)
    signed_in(client, "leader", pcpr)
    said = client.post(reverse("partnership:lead-decline", args=[one.pk]), {"reason": "Nie teraz"})
    assert said.status_code == 302
    two = offered(team, pcpr)
    signed_in(client, "leader", leader)
    assert "Nie teraz" in client.get(reverse("partnership:hand-over", args=[one.pk])).content.decode()
    assert client.post(reverse("partnership:lead-withdraw", args=[two.pk])).status_code == 302
    assert queries.hand_over(team) is None


def test_an_administrator_finds_the_team_that_nobody_leads(client, team, school, signed_in):
    signed_in(client, "administrator", school)
    assert team.name in client.get(reverse("partnership:desk")).content.decode()
    page = client.get(reverse("partnership:leading", args=[team.key]))
    assert "Przekaż prowadzenie" in page.content.decode()
    assert client.get(reverse("partnership:overview", args=[team.key])).status_code == 404
    new = client.get(reverse("partnership:hand-over-new", args=[team.key])).content.decode()
    assert "inna osoba" not in new, "there is nobody to choose"
