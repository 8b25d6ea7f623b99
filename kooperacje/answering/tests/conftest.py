"""A running consultation of a model with a text, whose institutions hold codes."""

from datetime import date, datetime, timedelta
from itertools import count
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from kooperacje.answering import actions
from kooperacje.answering.values import Sender, Written
from kooperacje.base import clock
from kooperacje.base.actor import system
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import AnswerOutcome, ChannelKind, ConsultationState, StageKind
from kooperacje.institutions import actions as institutions

WARSAW = ZoneInfo("Europe/Warsaw")
LAST_DAY = date(2026, 11, 30)
VALUE = schema.Consultation(
    slug="proba-2026",
    title="Konsultacje modelu kooperacji na próbę",
    state=ConsultationState.RUNNING,
    organiser="gospodarz",
    window=schema.Period(from_=date(2026, 11, 2), to=date(2026, 12, 11)),
    institutions=(
        schema.InstitutionRef(key="gospodarz", name="Ośrodek Prób w Nigdzielinie", type="rops"),
        schema.InstitutionRef(key="proznia", name="Fundacja Próżnia", type="ngo"),
        schema.InstitutionRef(key="pustka", name="Stowarzyszenie Pustka", type="ngo"),
    ),
    questions=(
        schema.Question(key="q1", text="Jakie są mocne strony modelu?"),
        schema.Question(key="q2", text="Co utrudni współpracę instytucji w powiecie?"),
    ),
    channels=(
        schema.Channel(key="siec", kind=ChannelKind.ELECTRONIC, text="Przez stronę"),
        schema.Channel(key="papier", kind=ChannelKind.PAPER, text="Na papierze"),
    ),
    stages=(
        schema.Stage(
            key="uwagi",
            kind=StageKind.ELECTRONIC,
            title="Zbieranie uwag",
            window=schema.Period(from_=date(2026, 11, 2), to=LAST_DAY),
        ),
    ),
)


@pytest.fixture
def at(monkeypatch):
    """`at(30, 23, 59)`: it is that hour in Warsaw of that day of November 2026, and time goes on by itself."""

    def set_to(day: int, hour: int = 12, minute: int = 0, month: int = 11) -> None:
        moment = datetime(2026, month, day, hour, minute, tzinfo=WARSAW)
        tick = count()
        monkeypatch.setattr(clock, "now", lambda: moment + timedelta(microseconds=next(tick)))

    set_to(20)
    return set_to


@pytest.fixture
def consultation(db, at):
    institutions.load_types(by=system("tests"))
    consultations.load(VALUE, by=system("tests"))
    return Consultation.objects.select_related("organiser").get(slug=VALUE.slug)


@pytest.fixture
def host(consultation):
    return consultation.organiser


@pytest.fixture
def officer(consultation, person):
    return person("officer", consultation.organiser_id)


@pytest.fixture
def reader(consultation, person):
    return person("reader", consultation.organiser_id)


@pytest.fixture
def code(consultation, officer):
    """The code of Fundacja Próżnia."""
    return actions.issue_codes(consultation, institutions=["proznia"], by=officer)["proznia"]


@pytest.fixture
def write():
    """`write(code, "Za mało czasu", proposed="14 dni")`: a remark under the code."""

    def one(code, text="Za mało czasu", *, ref=None, expected=None, **fields):
        return actions.write_remark(
            code, ref=ref or uuid4(), written=Written(text=text, **fields), expected=expected
        ).entry

    return one


@pytest.fixture
def send():
    """`send(code)`: what is written under the code is sent."""

    def one(code, *, outcome=AnswerOutcome.WITH_REMARKS, token=None, sender=None, **options):
        return actions.send(
            code, token=token or uuid4(), outcome=outcome, sender=sender or Sender(), **options
        )

    return one
