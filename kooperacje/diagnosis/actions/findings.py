"""Resources, problems, statements, and what they rest on."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.base.versions import Versioned
from kooperacje.diagnosis import queries
from kooperacje.diagnosis.actions.common import locked, names, note
from kooperacje.diagnosis.models import Diagnosis, Problem, ProblemPlace, Proof, Resource, Statement
from kooperacje.diagnosis.states import ProofKind
from kooperacje.territory.models import Unit

Row = TypeVar("Row", Resource, Problem, Statement)
MOST_PROOFS = 30


@transaction.atomic
def add_resource(*, by: Actor, diagnosis: Diagnosis, columns: Mapping[str, Any]) -> Resource:
    """Something that there is to work with."""
    row = locked(by, diagnosis)
    made: Resource = Resource.objects.create(diagnosis=row, **columns)
    note(by, row, "resource_added", {"resource": str(made.pk)})
    return made


@transaction.atomic
def add_problem(*, by: Actor, diagnosis: Diagnosis, columns: Mapping[str, Any]) -> Problem:
    """A problem of the area; its name is there once."""
    row = locked(by, diagnosis)
    _check_problem(row, columns, None)
    made: Problem = Problem.objects.create(diagnosis=row, **columns)
    note(by, row, "problem_added", {"problem": str(made.pk)})
    return made


@transaction.atomic
def add_statement(*, by: Actor, diagnosis: Diagnosis, columns: Mapping[str, Any]) -> Statement:
    """A sentence of one of the blocks, or a conclusion; last in its block."""
    row = locked(by, diagnosis)
    last = Statement.objects.filter(diagnosis=row, block=columns["block"]).aggregate(last=Max("position"))
    made: Statement = Statement.objects.create(diagnosis=row, position=(last["last"] or 0) + 1, **columns)
    note(by, row, "statement_added", {"statement": str(made.pk)})
    return made


@transaction.atomic
def change_row(
    *, by: Actor, diagnosis: Diagnosis, row: Row, columns: Mapping[str, Any], expected: int | None
) -> Row:
    """Replace what a resource, problem or statement says. Raises `Stale` when it was saved since `expected`."""
    whole = locked(by, diagnosis)
    found: Row = _own(whole, row)
    if isinstance(found, Problem):
        _check_problem(whole, columns, found)
    if changed := found.apply(dict(columns), expected=expected):
        found.save()
        kind = type(row).__name__.lower()
        note(by, whole, f"{kind}_changed", {kind: str(row.pk), "fields": names(changed)})
    return found


@transaction.atomic
def remove_row(*, by: Actor, diagnosis: Diagnosis, row: Versioned) -> None:
    """Take a resource, problem or statement out, with its evidence."""
    whole = locked(by, diagnosis)
    kind = type(row).__name__.lower()
    note(by, whole, f"{kind}_removed", {kind: str(row.pk)})
    _own(whole, row).delete()  # type: ignore[type-var]


@transaction.atomic
def place_problem(
    *, by: Actor, diagnosis: Diagnosis, problem: Problem, felt: Mapping[Unit, int | None]
) -> None:
    """Say how strongly a problem is felt in each gmina; None takes the judgement back."""
    whole = locked(by, diagnosis)
    found = _own(whole, problem)
    inside = {unit.pk for unit in queries.gminas(whole)}
    if any(unit.pk not in inside for unit in felt) or any(
        level not in (None, 0, 1, 2, 3) for level in felt.values()
    ):
        raise BadInput(_("A problem is judged from 0 to 3 in gminas of the area."))
    ProblemPlace.objects.filter(problem=found, territory__in=list(felt)).delete()
    ProblemPlace.objects.bulk_create(
        ProblemPlace(problem=found, territory=unit, intensity=level)
        for unit, level in felt.items()
        if level is not None
    )
    note(by, whole, "problem_placed", {"problem": str(found.pk), "gminas": len(felt)})


@transaction.atomic
def prove(
    *, by: Actor, diagnosis: Diagnosis, of: Problem | Statement, kind: ProofKind, columns: Mapping[str, Any]
) -> Proof:
    """Say what a problem or statement rests on. The same thing is not given twice."""
    whole = locked(by, diagnosis)
    owner = {"problem": _own(whole, of)} if isinstance(of, Problem) else {"statement": _own(whole, of)}
    _check_proof(whole, kind, columns)
    given = {name: columns.get(name) for name in ("indicator", "question", "gap")}
    if columns.get("url") or columns.get("text"):
        given |= {"url": columns.get("url") or "", "text": columns.get("text") or ""}
    if Proof.objects.filter(kind=kind.value, **owner, **given).exists():
        raise BadInput(_("This evidence is given already."))
    if Proof.objects.filter(**owner).count() >= MOST_PROOFS:
        raise BadInput(_("At most %(limit)d pieces of evidence can be given.") % {"limit": MOST_PROOFS})
    made: Proof = Proof.objects.create(kind=kind.value, **owner, **given)
    note(by, whole, "proof_added", {"proof": str(made.pk)})
    return made


@transaction.atomic
def withdraw_proof(*, by: Actor, diagnosis: Diagnosis, proof: Proof) -> None:
    """Take a piece of evidence back."""
    whole = locked(by, diagnosis)
    owner = proof.problem or proof.statement
    assert owner is not None  # noqa: S101 - the table says so
    _own(whole, owner)
    Proof.objects.filter(pk=proof.pk).delete()
    note(by, whole, "proof_withdrawn", {"proof": str(proof.pk)})


def _own(diagnosis: Diagnosis, row: Any) -> Any:
    found = type(row)._default_manager.filter(pk=row.pk, diagnosis=diagnosis).first()
    if found is None:
        raise BadInput(_("This entry is not there any more; somebody removed it."))
    return found


def _check_problem(diagnosis: Diagnosis, columns: Mapping[str, Any], but: Problem | None) -> None:
    same = Problem.objects.filter(diagnosis=diagnosis, name=columns["name"])
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise BadInput([Fault("name", _("This problem is named already."))])


def _check_proof(diagnosis: Diagnosis, kind: ProofKind, columns: Mapping[str, Any]) -> None:
    pointed = {ProofKind.INDICATOR: "indicator", ProofKind.QUESTION: "question", ProofKind.GAP: "gap"}.get(
        kind
    )
    if pointed and columns.get(pointed) is None:
        raise BadInput([Fault("what", _("Choose what it rests on."))])
    if not pointed and not (columns.get("text") or "").strip():
        raise BadInput([Fault("text", _("Say in a sentence what it rests on."))])
    question = columns.get("question")
    if question is not None and question.survey_id != diagnosis.pk:
        raise BadInput([Fault("what", _("This question belongs to another survey."))])
