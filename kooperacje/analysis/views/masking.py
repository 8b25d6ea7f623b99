"""Personal data in remarks."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kooperacje.analysis import actions
from kooperacje.analysis.forms import MaskForm, WordingForm
from kooperacje.analysis.pages import masking as pages
from kooperacje.analysis.queries import masking as queries
from kooperacje.base.pages import Request, answer
from kooperacje.base.versions import Stale
from kooperacje.consultations import access as consultations
from kooperacje.consultations.models import Consultation

PAGE = "analysis/masking.html"


@require_safe
def masking(request: Request, slug: str) -> HttpResponse:
    """The next remark that may hold personal data."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    looked = queries.look_through(consultation, request.GET.get("po", "")[:64])
    page = pages.masking(consultation, request.actor, looked)
    form = WordingForm(None, initial={"text": page.preview, "version": page.version})
    return answer(request, PAGE, page, mask=MaskForm(None), form=form)


@require_POST
def mask(request: Request, slug: str, key: str) -> HttpResponse:
    """Mask what is ticked."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    form = MaskForm(request.POST)
    if form.is_valid():
        try:
            with form.taking_faults():
                given = form.cleaned_data
                places = {
                    int(one) for one in request.POST.getlist("place") if one.isascii() and one.isdigit()
                }
                actions.mask(
                    consultation, remark=key, places=places, expected=given["version"], by=request.actor
                )
                return _next(request, slug, key, _("Remark %(key)s is published in the masked wording."))
        except Stale:
            return _stale(request, slug, key)
    return _again(request, consultation, key, form, None)


@require_POST
def write(request: Request, slug: str, key: str) -> HttpResponse:
    """Publish a wording of one's own."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    form = WordingForm(request.POST)
    if form.is_valid():
        try:
            with form.taking_faults():
                given = form.cleaned_data
                actions.write_public(
                    consultation,
                    remark=key,
                    text=given["text"],
                    kinds=form.kinds_given(),
                    expected=given["version"],
                    by=request.actor,
                )
                return _next(request, slug, key, _("Remark %(key)s is published in the masked wording."))
        except Stale:
            return _stale(request, slug, key)
    return _again(request, consultation, key, None, form)


@require_POST
def nothing(request: Request, slug: str, key: str) -> HttpResponse:
    """Say that nothing has to be masked."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    actions.nothing_to_mask(consultation, remark=key, by=request.actor)
    return _next(request, slug, key, _("Remark %(key)s is published as it is."))


def _next(request: Request, slug: str, key: str, told: str) -> HttpResponse:
    messages.success(request, told % {"key": key})
    return redirect("analysis:masking", slug=slug)


def _stale(request: Request, slug: str, key: str) -> HttpResponse:
    told = _("Somebody else saved remark %(key)s in the meantime; look at it again.")
    messages.warning(request, told % {"key": key})
    return redirect("analysis:masking", slug=slug)


def _again(
    request: Request, consultation: Consultation, key: str, mask: MaskForm | None, form: WordingForm | None
) -> HttpResponse:
    page = pages.one(consultation, request.actor, key)
    own = form or WordingForm(None, initial={"text": page.preview, "version": page.version})
    return answer(request, PAGE, page, mask=mask or MaskForm(None), form=own, status=400)
