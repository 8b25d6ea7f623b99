"""A running consultation with invited institutions, and an officer who works in it."""

from datetime import date, timedelta

import pytest

from kooperacje.base import clock
from kooperacje.base.actor import system
from kooperacje.consultations import actions
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation, Invitation, Party
from kooperacje.consultations.states import AnswerOutcome, ConsultationState
from kooperacje.institutions import actions as institutions
from kooperacje.institutions.models import Contact, Institution
from kooperacje.institutions.states import ContactKind
from kooperacje.outreach import actions as actions_of_outreach
from kooperacje.outreach.drafts import Draft
from kooperacje.outreach.models import Dispatch, Standing
from kooperacje.outreach.states import Purpose, Way
from kooperacje.territory.actions import import_register

TERC = """WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA
12;;;;MAŁOPOLSKIE;województwo;2026-01-01
12;03;;;chrzanowski;powiat;2026-01-01
12;03;01;3;Alwernia;gmina miejsko-wiejska;2026-01-01
12;13;;;oświęcimski;powiat;2026-01-01
12;13;01;1;Oświęcim;gmina miejska;2026-01-01
"""
PLACES = (
    ("gospodarz", "Ośrodek Prób w Nigdzielinie", "rops", None),
    ("pcpr", "Powiatowe Centrum Pomocy Rodzinie w Zmyślonkach", "pcpr", "1203013"),
    ("gops", "Gminny Ośrodek Pomocy Społecznej w Nigdzie Dolnym", "gops", "1213011"),
    ("mops", "Miejski Ośrodek Pomocy Społecznej w Nigdzie Górnym", "mops", "1213011"),
    ("proznia", "Fundacja Próżnia", "fundacja", None),
)
VALUE = schema.Consultation(
    slug="proba-2026",
    title="Konsultacje modelu kooperacji na próbę",
    state=ConsultationState.RUNNING,
    organiser="gospodarz",
    window=schema.Period(from_=date(2026, 3, 1), to=date(2026, 3, 31)),
    institutions=tuple(
        schema.InstitutionRef(key=key, name=name, type=kind, territory=seat)
        for key, name, kind, seat in PLACES
    ),
    stakeholders=(schema.Stakeholder(key="i1", name="Fundacja Próżnia", institution="proznia", is_key=True),),
    invitations=tuple(
        schema.Invitation(key=f"z{key}", to=key, institution=key, sent_on=date(2026, 3, 1), how="list")
        for key in ("pcpr", "gops", "mops", "proznia")
    ),
    answers=(
        schema.Answer(
            key="o1",
            institution="pcpr",
            outcome=AnswerOutcome.WITH_REMARKS,
            received_on=date(2026, 4, 2),
        ),
        schema.Answer(key="o2", institution="gops", outcome=AnswerOutcome.NO_REMARKS),
    ),
)


def build():
    """Everything, in the database that is in use."""
    import_register(by=system("tests"), content=TERC.encode())
    institutions.load_types(by=system("tests"))
    actions.load(VALUE, by=system("tests"))
    office = Institution.objects.get(key="mops")
    Contact.objects.create(institution=office, kind=ContactKind.PHONE.value, value="12 345 67 89")
    return Consultation.objects.select_related("organiser").get(slug=VALUE.slug)


@pytest.fixture
def consultation(db):
    return build()


@pytest.fixture
def running(consultation, settings):
    """Three institutions with an address, one without; the mail server is not asked."""
    settings.MAIL_URL = "smtp://127.0.0.1:1"
    opened(consultation)
    for key in ("pcpr", "gops", "mops"):
        Standing.objects.create(party=party(key), email=f"{key}@example.org")
    return consultation


@pytest.fixture
def officer(consultation, person):
    return person("officer", consultation.organiser_id)


@pytest.fixture
def reader(consultation, person):
    return person("reader", consultation.organiser_id)


def opened(consultation):
    """The consultation takes answers these days."""
    today = clock.today()
    Consultation.objects.filter(pk=consultation.pk).update(
        window_from=today - timedelta(5), window_to=today + timedelta(40), contact_email="biuro@example.org"
    )
    consultation.refresh_from_db()


def party(key):
    return Party.objects.get(key=key)


def draft_of(consultation, officer, **changes):
    """A draft of an invitation by e-mail to everybody."""
    words = {"subject": "Zaproszenie", "text": "Zapraszamy {instytucja}: {termin}, {link}, kod {kod}"}
    plan = Draft(**{"purpose": Purpose.INVITE, "way": Way.EMAIL, **words, **changes})
    return actions_of_outreach.draft(consultation, plan=plan, by=officer)


@pytest.fixture
def one_more(consultation):
    """`one_more()` puts one more invited institution on the list, with an address."""

    def make(email="", invited=True):
        number = Party.objects.count()
        row = Party.objects.create(
            consultation=consultation,
            institution=Institution.objects.get(key="mops"),
            key=f"p{number}",
            position=number + 100,
            name=f"Placówka {number}",
            type="mops",
            territory="1203013",
        )
        if invited:
            Invitation.objects.create(
                consultation=consultation, key=f"q{number}", position=100 + number, to="x", institution=row
            )
        if email:
            Standing.objects.create(party=row, email=email)
        return row

    return make


WORKER = system("worker")


def approve(mailing, officer):
    return actions_of_outreach.approve(mailing, accepted=True, reason="Umówiono.", by=officer)


def go(mailing, officer):
    """Approve and carry on until nothing is left to do."""
    approve(mailing, officer)
    for _step in range(20):
        actions_of_outreach.carry_on(mailing_id=mailing.pk, by=WORKER)
    mailing.refresh_from_db()
    return mailing


def states(mailing):
    """{key of an institution: what became of the mailing for it, or why it was left out}."""
    found = Dispatch.objects.filter(mailing=mailing).select_related("party").order_by("party__position")
    return {one.party.key: one.skip or one.state for one in found}
