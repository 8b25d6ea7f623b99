"""A published consultation with answers, positions and a change, and the people around it. All of it is invented."""

from datetime import date

import pytest

from kooperacje.base.actor import system
from kooperacje.consultations import actions
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.exchange.schema import Consultation as Value
from kooperacje.consultations.models import Consultation, Party
from kooperacje.consultations.states import AnswerOutcome, ConsultationState, PositionOutcome
from kooperacje.consultations.tests.values import sound
from kooperacje.institutions.actions import load_types
from kooperacje.outreach.models import Standing

SLUG = "wzorowa"


def _remark(key: str, answer: str, outcome: PositionOutcome, **more: object) -> schema.Remark:
    position = schema.Position(outcome=outcome, reason=f"Powód {key}.", taken_on=date(2026, 5, 1))
    fields = {"text": f"Uwaga {key}.", "answer": answer, "position": position, **more}
    return schema.Remark(key=key, **fields)  # type: ignore[arg-type]


def published() -> Value:
    """Three bodies answered: one with two remarks, one without, one with a remark that had to be masked."""
    parties = ("poradnia", "dom", "klub")
    return sound(
        state=ConsultationState.PUBLISHED,
        institutions=(
            schema.InstitutionRef(key="urzad", name="Urząd Zmyślony", type="starostwo"),
            *(schema.InstitutionRef(key=k, name=f"{k.title()} Zmyślony", type="gops") for k in parties),
        ),
        invitations=tuple(schema.Invitation(key=f"z-{k}", to=k, institution=k) for k in parties),
        answers=(
            schema.Answer(
                key="o1", institution="poradnia", outcome=AnswerOutcome.WITH_REMARKS, remarks_stated=2
            ),
            schema.Answer(key="o2", institution="dom", outcome=AnswerOutcome.NO_REMARKS),
            schema.Answer(key="o3", institution="klub", outcome=AnswerOutcome.WITH_REMARKS, remarks_stated=1),
        ),
        remarks=(
            _remark("r1", "o1", PositionOutcome.NOT_ACCEPTED),
            _remark(
                "r2", "o3", PositionOutcome.EXPLAINED, public_text="Uwaga [zasłonięto].", masked=("telefon",)
            ),
            _remark("r3", "o1", PositionOutcome.ACCEPTED, proposed="Termin to 30 dni."),
        ),
        changes=(
            schema.Change(
                key="c1",
                passage="p-7",
                before="Termin to 14 dni.",
                after="Termin to 30 dni.",
                remarks=("r3",),
            ),
            schema.Change(key="c2", passage="p-9", before="litrówka", after="literówka", reason="Korekta."),
        ),
        conclusions=(),
        questions=(),
    )


@pytest.fixture
def value() -> Value:
    return published()


@pytest.fixture
def consultation(db, value):
    load_types(by=system("tests"))
    actions.load(value, by=system("tests"))
    for key in ("poradnia", "dom"):
        party = Party.objects.get(key=key, consultation__slug=SLUG)
        Standing.objects.create(party=party, email=f"{key}@zmyslone.example")
    return Consultation.objects.select_related("organiser").get(slug=SLUG)


@pytest.fixture
def officer(consultation, person):
    return person("officer", consultation.organiser_id)


@pytest.fixture
def reader(consultation, person):
    return person("reader", consultation.organiser_id)
