"""The sample files go into the database and come out the same, and a second loading writes nothing."""

import pytest

from kooperacje.base.actor import system
from kooperacje.consultations import actions, queries
from kooperacje.consultations.exchange import reading
from kooperacje.consultations.models import Consultation
from kooperacje.runtime.paths import ROOT
from kooperacje.territory.actions import load_packaged_register

FILES = sorted((ROOT / "kooperacje" / "demo" / "data").glob("*.yaml"))


@pytest.mark.django_db
def test_the_samples_come_out_as_they_went_in():
    by = system("tests")
    load_packaged_register(by=by)
    assert FILES
    for file in FILES:
        value = reading.read_file(file)
        assert actions.load(value, by=by).created, file.name
        assert queries.value(Consultation.objects.get(slug=value.slug)) == value, file.name
        assert not actions.load(value, by=by).wrote, file.name
