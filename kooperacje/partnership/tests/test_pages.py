"""Pages of partnerships: who sees them, what they say, how many queries they take."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kooperacje.base import clock
from kooperacje.basket.tests import making as basket
from kooperacje.meetings.models import Invitee
from kooperacje.partnership import actions, linking
from kooperacje.partnership.models import Declaration, Team
from kooperacje.partnership.states import DeclarationState, MeetingKind, TeamState
from kooperacje.partnership.tests import making
from kooperacje.partnership.values import PlanEntry

WORK = ("overview", "members", "people", "meetings", "plan", "basket", "year")


@pytest.fixture
def working(team, school, police):
    making.at_work(team, school, police)
    actions.publish(by=making.BY, team=team, shown=True)
    return Team.objects.get(pk=team.pk)


def test_everybody_reads_what_is_published(client, working, school):
    listed = client.get(reverse("partnership:list")).content.decode()
    assert working.name in listed
    page = client.get(reverse("partnership:public", args=[working.key])).content.decode()
    assert school.name in page
    assert "Jan Zmyślony" not in page
    assert reverse("directory:provider", args=[school.key]) not in page, "it offers nothing yet"


def test_an_unpublished_team_is_absent(client, team):
    assert client.get(reverse("partnership:public", args=[team.key])).status_code == 404
    assert team.name not in client.get(reverse("partnership:list")).content.decode()
    for name in WORK:
        assert client.get(reverse(f"partnership:{name}", args=[team.key])).status_code == 404


@pytest.mark.parametrize("name", WORK)
def test_the_workspace_for_its_leader(client, working, leader, signed_in, name):
    signed_in(client, "leader", leader)
    page = client.get(reverse(f"partnership:{name}", args=[working.key]))
    assert page.status_code == 200
    assert working.name in page.content.decode()


def test_a_member_reads_and_a_former_member_does_not(client, working, school, signed_in):
    signed_in(client, "contact", school)
    assert client.get(reverse("partnership:members", args=[working.key])).status_code == 200
    assert client.get(reverse("partnership:change", args=[working.key])).status_code == 403
    actions.leave(by=making.BY, team=working, institution=school, day=clock.today(), reason="Brak ludzi")
    for name in WORK:
        assert client.get(reverse(f"partnership:{name}", args=[working.key])).status_code == 404


def test_a_new_team_from_the_form(client, leader, signed_in):
    version = making.a_version()
    making.units()
    signed_in(client, "leader", leader)
    form = {
        "leader": str(leader.pk),
        "kind": f"{version.pk}:{making.a_kind(version)}",
        "name": "Nowe partnerstwo",
        "territories": "1207",
        "expected": "mops\nnie-ma-takiej",
    }
    refused = client.post(reverse("partnership:new"), form)
    assert refused.status_code == 400
    assert "wiersz 2" in refused.content.decode()
    form["expected"] = "mops"
    looked = client.post(reverse("partnership:new"), {**form, "check": "1"})
    assert looked.status_code == 200
    assert not Team.objects.filter(name="Nowe partnerstwo").exists()
    made = client.post(reverse("partnership:new"), form)
    team = Team.objects.get(name="Nowe partnerstwo")
    assert made["Location"] == reverse("partnership:overview", args=[team.key])
    assert "spotkanie inicjujące" in client.get(made["Location"]).content.decode()


def test_the_whole_way_of_a_declaration_by_link(client, team, school, leader, signed_in):
    actions.ask(by=making.BY, team=team, institution=school)
    one = Declaration.objects.get()
    url = reverse("partnership:by-link", args=[linking.code(one)])
    first = client.get(url)
    assert first.status_code == 200
    assert "no-store" in first["Cache-Control"]
    assert b"signatory" not in first.content
    assert b"signatory" in client.post(url).content
    empty = client.post(url, {"send": "1"})
    assert empty.status_code == 400
    given = {
        "send": "1",
        "signatory": "Ewa Zmyślona",
        "coordinating_0_name": "Jan Zmyślony",
        "other_services": "Kółko",
    }
    assert client.post(url, given).status_code == 200
    assert Declaration.objects.get().state == DeclarationState.SENT
    again = client.post(url, given)
    assert again.status_code == 410
    text = again.content.decode()
    assert "został wykorzystany" in text
    assert "Kółko" in text
    assert client.get(reverse("partnership:by-link", args=["ABCD-EFGH-JKMN"])).status_code == 404
    signed_in(client, "leader", leader)
    detail = reverse("partnership:declaration", args=[one.pk])
    assert "Jan Zmyślony" in client.get(detail).content.decode()
    taken = client.post(reverse("partnership:accept", args=[one.pk]), {"day": clock.today().isoformat()})
    assert taken.status_code == 302
    assert school.name in client.get(reverse("partnership:members", args=[team.key])).content.decode()
    file = client.get(reverse("partnership:declaration-file", args=[one.pk, "pdf"]))
    assert file.content.startswith(b"%PDF")
    assert client.get(reverse("partnership:declaration-file", args=[one.pk, "exe"])).status_code == 404


def test_an_expired_link_says_so_and_loses_nothing(client, team, school):
    one = actions.ask(by=making.BY, team=team, institution=school)
    url = reverse("partnership:by-link", args=[linking.code(one)])
    one.asked_at = clock.now() - timedelta(days=9)
    one.link_until = clock.now() - timedelta(days=1)
    one.save()
    assert "wygasł" in client.get(url).content.decode()
    page = client.post(url, {"send": "1", "signatory": "Ewa", "coordinating_0_name": "Jan"})
    assert page.status_code == 410
    assert 'value="Ewa"' in page.content.decode()
    actions.withdraw(by=making.BY, declaration=one)
    assert "wycofała" in client.get(url).content.decode()


def test_people_plan_meetings_and_basket_through_the_forms(client, working, leader, school, signed_in):
    signed_in(client, "leader", leader)
    key = working.key
    person = {"institution": str(school.pk), "role": "cases", "name": "Anna Próbna", "is_public": "on"}
    assert client.post(reverse("partnership:name-person", args=[key]), person).status_code == 302
    assert "Anna Próbna" in client.get(reverse("partnership:public", args=[key])).content.decode()
    named = working.people.get(name="Anna Próbna")
    client.post(reverse("partnership:release-person", args=[key, named.pk]))
    year = clock.today().year
    add = reverse("partnership:plan-add", args=[key, year])
    assert client.post(add, {"title": " "}).status_code == 400
    assert client.post(add, {"title": "Warsztat", "owner": str(school.pk)}).status_code == 302
    item = working.plan.get()
    change = reverse("partnership:plan-change", args=[key, item.pk])
    assert client.post(change, {"title": "Dwa warsztaty", "version": 1}).status_code == 302
    client.post(reverse("partnership:plan-move", args=[key, item.pk]), {"target": "under_way"})
    assert (
        client.post(reverse("partnership:plan-move", args=[key, item.pk]), {"target": "x"}).status_code == 400
    )
    drop = reverse("partnership:plan-drop", args=[key, item.pk])
    assert client.post(drop, {"target": "dropped"}).status_code == 400
    assert client.post(drop, {"target": "dropped", "result": "Zabrakło pieniędzy"}).status_code == 302
    assert "Zabrakło" in client.get(reverse("partnership:plan-of", args=[key, year])).content.decode()
    called = client.post(
        reverse("partnership:meeting-new", args=[key]),
        {"kind": "regular", "title": "Jesienne", "day": clock.today().isoformat(), "invite": "on"},
    )
    assert called.status_code == 302
    assert Invitee.objects.filter(meeting__title="Jesienne", institution=school).exists()
    assert "Jesienne" in client.get(reverse("partnership:calendar")).content.decode()
    assert "Jesienne" in client.get(reverse("partnership:calendar-file")).content.decode()
    service = basket.a_service(school, key="kolko")
    put = client.post(reverse("partnership:basket-in", args=[key, "kolko"]))
    assert put.status_code == 302
    assert service.name in client.get(reverse("partnership:public", args=[key])).content.decode()
    client.post(reverse("partnership:basket-out", args=[key, "kolko"]))
    assert working.basket.get().valid_to is not None
    assert client.post(reverse("partnership:basket-in", args=[key, "nie-ma"])).status_code == 404


def test_settings_description_and_end_through_the_forms(client, working, leader, school, signed_in):
    signed_in(client, "leader", leader)
    key = working.key
    page = client.get(reverse("partnership:settings", args=[key]))
    form = page.context["form"]
    given = {name: form.initial[name] for name in form.fields if form.initial[name] is not False}
    assert (
        client.post(reverse("partnership:settings", args=[key]), {**given, "quorum_percent": 0}).status_code
        == 400
    )
    assert (
        client.post(reverse("partnership:settings", args=[key]), {**given, "quorum_percent": 66}).status_code
        == 302
    )
    change = {"name": "Inna nazwa", "territories": "Tymbark", "version": Team.objects.get(key=key).version}
    assert client.post(reverse("partnership:change", args=[key]), change).status_code == 302
    left = reverse("partnership:leave", args=[key, school.key])
    assert client.post(left, {"day": clock.today().isoformat()}).status_code == 400
    assert client.post(left, {"day": clock.today().isoformat(), "reason": "Łączy się"}).status_code == 302
    assert client.get(reverse("partnership:leave", args=[key, "nie-ma"])).status_code == 404
    end = reverse("partnership:move", args=[key, TeamState.ENDED.value])
    assert client.post(end, {}).status_code == 400
    assert client.post(end, {"reason": "Koniec pilotażu"}).status_code == 302
    assert client.get(reverse("partnership:move", args=[key, "nie-ma"])).status_code in (403, 404)


def test_a_meeting_of_two_teams(client, working, leader, school, police, signed_in):
    second = making.a_team(leader, key="druga", name="Druga")
    actions.join(by=making.BY, team=second, institution=school, day=clock.today())
    meeting = making.a_meeting(working, MeetingKind.REGULAR, held=False, days_ago=-7)
    signed_in(client, "leader", leader)
    page = client.get(reverse("partnership:meetings", args=["druga"])).content.decode()
    assert "Odbądźmy je wspólnie" in page
    client.post(reverse("partnership:meeting-join", args=["druga", meeting.pk]))
    assert "wspólnie z:" in client.get(reverse("partnership:meetings", args=[working.key])).content.decode()


def test_lists_take_the_same_number_of_queries_whatever_their_length(
    client, working, leader, school, signed_in, django_assert_max_num_queries
):
    signed_in(client, "leader", leader)
    for number in range(3):
        making.a_team(leader, key=f"dalsza-{number}", name=f"Dalsza {number}")
        actions.add_item(
            by=making.BY, team=working, year=clock.today().year, entry=PlanEntry(f"Zadanie {number}")
        )
        making.a_meeting(working, MeetingKind.REGULAR, days_ago=number + 2)
    for name, ceiling in {
        "overview": 45,
        "members": 30,
        "people": 30,
        "meetings": 35,
        "plan": 26,
        "basket": 32,
    }.items():
        with django_assert_max_num_queries(ceiling):
            client.get(reverse(f"partnership:{name}", args=[working.key]))
    with django_assert_max_num_queries(24):
        client.get(reverse("partnership:desk"))
    client.logout()
    with django_assert_max_num_queries(22):
        client.get(reverse("partnership:public", args=[working.key]))
