"""Indicators, values, and tables of values."""

import csv
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.diagnosis import access, actions, exports, queries
from kooperacje.diagnosis.forms import IndicatorForm, TableForm, ValueForm
from kooperacje.diagnosis.models import Indicator, Observation
from kooperacje.diagnosis.pages import matter
from kooperacje.diagnosis.pages import numbers as pages
from kooperacje.diagnosis.views.common import attached, sent, status_of

TITLES = ("Kod TERYT", "Jednostka", "Wskaźnik", "Rok", "Wartość", "Szacunek", "Źródło", "Uwaga")


@require_safe
def listing(request: Request, key: str) -> HttpResponse:
    diagnosis = access.get_or_404(request.actor, key, access.WORK)
    return answer(request, "diagnosis/indicators.html", pages.indicators(request.actor, diagnosis))


@require_http_methods(["GET", "POST"])
def one(request: Request, key: str, indicator: str) -> HttpResponse:
    """An indicator; a POST writes a value down."""
    verb = access.WRITE if request.method == "POST" else access.WORK
    diagnosis = access.get_or_404(request.actor, key, verb)
    found = get_object_or_404(Indicator, key=indicator)
    form = ValueForm(sent(request), area=queries.area(diagnosis))
    if form.is_valid():
        with form.taking_faults():
            given = dict(form.cleaned_data)
            given["note_"] = given.pop("note")
            actions.observe(by=request.actor, diagnosis=diagnosis, indicator=found, **given)
            messages.success(request, _("Saved."))
            return redirect("diagnosis:indicator", key=key, indicator=indicator)
    page = pages.indicator(request.actor, diagnosis, found)
    return answer(request, "diagnosis/indicator.html", page, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
def new(request: Request, key: str) -> HttpResponse:
    """An indicator of one's own."""
    diagnosis = access.get_or_404(request.actor, key, access.WRITE)
    form = IndicatorForm(sent(request))
    if form.is_valid():
        with form.taking_faults():
            made = actions.add_indicator(by=request.actor, owner=diagnosis.leader, columns=form.cleaned_data)
            messages.success(request, _("The indicator is added."))
            return redirect("diagnosis:indicator", key=key, indicator=made.key)
    page = matter.form_page(
        request.actor, diagnosis, _("New indicator"), _("Add the indicator"), "indicators"
    )
    return answer(request, "diagnosis/form.html", page, form=form, status=status_of(form))


@require_POST
def remove(request: Request, key: str, ref: UUID) -> HttpResponse:
    diagnosis = access.get_or_404(request.actor, key, access.WRITE)
    found = Observation.objects.select_related("indicator").filter(diagnosis=diagnosis, pk=ref).first()
    if found is None:
        raise NotThere
    actions.forget_value(by=request.actor, diagnosis=diagnosis, observation=found)
    messages.success(request, _("Removed."))
    return redirect("diagnosis:indicator", key=key, indicator=found.indicator.key)


@require_safe
def comparison(request: Request, key: str) -> HttpResponse:
    diagnosis = access.get_or_404(request.actor, key, access.WORK)
    return answer(request, "diagnosis/comparison.html", pages.comparison(request.actor, diagnosis))


@require_safe
def export(request: Request, key: str, form: str) -> HttpResponse:
    diagnosis = access.get_or_404(request.actor, key, access.WORK)
    if form not in exports.FORMS:
        raise NotThere
    kind, render = exports.FORMS[form]
    return attached(render(diagnosis), kind, f"{key}-wskazniki.{form}")


@require_http_methods(["GET", "POST"])
def upload(request: Request, key: str) -> HttpResponse:
    """Send a table."""
    diagnosis = access.get_or_404(request.actor, key, access.WRITE)
    form = TableForm(sent(request), request.FILES or None, indicators=queries.indicators())
    if form.is_valid():
        with form.taking_faults():
            name, settings = form.cleaned_data["table"].name, form.settings()
            given = {"name": name, "content": form.content(), "settings": settings}
            pending = actions.stage(by=request.actor, diagnosis=diagnosis, **given)
            return redirect("diagnosis:import-preview", key=key, ref=pending.pk)
    page = pages.import_page(request.actor, diagnosis)
    return answer(request, "diagnosis/import.html", page, form=form, status=status_of(form))


@require_safe
def template(request: Request, key: str) -> HttpResponse:
    """An empty table with the right titles."""
    access.get_or_404(request.actor, key, access.WRITE)
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="wskazniki.csv"'
    csv.writer(response, delimiter=";").writerow(TITLES)
    return response


@require_safe
def preview(request: Request, key: str, ref: UUID) -> HttpResponse:
    """What the table would do."""
    diagnosis = access.get_or_404(request.actor, key, access.WRITE)
    pending = access.pending_or_404(request.actor, diagnosis, ref)
    return answer(request, "diagnosis/preview.html", pages.preview(request.actor, diagnosis, pending))


@require_POST
def load(request: Request, key: str, ref: UUID) -> HttpResponse:
    """Load the table that was looked at."""
    diagnosis = access.get_or_404(request.actor, key, access.WRITE)
    pending = access.pending_or_404(request.actor, diagnosis, ref)
    content, settings = bytes(pending.content), pending.settings
    done = actions.load(by=request.actor, diagnosis=diagnosis, content=content, settings=settings)
    actions.discard(by=request.actor, pending=pending)
    words = _(
        "Loaded. New values: %(new)d, changed: %(changed)d, unchanged: %(same)d, left out: %(refused)d."
    )
    numbers = {"new": done.new, "changed": done.changed, "same": done.same, "refused": done.refused}
    messages.success(request, words % numbers)
    return redirect("diagnosis:indicators", key=key)


@require_POST
def discard(request: Request, key: str, ref: UUID) -> HttpResponse:
    diagnosis = access.get_or_404(request.actor, key, access.WRITE)
    actions.discard(by=request.actor, pending=access.pending_or_404(request.actor, diagnosis, ref))
    messages.success(request, _("The table was thrown away; nothing was changed."))
    return redirect("diagnosis:import", key=key)
