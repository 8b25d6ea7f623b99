"""Diagnoses and what they hold: who may, in which state, and what the journal then holds."""

from datetime import timedelta
from decimal import Decimal

import pytest

from kooperacje.base import clock
from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.decisions import Denied
from kooperacje.base.flows import IllegalMove
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.base.versions import Stale
from kooperacje.basket.actions import load_categories
from kooperacje.basket.models import Gap
from kooperacje.diagnosis import access, actions, checking, proofs, queries
from kooperacje.diagnosis.models import Diagnosis, Indicator, Observation, PendingTable, Question
from kooperacje.diagnosis.states import DiagnosisState, ProofKind, SurveyState
from kooperacje.diagnosis.tests.conftest import TEXTS, columns
from kooperacje.institutions import actions as institutions
from kooperacje.journal.models import Event
from kooperacje.territory.queries import by_code

S = DiagnosisState


@pytest.fixture
def problem(diagnosis, leader):
    return actions.add_problem(by=leader, diagnosis=diagnosis, columns=columns())


@pytest.fixture
def observed(diagnosis, leader, powiat):
    """`observed("bezrobocie", "6.4", year=2024)`: a value with a source."""

    def make(key, value, year=2024, unit=None, source="PUP", **said):
        return actions.observe(
            by=leader, diagnosis=diagnosis, indicator=Indicator.objects.get(key=key), territory=unit or powiat,
            year=year, value=None if value is None else Decimal(value), source=source, **said,
        )  # fmt: skip

    return make


# Who may


def test_who_begins_and_who_sees(person, office, diagnosis, leader, system_actor, powiat):
    outsider, officer, reader, member = (
        person("leader"), person("officer", office.pk), person("reader", office.pk), person("member", office.pk),
    )  # fmt: skip
    for actor, begins in (
        (leader, True),
        (officer, True),
        (outsider, False),
        (reader, False),
        (system_actor, True),
    ):
        assert bool(access.begins(actor, office.pk)) is begins
    assert access.begins(outsider)
    for actor, enters in (
        (leader, True),
        (reader, True),
        (member, False),
        (ANONYMOUS, False),
        (system_actor, True),
    ):
        assert bool(access.enters(actor)) is enters
    with pytest.raises(Denied):
        actions.begin(by=outsider, leader=office, territories=[powiat], year=2026, texts=TEXTS)
    table = {
        leader: "vwp",
        officer: "vwp",
        reader: "v",
        outsider: "",
        member: "",
        ANONYMOUS: "",
        system_actor: "vwp",
    }
    for actor, may in table.items():
        assert bool(access.can(actor, access.WORK, diagnosis)) is ("v" in may)
        assert bool(access.can(actor, access.WRITE, diagnosis)) is ("w" in may)
        assert bool(access.can(actor, access.PROPOSE, diagnosis)) is ("p" in may)
        assert access.visible(actor).filter(pk=diagnosis.pk).exists() is bool(
            access.can(actor, access.VIEW, diagnosis)
        )
    with pytest.raises(NotThere):
        access.get_or_404(outsider, diagnosis.key)
    with pytest.raises(Denied):
        access.get_or_404(reader, diagnosis.key, access.WRITE)


def test_an_adopted_one_is_everybodys_to_read_and_nobodys_to_write(adopted, diagnosis, leader, person):
    with pytest.raises(NotThere):
        access.published_or_404(diagnosis.key)
    adopted(diagnosis)
    assert access.published_or_404(diagnosis.key) == diagnosis
    assert access.get_or_404(ANONYMOUS, diagnosis.key) == diagnosis
    for deed in (
        lambda: actions.add_problem(by=leader, diagnosis=diagnosis, columns=columns()),
        lambda: actions.move(by=leader, diagnosis=diagnosis, target=S.COLLECTING),
        lambda: actions.begin_survey(by=leader, diagnosis=diagnosis),
    ):
        with pytest.raises(Denied, match="przyjęta"):
            deed()


# A diagnosis


