"""Every page opens for whom it is meant and for nobody else; lists take equally many queries whatever their length."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from kooperacje.base import clock
from kooperacje.partnership import beside
from kooperacje.priorities import actions, queries
from kooperacje.priorities.models import Round
from kooperacje.priorities.states import RoundState, Way
from kooperacje.priorities.tests.conftest import leaves

CEILING = 32


@pytest.fixture
def as_leader(client, signed_in, places):
    signed_in(client, "leader", places["pcpr"])
    return client


def at(name, row, *more):
    return reverse(f"priorities:{name}", args=[row.pk, *more])


def opens(client, url, status=200):
    response = client.get(url)
    assert response.status_code == status, (url, response.status_code)
    return response.content.decode() if response.headers["Content-Type"].startswith("text/html") else ""


def test_a_round_by_the_forms_from_its_beginning(as_leader, team, places):
    today = clock.today()
    given = {
        "team": team.key,
        "title": "Priorytety",
        "term_from": today,
        "term_to": today + timedelta(365),
        "method": "median",
        "quorum": 50,
        "majority": 50,
    }
    refused = as_leader.post(reverse("priorities:new"), {**given, "term_to": today - timedelta(1)})
    assert refused.status_code == 400
    assert as_leader.post(reverse("priorities:new"), given).status_code == 302
    row = Round.objects.get()
    assert as_leader.post(at("propose", row), {"institution": "pcpr-proba", "title": "x"}).status_code == 400
    for title in ("Świetlica", "Psycholog"):
        as_leader.post(at("propose", row), {"institution": "pcpr-proba", "title": title})
    assert as_leader.post(at("link", row)).status_code == 302
    page = opens(as_leader, at("round", row))
    link = re.search(r'href="(/priorytety/k/[^"]+)"', page)[1]
    as_leader.logout()
    assert "Świetlica" not in opens(as_leader, link)
    assert as_leader.post(link, {"title": "Ławki", "reason": ""}).status_code == 302
    assert as_leader.post(link, {"title": ""}).status_code == 400
    assert queries.waiting(row)[0].title == "Ławki"


def test_an_institution_answers_by_its_forms(client, signed_in, row, places, leader):
    signed_in(client, "contact", places["ops-a"])
    url = at("answer", row, "ops-a-proba")
    assert client.get(url).status_code == 400
    actions.move(by=leader, row=row, target=RoundState.WEIGHING)
    keys = [str(one.pk) for one in queries.criteria(row)]
    wrong = dict(zip(keys, (50, 30, 10, 5), strict=True))
    assert "95" in client.post(url, wrong).content.decode()
    assert client.post(url, {**wrong, "keep": "1"}).status_code == 302
    assert 'value="50"' in opens(client, url)
    assert client.post(url, dict.fromkeys(keys, 25)).status_code == 302
    assert client.get(at("answer", row, "ops-b-proba")).status_code == 403
    assert client.get(at("results", row)).status_code == 404
    actions.move(by=leader, row=row, target=RoundState.RATING)
    first = queries.listed(row)[0]
    mark = {f"{first.pk}_{keys[0]}": "4", "named": "on"}
    assert client.post(url, {**mark, "keep": "1"}).status_code == 302
    assert re.search(r'<option value="4" selected', opens(client, url))
    assert client.post(url, mark).status_code == 302
    assert client.post(url, {}).status_code == 400


def test_the_leader_prepares_the_list_adopts_and_reviews_it(as_leader, rated, places, leader, speaks):
    actions.move(by=leader, row=rated, target=RoundState.VOTING)
    first, second = queries.listed(rated)[:2]
    due = clock.today() + timedelta(30)
    line = {"order": "1", "owner": "ops-a-proba", "indicator": "liczba", "due": due}
    given = {f"{first.pk}-{name}": value for name, value in line.items()}
    assert as_leader.post(at("compose", rated), {**given, f"{second.pk}-order": "1"}).status_code == 400
    assert as_leader.post(at("compose", rated), given).status_code == 302
    vote = {"way": "circulation", "on": clock.today()}
    assert "kworum" in as_leader.post(at("adopt", rated), vote).content.decode()
    for key in ("ops-a", "ops-b", "pcpr"):
        url = at("answer", rated, f"{key}-proba")
        assert as_leader.post(url, {"voice": "for"}).status_code == 302
    assert as_leader.post(at("adopt", rated), vote).status_code == 302
    (adopted,) = queries.adopted(rated)
    assert as_leader.post(at("review", rated), {"on": clock.today()}).status_code == 400
    done = {"on": clock.today(), str(adopted.pk): "done", f"{adopted.pk}-note": "działa"}
    assert as_leader.post(at("review", rated), done).status_code == 302
    assert "działa" in opens(as_leader, at("list", rated))


def test_the_rounds_of_one_team_lead_back_to_it(as_leader, row, team):
    page = opens(as_leader, reverse("priorities:rounds") + f"?zespol={team.key}")
    assert row.title in page
    assert reverse("partnership:overview", args=[team.key]) in page
    assert ("Wspólne priorytety", reverse("priorities:rounds") + f"?zespol={team.key}") in beside.entries(
        team
    )
    everything = opens(as_leader, reverse("priorities:rounds") + "?zespol=nie-ma")
    assert row.title in everything


WORK = ("round", "proposals", "criteria", "results", "list", "document")
KEPT = ("change", "abandon", "merge", "take", "new-criterion", "propose", "compose", "adopt")


def test_every_page_of_work(as_leader, composed, django_assert_max_num_queries):
    opens(as_leader, reverse("priorities:rounds"))
    for name in (*WORK, *KEPT):
        with django_assert_max_num_queries(CEILING):
            opens(as_leader, at(name, composed))
    for form in ("pdf", "docx", "html"):
        opens(as_leader, at("file", composed, form))
    opens(as_leader, at("file", composed, "exe"), 404)


def test_proposals_and_results_take_as_many_queries_for_one_row_as_for_three(as_leader, begun, flat_queries):
    numbers = iter(range(9))

    def make():
        title = f"Propozycja {next(numbers)}"
        one = begun.proposals.create(title=title, state="listed", made_at=clock.now())
        one.sources.create(kind="basket.gap", ref=title, label=title)

    flat_queries(make, lambda: as_leader.get(at("proposals", begun)))
    Round.objects.filter(pk=begun.pk).update(state="voting")
    flat_queries(make, lambda: as_leader.get(at("results", begun)))


def test_a_member_reads_and_a_former_member_does_not(client, signed_in, composed, places):
    signed_in(client, "contact", places["szkola"])
    for name in WORK:
        opens(client, at(name, composed))
    for name in KEPT[:5]:
        opens(client, at(name, composed), 403)
    leaves(composed.team, places["szkola"])
    for name in (*WORK, *KEPT):
        opens(client, at(name, composed), 404)
    assert composed.title not in opens(client, reverse("priorities:rounds"))


def test_who_differs_is_named_only_where_it_agreed(as_leader, composed, places):
    page = opens(as_leader, at("results", composed))
    assert "Instytucja szkola" in page
    composed.answers.update(named=False)
    assert "Instytucja szkola" not in opens(as_leader, at("results", composed))


def test_the_public_reads_the_adopted_list_alone(client, voted, leader, team):
    url = reverse("priorities:public", args=[team.key])
    opens(client, url, 404)
    actions.adopt(by=leader, row=voted, way=Way.CIRCULATION, on=clock.today())
    page = opens(client, url)
    assert "Dojazd do lekarza" in page
    assert "Psycholog jest pilniejszy" not in page
    for form in ("pdf", "html"):
        opens(client, reverse("priorities:public-file", args=[team.key, form]))
    assert "pilniejszy" not in opens(client, reverse("priorities:public-file", args=[team.key, "html"]))
    assert client.get(at("round", voted)).status_code == 404
    team.is_public = False
    team.save()
    opens(client, url, 404)
