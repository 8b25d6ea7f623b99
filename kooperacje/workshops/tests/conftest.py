"""A running consultation with a workshop, two questions and an officer who writes down."""

from uuid import uuid4

import pytest

from kooperacje.base.actor import system
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import ConsultationState
from kooperacje.institutions import actions as institutions
from kooperacje.institutions.models import Institution
from kooperacje.workshops import actions
from kooperacje.workshops.spoken import Said

VALUE = schema.Consultation(
    slug="proba-2026",
    title="Konsultacje modelu kooperacji na próbę",
    state=ConsultationState.RUNNING,
    organiser="gospodarz",
    institutions=(
        schema.InstitutionRef(key="gospodarz", name="Ośrodek Prób w Nigdzielinie", type="rops"),
        schema.InstitutionRef(key="proznia", name="Fundacja Próżnia", type="ngo"),
    ),
    questions=(
        schema.Question(key="q1", text="Jakie są mocne strony modelu?"),
        schema.Question(key="q2", text="Co utrudni współpracę instytucji w powiecie?"),
    ),
    meetings=(
        schema.Meeting(key="m1", title="Warsztat w Nigdzielinie"),
        schema.Meeting(key="m2", title="Warsztat w Zmyślonkach"),
    ),
)


@pytest.fixture
def consultation(db):
    institutions.load_types(by=system("tests"))
    consultations.load(VALUE, by=system("tests"))
    return Consultation.objects.select_related("organiser").get(slug=VALUE.slug)


@pytest.fixture
def host(consultation):
    return Institution.objects.get(pk=consultation.organiser_id)


@pytest.fixture
def officer(consultation, person):
    return person("officer", consultation.organiser_id)


@pytest.fixture
def reader(consultation, person):
    return person("reader", consultation.organiser_id)


@pytest.fixture
def write(consultation, officer):
    """`write("Za mało czasu", table="2")`: a voice written down at the workshop m1."""

    def one(text="Za mało czasu", *, table="1", meeting="m1", token=None, by=None, **said):
        return actions.write_voice(
            consultation,
            meeting=meeting,
            table=table,
            said=Said(text, **said),
            token=token or uuid4(),
            by=by or officer,
        )

    return one