def test_beginning_writes_to_the_journal_and_loads_the_catalogue_once(make, powiat, leader):
    made = make()
    assert made.key == "diagnoza-lokalna-2026"
    assert make().key == "diagnoza-lokalna-2026-2"
    event = Event.objects.get(verb="diagnosis.begun", subject=f"diagnosis.diagnosis:{made.pk}")
    assert event.details == {"territories": ["1207"], "year": 2026}
    assert Event.objects.filter(verb="diagnosis.catalogue_loaded").count() == 1
    assert actions.load_catalogue(by=leader) == 0
    Indicator.objects.filter(key="bezrobocie").update(definition="stara")
    assert actions.load_catalogue(by=leader) == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"title": " "}, "musi mieć tytuł"),
        ({"year": 1889}, "między 1990"),
        ({"territories": []}, "co najmniej jedną"),
    ],
)
def test_bad_beginnings_get_a_sentence(said, sentence, office, leader, powiat):
    given = {"territories": [powiat], "year": 2026, "title": "D", **said}
    texts = {**TEXTS, "title": given.pop("title")}
    with pytest.raises(BadInput, match=sentence):
        actions.begin(by=leader, leader=office, texts=texts, **given)


def test_a_predecessor_is_not_younger(make):
    with pytest.raises(BadInput, match="późniejszego roku"):
        make(year=2020, predecessor=make(year=2026))


def test_changing_keeps_count_and_refuses_a_stale_form(diagnosis, leader, powiat):
    tymbark = by_code("1207122")
    given = {"by": leader, "diagnosis": diagnosis, "year": 2026, "texts": {**TEXTS, "method": "Warsztat"}}
    row = actions.change(**given, territories=[powiat, tymbark], expected=1)
    assert row.version == 2
    assert [one.code for one in queries.area(row)] == ["1207", "1207122"]
    with pytest.raises(Stale):
        actions.change(**{**given, "year": 2027}, territories=[powiat], expected=1)
    events = Event.objects.filter(verb="diagnosis.changed").count()
    actions.change(**given, territories=[powiat, tymbark], expected=2)
    assert Event.objects.filter(verb="diagnosis.changed").count() == events


def test_moves_follow_the_table(diagnosis, leader):
    with pytest.raises(IllegalMove):
        actions.move(by=leader, diagnosis=diagnosis, target=S.DRAFTED)
    actions.move(by=leader, diagnosis=diagnosis, target=S.COLLECTING)
    for target in (S.ADOPTED, S.SUPERSEDED):
        with pytest.raises(BadInput, match="dzień i uchwałę"):
            actions.move(by=leader, diagnosis=diagnosis, target=target)
    with pytest.raises(IllegalMove):
        actions.adopt(by=leader, diagnosis=diagnosis, day=clock.today())


def test_the_next_one_supersedes_only_its_own(make, adopted, person, system_actor, powiat):
    before = adopted(make(year=2022))
    after = adopted(make(year=2026, predecessor=before))
    before.refresh_from_db()
    assert (before.state, after.state) == (S.SUPERSEDED, S.ADOPTED)
    assert adopted(make(year=2027, predecessor=before)).state == S.ADOPTED
    assert access.get_or_404(ANONYMOUS, before.key) == before


def test_the_diagnosis_that_went_away(diagnosis, leader):
    Diagnosis.objects.all().delete()
    with pytest.raises(BadInput, match="już nie ma"):
        actions.move(by=leader, diagnosis=diagnosis, target=S.COLLECTING)


def test_one_begun_by_mistake_is_removed_while_it_is_prepared(diagnosis, make, leader, system_actor):
    actions.remove(by=leader, diagnosis=diagnosis)
    assert not Diagnosis.objects.exists()
    one = make()
    survey = actions.begin_survey(by=leader, diagnosis=one)
    body = institutions.register(by=system_actor, name="OPS (przykład)", type="ops", seat="1207122")
    actions.invite(by=leader, diagnosis=one, institutions=[body])
    actions.move_survey(by=leader, diagnosis=one, target=SurveyState.OPEN)
    actions.send_answer(survey.invitations.get(), answers={"braki": "x"})
    with pytest.raises(BadInput, match="odpowiedziały"):
        actions.remove(by=leader, diagnosis=one)
    actions.move(by=leader, diagnosis=one, target=S.COLLECTING)
    with pytest.raises(BadInput, match="w przygotowaniu"):
        actions.remove(by=leader, diagnosis=one)


def test_adoption_closes_the_survey(diagnosis, adopted, leader, system_actor):
    survey = actions.begin_survey(by=leader, diagnosis=diagnosis)
    body = institutions.register(by=system_actor, name="OPS (przykład)", type="ops", seat="1207122")
    actions.invite(by=leader, diagnosis=diagnosis, institutions=[body])
    actions.move_survey(by=leader, diagnosis=diagnosis, target=SurveyState.OPEN)
    adopted(diagnosis)
    one = access.live().get(survey=survey)
    assert one.survey.state == SurveyState.CLOSED
    assert access.may_answer(one).reason == access.OVER
    with pytest.raises(Denied):
        actions.send_answer(one, answers={"braki": "x"})


