"""A running consultation with a workshop, two questions and an officer who writes down."""

from uuid import uuid4

import pytest

from kooperacje.base.actor import system
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import ConsultationState, PositionOutcome
from kooperacje.institutions import actions as institutions
from kooperacje.institutions.models import Institution
from kooperacje.workshops import access, actions, queries
from kooperacje.workshops.spoken import Said, Seen

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


POSITION = schema.Position(outcome=PositionOutcome.NOT_ACCEPTED, reason="Termin wynika z ustawy.")


@pytest.fixture
def settled(consultation, officer):
    """`settled("Za krótki termin")`: key of a remark on which a position was taken."""

    def one(text="Za krótki termin", position=POSITION, **said):
        key = consultations.fresh_key(consultation, catalogue.REMARK)
        consultations.add(
            consultation, catalogue.REMARK, schema.Remark(key=key, text=text, **said), by=officer
        )
        consultations.set_position(consultation, key, position, expected=None, by=officer)
        return key

    return one


@pytest.fixture
def seen(consultation):
    """`seen("u1")`: what an operator has before the eyes who looks now."""

    def now(remark, meeting="m1"):
        _part, version = access.remark_or_404(consultation, remark)
        return Seen.of(version, queries.verdicts(consultation, meeting, [remark]))

    return now
