"""The demonstration's door: one click, no password. This module cannot even be imported outside demo mode."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kooperacje.accounts import pages, queries
from kooperacje.accounts.actions.demo import become
from kooperacje.base.pages import answer
from kooperacje.base.problems import NotThere

if not settings.DEMO:
    raise ImproperlyConfigured("The demonstration's door exists in demo mode only.")


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    return answer(request, "accounts/demo.html", pages.demo_people())


@require_POST
def enter(request: HttpRequest, ref: UUID) -> HttpResponse:
    account = queries.demo_people().filter(pk=ref).first()
    if account is None:
        raise NotThere
    become(account, request)
    messages.info(request, _("You are now %(name)s.") % {"name": account.full_name})
    return redirect("web:home")


urlpatterns = [
    path("demo/", people, name="demo"),
    path("demo/<uuid:ref>/", enter, name="demo_enter"),
]