# Findings and adoption


def test_findings_are_mended_or_explained_before_adoption(diagnosis, leader, observed, problem):
    observed("przedszkola", "104", source="")
    for target in (S.COLLECTING, S.DRAFTED):
        actions.move(by=leader, diagnosis=diagnosis, target=target)
    actions.add_statement(
        by=leader, diagnosis=diagnosis, columns={"block": "conclusion", "text": "Wniosek", "domain": ""}
    )
    found = checking.findings(diagnosis)
    kinds = [one.key.partition(":")[0] for one in found]
    assert kinds == ["conclusion", "problem", "no-source", "over-hundred"]
    with pytest.raises(BadInput, match="Sprawy bez wyjaśnienia: 4"):
        actions.adopt(by=leader, diagnosis=diagnosis, day=clock.today())
    for one in found:
        actions.explain(by=leader, diagnosis=diagnosis, finding=one.key, text=" Tak podało  źródło. ")
    assert {one.explanation for one in checking.findings(diagnosis)} == {"Tak podało źródło."}
    with pytest.raises(BadInput, match="jeszcze nie nadeszła"):
        actions.adopt(by=leader, diagnosis=diagnosis, day=clock.today() + timedelta(days=1))
    actions.explain(by=leader, diagnosis=diagnosis, finding=found[0].key, text="")
    with pytest.raises(BadInput, match=": 1"):
        actions.adopt(by=leader, diagnosis=diagnosis, day=clock.today())
    with pytest.raises(BadInput, match="500"):
        actions.explain(by=leader, diagnosis=diagnosis, finding=found[0].key, text="x" * 501)
    with pytest.raises(BadInput, match="już nie ma"):
        actions.explain(by=leader, diagnosis=diagnosis, finding="sudden:x", text="x")
    actions.explain(by=leader, diagnosis=diagnosis, finding=found[0].key, text="Oczywiste")
    assert actions.adopt(by=leader, diagnosis=diagnosis, day=clock.today()).state == S.ADOPTED


# Values


def test_a_value_is_replaced_and_removed(diagnosis, leader, observed):
    one = observed("bezrobocie", "6.4")
    again = observed("bezrobocie", None, note_="tajemnica")
    assert (again.pk, again.value, again.version) == (one.pk, None, 2)
    observed("bezrobocie", None, note_="tajemnica")
    with pytest.raises(BadInput, match="między 1990"):
        observed("bezrobocie", "1", year=1889)
    actions.forget_value(by=leader, diagnosis=diagnosis, observation=one)
    assert not Observation.objects.exists()


def test_an_indicator_of_ones_own_has_a_name_once(office, leader, person):
    said = {"name": "Świetlice", "definition": "Ile", "measure": "count", "base": "", "domain": "", "direction": "better", "source": ""}  # fmt: skip
    assert actions.add_indicator(by=leader, owner=office, columns=said).key == "swietlice"
    with pytest.raises(BadInput, match="już jest"):
        actions.add_indicator(by=leader, owner=office, columns={**said, "name": " świetlice "})
    assert (
        actions.add_indicator(by=leader, owner=office, columns={**said, "name": "Świetlice!"}).key
        == "swietlice-2"
    )
    assert actions.add_indicator(by=leader, owner=office, columns={**said, "name": "!!!"}).key == "wskaznik"
    with pytest.raises(Denied):
        actions.add_indicator(by=person("leader"), owner=office, columns={**said, "name": "Inne"})


def test_a_table_waits_for_its_sender_alone(diagnosis, leader, person, office, system_actor):
    given = {
        "diagnosis": diagnosis,
        "name": "a.csv",
        "content": b"Kod;Rok;Ludno\xc5\x9b\xc4\x87\n1207;2024;5\n",
        "settings": {},
    }
    first = actions.stage(by=leader, **given)
    second = actions.stage(by=leader, **given)
    assert list(PendingTable.objects.all()) == [second]
    assert first.pk != second.pk
    with pytest.raises(NotThere):
        access.pending_or_404(person("leader", office.pk), diagnosis, second.pk)
    with pytest.raises(BadInput, match="zalogowana"):
        actions.stage(by=system_actor, **given)
    actions.discard(by=leader, pending=second)
    assert not PendingTable.objects.exists()


# Resources, problems, statements, evidence


