"""Ten thousand remarks: as many queries as for ten, and pages that hold one page of them."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from kooperacje.base.actor import system
from kooperacje.consultations import actions, queries
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import PositionOutcome
from kooperacje.consultations.tests.filled import grown

MOST_QUERIES = 23


def with_remarks(number: int) -> schema.Consultation:
    taken = schema.Position(outcome=PositionOutcome.EXPLAINED, reason="Jest o tym w rozdziale drugim.")
    remarks = tuple(
        schema.Remark(
            key=f"u{place}",
            text=f"Uwaga numer {place} do rozdziału.",
            answer="o1",
            position=None if place % 3 else taken,
        )
        for place in range(1, number + 1)
    )
    whole = grown(1)
    return whole.model_copy(update={"remarks": remarks})


def queries_of(action) -> int:
    with CaptureQueriesContext(connection) as seen:
        action()
    return len(seen)


def test_ten_thousand_remarks_take_as_many_queries_as_ten_and_a_page_is_one_page(host, client, signed_in):
    few = with_remarks(10)
    actions.load(few, by=system("tests"))
    made = Consultation.objects.get()
    out = queries_of(lambda: queries.value(made))
    assert out <= MOST_QUERIES
    many = with_remarks(10_000)
    actions.load(many, by=system("tests"))
    assert queries_of(lambda: queries.value(made)) == out
    assert queries.value(made) == many
    signed_in(client, "officer", host)
    page = client.get("/praca/konsultacje/pelna/uwagi/?page=3&position=none").context["page"]
    assert (page.found, page.total, page.last) == (6667, 10_000, 134)
    assert page.lines[0].key == "u151"
    assert len(client.get("/praca/konsultacje/pelna/uwagi/").content) < 150_000
