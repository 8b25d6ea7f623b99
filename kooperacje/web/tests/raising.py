"""Addresses that fail in every way a room can, for the tests of the pages of problems."""

from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from django.utils.translation import gettext_lazy

from kooperacje.base.decisions import Denied
from kooperacje.base.flows import Flow, IllegalMove
from kooperacje.base.problems import BadInput, Fault, NotThere
from kooperacje.base.versions import Stale
from kooperacje.institutions.models import Institution
from kooperacje.institutions.states import Level
from kooperacje.web import urls

SECRET = "Anna Przykładowa"  # stands for personal data that an exception may carry

levels = list(Level)
flow = Flow("level", Level, levels[0], {level: frozenset() for level in levels})


def raising(problem: Any) -> Any:
    def view(request: HttpRequest) -> HttpResponse:
        raise problem

    return view


def stale(request: HttpRequest) -> HttpResponse:
    current = Institution(name="Ośrodek pomocy", address="ul. Długa 1", version=7)
    raise Stale(
        current, {"name": request.POST["name"], "address": "ul. Długa 1", "valid_from": None, "nip": "1"}
    )


FORM = """{% extends "web/base.html" %}{% block title %}Formularz{% endblock %}{% block heading %}Formularz{% endblock %}
{% block main %}<form method="post" action="/stale/">{% csrf_token %}<input type="hidden" name="version" value="6">
<div class="field"><label for="name">Nazwa</label><input id="name" name="name"></div><button class="button">Zapisz</button>
</form>{% endblock %}"""


def conflict_form(request: HttpRequest) -> HttpResponse:
    return HttpResponse(engines["django"].from_string(FORM).render({}, request))


urlpatterns = [
    *urls.urlpatterns,
    path("denied/", raising(Denied(gettext_lazy("Your role does not allow it.")))),
    path("illegal/", raising(IllegalMove(flow, levels[0], levels[1]))),
    path("bad/", raising(BadInput([Fault("wiersz 7, <b>NIP</b>", "za krótki"), Fault("", "puste")]))),
    path("absent/", raising(NotThere(SECRET))),
    path("absent-too/", raising(Http404(SECRET))),
    path("forbidden/", raising(PermissionDenied(SECRET))),
    path("suspicious/", raising(SuspiciousOperation(SECRET))),
    path("broken/", raising(RuntimeError(SECRET))),
    path("no-database/", raising(OperationalError(SECRET))),
    path("stale/", stale),
    path("conflict-form/", conflict_form),
]

handler400 = urls.handler400
handler403 = urls.handler403
handler404 = urls.handler404
handler500 = urls.handler500
