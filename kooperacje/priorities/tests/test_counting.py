"""Counts of cases: who enters them, how they are corrected, and that a small one gives nobody away."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kooperacje.agreements import access as papers
from kooperacje.base import clock
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput
from kooperacje.documents import html
from kooperacje.priorities import actions, counting, paper, queries
from kooperacje.priorities import signing as owner
from kooperacje.priorities.models import CaseCount
from kooperacje.priorities.pages.counting import told_of
from kooperacje.priorities.states import ProposalState, Way

HALF = (date(2026, 1, 1), date(2026, 6, 30))


def counted(number=23, what="dzieci, którym odmówiono", days=HALF, **more):
    values = {"counted": what, "first_day": days[0], "last_day": days[1], "number": number}
    return actions.Counted(**{**values, "source": "rejestr zgłoszeń", **more})


@pytest.fixture
def proposal(row):
    return next(one for one in queries.listed(row) if one.title == "Psycholog")


@pytest.fixture
def made(proposal, speaks, places):
    return actions.count(
        by=speaks("ops-a"), proposal=proposal, institution=places["ops-a"], counted=counted()
    )


def refused(place, work, **given):
    with pytest.raises(BadInput) as caught:
        work(**given)
    assert place in {one.place for one in caught.value.faults}, caught.value


@given(st.integers(0, 40), st.integers(1, 20))
def test_only_nought_and_what_reaches_the_floor_is_told(number, floor):
    said = counting.told(number, floor)
    assert (said == str(number)) == (number == 0 or number >= floor)
    assert said in (str(number), f"mniej niż {floor}")


def test_a_correction_keeps_what_stood_before_with_its_reason(made, speaks, proposal):
    by = speaks("ops-a")
    refused("reason", actions.correct, by=by, one=made, counted=counted(25), reason=" ")
    second = actions.correct(by=by, one=made, counted=counted(25), reason="dwa wpisy z czerwca")
    with pytest.raises(BadInput, match="poprawił"):
        actions.correct(by=by, one=made, counted=counted(26), reason="raz jeszcze")
    assert [one.number for one in queries.counts([proposal])[proposal.pk]] == [25]
    actions.correct(by=by, one=second, counted=counted(None), reason="policzono coś innego")
    assert queries.counts([proposal])[proposal.pk] == []
    assert [one.number for one in CaseCount.objects.order_by("recorded_at")] == [23, 25, None]
    again = {"by": by, "proposal": proposal, "institution": made.institution}
    # What was taken back stands in nobody's way.
    assert actions.count(**again, counted=counted(24)).is_current


@pytest.mark.parametrize(
    ("place", "change"),
    [
        ("counted", {"what": " "}),
        ("last_day", {"days": (HALF[1], HALF[0])}),
        ("last_day", {"days": (HALF[0], clock.today() + timedelta(days=1))}),
        ("number", {"number": -1}),
        ("number", {"number": 1_000_001}),
        ("source", {"source": "  "}),
        ("first_day", {"what": "DZIECI, którym odmówiono", "days": (date(2026, 6, 1), date(2026, 7, 31))}),
    ],
)
def test_a_count_that_says_too_little_or_says_it_twice_is_refused(made, proposal, speaks, place, change):
    given = {"by": speaks("ops-a"), "proposal": proposal, "institution": made.institution}
    refused(place, actions.count, **given, counted=counted(**change))


def test_another_institution_and_another_period_are_other_counts(made, proposal, speaks, places, leader):
    by = speaks("ops-b")
    actions.count(by=by, proposal=proposal, institution=places["ops-b"], counted=counted())
    later = counted(days=(date(2026, 7, 1), date(2026, 7, 31)))
    actions.count(by=leader, proposal=proposal, institution=places["ops-a"], counted=later)
    with pytest.raises(Denied):
        actions.count(by=by, proposal=proposal, institution=places["ops-a"], counted=counted())
    with pytest.raises(Denied):
        actions.correct(by=by, one=made, counted=counted(1), reason="nie moje")


def test_what_stands_on_no_list_is_not_counted(proposal, row, leader, places):
    given = {"by": leader, "proposal": proposal, "institution": places["ops-a"], "counted": counted()}
    actions.decide(by=leader, proposal=proposal, target=ProposalState.SET_ASIDE)
    proposal.refresh_from_db()
    refused("", actions.count, **given)
    actions.decide(by=leader, proposal=proposal, target=ProposalState.LISTED)
    actions.abandon(by=leader, row=row, reason="koniec")
    proposal.refresh_from_db()
    refused("", actions.count, **given)


def test_counts_go_with_what_they_were_merged_into(made, row, leader, proposal):
    into = next(one for one in queries.listed(row) if one.title == "Świetlica")
    actions.merge(by=leader, into=into, others=[proposal])
    assert [one.number for one in queries.counts([into])[into.pk]] == [23]


def test_who_is_told_a_small_number(row, proposal, speaks, places, leader):
    given = {"by": speaks("ops-a"), "proposal": proposal, "institution": places["ops-a"]}
    actions.count(**given, counted=counted(3))
    actions.count(**given, counted=counted(7, what="rodziny w kolejce"))

    def seen(actor):
        return " ".join(told_of(row, [proposal], actor)[proposal.pk])

    for actor in (leader, speaks("ops-a")):
        assert "odmówiono: 3 (" in seen(actor)
    assert "odmówiono: mniej niż 5 (" in seen(speaks("ops-b"))
    assert "kolejce: 7 (" in seen(speaks("ops-b"))
    assert "odmówiono: mniej niż 10 (" in seen(None)
    assert "kolejce: mniej niż 10 (" in seen(None)


def test_nothing_public_tells_a_small_number(voted, leader, speaks, places, fresh, client, team, settings):
    first = queries.adopted(voted)[0].proposal
    given = {"by": speaks("ops-a"), "proposal": first, "institution": places["ops-a"]}
    actions.count(**given, counted=counted(7, note="zna je cała wieś"))
    actions.adopt(by=leader, row=voted, way=Way.CIRCULATION, on=clock.today())
    row = fresh(voted)
    page = client.get(reverse("priorities:public", args=[team.key])).content.decode()
    document = html.page(paper.document(row, public=True))
    signed = "\n".join(part.text for part in owner.make(queries.subject(row)).parts)
    for text in (page, document, signed):
        assert "odmówiono: mniej niż 10 (" in text
        assert "zna je" not in text
    assert reverse("priorities:counts", args=[row.pk, first.pk]) not in page
    assert "odmówiono: 7 (" in html.page(paper.document(row))
    settings.COUNTS_PUBLIC_FROM = 6
    assert "odmówiono: 7 (" in client.get(reverse("priorities:public", args=[team.key])).content.decode()
    assert papers.can_in(leader, papers.EDIT, queries.subject(row))


def test_by_the_forms_of_an_institution(client, signed_in, row, proposal, places):
    signed_in(client, "contact", places["ops-a"])
    here = reverse("priorities:counts", args=[row.pk, proposal.pk])
    assert here in client.get(reverse("priorities:proposals", args=[row.pk])).content.decode()
    new = reverse("priorities:count", args=[row.pk, proposal.pk])
    sent = {
        "institution": "ops-a-proba",
        "counted": "rodziny w kolejce",
        "first_day": "2026-01-01",
        "last_day": "2025-01-01",
        "number": "12",
        "source": "rejestr",
    }
    refused = client.post(new, sent)
    assert refused.status_code == 400
    assert "rodziny w kolejce" in refused.content.decode(), "nothing is lost"
    assert client.post(new, {**sent, "institution": "ops-b-proba"}).status_code == 400
    assert client.post(new, {**sent, "last_day": "2026-06-30"}).status_code == 302
    one = CaseCount.objects.get()
    correct = reverse("priorities:correct-count", args=[row.pk, proposal.pk, one.pk])
    assert correct in client.get(here).content.decode()
    assert "rodziny w kolejce" in client.get(correct).content.decode()
    fixed = {**sent, "last_day": "2026-06-30", "number": "", "reason": "pomyłka"}
    assert client.post(correct, fixed).status_code == 400
    assert client.post(correct, {**fixed, "taken_back": "on"}).status_code == 302
    page = client.get(here).content.decode()
    assert "wycofana" in page
    assert "pomyłka" in page
    assert client.get(correct).status_code == 404, "another count holds by now"
    signed_in(client, "contact", places["ops-b"])
    one = CaseCount.objects.get(is_current=True)
    correct = reverse("priorities:correct-count", args=[row.pk, proposal.pk, one.pk])
    assert client.get(correct).status_code == 403
    assert correct not in client.get(here).content.decode()
    assert client.get(here.replace(str(proposal.pk), str(row.pk))).status_code == 404


def test_the_page_takes_as_many_queries_for_one_count_as_for_three(
    client, signed_in, proposal, row, places, speaks, flat_queries
):
    signed_in(client, "leader", places["pcpr"])
    days = iter(range(1, 9))

    def make():
        day = date(2026, 1, next(days))
        given = {"by": speaks("ops-a"), "proposal": proposal, "institution": places["ops-a"]}
        actions.count(**given, counted=counted(days=(day, day)))

    flat_queries(make, lambda: client.get(reverse("priorities:counts", args=[row.pk, proposal.pk])))
    flat_queries(make, lambda: client.get(reverse("priorities:proposals", args=[row.pk])))
