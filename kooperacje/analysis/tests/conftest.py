"""A running consultation with remarks of the labelled sample, two officers and a reader."""

import pytest

from kooperacje.analysis.themes import sample
from kooperacje.base.actor import system
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows
from kooperacje.consultations.states import ConsultationState
from kooperacje.institutions import actions as institutions
from kooperacje.institutions.models import Institution

BY = system("tests")
VALUE = schema.Consultation(
    slug="proba-2026",
    title="Konsultacje modelu kooperacji na próbę",
    state=ConsultationState.RUNNING,
    organiser="gospodarz",
    institutions=(
        schema.InstitutionRef(key="gospodarz", name="Ośrodek Prób w Nigdzielinie", type="rops"),
        schema.InstitutionRef(key="proznia", name="Fundacja Próżnia", type="ngo"),
    ),
    questions=(schema.Question(key="q1", text="Jakie są mocne strony modelu?"),),
    meetings=(schema.Meeting(key="m1", title="Warsztat w Nigdzielinie"),),
)
THEMES = tuple(
    schema.Theme(key=one.key, title=one.title, description=one.description) for one in sample.codebook()
)


@pytest.fixture
def consultation(db):
    institutions.load_types(by=BY)
    consultations.load(VALUE, by=BY)
    return Consultation.objects.select_related("organiser").get(slug=VALUE.slug)


@pytest.fixture
def host(consultation):
    return Institution.objects.get(pk=consultation.organiser_id)


@pytest.fixture
def officer(consultation, person):
    return person("officer", consultation.organiser_id)


@pytest.fixture
def colleague(consultation, person):
    return person("officer", consultation.organiser_id)


@pytest.fixture
def reader(consultation, person):
    return person("reader", consultation.organiser_id)


@pytest.fixture
def fill(consultation):
    """`fill(30, themed=20)`: the codebook and so many remarks, the first of them with their themes."""

    def load(number=12, *, themed=0, codebook=True):
        remarks = tuple(
            schema.Remark(
                key=f"u{place}",
                text=one.text,
                meeting="m1",
                themes=(one.first,) if codebook and place <= themed else (),
            )
            for place, one in enumerate(sample.coded()[:number], start=1)
        )
        given = {"remarks": remarks, "themes": THEMES if codebook else ()}
        consultations.load(VALUE.model_copy(update=given), by=BY)
        consultation.refresh_from_db()

    return load


@pytest.fixture
def remark_of(consultation):
    return lambda key: rows.part(consultation, catalogue.REMARK, key)


@pytest.fixture
def add_remark(consultation):
    """`add_remark("Tekst")`: one more remark; its key."""

    def add(text="Na parkingu brakuje miejsca", **more):
        key = consultations.fresh_key(consultation, catalogue.REMARK)
        return consultations.add(
            consultation, catalogue.REMARK, schema.Remark(key=key, text=text, **more), by=BY
        )

    return add
