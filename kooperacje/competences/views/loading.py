"""Cards as files: what loading would do, and doing it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kooperacje.base.pages import Request, answer
from kooperacje.competences import access, actions, cardfile, pages, queries
from kooperacje.competences.forms import LoadForm, SeenForm
from kooperacje.competences.views.keeping import sent


@require_http_methods(["GET", "HEAD", "POST"])
def load(request: Request) -> HttpResponse:
    """What the cards that ship with us would change here, or those of a file that is sent."""
    access.can(request.actor, access.LOAD).require()
    form = LoadForm(sent(request), request.FILES or None)
    page = None
    if form.is_valid():
        with form.taking_faults():
            text = form.text()
            found = queries.difference(*cardfile.read_shared(text))
            page = pages.loading(found, file_name=form.cleaned_data["file"].name, content=text)
    page = page or pages.loading(queries.difference(cardfile.packaged()))
    return answer(request, "competences/load.html", page, form=form, status=400 if form.errors else 200)


@require_POST
def load_seen(request: Request) -> HttpResponse:
    """Load what was looked at; refused when it would do something else by now."""
    access.can(request.actor, access.LOAD).require()
    form = SeenForm(request.POST)
    if form.is_valid():
        with form.taking_faults():
            done = actions.load_seen(by=request.actor, **form.cleaned_data)
            said = _("Loaded. New: %(added)d, changed: %(changed)d, ended: %(ended)d.")
            messages.success(request, said % done.numbers())
            return redirect("competences:load")
    for faults in form.errors.values():
        messages.error(request, " ".join(map(str, faults)))
    return redirect("competences:load")