def test_rows_are_changed_and_removed_by_those_who_may(diagnosis, leader, person, problem, make):
    said = {"kind": "staff", "name": "Etaty", "domain": "", "unit": "etatów", "amount": Decimal(3)}
    resource = actions.add_resource(by=leader, diagnosis=diagnosis, columns=said)
    changed = actions.change_row(
        by=leader, diagnosis=diagnosis, row=resource, columns={**said, "name": "Więcej"}, expected=1
    )
    assert (changed.name, changed.version) == ("Więcej", 2)
    actions.change_row(
        by=leader, diagnosis=diagnosis, row=resource, columns={**said, "name": "Więcej"}, expected=2
    )
    with pytest.raises(Stale):
        actions.change_row(
            by=leader, diagnosis=diagnosis, row=resource, columns={**said, "name": "X"}, expected=1
        )
    with pytest.raises(BadInput, match="już na liście"):
        actions.add_problem(by=leader, diagnosis=diagnosis, columns=columns())
    actions.change_row(by=leader, diagnosis=diagnosis, row=problem, columns=columns(scale=5), expected=None)
    with pytest.raises(Denied):
        actions.remove_row(by=person("leader"), diagnosis=diagnosis, row=resource)
    with pytest.raises(BadInput, match="już nie ma"):
        actions.remove_row(by=leader, diagnosis=make(title="Inna"), row=resource)
    actions.remove_row(by=leader, diagnosis=diagnosis, row=resource)
    assert not diagnosis.resources.exists()


def test_a_problem_is_placed_in_gminas_of_the_area(diagnosis, leader, problem):
    tymbark, oswiecim = by_code("1207122"), by_code("1213062")
    actions.place_problem(by=leader, diagnosis=diagnosis, problem=problem, felt={tymbark: 3})
    actions.place_problem(by=leader, diagnosis=diagnosis, problem=problem, felt={tymbark: 1})
    assert [one.intensity for one in problem.places.all()] == [1]
    actions.place_problem(by=leader, diagnosis=diagnosis, problem=problem, felt={tymbark: None})
    assert not problem.places.exists()
    for felt in ({oswiecim: 1}, {tymbark: 4}):
        with pytest.raises(BadInput, match="od 0 do 3"):
            actions.place_problem(by=leader, diagnosis=diagnosis, problem=problem, felt=felt)


def test_evidence_is_given_once_and_points_at_something(diagnosis, leader, problem, observed, make):
    observed("bezrobocie", "6.4")
    rate = {"indicator": Indicator.objects.get(key="bezrobocie")}
    give = {"by": leader, "diagnosis": diagnosis, "of": problem}
    proof = actions.prove(**give, kind=ProofKind.INDICATOR, columns=rate)
    with pytest.raises(BadInput, match="już podano"):
        actions.prove(**give, kind=ProofKind.INDICATOR, columns=rate)
    with pytest.raises(BadInput, match="na czym"):
        actions.prove(**give, kind=ProofKind.INDICATOR, columns={})
    with pytest.raises(BadInput, match="zdaniem"):
        actions.prove(**give, kind=ProofKind.DOCUMENT, columns={"text": " "})
    other = make(title="Inna")
    actions.begin_survey(by=leader, diagnosis=other)
    with pytest.raises(BadInput, match="innej ankiety"):
        actions.prove(**give, kind=ProofKind.QUESTION, columns={"question": Question.objects.first()})
    outside = {"text": "Konsultacje 2025", "url": "https://example.org/"}
    actions.prove(**give, kind=ProofKind.CONSULTATION, columns=outside)
    told = [one.sentence for one in proofs.Teller(diagnosis).told(problem.proofs.order_by("kind"))]
    assert told == [
        "Konsultacje 2025 (https://example.org/)",
        "Stopa bezrobocia rejestrowanego – powiat limanowski: 6,4 (2024)",
    ]
    statement = actions.add_statement(
        by=leader, diagnosis=diagnosis, columns={"block": "conclusion", "text": "W", "domain": ""}
    )
    on_it = actions.prove(
        by=leader, diagnosis=diagnosis, of=statement, kind=ProofKind.INDICATOR, columns=rate
    )
    for one in (proof, on_it):
        actions.withdraw_proof(by=leader, diagnosis=diagnosis, proof=one)
    for number in range(29):
        actions.prove(**give, kind=ProofKind.DOCUMENT, columns={"text": f"Dokument {number}"})
    with pytest.raises(BadInput, match="najwyżej 30"):
        actions.prove(**give, kind=ProofKind.DOCUMENT, columns={"text": "Jeszcze jeden"})


# The basket


@pytest.fixture
def seated(office, system_actor):
    """The leading office has its seat in the powiat, so that the register takes gaps from it."""
    office.seat = by_code("1207011")
    office.save()
    load_categories(by=system_actor)
    return office


