"""Requests about the journal: reading only."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.journal import pages
from kooperacje.journal.forms import SearchForm


@require_safe
def events(request: Request) -> HttpResponse:
    """The list with its filters."""
    form = SearchForm(request.GET)
    return answer(request, "journal/events.html", pages.listing(request.actor, form.criteria()), form=form)
