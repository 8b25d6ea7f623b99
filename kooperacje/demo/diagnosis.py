"""The invented diagnosis of the samples, with the one before it: every step through the actions of the room."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.diagnosis import actions, checking, queries
from kooperacje.diagnosis.models import Diagnosis, Indicator, Problem, Question, Statement
from kooperacje.diagnosis.states import DiagnosisState, ProofKind, SurveyState
from kooperacje.institutions.models import Institution
from kooperacje.institutions.queries import by_keys
from kooperacje.territory.queries import by_code

FOLDER = Path(__file__).parent / "data" / "diagnozy"
NEWEST = "przyklad.yaml"


def load(by: Actor) -> None:
    """Both diagnoses, once."""
    said = yaml.safe_load((FOLDER / NEWEST).read_text("utf-8"))
    if Diagnosis.objects.filter(title=said["current"]["title"]).exists():
        return
    institutions = by_keys([said["leader"], *said["survey"]["answers"], *_named(said)])
    before = _begun(by, said, said["previous"], institutions[said["leader"]], None)
    _adopt(by, before, said["previous"], said["explain"])
    now = _begun(by, said, said["current"], institutions[said["leader"]], before)
    _survey(by, now, said["survey"], institutions)
    _findings(by, now, said, institutions)
    _adopt(by, now, said["current"], said["explain"])
    for problem in now.problems.filter(name__in=said["gaps"]).order_by("name"):
        actions.propose_gap(by=by, diagnosis=now, problem=problem)


def _named(said: Mapping[str, Any]) -> list[str]:
    return [one["institution"] for one in said["resources"] if "institution" in one]


def _begun(
    by: Actor, said: Mapping[str, Any], one: Mapping[str, Any], leader: Institution, before: Diagnosis | None
) -> Diagnosis:
    territory = by_code(said["territory"])
    assert territory is not None  # noqa: S101 - the samples name a powiat that stands
    texts = {name: one[name] for name in ("title", "edition", "purpose", "method")}
    made = actions.begin(
        by=by,
        leader=leader,
        territories=[territory],
        year=one["year"],
        texts={**texts, "predecessor": before},
    )
    actions.move(by=by, diagnosis=made, target=DiagnosisState.COLLECTING)
    table = (FOLDER / one["table"]).read_bytes()
    actions.load(by=by, diagnosis=made, content=table, settings={})
    return made


def _survey(
    by: Actor, diagnosis: Diagnosis, said: Mapping[str, Any], known: Mapping[str, Institution]
) -> None:
    survey = actions.begin_survey(by=by, diagnosis=diagnosis)
    actions.change_survey(by=by, diagnosis=diagnosis, intro=said["intro"], closes_on=None, expected=None)
    actions.invite(by=by, diagnosis=diagnosis, institutions=[known[key] for key in said["answers"]])
    actions.move_survey(by=by, diagnosis=diagnosis, target=SurveyState.OPEN)
    for invitation in survey.invitations.select_related("institution").order_by("institution__key"):
        answers = said["answers"][invitation.institution.key]
        actions.type_in(by=by, diagnosis=diagnosis, invitation=invitation, answers=answers)
    actions.move_survey(by=by, diagnosis=diagnosis, target=SurveyState.CLOSED)


def _findings(
    by: Actor, diagnosis: Diagnosis, said: Mapping[str, Any], known: Mapping[str, Institution]
) -> None:
    for one in said["resources"]:
        columns = {**one, "institution": known.get(one.get("institution", ""))}
        if "amount" in one:
            columns["amount"] = Decimal(one["amount"])
        actions.add_resource(by=by, diagnosis=diagnosis, columns=columns)
    units = queries.gminas(diagnosis)
    by_code_ = sorted(units, key=lambda unit: unit.code)
    for one in said["problems"]:
        columns = {name: one[name] for name in ("name", "domain", "groups", "scale", "trend")}
        columns |= {name: "\n".join(one[name]) for name in ("causes", "effects")}
        problem = actions.add_problem(by=by, diagnosis=diagnosis, columns=columns)
        felt = dict(zip(by_code_, one["felt"], strict=False))
        actions.place_problem(by=by, diagnosis=diagnosis, problem=problem, felt=felt)
        _prove(by, diagnosis, problem, one["proofs"])
    for one in said["statements"]:
        columns = {name: one[name] for name in ("block", "text", "domain")}
        statement = actions.add_statement(by=by, diagnosis=diagnosis, columns=columns)
        _prove(by, diagnosis, statement, one.get("proofs", ()))


def _prove(by: Actor, diagnosis: Diagnosis, of: Problem | Statement, proofs: Any) -> None:
    for one in proofs:
        if "indicator" in one:
            found = {"indicator": Indicator.objects.get(key=one["indicator"])}
            actions.prove(by=by, diagnosis=diagnosis, of=of, kind=ProofKind.INDICATOR, columns=found)
        else:
            question = Question.objects.get(survey=diagnosis.pk, key=one["question"])
            given = {"question": question}
            actions.prove(by=by, diagnosis=diagnosis, of=of, kind=ProofKind.QUESTION, columns=given)


def _adopt(by: Actor, diagnosis: Diagnosis, said: Mapping[str, Any], explanation: str) -> None:
    actions.move(by=by, diagnosis=diagnosis, target=DiagnosisState.DRAFTED)
    for finding in checking.findings(diagnosis):
        actions.explain(by=by, diagnosis=diagnosis, finding=finding.key, text=explanation)
    day: date = min(said["adopted"], clock.today())
    actions.adopt(by=by, diagnosis=diagnosis, day=day, resolution=said["resolution"])
