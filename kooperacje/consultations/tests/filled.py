"""A consultation with something in every list, and the same with more rows."""

from datetime import date, time
from typing import Any

from kooperacje.consultations.exchange import schema
from kooperacje.consultations.states import (
    AnswerOutcome,
    ChannelKind,
    ConsultationState,
    GroupKind,
    Level,
    PositionOutcome,
    RemarkKind,
    StageKind,
    Stance,
    VerdictOutcome,
)

SENTENCES = ("goals", "addressees", "implementers", "support_topics", "support_forms", "next_steps")
WINDOW = schema.Period(from_=date(2026, 3, 1), to=date(2026, 4, 30))
TOTAL = (schema.Breakdown(label="pracownicy", count=10), schema.Breakdown(label="inni"))


def _one(place: int) -> dict[str, Any]:
    """One row of every list; the number tells them apart."""
    inst, stage, channel = f"inst{place}", f"st{place}", f"k{place}"
    taken = schema.Position(outcome=PositionOutcome.ACCEPTED, reason="Słusznie", taken_on=date(2026, 5, 1))
    return {
        "institutions": schema.InstitutionRef(key=inst, name=f"Ośrodek {place}", type="ops", territory="12"),
        **{name: schema.Entry(key=f"{name[0]}{place}", text=f"Zdanie {place}") for name in SENTENCES},
        "questions": schema.Question(key=f"q{place}", text=f"Pytanie {place}?"),
        "channels": schema.Channel(
            key=channel, kind=ChannelKind.PAPER, text=f"Formularz {place}", contact="a@b.pl"
        ),
        "stages": schema.Stage(
            key=stage,
            kind=StageKind.MEETINGS,
            title=f"Etap {place}",
            text="Opis",
            window=WINDOW,
            channel=channel,
            participants=12,
            breakdown=TOTAL,
        ),
        "stakeholders": schema.Stakeholder(
            key=f"i{place}",
            name=f"Szkoły {place}",
            institution=inst,
            institution_types=("ops", "wtz"),
            is_key=False,
            obligatory=True,
            sector="oświata",
            influence=Level.HIGH,
            reason="Ważne",
        ),
        "invitations": schema.Invitation(
            key=f"z{place}",
            to=f"Ośrodek {place}",
            stage=stage,
            institution=inst,
            institution_types=("ops",),
            count=3,
            sent_on=date(2026, 2, 20),
            how="e-mail",
            opened_on=date(2026, 2, 21),
            relayed_by=inst,
        ),
        "materials": schema.Material(
            key=f"mat{place}", title="Model", kind="PDF", link="https://example.org/m"
        ),
        "notices": schema.Notice(
            key=f"n{place}",
            title="Ogłoszenie",
            published_on=date(2026, 2, 1),
            places=("BIP", "strona"),
            stage=stage,
            window=WINDOW,
            accepted=WINDOW,
            term="wiosną",
        ),
        "answers": schema.Answer(
            key=f"o{place}",
            institution=inst,
            outcome=AnswerOutcome.WITH_REMARKS,
            stage=stage,
            channel=channel,
            received_on=date(2026, 3, 10),
            remarks_stated=2,
            receipt=f"K-{place}",
            late=True,
            relayed_by=inst,
            note="List",
        ),
        "meetings": schema.Meeting(
            key=f"m{place}",
            title=f"Spotkanie {place}",
            stage=stage,
            day=date(2026, 3, 12),
            starts=time(9, 30),
            ends=time(12),
            place="Kraków",
            territory="12",
            participants=12,
            breakdown=TOTAL,
            institutions=(inst,),
        ),
        "headcounts": schema.Headcount(
            key=f"h{place}", label="Razem", count=12, meetings=(f"m{place}",), breakdown=TOTAL
        ),
        "themes": schema.Theme(
            key=f"te{place}", title=f"Temat {place}", description="Opis", above=f"te{place}"
        ),
        "groups": schema.RemarkGroup(
            key=f"ug{place}",
            kind=GroupKind.CAMPAIGN,
            title=f"Akcja {place}",
            representative=f"u{place}",
            signatories=7,
        ),
        "changes": schema.Change(
            key=f"ch{place}", passage="p-1", before="było", after="jest", remarks=(f"u{place}",), reason="Tak"
        ),
        "verdicts": schema.Verdict(
            key=f"v{place}",
            remark=f"u{place}",
            outcome=VerdictOutcome.CONTESTED,
            meeting=f"m{place}",
            institution=inst,
            statement="Nie zgadzamy się",
        ),
        "remarks": schema.Remark(
            key=f"u{place}",
            text=f"Uwaga {place}",
            kind=RemarkKind.LEGAL,
            answer=f"o{place}",
            question=f"q{place}",
            place="s. 3",
            proposed="lepiej",
            received_on=date(2026, 3, 10),
            stance=Stance.AGAINST,
            themes=(f"te{place}",),
            group=f"ug{place}",
            passage="p-1",
            quote="słowa",
            table="stolik 2",
            public_text="Uwaga […]",
            masked=("telefon",),
            position=None if place % 2 else taken,
        ),
        "conclusions": schema.ConclusionGroup(
            key=f"gr{place}",
            title=f"Grupa {place}",
            questions=(f"q{place}",),
            conclusions=(
                schema.Conclusion(
                    key=f"w{place}",
                    text=f"Wniosek {place}",
                    sources=(
                        f"question:q{place}",
                        f"meeting:m{place}",
                        f"answer:o{place}",
                        f"remark:u{place}",
                    ),
                ),
            ),
        ),
        "sources": schema.Source(title=f"Raport {place}", link="https://example.org", note="Nota"),
    }


def grown(size: int) -> schema.Consultation:
    """With so many rows in every list."""
    lists: dict[str, list[Any]] = {}
    for place in range(1, size + 1):
        for name, row in _one(place).items():
            lists.setdefault(name, []).append(row)
    lists["institutions"].append(schema.InstitutionRef(key="host", name="Gospodarz", type="rops"))
    return schema.Consultation(
        slug="pelna",
        title="Pełna konsultacja",
        summary="Wszystko po trochu.",
        state=ConsultationState.RUNNING,
        organiser="host",
        project="Projekt",
        model=schema.ModelRef(key="kooperacje-3d", version="1"),
        territories=("12", "14"),
        window=WINDOW,
        contact=schema.Contact(email="biuro@example.org", phone="12 345 67 89"),
        privacy=schema.Privacy(clause="Kto przetwarza dane i po co.", keep_months=12),
        **{name: tuple(rows) for name, rows in lists.items()},
    )


FULL = grown(2)
