"""Statements that are written once give what the querysets give, for every list and every consultation."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kooperacje.base.actor import system
from kooperacje.consultations import actions
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Area, Consultation, Entry
from kooperacje.consultations.queries import public, rows
from kooperacje.consultations.tests.filled import FULL
from kooperacje.territory import pages as territory

NAMES = tuple(kind.name for kind in catalogue.KINDS)


@pytest.fixture
def two(host):
    """A full consultation, and one with half of each list in another order of loading."""
    fields = {"slug": "druga", "title": "Druga", "territories": ("1261", "12"), "goals": FULL.goals[::-1]}
    for value in (FULL, FULL.model_copy(update=fields)):
        actions.load(value, by=system("tests"))
    return list(Consultation.objects.order_by("slug"))


def test_every_list_is_the_same_in_one_query(two):
    for consultation in two:
        rows.several(consultation, NAMES)  # written now at the latest
        with CaptureQueriesContext(connection) as seen:
            found = rows.several(consultation, NAMES)
        assert len(seen) == 1
        for name, parts in zip(NAMES, found, strict=True):
            kind = catalogue.BY_NAME[name]
            assert parts == rows.parts(rows.of(consultation, kind), kind), name


def test_the_concept_has_entries_and_areas(two):
    for consultation in two:
        concept = public.concept(consultation, None)
        units = [area.unit for area in Area.objects.filter(consultation=consultation).order_by("position")]
        assert [territory.label(unit) for unit in concept.areas] == [territory.label(unit) for unit in units]
        for kind, texts in concept.entries.items():
            entries = Entry.objects.filter(consultation=consultation, kind=kind.value).order_by("position")
            assert list(texts) == list(entries.values_list("text", flat=True))


def test_every_list_is_counted(two):
    for consultation in two:
        expected = {name: rows.of(consultation, catalogue.BY_NAME[name]).count() for name in NAMES}
        assert rows.counts(consultation) == expected
