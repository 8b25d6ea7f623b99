"""Samples: drawn, coded a second time, compared."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kooperacje.analysis import access, actions
from kooperacje.analysis.forms import CodeForm, DrawForm
from kooperacje.analysis.pages import quality as pages
from kooperacje.analysis.queries import themes as queries
from kooperacje.base.pages import Request, answer
from kooperacje.consultations import access as consultations
from kooperacje.consultations.views.common import sent, status_of


@require_http_methods(["GET", "POST"])
def quality(request: Request, slug: str) -> HttpResponse:
    """The samples so far, and drawing a new one."""
    verb = consultations.EDIT if request.method == "POST" else consultations.WORK
    consultation = consultations.get_or_404(request.actor, slug, verb)
    form = DrawForm(sent(request))
    if form.is_valid():
        with form.taking_faults():
            drawn = actions.draw(consultation, size=form.cleaned_data["size"], by=request.actor)
            messages.success(request, _("The sample is drawn."))
            return redirect("analysis:sample", slug=slug, ref=drawn.pk)
    page = pages.quality(consultation, request.actor)
    return answer(request, "analysis/quality.html", page, form=form, status=status_of(form))


@require_safe
def sample(request: Request, slug: str, ref: UUID) -> HttpResponse:
    """The numbers of a sample."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    one = access.sample_or_404(request.actor, consultation, ref)
    return answer(request, "analysis/sample.html", pages.sample(consultation, request.actor, one))


@require_http_methods(["GET", "POST"])
def code(request: Request, slug: str, ref: UUID) -> HttpResponse:
    """Code one drawn remark after the other, blind."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    one = access.sample_or_404(request.actor, consultation, ref)
    titles = {theme.key: theme.title for theme in queries.codebook(consultation).values()}
    form = CodeForm(sent(request), titles, remark=pages.next_to_code(consultation, request.actor, one))
    if form.is_valid():
        with form.taking_faults():
            given = form.cleaned_data
            actions.code(one, remark=given["remark"], theme=given["theme"], by=request.actor)
            return redirect(request.path)
    page = pages.code(consultation, request.actor, one)
    return answer(request, "analysis/code.html", page, form=form, status=status_of(form))
