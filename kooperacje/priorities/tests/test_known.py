"""What the rooms below offer for proposals, from their own data."""

from kooperacje.base import clock
from kooperacje.basket.models import Gap
from kooperacje.basket.states import GapKind, GapState
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.states import AnswerOutcome, ConsultationState
from kooperacje.diagnosis.models import Diagnosis, Problem
from kooperacje.diagnosis.states import DiagnosisState, Domain
from kooperacje.priorities import actions, known, queries
from kooperacje.territory.queries import by_code


def gap(places, key, *, is_public=True, state=GapState.CONFIRMED, code="120701"):
    return Gap.objects.create(
        key=key,
        title=f"Brak {key}",
        kind=GapKind.ABSENT.value,
        state=state.value,
        territory=by_code("1207011" if code == "120701" else code),
        keeper=places["pcpr"],
        is_public=is_public,
        changed_at=clock.now(),
    )


def test_open_public_gaps_of_the_area(team, places):
    gap(places, "psychiatry")
    gap(places, "zamkniety", state=GapState.CLOSED)
    gap(places, "niepubliczny", is_public=False)
    assert [one.label for one in known.gaps(team)] == ["Brak psychiatry"]


def test_problems_of_the_adopted_diagnosis_with_their_weight(team, places):
    diagnosis = Diagnosis.objects.create(
        key="diagnoza-proba",
        title="Diagnoza",
        leader=places["pcpr"],
        year=2026,
        state=DiagnosisState.ADOPTED.value,
        adopted_on=clock.today(),
        changed_at=clock.now(),
        sort_key="diagnoza",
    )
    diagnosis.territories.add(by_code("1207"))
    Problem.objects.create(
        diagnosis=diagnosis, name="Samotność", domain=next(iter(Domain)).value, scale=4, trend="unknown"
    )
    (offer,) = known.problems(team)
    assert (offer.label, offer.detail) == ("Samotność", "dotkliwość 4 z 5, Diagnoza (2026)")


def test_themes_of_published_consultations_with_their_counts(row, team, leader, system_actor):
    value = schema.Consultation(
        slug="proba",
        title="Konsultacja na próbę",
        state=ConsultationState.PUBLISHED,
        organiser="host",
        institutions=(schema.InstitutionRef(key="host", name="Gospodarz (przykład)", type="rops"),),
        answers=(schema.Answer(key="o1", institution="host", outcome=AnswerOutcome.WITH_REMARKS),),
        themes=(schema.Theme(key="t1", title="Czas"), schema.Theme(key="t2", title="Bez uwag")),
        remarks=tuple(
            schema.Remark(key=f"u{n}", text="Za mało czasu.", answer="o1", themes=("t1",)) for n in (1, 2)
        ),
    )
    consultations.load(value, by=system_actor)
    (offer,) = known.themes(team)
    assert (offer.ref, offer.label, offer.count) == ("proba/t1", "Czas", 2)
    (taken,) = actions.take(by=leader, row=row, chosen=["consultations.theme|proba/t1"])
    assert queries.sources([taken])[taken.pk][0].count == 2


def test_adopted_priorities_are_found_by_what_they_rest_on(row, team, leader, places, fresh):
    gap(places, "psychiatry")
    (taken,) = actions.take(by=leader, row=row, chosen=["basket.gap|psychiatry"])
    row.priorities.create(
        position=1, proposal=taken, title=taken.title, owner=places["pcpr"], indicator="x", due=clock.today()
    )
    assert queries.priorities_from("basket.gap", ["psychiatry"]) == []
    type(row).objects.filter(pk=row.pk).update(
        state="adopted", adopted_on=clock.today(), members=5, way="circulation"
    )
    (found,) = queries.priorities_from("basket.gap", ["psychiatry"])
    assert found.title == "Brak psychiatry"
