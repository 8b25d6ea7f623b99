"""Institutions and people of a team."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base import clock
from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.institutions import queries as institutions
from kooperacje.partnership import access, actions, kinds
from kooperacje.partnership.forms import AskForm, JoinForm, LeaveForm, PersonForm
from kooperacje.partnership.models import Team
from kooperacje.partnership.pages import frame
from kooperacje.partnership.pages import membership as pages
from kooperacje.partnership.queries import membership
from kooperacje.partnership.views.common import asked_day, one_form, sent


@require_safe
def members(request: Request, key: str) -> HttpResponse:
    team = access.get_or_404(request.actor, key)
    page = pages.members(request.actor, team, asked_day(request))
    return answer(request, "partnership/members.html", page)


@require_http_methods(["GET", "POST"])
def ask(request: Request, key: str) -> HttpResponse:
    team = access.get_or_404(request.actor, key, access.KEEP)
    form = AskForm(sent(request), initial={"institutions": request.GET.get("kto", "")})
    if form.is_valid():
        with form.taking_faults():
            _ask_all(request, team, form)
            return redirect("partnership:members", key=key)
    page = frame.form_page(request.actor, team, _("Ask for declarations"), _("Ask"), "members")
    return one_form(request, page, form)


def _ask_all(request: Request, team: Team, form: AskForm) -> None:
    chosen = form.cleaned_data["institutions"]
    addresses = membership.office_emails(chosen) if form.cleaned_data["mail"] else {}
    actions.ask_all(by=request.actor, team=team, institutions=chosen, emails=addresses)
    told = ngettext("%(count)s institution asked.", "%(count)s institutions asked.", len(chosen))
    mailed = ngettext("A mail goes to %(count)s of them.", "Mails go to %(count)s of them.", len(addresses))
    text = told % {"count": len(chosen)} + " " + mailed % {"count": len(addresses)}
    messages.success(request, text + " " + _("The links stand at each declaration."))


@require_http_methods(["GET", "POST"])
def join(request: Request, key: str) -> HttpResponse:
    team = access.get_or_404(request.actor, key, access.KEEP)
    form = JoinForm(sent(request))
    if form.is_valid():
        with form.taking_faults():
            actions.join(by=request.actor, team=team, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("partnership:members", key=key)
    intro = (_("For an institution whose declaration is on paper, or which belongs by law."),)
    page = frame.form_page(request.actor, team, _("Enter a membership"), _("Save"), "members", intro=intro)
    return one_form(request, page, form)


@require_http_methods(["GET", "POST"])
def leave(request: Request, key: str, institution: str) -> HttpResponse:
    team = access.get_or_404(request.actor, key, access.KEEP)
    found = institutions.by_key(institution)
    if found is None:
        raise NotThere
    form = LeaveForm(sent(request))
    if form.is_valid():
        with form.taking_faults():
            actions.leave(by=request.actor, team=team, institution=found, **form.cleaned_data)
            messages.success(request, _("Saved. Its people and services left with it."))
            return redirect("partnership:members", key=key)
    heading = _("%(institution)s leaves") % {"institution": found.name}
    page = frame.form_page(request.actor, team, heading, _("Save"), "members", danger=True)
    return one_form(request, page, form)


@require_safe
def people(request: Request, key: str) -> HttpResponse:
    team = access.get_or_404(request.actor, key)
    return answer(request, "partnership/people.html", pages.people(request.actor, team))


@require_http_methods(["GET", "POST"])
def name_person(request: Request, key: str) -> HttpResponse:
    team = access.get_or_404(request.actor, key)
    chosen = membership.named_by(request.actor, team)
    form = PersonForm(sent(request), institutions=chosen, kind=kinds.of_team(team))
    if form.is_valid():
        with form.taking_faults():
            actions.name_person(by=request.actor, team=team, institution=form.chosen(), person=form.person())
            messages.success(request, _("Saved."))
            return redirect("partnership:people", key=key)
    page = frame.form_page(request.actor, team, _("Name a person"), _("Save"), "people")
    return one_form(request, page, form)


@require_POST
def release_person(request: Request, key: str, ref: UUID) -> HttpResponse:
    team = access.get_or_404(request.actor, key)
    found = team.people.select_related("institution").filter(pk=ref).first()
    if found is None:
        raise NotThere
    actions.release_person(by=request.actor, team=team, person=found, day=clock.today())
    messages.success(request, _("Saved."))
    return redirect("partnership:people", key=key)
