"""One thing that came in: look, mend, decide."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kooperacje.base.pages import Request, answer
from kooperacje.base.versions import Stale
from kooperacje.consultations import access as consultations
from kooperacje.consultations.views.common import sent
from kooperacje.intake import access, actions, blank, pages, queries
from kooperacje.intake.content import Content
from kooperacje.intake.forms import ReadForm, SetAsideForm
from kooperacje.intake.models import Item


@require_http_methods(["GET", "POST"])
def item(request: Request, slug: str, ref: UUID) -> HttpResponse:
    """The original beside what was read; it is mended and accepted here."""
    row = _found(request, slug, ref)
    if request.method == "POST":
        access.can(request.actor, access.CHANGE, row).require()
    form = _form(row, sent(request))
    stale = False
    if form.is_valid():
        try:
            with form.taking_faults():
                return _save(request, row, form)
        except Stale as conflict:
            stale = True
            form.resend(conflict.current.version)
    return _page(request, row, form=form, stale=stale, status=409 if stale else 400 if form.errors else 200)


def _save(request: Request, row: Item, form: ReadForm) -> HttpResponse:
    """Keep what was mended; the button "accept" makes an answer of it in the same step."""
    given = {
        "content": form.content(),
        "party_key": form.cleaned_data["party_key"],
        "expected": form.cleaned_data["version"],
    }
    slug = row.consultation.slug
    if "accept" in request.POST:
        received = actions.accept(row, by=request.actor, **given)
        if received.answer:
            messages.success(request, _("Accepted: it stands among the answers of the consultation."))
        else:
            told = _(
                "Accepted with the number %(number)s. The institution has an answer already: say among the answers from "
                "the web which one stands."
            )
            messages.warning(request, told % {"number": received.number})
        return redirect("intake:items", slug=slug)
    actions.change(row, by=request.actor, **given)
    messages.success(request, _("Saved."))
    return redirect("intake:item", slug=slug, ref=row.pk)


@require_POST
def set_aside(request: Request, slug: str, ref: UUID) -> HttpResponse:
    """This is no answer."""
    row = _found(request, slug, ref)
    form = SetAsideForm(request.POST)
    if form.is_valid():
        with form.taking_faults():
            actions.set_aside(row, reason=form.cleaned_data["reason"], by=request.actor)
            messages.success(request, _("Set aside."))
            return redirect("intake:items", slug=slug)
    access.can(request.actor, access.SET_ASIDE, row).require()
    return _page(request, row, form=_form(row, None), aside=form, status=400)


@require_POST
def look_again(request: Request, slug: str, ref: UUID) -> HttpResponse:
    """Put it back among what waits."""
    row = _found(request, slug, ref)
    actions.look_again(row, by=request.actor)
    messages.success(request, _("It waits to be looked at again."))
    return redirect("intake:item", slug=slug, ref=ref)


def _found(request: Request, slug: str, ref: UUID) -> Item:
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    return access.get_or_404(request.actor, consultation, ref)


def _form(row: Item, data: Any) -> ReadForm:
    return ReadForm(
        data,
        form=blank.of(row.consultation),
        content=Content.from_json(row.content),
        parties=queries.parties(row.consultation),
        party_key=row.party_key,
        version=row.version,
    )


def _page(
    request: Request,
    row: Item,
    *,
    form: ReadForm,
    aside: SetAsideForm | None = None,
    stale: bool = False,
    status: int = 200,
) -> HttpResponse:
    page = pages.item_page(row, request.actor, blank.of(row.consultation), stale=stale)
    return answer(
        request, "intake/item.html", page, form=form, aside=aside or SetAsideForm(None), status=status
    )
