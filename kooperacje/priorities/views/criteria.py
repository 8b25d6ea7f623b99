"""The criteria of a round."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.priorities import access, actions, forms
from kooperacje.priorities.pages import criteria as pages
from kooperacje.priorities.pages import filling
from kooperacje.priorities.views.common import kept, sent, status_of


@require_safe
def listing(request: Request, ref: UUID) -> HttpResponse:
    row = access.get_or_404(request.actor, ref)
    return answer(request, "priorities/criteria.html", pages.criteria(request.actor, row))


@require_http_methods(["GET", "POST"])
def one(request: Request, ref: UUID, which: UUID | None = None) -> HttpResponse:
    """A new criterion, or one that is there."""
    row = kept(request.actor, ref)
    found = row.criteria.filter(pk=which).first() if which else None
    if which and found is None:
        raise NotThere
    form = forms.CriterionForm(
        sent(request), initial=forms.CriterionForm.initial_of(found) if found else None
    )
    if form.is_valid():
        with form.taking_faults():
            actions.set_criterion(by=request.actor, row=row, criterion=found, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("priorities:criteria", ref=ref)
    heading = _("Change the criterion") if found else _("New criterion")
    page = filling.form_page(request.actor, row, heading, _("Save"), back="criteria")
    return answer(request, "priorities/form.html", page, form=form, status=status_of(form))


@require_POST
def remove(request: Request, ref: UUID, which: UUID) -> HttpResponse:
    row = kept(request.actor, ref)
    found = row.criteria.filter(pk=which).first()
    if found is None:
        raise NotThere
    actions.remove_criterion(by=request.actor, row=row, criterion=found)
    messages.success(request, _("The criterion is removed."))
    return redirect("priorities:criteria", ref=ref)
