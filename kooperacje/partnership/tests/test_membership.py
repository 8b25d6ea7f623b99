"""Spells, people and declarations: what is taken, what is refused, and in which words."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from kooperacje.base import clock
from kooperacje.base.decisions import Denied
from kooperacje.base.flows import IllegalMove
from kooperacje.base.problems import BadInput
from kooperacje.basket.tests import making as basket
from kooperacje.institutions.models import Contact
from kooperacje.journal.models import Event
from kooperacje.notices.models import Notice
from kooperacje.partnership import actions
from kooperacje.partnership.configuration import Settings
from kooperacje.partnership.models import BasketLine, Declaration, Spell, TeamPerson
from kooperacje.partnership.queries import membership
from kooperacje.partnership.states import DeclarationState, PersonRole
from kooperacje.partnership.tests import making
from kooperacje.partnership.values import PersonEntry

DAY = timedelta(days=1)


def refused(call, place=None) -> str:
    with translation.override("pl"), pytest.raises(BadInput) as caught:
        call()
    fault = caught.value.faults[0]
    if place is not None:
        assert fault.place == place
    return str(fault.sentence)


@pytest.mark.parametrize(
    ("first", "end", "again", "words"),
    [
        (date(2025, 1, 10), None, date(2025, 5, 1), "należy już do zespołu od 10.01.2025"),
        (date(2025, 1, 10), date(2025, 6, 1), date(2025, 5, 31), "do 01.06.2025"),
        (date(2025, 5, 1), None, date(2025, 1, 10), "zaczyna się 01.05.2025"),
    ],
)
def test_memberships_that_contradict_one_another(team, boss, school, first, end, again, words):
    actions.join(by=boss, team=team, institution=school, day=first)
    if end:
        actions.leave(by=boss, team=team, institution=school, day=end, reason="Zmiana")
    assert words in refused(lambda: actions.join(by=boss, team=team, institution=school, day=again), "day")
    assert Spell.objects.filter(team=team).count() == 1


def test_who_returns_gets_another_spell(team, boss, school):
    actions.join(by=boss, team=team, institution=school, day=date(2025, 1, 10))
    actions.leave(by=boss, team=team, institution=school, day=date(2025, 6, 1), reason="Zmiana")
    actions.join(by=boss, team=team, institution=school, day=date(2025, 6, 1))
    assert [one.valid_to for one in membership.spells(team)] == [date(2025, 6, 1), None]
    assert membership.members(team, date(2025, 5, 31)) == [school]
    assert membership.members(team, date(2025, 1, 9)) == []


def test_the_database_itself_refuses_two_memberships_at_a_time(team, school):
    Spell.objects.create(team=team, institution=school, valid_from=date(2025, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Spell.objects.create(team=team, institution=school, valid_from=date(2025, 2, 1))


@pytest.mark.parametrize(
    ("said", "place", "words"),
    [
        ({"reason": ""}, "reason", "powód"),
        ({"day": date(2025, 1, 10)}, "day", "Należy od 10.01.2025"),
        ({"noticed_on": date(2025, 5, 20)}, "day", "najwcześniej 19.06.2025"),
    ],
)
def test_what_refuses_a_leaving(team, boss, school, said, place, words):
    actions.join(by=boss, team=team, institution=school, day=date(2025, 1, 10))
    given = {"day": date(2025, 6, 1), "reason": "Zmiana", **said}
    assert words in refused(lambda: actions.leave(by=boss, team=team, institution=school, **given), place)
    assert membership.spells(team)[0].valid_to is None


def test_who_does_not_belong_and_who_leads_cannot_leave(team, boss, school, leader):
    go = lambda one: actions.leave(  # noqa: E731
        by=boss, team=team, institution=one, day=date(2025, 6, 1), reason="Zmiana"
    )
    assert "nie należy" in refused(lambda: go(school), "institution")
    actions.join(by=boss, team=team, institution=leader, day=date(2025, 1, 10))
    assert "prowadząca" in refused(lambda: go(leader), "institution")


def test_people_and_services_leave_with_their_institution(team, boss, school):
    service = basket.a_service(school)
    making.a_declaration(team, school, by=boss, services=(service,))
    team.refresh_from_db()
    team.strategic_partner = school
    team.save()
    actions.leave(by=boss, team=team, institution=school, day=clock.today() + DAY, reason="Zmiana")
    assert not TeamPerson.objects.filter(team=team, valid_to=None).exists()
    assert not BasketLine.objects.filter(team=team, valid_to=None).exists()
    team.refresh_from_db()
    assert team.strategic_partner is None


def test_after_its_end_nobody_joins_a_team(team, boss, school):
    from kooperacje.partnership.states import TeamState

    actions.move(by=boss, team=team, target=TeamState.ENDED, reason="Koniec")
    with pytest.raises(Denied):
        actions.join(by=boss, team=team, institution=school, day=clock.today())


def test_people_are_named_by_their_institution_and_by_the_leader(team, boss, school, police):
    making.a_declaration(team, school, by=boss)
    entry = PersonEntry(PersonRole.CASES.value, " Anna Próbna ")
    own = making.an_actor("contact", school)
    made = actions.name_person(by=own, team=team, institution=school, person=entry)
    assert made.name == "Anna Próbna"
    same = actions.name_person(by=boss, team=team, institution=school, person=entry)
    assert same.pk == made.pk
    with pytest.raises(Denied):
        actions.name_person(by=own, team=team, institution=police, person=entry)
    assert refused(
        lambda: actions.name_person(by=boss, team=team, institution=school, person=PersonEntry("cases", " ")),
        "name",
    )
    assert refused(
        lambda: actions.release_person(by=own, team=team, person=made, day=clock.today() - 9 * DAY), "day"
    )
    actions.release_person(by=own, team=team, person=made, day=clock.today())
    assert refused(
        lambda: actions.release_person(by=own, team=team, person=made, day=clock.today()), "person"
    )


def test_a_declaration_says_who_signs_and_who_coordinates(team, boss, school, police):
    one = actions.ask(by=boss, team=team, institution=school)
    foreign = basket.a_service(police)
    said = making.declared(signatory="", people=(), services=(foreign,), signed_on=clock.today() + DAY)
    with pytest.raises(BadInput) as caught:
        actions.send(by=boss, declaration=one, declared=said)
    assert [fault.place for fault in caught.value.faults] == [
        "signatory",
        "coordinating",
        "signed_on",
        "services",
    ]
    with pytest.raises(Denied):
        actions.send(by=making.an_actor("contact", police), declaration=one, declared=making.declared())


def test_a_declaration_goes_back_and_comes_again(team, boss, school):
    one = actions.ask(by=boss, team=team, institution=school)
    sent = actions.send_by_link(declaration=one, declared=making.declared())
    assert refused(lambda: actions.ask(by=boss, team=team, institution=school), "institution")
    assert refused(lambda: actions.give_back(by=boss, declaration=sent, reason=" "), "reason")
    back = actions.give_back(by=boss, declaration=sent, reason="Brak telefonu")
    assert (back.state, back.return_reason) == (DeclarationState.RETURNED, "Brak telefonu")
    again = actions.send_by_link(declaration=back, declared=making.declared(conditions="Tylko wtorki"))
    day = clock.today()
    assert refused(lambda: actions.accept(by=boss, declaration=again, day=day, valid_to=day), "valid_to")
    accepted = actions.accept(by=boss, declaration=again, day=day)
    assert accepted.conditions == "Tylko wtorki"
    with pytest.raises(IllegalMove):
        actions.withdraw(by=boss, declaration=accepted)
    with translation.override("pl"):
        assert "wykorzystany" in actions.closed(accepted)


def test_a_declaration_does_not_hold_before_it_was_signed(team, boss, school):
    one = actions.ask(by=boss, team=team, institution=school)
    sent = actions.send(by=boss, declaration=one, declared=making.declared(signed_on=clock.today()))
    assert refused(lambda: actions.accept(by=boss, declaration=sent, day=clock.today() - 3 * DAY), "day")


def test_a_new_declaration_follows_the_one_that_held(team, boss, school):
    actions.settle(by=boss, team=team, settings=Settings(declaration_months=12), expected=None)
    first = making.a_declaration(team, school, by=boss, day=date(2025, 1, 31))
    assert first.valid_to == date(2026, 1, 28)
    assert membership.expired(team, date(2026, 1, 28)) == [school]
    assert membership.expired(team, date(2026, 1, 27)) == []
    second = making.a_declaration(team, school, by=boss, day=date(2025, 12, 1))
    first.refresh_from_db()
    assert (first.valid_to, second.number) == (date(2025, 12, 1), 2)
    assert Spell.objects.filter(team=team).count() == 1


def test_a_new_link_closes_the_earlier_one_and_mails_go_to_offices(team, boss, school, police):
    Contact.objects.create(institution=school, kind="email", value="sekretariat@example.org", is_public=True)
    Contact.objects.create(institution=police, kind="email", value="dyzurny@example.org", is_public=False)
    addresses = membership.office_emails([school, police])
    assert addresses == {school.pk: "sekretariat@example.org"}
    asked = actions.ask_all(by=boss, team=team, institutions=[school, police], emails=addresses)
    assert len(asked) == 2
    assert [one.address for one in Notice.objects.all()] == ["sekretariat@example.org"]
    before = asked[0].digest
    again = actions.ask(by=boss, team=team, institution=school)
    assert (again.pk, again.round) == (asked[0].pk, 2)
    assert again.digest != before
    actions.send(by=boss, declaration=again, declared=making.declared())
    sentence = refused(
        lambda: actions.ask_all(by=boss, team=team, institutions=[police, school], emails={}), "institutions"
    )
    assert school.name in sentence
    assert Declaration.objects.get(institution=police).round == 1


def test_events_hold_no_names(team, boss, school):
    making.a_declaration(team, school, by=boss)
    told = str(list(Event.objects.values_list("verb", "details")))
    assert "declaration_accepted" in told
    assert "Zmyślon" not in told


def test_people_who_left_long_ago_are_forgotten(team, boss, school):
    one = making.a_declaration(team, school, by=boss, day=date(2020, 1, 1))
    actions.leave(by=boss, team=team, institution=school, day=date(2021, 1, 1), reason="Zmiana")
    one.valid_to = date(2021, 1, 1)
    one.save()
    assert actions.forget_people(by=making.BY) == 2
    one.refresh_from_db()
    assert (one.people, one.signatory) == ([], "")
    assert actions.forget_people(by=making.BY) == 0


def test_the_worker_forgets_every_night(team, boss, school):
    from kooperacje.partnership.tasks import forget_people

    making.a_declaration(team, school, by=boss, day=date(2020, 1, 1))
    actions.leave(by=boss, team=team, institution=school, day=date(2021, 1, 1), reason="Zmiana")
    forget_people(timestamp=0)
    assert not TeamPerson.objects.filter(team=team).exists()
