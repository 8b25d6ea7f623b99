"""The list of rounds, the overview of one and its moves."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.priorities import access, actions, forms, queries
from kooperacje.priorities.pages import filling
from kooperacje.priorities.pages import rounds as pages
from kooperacje.priorities.states import RoundState
from kooperacje.priorities.views.common import kept, sent, status_of


@require_safe
def listing(request: Request) -> HttpResponse:
    access.enters(request.actor).require()
    given = request.GET.get("page", "1")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 7 else 1
    return answer(
        request,
        "priorities/rounds.html",
        pages.listing(request.actor, number, request.GET.get("zespol", "")[:100]),
    )


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    teams = {one.key: one for one in queries.kept_teams(request.actor)}
    if not teams:
        raise NotThere
    form = forms.TermsForm(
        sent(request), teams=teams.values(), initial={"team": request.GET.get("zespol", "")}
    )
    if form.is_valid():
        with form.taking_faults():
            team = teams[form.cleaned_data["team"]]
            row = actions.begin(by=request.actor, team=team, terms=actions.Terms(**form.terms()))
            messages.success(request, _("The round is begun and takes proposals."))
            return redirect("priorities:round", ref=row.pk)
    return answer(request, "priorities/form.html", filling.new_page(), form=form, status=status_of(form))


@require_safe
def overview(request: Request, ref: UUID) -> HttpResponse:
    row = access.get_or_404(request.actor, ref)
    return answer(request, "priorities/round.html", pages.overview(request.actor, row), form=forms.MoveForm())


@require_http_methods(["GET", "POST"])
def change(request: Request, ref: UUID) -> HttpResponse:
    row = kept(request.actor, ref)
    form = forms.TermsForm(sent(request), initial=forms.TermsForm.initial_of(row))
    if form.is_valid():
        with form.taking_faults():
            terms, seen = actions.Terms(**form.terms()), form.cleaned_data["version"]
            actions.change(by=request.actor, row=row, terms=terms, expected=seen)
            messages.success(request, _("Saved."))
            return redirect("priorities:round", ref=ref)
    page = filling.form_page(request.actor, row, _("Change the round"), _("Save"))
    return answer(request, "priorities/form.html", page, form=form, status=status_of(form))


@require_POST
def move(request: Request, ref: UUID) -> HttpResponse:
    row = kept(request.actor, ref)
    target = request.POST.get("target", "")
    if target not in set(RoundState):
        raise BadInput(_("There is no such stage."))
    form = forms.MoveForm(request.POST)
    if not form.is_valid():
        page = pages.overview(request.actor, row)
        return answer(request, "priorities/round.html", page, form=form, status=400)
    actions.move(by=request.actor, row=row, target=RoundState(target), due=form.cleaned_data["due"])
    messages.success(request, _("Saved."))
    return redirect("priorities:round", ref=ref)


@require_http_methods(["GET", "POST"])
def abandon(request: Request, ref: UUID) -> HttpResponse:
    row = kept(request.actor, ref)
    form = forms.AbandonForm(sent(request))
    if form.is_valid():
        with form.taking_faults():
            actions.abandon(by=request.actor, row=row, **form.cleaned_data)
            messages.success(request, _("The round is ended without a list."))
            return redirect("priorities:round", ref=ref)
    page = filling.form_page(request.actor, row, _("End the round without a list"), _("End it"))
    return answer(request, "priorities/form.html", page, form=form, status=status_of(form))


@require_POST
def link(request: Request, ref: UUID) -> HttpResponse:
    actions.make_link(by=request.actor, row=kept(request.actor, ref))
    messages.success(request, _("The new link takes proposals; an earlier one opens nothing any more."))
    return redirect("priorities:round", ref=ref)
