"""The matrix of the report, computed from the value, and that of the page, counted by the database, are one."""

import pytest

from kooperacje.base.actor import system
from kooperacje.consultations import actions, reach
from kooperacje.consultations.exchange.reading import read_file
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import whole
from kooperacje.institutions.actions import load_types
from kooperacje.outreach import queries
from kooperacje.outreach.queries import COUNTS, GMINA, POWIAT, Asked
from kooperacje.runtime.paths import ROOT
from kooperacje.territory.actions import load_packaged_register

SAMPLES = sorted((ROOT / "kooperacje" / "demo" / "data").glob("*.yaml"))


def agree(consultation: Consultation) -> reach.Numbers:
    for digits in (POWIAT, GMINA):
        asked = Asked(digits)
        found = reach.matrix(whole.value(consultation), digits)
        computed = {(line.place, line.type): numbers(line.numbers) for line in found.lines}
        counted = queries.matrix(consultation, asked)
        assert computed == {(row["place"], row["type"]): [row[name] for name in COUNTS] for row in counted}
        totals = queries.totals(consultation, asked)
        assert numbers(found.totals) == [totals[name] for name in COUNTS]
    return found.totals


def numbers(counted: reach.Numbers) -> list[int]:
    return [getattr(counted, name) for name in COUNTS]


def test_they_agree_on_a_running_consultation(consultation):
    totals = agree(consultation)
    assert (totals.silent, totals.late, totals.answered) == (2, 1, 2)


@pytest.mark.django_db
def test_they_agree_on_every_sample():
    by = system("tests")
    load_packaged_register(by=by)
    load_types(by=by)
    answered = {}
    for file in SAMPLES:
        slug = actions.load(read_file(file), by=by).slug
        answered[slug] = agree(Consultation.objects.get(slug=slug)).answered
    assert answered["malopolska-2019"] == 11
