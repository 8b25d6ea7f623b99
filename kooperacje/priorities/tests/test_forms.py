"""The leader's work by forms alone: criteria, proposals, the end; and the whole of it on paper."""

import pytest
from django.urls import reverse

from kooperacje.base import clock
from kooperacje.documents import html
from kooperacje.partnership import beside
from kooperacje.priorities import actions, offers, paper, queries
from kooperacje.priorities import signing as owner
from kooperacje.priorities.models import Round
from kooperacje.priorities.pages import rounds as pages
from kooperacje.priorities.states import Outcome, RoundState, Way


@pytest.fixture
def ask(client, signed_in, places, row):
    """`ask("kryteria/nowe/", {...})` as the leader: asks or sends, and gives the answer."""
    signed_in(client, "leader", places["pcpr"])

    def send(path, data=None):
        address = f"/praca/priorytety/{row.pk}/{path}"
        return client.get(address) if data is None else client.post(address, data)

    return send


@pytest.fixture
def known(monkeypatch):
    """Something another room knows, with its count."""

    def find(_team):
        return [offers.Offer("1", "Brak psychologa", "od roku", "/nic/", 7), offers.Offer("2", "Ławki")]

    kind = offers.Kind("proba.licznik", "Liczniki", "Licznik", find, "zgłoszenia")
    monkeypatch.setattr(offers, "_kinds", {kind.key: kind})


def test_criteria_are_added_reworded_and_removed(ask, row):
    assert ask("kryteria/nowe/", {"name": "", "meaning": ""}).status_code == 400
    assert ask("kryteria/nowe/", {"name": "Pilność"}).status_code == 302
    one = row.criteria.get(name="Pilność")
    assert 'value="Pilność"' in ask(f"kryteria/{one.pk}/").content.decode()
    assert ask(f"kryteria/{one.pk}/", {"name": "Pilność", "high": "natychmiast"}).status_code == 302
    assert "natychmiast" in ask("kryteria/").content.decode()
    assert ask(f"kryteria/{one.pk}/usun/", {}).status_code == 302
    for path, data in ((f"kryteria/{one.pk}/", None), (f"kryteria/{one.pk}/usun/", {})):
        assert ask(path, data).status_code == 404


def test_proposals_are_taken_merged_parted_and_set_aside(ask, row, known):
    page = ask("propozycje/znane/").content.decode()
    assert "Brak psychologa · od roku · zgłoszenia: 7" in page
    assert ask("propozycje/znane/", {}).status_code == 400
    assert ask("propozycje/znane/", {"kind-0": ["proba.licznik|1", "proba.licznik|2"]}).status_code == 302
    assert "Nie ma z czego wybrać" in ask("propozycje/znane/").content.decode()
    titles = {one.title: str(one.pk) for one in queries.listed(row)}
    into, other = titles["Psycholog"], titles["Brak psychologa"]
    assert ask("propozycje/polacz/", {"into": into, "others": [into]}).status_code == 400
    assert ask("propozycje/polacz/", {"into": into, "others": [into, other]}).status_code == 302
    page = ask("propozycje/").content.decode()
    assert "Licznik: <a" in page
    assert "(zgłoszenia: 7)" in page
    part = f"propozycje/{other}/rozdziel/"
    assert part in page
    assert ask(part, {}).status_code == 302
    assert ask(f"propozycje/{other}/", {"target": "nic"}).status_code == 400
    assert ask(f"propozycje/{other}/", {"target": "set_aside"}).status_code == 302
    assert [one.title for one in queries.set_aside(row)] == ["Brak psychologa"]
    assert ask(f"propozycje/{row.pk}/", {"target": "listed"}).status_code == 404


def test_rules_are_changed_and_a_round_is_ended(ask, row, fresh):
    page = ask("zmien/").content.decode()
    assert row.title in page
    given = {"title": "Inaczej", "term_from": row.term_from, "term_to": row.term_to, "method": "mean"}
    given |= {"quorum": 60, "majority": 50, "version": row.version}
    assert ask("zmien/", {**given, "quorum": 0}).status_code == 400
    assert ask("zmien/", given).status_code == 302
    assert not fresh(row).letters, "a box that is not ticked says no"
    assert ask("zmien/", given).status_code == 409, "somebody saved meanwhile"
    assert ask("etap/", {"target": "nic"}).status_code == 400
    assert ask("zakoncz/", {"reason": ""}).status_code == 400
    assert ask("zakoncz/", {"reason": "Zespół się łączy."}).status_code == 302
    assert "Zespół się łączy." in ask("").content.decode()


