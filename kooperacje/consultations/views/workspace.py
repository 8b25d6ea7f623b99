"""The officer's list, one consultation's overview and sections, its basic data."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.consultations import access, actions
from kooperacje.consultations.exchange import reading
from kooperacje.consultations.forms import BasicsForm, NewForm, SearchForm, UploadForm
from kooperacje.consultations.outline import sections
from kooperacje.consultations.pages import comparing as comparing_pages
from kooperacje.consultations.pages import forms as form_pages
from kooperacje.consultations.pages import listing as list_pages
from kooperacje.consultations.pages import overview as overview_pages
from kooperacje.consultations.pages import section as section_pages
from kooperacje.consultations.queries import listing as list_queries
from kooperacje.consultations.queries import whole
from kooperacje.consultations.views.common import page_number, sent, status_of

FORM = "consultations/workspace/form.html"
PLAIN_FORM = "consultations/workspace/plain_form.html"


@require_safe
def listing(request: Request) -> HttpResponse:
    """The consultations of the actor's institutions."""
    access.enters(request.actor).require()
    form = SearchForm(request.GET)
    page = list_pages.listing(request.actor, *form.wanted(), page_number(request))
    return answer(request, "consultations/workspace/list.html", page, form=form)


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """Begin a draft."""
    access.creates(request.actor).require()
    form = NewForm(sent(request), list_queries.organisers(request.actor))
    if form.is_valid():
        with form.taking_faults():
            slug, title = form.cleaned_data["slug"], form.cleaned_data["title"]
            organiser = form.cleaned_data["organiser"]
            actions.create(slug=slug, title=title, organiser_id=organiser, by=request.actor)
            return redirect("consultations:workspace", slug=slug)
    return answer(request, PLAIN_FORM, form_pages.new(), form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
def load(request: Request) -> HttpResponse:
    """Load a whole consultation from a file."""
    access.creates(request.actor).require()
    form = UploadForm(sent(request), request.FILES or None)
    if form.is_valid():
        with form.taking_faults():
            value = reading.read(form.cleaned_data["file"].read(reading.source.LARGEST + 1))
            done = actions.load(value, by=request.actor)
            said = _("The file was loaded.") if done.wrote else _("The file says what stands here already.")
            messages.success(request, said)
            return redirect("consultations:workspace", slug=done.slug)
    return answer(request, PLAIN_FORM, form_pages.upload(), form=form, status=status_of(form))


@require_safe
def overview(request: Request, slug: str) -> HttpResponse:
    """What is done and what is missing."""
    consultation = access.get_or_404(request.actor, slug, access.WORK)
    page = overview_pages.overview(consultation, request.actor)
    return answer(request, "consultations/workspace/overview.html", page)


@require_safe
def section(request: Request, slug: str, section: str) -> HttpResponse:
    """The lists of one section."""
    consultation = access.get_or_404(request.actor, slug, access.WORK)
    which = sections.BY_SLUG.get(section)
    if which is None:
        raise NotThere
    page = section_pages.section(consultation, which, request.actor)
    return answer(request, "consultations/workspace/section.html", page)


@require_http_methods(["GET", "POST"])
def basics(request: Request, slug: str) -> HttpResponse:
    """Title, dates, area and contact."""
    consultation = access.get_or_404(request.actor, slug, access.EDIT)
    before = whole.bare(consultation)
    form = BasicsForm(sent(request), before, consultation.version)
    conflict = []
    if form.is_valid() and form.value:
        try:
            with form.taking_faults():
                expected = form.cleaned_data["version"]
                actions.change_basics(consultation, form.value, expected=expected, by=request.actor)
                messages.success(request, _("Saved."))
                return redirect("consultations:workspace", slug=slug)
        except actions.HeadStale as stale:
            conflict = stale.differences()
            form.resend(consultation.version)
    page = form_pages.basics_form(consultation, request.actor, conflict, form.labels())
    return answer(request, FORM, page, form=form, status=409 if conflict else status_of(form))


@require_safe
def comparisons(request: Request, slug: str) -> HttpResponse:
    """With which other consultations of the same model this one can be compared."""
    consultation = access.get_or_404(request.actor, slug, access.WORK)
    page = comparing_pages.comparisons_page(consultation, request.actor)
    return answer(request, "consultations/workspace/comparisons.html", page)


@require_safe
def comparison(request: Request, slug: str, other: str) -> HttpResponse:
    """This consultation beside another one of the same model that the actor may see."""
    consultation = access.get_or_404(request.actor, slug, access.WORK)
    second = access.get_or_404(request.actor, other, access.READ)
    page = comparing_pages.comparison_page(consultation, second, request.actor)
    return answer(request, "consultations/workspace/comparison.html", page)
