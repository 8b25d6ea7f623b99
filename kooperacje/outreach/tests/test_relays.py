"""Who opened a code, who passed it on, and the answers that came in the tree."""

import pytest

from kooperacje.answering import actions as answering
from kooperacje.base import clock
from kooperacje.base.actor import system
from kooperacje.base.decisions import Denied
from kooperacje.consultations import actions as consultations
from kooperacje.consultations import queries as consultations_queries
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation, Invitation
from kooperacje.consultations.states import AnswerOutcome
from kooperacje.institutions.actions import ensure
from kooperacje.outreach import actions, pages, queries, tasks
from kooperacje.outreach.queries import Asked

BY = system("tests")
HOME = "/praca/konsultacje/proba-2026/zasieg/"


@pytest.fixture
def relayed(running):
    """mops passes it on to a school, the school to a club; the club answers."""
    code = answering.issue_codes(running, institutions=["mops", "gops"], by=BY)["mops"]
    answering.open_code(code)
    school = ensure(by=BY, key="szkola", name="Szkoła Zmyślona", type="fundacja")
    club = ensure(by=BY, key="klub", name="Klub Wymyślony", type="fundacja")
    below = answering.relay(code, institution=school)
    lowest = answering.relay(below, institution=club)
    answer = schema.Answer(key="o9", institution=lowest.institution, outcome=AnswerOutcome.NO_REMARKS)
    consultations.add(running, catalogue.ANSWER, answer, by=BY)
    return running


def test_the_tree_counts_who_is_in_it_and_who_of_them_answered(relayed, officer):
    page = pages.relays_page(relayed, officer)
    assert (page.passed_on, page.answers) == (2, 1)
    (root,) = page.trees
    assert (root.name, root.opened, root.below, root.answers) == (
        "Miejski Ośrodek Pomocy Społecznej w Nigdzie Górnym",
        True,
        2,
        1,
    )
    (school,) = root.nodes
    assert (school.name, school.answered, school.below, school.answers) == ("Szkoła Zmyślona", False, 1, 1)
    assert school.nodes[0].answered


def test_the_matrix_and_the_list_of_calls_know_who_opened(relayed, client, signed_in):
    assert queries.totals(relayed, Asked())["opened"] == 1
    signed_in(client, "officer", relayed.organiser)
    assert "otworzyła stronę z kodem" in client.get(f"{HOME}telefony/").content.decode()
    assert "Otwarto stronę z kodem" in client.get(f"{HOME}instytucje/mops/").content.decode()
    page = client.get(f"{HOME}przekazane/").content.decode()
    assert page.index("Nigdzie Górnym") < page.index("Szkoła Zmyślona") < page.index("Klub Wymyślony")
    assert client.get(f"/en{HOME}przekazane/").status_code == 200


def test_nothing_passed_on_says_so(running, client, signed_in):
    signed_in(client, "reader", running.organiser)
    assert "Nikt nie przekazał zaproszenia" in client.get(f"{HOME}przekazane/").content.decode()


def test_the_page_takes_as_many_queries_for_many(relayed, client, signed_in, flat_queries):
    signed_in(client, "officer", relayed.organiser)
    code = answering.issue_codes(relayed, institutions=["gops"], by=BY)["gops"]
    number = iter(range(100))

    def one_more():
        place = next(number)
        other = ensure(by=BY, key=f"dalej-{place}", name=f"Dalsza {place}", type="fundacja")
        answering.relay(code, institution=other)

    assert flat_queries(one_more, lambda: client.get(f"{HOME}przekazane/")) < 20


def test_an_address_is_set_on_the_page_of_the_institution(running, client, signed_in):
    signed_in(client, "officer", running.organiser)
    address = f"{HOME}instytucje/proznia/adres/"
    assert client.post(address, {"email": "x"}).status_code == 400
    page = client.post(address, {"email": "proznia@example.org"}, follow=True).content.decode()
    assert "proznia@example.org" in page
    assert "Ustawiono adres e-mail" in page


def test_a_reader_sets_no_address(running, client, signed_in):
    signed_in(client, "reader", running.organiser)
    assert client.post(f"{HOME}instytucje/proznia/adres/", {"email": "x@example.org"}).status_code == 403


class TestRecord:
    """What codes tell comes into the record, which the report is made from."""

    def test_who_opened_and_who_passed_it_on_is_written_down_once(self, relayed):
        (found,) = queries.with_unwritten()
        actions.write_record(found, by=BY)
        value = consultations_queries.value(relayed)
        made = {one.institution: one for one in value.invitations if one.relayed_by}
        assert {(one.to, one.relayed_by) for one in made.values()} == {
            ("Szkoła Zmyślona", "mops"),
            ("Klub Wymyślony", "szkola"),
        }
        assert made["klub"].how == "przekazane przez zaproszoną instytucję"
        opened = {one.institution for one in value.invitations if one.opened_on == clock.today()}
        assert opened == {"mops"}
        assert queries.with_unwritten() == []
        before = Invitation.objects.count()
        actions.write_record(found, by=BY)
        assert Invitation.objects.count() == before
        assert queries.totals(relayed, Asked())["invited"] == 6

    def test_a_closed_record_stays_as_it_is(self, relayed):
        Consultation.objects.filter(pk=relayed.pk).update(state="published")
        assert queries.with_unwritten() == []
        with pytest.raises(Denied):
            actions.write_record(relayed, by=BY)

    def test_the_clock_writes_it(self, relayed):
        tasks.record(timestamp=0)
        assert queries.with_unwritten() == []