def test_a_problem_becomes_a_gap_once(diagnosis, leader, problem, seated, adopted):
    gap = actions.propose_gap(by=leader, diagnosis=diagnosis, problem=problem)
    assert (gap.title, gap.territory.code, gap.category.key, gap.audience) == (
        problem.name,
        "1207",
        "bezrobocie",
        "youth",
    )
    assert gap.evidence.get().kind == "diagnosis"
    assert "Skala od 1 do 5: 4" in gap.evidence.get().text
    assert actions.propose_gap(by=leader, diagnosis=diagnosis, problem=problem) == gap
    assert Gap.objects.count() == 1
    assert [one.kind for one in problem.proofs.all()] == ["gap"]
    assert queries.problems_with_gaps(diagnosis) == {str(problem.pk)}
    assert next(one for one in queries.matches(diagnosis) if one.domain == "bezrobocie").gaps == 1


def test_a_gap_that_stands_already_gets_the_evidence(diagnosis, leader, problem, seated, make, adopted):
    gap = actions.propose_gap(by=leader, diagnosis=diagnosis, problem=problem)
    other = make(title="Inna", territories=[by_code("1207122"), by_code("1207011")])
    same = actions.add_problem(by=leader, diagnosis=other, columns=columns(scale=None, causes="", groups=[]))
    adopted_other = adopted_with(other, leader, same)
    assert actions.propose_gap(by=leader, diagnosis=adopted_other, problem=same) == gap
    assert gap.evidence.count() == 2
    assert not same.proofs.exists()


def adopted_with(one, leader, problem):
    for target in (S.COLLECTING, S.DRAFTED):
        actions.move(by=leader, diagnosis=one, target=target)
    actions.explain(by=leader, diagnosis=one, finding=f"problem:{problem.pk}", text="Wiadomo")
    return actions.adopt(by=leader, diagnosis=one, day=clock.today())


def test_a_gap_of_another_place_is_refused(diagnosis, problem, person, leader):
    with pytest.raises(Denied):
        actions.propose_gap(by=person("leader"), diagnosis=diagnosis, problem=problem)


# What rooms above take


def test_problems_and_partners_for_the_rooms_above(diagnosis, leader, problem, powiat, system_actor, seated):
    tymbark = by_code("1207122")
    assert queries.problems(tymbark) == []
    assert queries.suggested_partners(powiat) == []
    adopted_with(diagnosis, leader, problem)
    found = queries.problems(tymbark)
    assert [(one.name, one.scale, one.proofs, one.url) for one in found] == [
        ("Bezrobocie młodych", 4, 0, f"/diagnozy/{diagnosis.key}/#problems")
    ]
    office = institutions.register(by=system_actor, name="PUP (przykład)", type="pup", seat="1207011")
    asked = {one.type.key: one for one in queries.suggested_partners(powiat)}
    assert set(asked) == {"pup", "cis", "kis", "ckz"}
    assert [one.name for one in asked["pup"].institutions] == ["PUP (przykład)"]
    assert asked["pup"].because == ("Bezrobocie młodych",)
    assert "pup" not in {one.type.key for one in queries.suggested_partners(powiat, [office.pk])}


def test_a_gap_and_an_indicator_without_values_are_told_as_evidence(
    diagnosis, leader, problem, office, powiat
):
    gap = Gap.objects.create(
        key="proba",
        title="Brak psychiatry",
        kind="absent",
        state="confirmed",
        territory=powiat,
        keeper=office,
        changed_at=clock.now(),
    )
    give = {"by": leader, "diagnosis": diagnosis, "of": problem}
    actions.prove(**give, kind=ProofKind.GAP, columns={"gap": gap, "text": "zgłoszona w maju"})
    actions.prove(
        **give, kind=ProofKind.INDICATOR, columns={"indicator": Indicator.objects.get(key="bezrobocie")}
    )
    told = {one.sentence for one in proofs.Teller(diagnosis).told(problem.proofs.order_by("kind"))}
    assert told == {
        "Brak psychiatry; zgłoszona w maju",
        "Stopa bezrobocia rejestrowanego – brak wartości",
    }


def test_a_partner_of_an_unknown_type_is_not_asked_for(
    diagnosis, leader, problem, powiat, seated, monkeypatch
):
    adopted_with(diagnosis, leader, problem)
    monkeypatch.setattr(
        "kooperacje.diagnosis.queries.feeding.catalogue.partner_types", lambda _domain: ["nie-ma-takiego"]
    )
    assert queries.suggested_partners(powiat) == []
