"""Resources, problems, statements and their evidence. The three lists work alike, so one set of views serves all."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.diagnosis import access, actions, forms, queries
from kooperacje.diagnosis.models import Diagnosis, Problem, Resource, Statement
from kooperacje.diagnosis.pages import findings as pages
from kooperacje.diagnosis.views.common import sent, status_of


@dataclass(frozen=True, slots=True)
class Part:
    """One list: its page, the form of a row, and the action that adds one."""

    name: str
    one: str
    model: Any
    page: Any
    form: Any
    add: Any
    new: str | Promise
    change: str | Promise
    template: str = "diagnosis/form.html"


RESOURCES = Part(
    "resources",
    "resource",
    Resource,
    pages.resources,
    forms.ResourceForm,
    actions.add_resource,
    gettext_lazy("New resource"),
    gettext_lazy("Change the resource"),
)
PROBLEMS = Part(
    "problems",
    "problem",
    Problem,
    pages.problems,
    forms.ProblemForm,
    actions.add_problem,
    gettext_lazy("New problem"),
    gettext_lazy("Problem"),
    "diagnosis/problem.html",
)
STATEMENTS = Part(
    "statements",
    "statement",
    Statement,
    pages.statements,
    forms.StatementForm,
    actions.add_statement,
    gettext_lazy("New sentence"),
    gettext_lazy("Sentence"),
    "diagnosis/problem.html",
)
PARTS = {"zasoby": RESOURCES, "problemy": PROBLEMS, "wnioski": STATEMENTS}


def _form(part: Part, diagnosis: Diagnosis, request: Request, **options: Any) -> Any:
    extra = {"diagnosis": diagnosis} if part is RESOURCES else {}
    return part.form(sent(request), **extra, **options)


def _row(part: Part, diagnosis: Diagnosis, ref: UUID) -> Any:
    found = part.model.objects.filter(diagnosis=diagnosis, pk=ref).first()
    if found is None:
        raise NotThere
    return found


@require_safe
def listing(request: Request, key: str, part: str) -> HttpResponse:
    diagnosis = access.get_or_404(request.actor, key, access.WORK)
    kind = PARTS[part]
    return answer(request, f"diagnosis/{kind.name}.html", kind.page(request.actor, diagnosis))


@require_http_methods(["GET", "POST"])
def new(request: Request, key: str, part: str) -> HttpResponse:
    kind, diagnosis = PARTS[part], access.get_or_404(request.actor, key, access.WRITE)
    form = _form(kind, diagnosis, request)
    if form.is_valid():
        with form.taking_faults():
            made = kind.add(by=request.actor, diagnosis=diagnosis, columns=form.columns())
            messages.success(request, _("Saved."))
            if kind is RESOURCES:
                return redirect("diagnosis:resources", key=key)
            return redirect(f"diagnosis:{kind.one}", key=key, ref=made.pk)
    page = pages.row_page(request.actor, diagnosis, kind.name, str(kind.new), _("Save"))
    return answer(request, "diagnosis/form.html", page, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
def change(request: Request, key: str, part: str, ref: UUID) -> HttpResponse:
    kind, diagnosis = PARTS[part], access.get_or_404(request.actor, key, access.WRITE)
    row = _row(kind, diagnosis, ref)
    form = _form(kind, diagnosis, request, initial=kind.form.initial_of(row))
    if form.is_valid():
        with form.taking_faults():
            given = {"columns": form.columns(), "expected": form.seen}
            actions.change_row(by=request.actor, diagnosis=diagnosis, row=row, **given)
            messages.success(request, _("Saved."))
            return redirect(f"diagnosis:{kind.name}", key=key)
    return _shown(request, kind, diagnosis, row, form, None)


def _shown(
    request: Request, kind: Part, diagnosis: Diagnosis, row: Any, form: Any, proof: forms.ProofForm | None
) -> HttpResponse:
    heading, button = str(kind.change), _("Save")
    if kind is RESOURCES:
        page = pages.row_page(request.actor, diagnosis, kind.name, heading, button)
        return answer(request, kind.template, page, form=form, status=status_of(form))
    page = pages.evidence_page(request.actor, diagnosis, kind.name, row, heading, button)
    extra: dict[str, Any] = {
        "form": form,
        "proof": proof or forms.ProofForm(diagnosis=diagnosis),
        "places": None,
    }
    if kind is PROBLEMS:
        felt = {f"g{one.territory.code}": one.intensity for one in row.places.select_related("territory")}
        extra["places"] = forms.PlacesForm(initial=felt, units=queries.gminas(diagnosis))
    bad = form.errors or (proof is not None and proof.errors)
    return answer(request, kind.template, page, status=400 if bad else 200, **extra)


@require_POST
def remove(request: Request, key: str, part: str, ref: UUID) -> HttpResponse:
    if part not in PARTS:
        raise NotThere
    kind, diagnosis = PARTS[part], access.get_or_404(request.actor, key, access.WRITE)
    actions.remove_row(by=request.actor, diagnosis=diagnosis, row=_row(kind, diagnosis, ref))
    messages.success(request, _("Removed."))
    return redirect(f"diagnosis:{kind.name}", key=key)


@require_POST
def places(request: Request, key: str, ref: UUID) -> HttpResponse:
    """How strongly a problem is felt in each gmina."""
    diagnosis = access.get_or_404(request.actor, key, access.WRITE)
    problem = _row(PROBLEMS, diagnosis, ref)
    form = forms.PlacesForm(request.POST, units=queries.gminas(diagnosis))
    if not form.is_valid():
        raise BadInput(_("A problem is judged from 0 to 3 in gminas of the area."))
    actions.place_problem(by=request.actor, diagnosis=diagnosis, problem=problem, felt=form.felt())
    messages.success(request, _("Saved."))
    return redirect("diagnosis:problem", key=key, ref=ref)


@require_POST
def propose(request: Request, key: str, ref: UUID) -> HttpResponse:
    """Report a problem to the register of gaps."""
    diagnosis = access.get_or_404(request.actor, key, access.PROPOSE)
    problem = _row(PROBLEMS, diagnosis, ref)
    gap = actions.propose_gap(by=request.actor, diagnosis=diagnosis, problem=problem)
    messages.success(request, _("The gap “%(title)s” is in the register.") % {"title": gap.title})
    return redirect("diagnosis:resources", key=key)


@require_POST
def prove(request: Request, key: str, part: str, ref: UUID) -> HttpResponse:
    """Add a piece of evidence, or take one back."""
    if part not in ("problemy", "wnioski"):
        raise NotThere
    kind, diagnosis = PARTS[part], access.get_or_404(request.actor, key, access.WRITE)
    row = _row(kind, diagnosis, ref)
    if gone := request.POST.get("withdraw", ""):
        proof = row.proofs.filter(pk=gone).first() if _is_ref(gone) else None
        if proof is None:
            raise NotThere
        actions.withdraw_proof(by=request.actor, diagnosis=diagnosis, proof=proof)
        messages.success(request, _("Removed."))
        return redirect(f"diagnosis:{kind.one}", key=key, ref=ref)
    form = forms.ProofForm(request.POST, diagnosis=diagnosis)
    if form.is_valid():
        with form.taking_faults():
            kind_of, columns = form.kind(), form.columns()
            actions.prove(by=request.actor, diagnosis=diagnosis, of=row, kind=kind_of, columns=columns)
            messages.success(request, _("Saved."))
            return redirect(f"diagnosis:{kind.one}", key=key, ref=ref)
    return _shown(request, kind, diagnosis, row, kind.form(initial=kind.form.initial_of(row)), form)


def _is_ref(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
