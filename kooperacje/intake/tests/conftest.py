"""A running consultation with institutions that have addresses, and an officer who works in it."""

import pytest

from kooperacje.base.actor import system
from kooperacje.consultations import actions
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import ConsultationState
from kooperacje.institutions.models import Contact, Institution
from kooperacje.institutions.states import ContactKind
from kooperacje.intake import blank

VALUE = schema.Consultation(
    slug="proba-2026",
    title="Konsultacje modelu kooperacji na próbę",
    state=ConsultationState.RUNNING,
    organiser="gospodarz",
    contact=schema.Contact(email="konsultacje@gospodarz.example"),
    institutions=(
        schema.InstitutionRef(key="gospodarz", name="Ośrodek Prób w Nigdzielinie", type="rops"),
        schema.InstitutionRef(
            key="pcpr", name="Powiatowe Centrum Pomocy Rodzinie w Zmyślonkach", type="pcpr"
        ),
        schema.InstitutionRef(
            key="gops", name="Gminny Ośrodek Pomocy Społecznej w Nigdzie Dolnym", type="ops"
        ),
        schema.InstitutionRef(key="proznia", name="Fundacja Próżnia", type="ngo"),
    ),
    questions=(
        schema.Question(key="q1", text="Jakie są mocne strony modelu?"),
        schema.Question(key="q2", text="Co utrudni współpracę instytucji w powiecie?"),
    ),
)


@pytest.fixture
def consultation(db):
    from kooperacje.institutions import actions as institutions

    institutions.load_types(by=system("tests"))
    actions.load(VALUE, by=system("tests"))
    office = Institution.objects.get(key="gops")
    Contact.objects.create(institution=office, kind=ContactKind.EMAIL.value, value="gops@nigdzie.example")
    return Consultation.objects.select_related("organiser").get(slug=VALUE.slug)


@pytest.fixture
def officer(consultation, person):
    return person("officer", consultation.organiser_id)


@pytest.fixture
def reader(consultation, person):
    return person("reader", consultation.organiser_id)


@pytest.fixture
def form(consultation):
    return blank.of(consultation)
