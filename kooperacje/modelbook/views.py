"""Pages of the model book."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base import clock
from kooperacje.base.actor import ANONYMOUS, Actor
from kooperacje.base.pages import answer
from kooperacje.files.kinds import media_type
from kooperacje.modelbook import access, actions, forms, pages, queries, redlining


def _actor(request: HttpRequest) -> Actor:
    return getattr(request, "actor", ANONYMOUS)


@require_safe
def models(request: HttpRequest) -> HttpResponse:
    return answer(request, "modelbook/models.html", pages.models(_actor(request)))


@require_safe
def version(request: HttpRequest, key: str, number: int | None = None) -> HttpResponse:
    found = access.get_or_404(_actor(request), key, number)
    return answer(request, "modelbook/version.html", pages.version(_actor(request), found))


@require_safe
def difference(request: HttpRequest, key: str, before: int, after: int) -> HttpResponse:
    old = access.get_or_404(_actor(request), key, before)
    new = access.get_or_404(_actor(request), key, after)
    view, shown = request.GET.get("widok", ""), request.GET.get("pokaz", "")
    page = pages.comparison(_actor(request), old, new, view, shown)
    return answer(request, "modelbook/difference.html", page)


@require_safe
def difference_file(request: HttpRequest, key: str, before: int, after: int) -> HttpResponse:
    """The later version as a Word document with its changes tracked."""
    old = access.get_or_404(_actor(request), key, before)
    new = access.get_or_404(_actor(request), key, after)
    found = queries.tracked(old, new, when=clock.now())
    return _docx(found.content, f"{key}-{before}-{after}-zmiany.docx")


@require_safe
def version_file(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The text of a version as a Word document."""
    found = access.get_or_404(_actor(request), key, number)
    return _docx(redlining.docx(queries.text(found)), f"{key}-{number}.docx")


@require_safe
def passage(request: HttpRequest, key: str, number: int, ref: str) -> HttpResponse:
    """One passage: what it says, what became of it, who asked for that."""
    version = access.get_or_404(_actor(request), key, number)
    row = queries.passage(_actor(request), version, ref)
    return answer(request, "modelbook/passage.html", pages.passage(_actor(request), version, row))


def _docx(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type(name))
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def matches(request: HttpRequest, key: str, before: int, after: int) -> HttpResponse:
    """A person says what the passages in question became."""
    old = access.get_or_404(_actor(request), key, before)
    new = access.get_or_404(_actor(request), key, after, access.EDIT)
    page = pages.matches(old, new)
    if request.method == "POST" and (choices := forms.choices(request.POST, page)):
        waiting = actions.confirm_matches(by=_actor(request), before=old, after=new, choices=choices)
        said = _("Saved. Still waiting: %(number)d.") if waiting else _("Saved. Nothing waits any more.")
        messages.success(request, said % {"number": waiting} if waiting else said)
        return redirect("modelbook:matches", key=key, before=before, after=after)
    return answer(request, "modelbook/matches.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Send a Word document."""
    actor = _actor(request)
    access.require(actor, access.EDIT)
    page = pages.upload(actor)
    sent = request.POST if request.method == "POST" else None
    form = forms.DocumentForm(sent, request.FILES or None, page.targets, request.GET.get("po", ""))
    if form.is_valid():
        with form.taking_faults():
            name, target = form.cleaned_data["file"].name, actions.Target(**form.target())
            pending = actions.stage_document(by=actor, name=name, content=form.content(), target=target)
            return redirect("modelbook:upload-preview", ref=pending.pk)
    status = 400 if form.errors else 200
    return answer(request, "modelbook/upload.html", page, form=form, status=status)


@require_safe
def preview(request: HttpRequest, ref: UUID) -> HttpResponse:
    """What the document would become."""
    pending = access.pending_or_404(_actor(request), ref)
    return answer(request, "modelbook/preview.html", pages.preview(_actor(request), pending))


@require_POST
def load(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Make a draft from the document that was looked at."""
    pending = access.pending_or_404(_actor(request), ref)
    target = actions.Target.of(pending)
    done = actions.import_document(
        by=_actor(request), name=pending.name, content=bytes(pending.content), target=target
    )
    actions.discard_document(pending, by=_actor(request))
    messages.success(request, _("A draft was made. Passages: %(number)d.") % {"number": done.passages})
    if done.waiting:
        return redirect("modelbook:matches", target.key, target.number, done.version.number)
    return redirect("modelbook:version", target.key, done.version.number)


@require_POST
def discard(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Throw the document away."""
    actions.discard_document(access.pending_or_404(_actor(request), ref), by=_actor(request))
    messages.success(request, _("The document was thrown away; nothing was changed."))
    return redirect("modelbook:upload")