@pytest.mark.parametrize(
    "path", ["wyniki/", "lista/", "lista/uloz/", "lista/przyjmij/", "lista/przeglad/", "odpowiedz/nikt/"]
)
def test_before_its_stage_a_page_is_not_there(ask, path):
    assert ask(path).status_code == 404


def test_who_leads_no_team_begins_no_round(client, signed_in, places, team):
    signed_in(client, "contact", places["ops-a"])
    assert client.get(reverse("priorities:new")).status_code == 404


def test_the_whole_of_it_on_paper_and_on_the_page_of_the_team(row, known, request, leader, team, fresh):
    taken = actions.take(by=leader, row=row, chosen=["proba.licznik|1"])
    into = next(one for one in queries.listed(row) if one.title == "Psycholog")
    actions.merge(by=leader, into=into, others=taken)
    empty = html.page(paper.document(row))
    assert "Lista nie jest przyjęta" in empty
    voted = request.getfixturevalue("voted")
    Round.objects.filter(pk=row.pk).update(purpose="Po co to robimy.")
    assert beside.public(team) == [], "not before it is adopted"
    actions.adopt(by=leader, row=voted, way=Way.CIRCULATION, on=clock.today())
    outcomes = {one.pk: (Outcome.PARTLY, "zaczęte") for one in queries.adopted(row)}
    actions.look_back(by=leader, row=row, on=clock.today(), text="Idzie powoli.", outcomes=outcomes)
    whole = html.page(paper.document(fresh(row)))
    for words in (
        "Po co to robimy.",
        "Licznik: Brak psychologa (zgłoszenia: 7)",
        "Psycholog jest pilniejszy.",
        "Idzie powoli.",
        "zaczęte",
        "Propozycje według wyniku",
        "Skala",
        "Waga, procent",
    ):
        assert words in whole
    public = html.page(paper.document(fresh(row), public=True))
    assert "pilniejszy" not in public
    assert "Idzie powoli." in public
    ((heading, shown),) = beside.public(team)
    assert heading == "Wspólne priorytety"
    assert shown.lines == ("Dojazd do lekarza (zrobione częściowo)", "Psycholog (zrobione częściowo)")
    signed = "\n".join(part.text for part in owner.make(queries.subject(row)).parts)
    assert "- Licznik: Brak psychologa (zgłoszenia: 7)" in signed


def test_the_team_sees_how_far_each_institution_is(ask, row, leader, places, speaks):
    actions.move(by=leader, row=row, target=RoundState.WEIGHING)
    points = dict(zip([str(one.pk) for one in queries.criteria(row)], (40, 30, 20, 10), strict=True))
    actions.weigh(by=leader, row=row, institution=places["ops-a"], points=points)
    actions.weigh(by=speaks("ops-b"), row=row, institution=places["ops-b"], points=points)
    actions.keep_draft(by=speaks("szkola"), row=row, institution=places["szkola"], draft=points)
    page = ask("").content.decode()
    for state in ("wysłano; wpisał lider", "wysłano<", "zaczęte", "czeka"):
        assert state in page


def test_a_link_of_an_earlier_secret_is_not_shown(ask, row, leader, settings):
    actions.make_link(by=leader, row=row)
    assert "/priorytety/k/" in ask("").content.decode()
    row.refresh_from_db()
    settings.SECRET_KEY = "inny"
    assert pages.overview(leader, row).code == ""


def test_a_line_outside_the_term_is_refused_at_its_day(ask, rated, leader, places):
    actions.move(by=leader, row=rated, target=RoundState.VOTING)
    first = queries.listed(rated)[0]
    line = {"order": "1", "owner": "ops-a-proba", "indicator": "liczba", "due": "2001-01-01"}
    refused = ask("lista/uloz/", {f"{first.pk}-{name}": value for name, value in line.items()})
    assert refused.status_code == 400
    assert "poza okresem" in refused.content.decode()
