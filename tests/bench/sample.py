"""A generated consultation of any size; the same size gives the same value."""

import random
from datetime import date, timedelta

from kooperacje.consultations.exchange import schema
from kooperacje.consultations.states import (
    AnswerOutcome,
    ConsultationState,
    PositionOutcome,
    RemarkKind,
    StageKind,
)

_SUBJECTS = [
    "zespół",
    "plan",
    "koszyk usług",
    "diagnoza",
    "rodzina",
    "szkoła",
    "koordynator",
    "zgoda",
    "powiat",
    "gmina",
    "termin",
    "superwizja",
]
_VERBS = [
    "wymaga doprecyzowania",
    "powinien być krótszy",
    "nie ma podstawy prawnej",
    "dubluje istniejące zadania",
    "jest potrzebny",
]
_REASONS = [
    "Brakuje na to etatów",
    "Wynika to z ustawy",
    "Tak działa to już u nas",
    "Rodziny tego nie zrozumieją",
    "Zapis jest niejasny",
]
THEMES = 12


def consultation(remarks: int, slug: str = "") -> schema.Consultation:
    """A consultation with that many remarks, one answer per ten of them, every remark with a position."""
    chance = random.Random(remarks)
    start = date(2026, 3, 2)
    host = schema.InstitutionRef(
        key="rops-krakow",
        name="Regionalny Ośrodek Polityki Społecznej w Krakowie",
        type="rops",
        territory="1261011",
    )
    institutions = tuple(
        schema.InstitutionRef(key=f"i{n}", name=f"Instytucja próbna nr {n}", type="szkola", territory=None)
        for n in range(max(1, remarks // 10))
    )
    return schema.Consultation(
        slug=slug or f"proba-{remarks}",
        title=f"Konsultacja próbna z {remarks} uwagami",
        summary="Dane wygenerowane do pomiaru szybkości.",
        state=ConsultationState.PUBLISHED,
        published_on=date(2026, 5, 20),
        organiser=host.key,
        window=schema.Period(**{"from": start, "to": date(2026, 4, 30)}),
        institutions=(host, *institutions),
        questions=tuple(schema.Question(key=f"q{n}", text=f"Pytanie próbne nr {n}?") for n in range(1, 6)),
        stages=(
            schema.Stage(
                key="s1",
                kind=StageKind.ELECTRONIC,
                title="Uwagi",
                window=schema.Period(**{"from": start, "to": date(2026, 4, 30)}),
            ),
        ),
        invitations=tuple(
            schema.Invitation(key=f"z{i.key}", to=i.name, institution=i.key, stage="s1", count=1)
            for i in institutions
        ),
        answers=tuple(
            schema.Answer(
                key=f"a{n}",
                institution=institution.key,
                outcome=AnswerOutcome.WITH_REMARKS,
                stage="s1",
                received_on=start + timedelta(days=n % 50),
                remarks_stated=10,
            )
            for n, institution in enumerate(institutions)
        ),
        themes=tuple(schema.Theme(key=f"t{n}", title=f"Temat próbny nr {n}") for n in range(THEMES)),
        remarks=tuple(_remark(n, chance, len(institutions)) for n in range(remarks)),
        conclusions=(
            schema.ConclusionGroup(
                key="g1",
                title="Wnioski",
                questions=("q1", "q2", "q3", "q4", "q5"),
                conclusions=(
                    schema.Conclusion(key="c1", text="Wniosek próbny.", sources=("question:q1", "stage:s1")),
                ),
            ),
        ),
    )


def _remark(number: int, chance: random.Random, answers: int) -> schema.Remark:
    sentence = f"{chance.choice(_SUBJECTS).capitalize()} {chance.choice(_VERBS)}"
    return schema.Remark(
        key=f"r{number}",
        text=". ".join(f"{chance.choice(_SUBJECTS).capitalize()} {chance.choice(_VERBS)}" for _ in range(3))
        + ".",
        kind=chance.choice(list(RemarkKind)),
        answer=f"a{number % answers}",
        question=f"q{number % 5 + 1}",
        themes=(f"t{number % THEMES}",),
        place=f"Rozdział {chance.randint(1, 9)}, punkt {chance.randint(1, 30)}",
        proposed=f"{sentence}.",
        reason=f"{chance.choice(_REASONS)}.",
        position=schema.Position(
            outcome=chance.choice(list(PositionOutcome)), reason=f"{chance.choice(_REASONS)}."
        ),
    )
