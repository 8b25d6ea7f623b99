"""A consultation goes in and comes out the same, whatever it holds; what did not change is not written."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, Phase, given, settings

from kooperacje.base.actor import system
from kooperacje.consultations import actions, queries
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.tests.storable import consultations
from kooperacje.journal.models import Event

BY = system("tests")
WRITE = re.compile(r"^\s*(INSERT|UPDATE|DELETE)", re.IGNORECASE)
CAREFUL = settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def stored(slug: str = "proba"):
    return queries.value(Consultation.objects.get(slug=slug))


@CAREFUL
@given(value=consultations())
def test_what_goes_in_comes_out(land, value):
    actions.load(value, by=BY)
    assert stored() == value
    Consultation.objects.filter(slug=value.slug).delete()


@CAREFUL
@given(first=consultations(), second=consultations())
def test_a_second_file_replaces_the_first(land, first, second):
    actions.load(first, by=BY)
    actions.load(second, by=BY)
    assert stored() == second
    Consultation.objects.filter(slug=second.slug).delete()


@CAREFUL
@given(value=consultations())
def test_loading_twice_writes_nothing(land, value):
    actions.load(value, by=BY)
    events = Event.objects.count()
    with CaptureQueriesContext(connection) as seen:
        again = actions.load(value, by=BY)
    assert not again.wrote
    assert not [query["sql"] for query in seen if WRITE.match(query["sql"])]
    assert Event.objects.count() == events
    Consultation.objects.filter(slug=value.slug).delete()
