"""The desk, a new team, and the team itself."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.institutions import queries as institutions
from kooperacje.modelbook import queries as modelbook
from kooperacje.partnership import access, actions, words
from kooperacje.partnership.forms import MoveForm, NewTeamForm, SettingsForm, TeamForm
from kooperacje.partnership.models import Team
from kooperacje.partnership.pages import frame
from kooperacje.partnership.pages import teams as pages
from kooperacje.partnership.queries.teams import areas
from kooperacje.partnership.states import TeamState
from kooperacje.partnership.views.common import one_form, page_number, sent, status_of


@require_safe
def desk(request: Request) -> HttpResponse:
    access.enters(request.actor).require()
    return answer(request, "partnership/desk.html", pages.desk(request.actor, page_number(request)))


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """A new team; the button "check" only tells which teams stand already."""
    access.begins(request.actor).require()
    form = _new_form(request)
    page = pages.new_page(request.actor)
    if form.is_valid():
        given = form.cleaned_data
        page = pages.new_page(request.actor, True, given["territories"], given["expected"])
        if "check" not in request.POST:
            with form.taking_faults():
                return redirect("partnership:overview", key=_created(request, form).key)
    return answer(request, "partnership/new.html", page, form=form, status=status_of(form))


def _new_form(request: Request) -> NewTeamForm:
    leaders = institutions.by_ids(list(request.actor.institutions_as(*access.KEEPERS)))
    versions = [version for _model, found in modelbook.models(request.actor) for version in found]
    chosen = sorted(leaders.values(), key=lambda one: one.sort_key)
    return NewTeamForm(sent(request), leaders=chosen, versions=versions)


def _created(request: Request, form: NewTeamForm) -> Team:
    kind, version = form.chosen_kind()
    made = actions.create_team(
        by=request.actor,
        leader=form.chosen_leader(),
        kind=kind,
        version=version,
        description=form.description(),
        expected_members=form.cleaned_data["expected"],
        beside_reason=form.cleaned_data["beside_reason"],
        working_since=form.cleaned_data["working_since"],
    )
    messages.success(request, _("The team is there. The list below says what comes next."))
    return made


@require_safe
def overview(request: Request, key: str) -> HttpResponse:
    team = access.get_or_404(request.actor, key)
    return answer(request, "partnership/overview.html", pages.overview(request.actor, team))


@require_http_methods(["GET", "POST"])
def change(request: Request, key: str) -> HttpResponse:
    team = access.get_or_404(request.actor, key, access.KEEP)
    form = TeamForm(sent(request), initial=TeamForm.initial_of(team, areas([team])[team.pk]))
    if form.is_valid():
        with form.taking_faults():
            seen = form.cleaned_data["version"]
            actions.change_team(by=request.actor, team=team, description=form.description(), expected=seen)
            messages.success(request, _("Saved."))
            return redirect("partnership:overview", key=key)
    page = frame.form_page(request.actor, team, _("Change the description"), _("Save"), "overview")
    return one_form(request, page, form)


@require_http_methods(["GET", "POST"])
def settings(request: Request, key: str) -> HttpResponse:
    team = access.get_or_404(request.actor, key, access.KEEP)
    form = SettingsForm(sent(request), initial=SettingsForm.initial_of(team))
    if form.is_valid():
        with form.taking_faults():
            seen = form.cleaned_data["version"]
            actions.settle(by=request.actor, team=team, settings=form.settings(), expected=seen)
            messages.success(request, _("Saved."))
            return redirect("partnership:overview", key=key)
    intro = (
        _(
            "The model leaves these questions open; the numbers are proposals that your team settles for itself."
        ),
    )
    page = frame.form_page(
        request.actor, team, _("What the team settles"), _("Save"), "overview", intro=intro
    )
    return one_form(request, page, form)


@require_http_methods(["GET", "POST"])
def move(request: Request, key: str, target: str) -> HttpResponse:
    team = access.get_or_404(request.actor, key, access.KEEP)
    if target not in set(TeamState):
        raise NotThere
    form = MoveForm(sent(request))
    if form.is_valid():
        with form.taking_faults():
            actions.move(by=request.actor, team=team, target=TeamState(target), **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("partnership:overview", key=key)
    heading = str(words.MOVES.get(target, target))
    danger = target == TeamState.ENDED
    page = frame.form_page(request.actor, team, heading, heading, "overview", danger=danger)
    return one_form(request, page, form)


@require_POST
def publish(request: Request, key: str) -> HttpResponse:
    team = access.get_or_404(request.actor, key, access.KEEP)
    shown = request.POST.get("shown") == "1"
    actions.publish(by=request.actor, team=team, shown=shown)
    messages.success(request, _("The page is public.") if shown else _("The page is no longer public."))
    return redirect("partnership:overview", key=key)
