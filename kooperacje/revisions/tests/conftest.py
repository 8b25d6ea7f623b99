"""A consultation of a model with two versions: remarks on a passage that stayed, one in question, and one that is gone."""

import pytest

from kooperacje.base.actor import system
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import ConsultationState, PositionOutcome
from kooperacje.institutions import actions as institutions
from kooperacje.institutions.models import Institution
from kooperacje.modelbook import actions as models
from kooperacje.modelbook.definition import ModelCard
from kooperacje.modelbook.states import CommuneKind, PassageKind

LIDER = "Lider partnerstwa zwołuje spotkania zespołu co najmniej raz na kwartał."
ZGODA = "Osoba wyraża zgodę na udział w pracach zespołu, a zgodę może wycofać w każdej chwili."
PLAN = "Zespół układa plan małych kroków razem z rodziną i zapisuje, kto za co odpowiada."
KOSZYK = "Koszyk usług obejmuje usługi gminy, powiatu i organizacji pozarządowych."
FIRST = {"zgoda": ZGODA, "lider": LIDER, "plan": PLAN, "koszyk": KOSZYK}
SECOND = {
    "zgoda": ZGODA,
    "lider": LIDER.replace("kwartał", "miesiąc"),
    "plan-a": f"{PLAN} Raz w roku.",
    "plan-b": f"{PLAN} Dwa razy.",
}
ACCEPTED = schema.Position(
    outcome=PositionOutcome.ACCEPTED, reason="Słuszna uwaga.", change="Raz na miesiąc."
)
VALUE = schema.Consultation(
    slug="proba-2026",
    title="Konsultacje modelu na próbę",
    state=ConsultationState.RUNNING,
    organiser="gospodarz",
    model=schema.ModelRef(key="m", version="Pierwsza"),
    institutions=(schema.InstitutionRef(key="gospodarz", name="Ośrodek Prób w Nigdzielinie", type="rops"),),
    remarks=(
        schema.Remark(
            key="u1",
            text="Częściej niż raz na kwartał",
            passage="lider",
            quote="raz na kwartał",
            position=ACCEPTED,
        ),
        schema.Remark(key="u2", text="Zgoda na piśmie", passage="zgoda", quote="Osoba wyraża zgodę"),
        schema.Remark(key="u3", text="Za długi plan", passage="plan"),
        schema.Remark(key="u4", text="Brak transportu w koszyku", passage="koszyk"),
        schema.Remark(key="u5", text="Nie wiadomo, czego dotyczy", passage="nie-ma"),
        schema.Remark(key="u6", text="Uwaga ogólna"),
    ),
    changes=(
        schema.Change(
            key="z1",
            passage="lider",
            before="raz na kwartał",
            after="raz na miesiąc",
            remarks=("u1",),
            reason="Za rzadko.",
        ),
    ),
)


def fill(version, texts) -> None:
    last = None
    for ref, text in texts.items():
        last = models.add_passage(
            by=system("tests"), version=version, kind=PassageKind.PARAGRAPH, text=text, ref=ref, after=last
        )


def two_versions():
    """The consulted version and the next one, which is a draft."""
    by = system("tests")
    card = ModelCard(key="m", name="Model na próbę", commune_kind=CommuneKind.RURAL)
    model, _made = models.ensure_model(by=by, card=card)
    first = models.create_version(by=by, model=model, label="Pierwsza")
    fill(first, FIRST)
    models.put_up_for_consultation(by=by, version=first)
    second = models.derive_version(by=by, predecessor=first, label="Druga")
    second.passages.all().delete()
    for place, (ref, text) in enumerate(SECOND.items()):
        second.passages.create(ref=ref, position=place, number=str(place + 1), kind="paragraph", text=text)
    return first, second


@pytest.fixture
def versions(db):
    return two_versions()


@pytest.fixture
def consultation(versions):
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
