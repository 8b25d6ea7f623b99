"""Lists, the overview, its form, moves, the check and the document."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import BadInput
from kooperacje.diagnosis import access, actions, paper, queries
from kooperacje.diagnosis.forms import AdoptForm, DiagnosisForm, ExplanationForm
from kooperacje.diagnosis.pages import matter as pages
from kooperacje.diagnosis.pages import public as published
from kooperacje.diagnosis.states import DiagnosisState
from kooperacje.diagnosis.views import common
from kooperacje.institutions import queries as institutions


@require_safe
def listing(request: Request) -> HttpResponse:
    access.enters(request.actor).require()
    return answer(request, "diagnosis/list.html", pages.workspace(request.actor, common.page_number(request)))


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    access.begins(request.actor).require()
    leaders = institutions.by_ids(list(request.actor.institutions_as(*access.WRITERS)))
    earlier = list(queries.diagnoses(request.actor))
    chosen = sorted(leaders.values(), key=lambda one: one.sort_key)
    form = DiagnosisForm(common.sent(request), leaders=chosen, earlier=earlier)
    if form.is_valid():
        with form.taking_faults():
            made = actions.begin(by=request.actor, leader=form.chosen(), **form.given())
            messages.success(request, _("The diagnosis is begun."))
            return redirect("diagnosis:overview", key=made.key)
    return answer(request, "diagnosis/form.html", pages.new_page(), form=form, status=common.status_of(form))


@require_safe
def overview(request: Request, key: str) -> HttpResponse:
    diagnosis = access.get_or_404(request.actor, key, access.WORK)
    return answer(request, "diagnosis/overview.html", pages.overview(request.actor, diagnosis))


@require_http_methods(["GET", "POST"])
def change(request: Request, key: str) -> HttpResponse:
    diagnosis = access.get_or_404(request.actor, key, access.WRITE)
    first = DiagnosisForm.initial_of(diagnosis, queries.area(diagnosis))
    earlier = list(queries.rivals(diagnosis))
    form = DiagnosisForm(common.sent(request), initial=first, leaders=[diagnosis.leader], earlier=earlier)
    if form.is_valid():
        with form.taking_faults():
            seen = form.cleaned_data["version"]
            actions.change(by=request.actor, diagnosis=diagnosis, expected=seen, **form.given())
            messages.success(request, _("Saved."))
            return redirect("diagnosis:overview", key=key)
    page = pages.form_page(request.actor, diagnosis, _("Change the diagnosis"), _("Save"), "overview")
    return answer(request, "diagnosis/form.html", page, form=form, status=common.status_of(form))


@require_POST
def move(request: Request, key: str) -> HttpResponse:
    diagnosis = access.get_or_404(request.actor, key, access.WRITE)
    target = request.POST.get("target", "")
    if target not in set(DiagnosisState):
        raise BadInput(_("There is no such state of a diagnosis."))
    actions.move(by=request.actor, diagnosis=diagnosis, target=DiagnosisState(target))
    messages.success(request, _("Saved."))
    return redirect("diagnosis:overview", key=key)


@require_http_methods(["GET", "POST"])
def remove(request: Request, key: str) -> HttpResponse:
    """Asks first."""
    diagnosis = access.get_or_404(request.actor, key, access.WRITE)
    if request.method == "POST" and request.POST.get("confirmed"):
        actions.remove(by=request.actor, diagnosis=diagnosis)
        messages.success(request, _("The diagnosis is removed."))
        return redirect("diagnosis:list")
    return answer(request, "web/confirm.html", pages.removing(diagnosis))


@require_http_methods(["GET", "POST"])
def adopt(request: Request, key: str) -> HttpResponse:
    diagnosis = access.get_or_404(request.actor, key, access.WRITE)
    form = AdoptForm(common.sent(request))
    if form.is_valid():
        with form.taking_faults():
            actions.adopt(by=request.actor, diagnosis=diagnosis, **form.cleaned_data)
            messages.success(request, _("The diagnosis is adopted and public."))
            return redirect("diagnosis:public", key=key)
    page = pages.form_page(
        request.actor, diagnosis, _("Adopt the diagnosis"), _("Adopt and publish"), "overview"
    )
    return answer(request, "diagnosis/form.html", page, form=form, status=common.status_of(form))


@require_http_methods(["GET", "POST"])
def check(request: Request, key: str) -> HttpResponse:
    """What has to be mended or explained; a POST explains."""
    verb = access.WRITE if request.method == "POST" else access.WORK
    diagnosis = access.get_or_404(request.actor, key, verb)
    form = ExplanationForm(common.sent(request))
    if form.is_valid():
        with form.taking_faults():
            actions.explain(by=request.actor, diagnosis=diagnosis, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("diagnosis:check", key=key)
    page = pages.check(request.actor, diagnosis)
    return answer(request, "diagnosis/check.html", page, form=form, status=common.status_of(form))


@require_safe
def document(request: Request, key: str) -> HttpResponse:
    """The document as it stands, draft or adopted."""
    diagnosis = access.get_or_404(request.actor, key, access.WORK)
    return answer(request, "diagnosis/document.html", published.draft(request.actor, diagnosis))


@require_safe
def document_file(request: Request, key: str, form: str) -> HttpResponse:
    diagnosis = access.get_or_404(request.actor, key, access.WORK)
    return common.paper(paper.document(diagnosis), form, key)
