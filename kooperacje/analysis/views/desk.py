"""Who works on which remark, notes, and answers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.analysis import actions
from kooperacje.analysis.forms import AnswerForm, AssignForm, DeskFilter, NoteForm
from kooperacje.analysis.pages import desk as pages
from kooperacje.analysis.queries import desk as queries
from kooperacje.analysis.queries import themes
from kooperacje.base.pages import Request, answer
from kooperacje.base.versions import Stale
from kooperacje.consultations import access as consultations
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows
from kooperacje.consultations.views.common import page_number, sent, status_of

DESK, ANSWER = "analysis/desk.html", "analysis/answer.html"


@require_safe
def desk(request: Request, slug: str) -> HttpResponse:
    """The remarks that wait for a position, and who works on them."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    experts = queries.experts(consultation)
    filters = _filter(consultation, request.GET, experts)
    page = pages.desk(consultation, request.actor, filters.wanted(), page_number(request))
    return answer(request, DESK, page, filters=filters, form=AssignForm(None, experts))


@require_POST
def assign(request: Request, slug: str) -> HttpResponse:
    """Give what is ticked to a person."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    experts = queries.experts(consultation)
    form = AssignForm(request.POST, experts)
    if form.is_valid():
        with form.taking_faults():
            number = actions.assign(
                consultation,
                remarks=request.POST.getlist("remark"),
                person=form.person_given(),
                due=form.cleaned_data["due"],
                by=request.actor,
            )
            told = ngettext("%(count)d remark assigned.", "%(count)d remarks assigned.", number)
            messages.success(request, told % {"count": number})
            return redirect("analysis:desk", slug=slug)
    filters = _filter(consultation, {}, experts)
    page = pages.desk(consultation, request.actor, filters.wanted(), 1)
    return answer(request, DESK, page, filters=filters, form=form, status=400)


def _filter(consultation: Consultation, data: object, experts: dict[str, str]) -> DeskFilter:
    titles = {key: theme.title for key, theme in themes.codebook(consultation).items()}
    return DeskFilter(data, experts, titles)


@require_http_methods(["GET", "POST"])
def answer_one(request: Request, slug: str, key: str) -> HttpResponse:
    """Answer one remark, and with it all that say the same."""
    verb = consultations.EDIT if request.method == "POST" else consultations.WORK
    consultation = consultations.get_or_404(request.actor, slug, verb)
    part, version = rows.versioned(consultation, catalogue.REMARK, key)
    used = request.GET.get("wzor", "")
    kept = next((one for one in queries.snippets(consultation) if str(one.pk) == used), None)
    form = AnswerForm(sent(request), part.position, version, kept)
    status = None
    if form.is_valid() and form.position:
        try:
            with form.taking_faults():
                given = form.cleaned_data
                number = actions.answer(
                    consultation,
                    remark=key,
                    position=form.position,
                    to_group=given["to_group"],
                    keep_as=given["keep_as"],
                    expected=given["version"],
                    by=request.actor,
                )
                told = ngettext(
                    "Position taken on %(count)d remark.", "Position taken on %(count)d remarks.", number
                )
                messages.success(request, told % {"count": number})
                return redirect("analysis:desk", slug=slug)
        except Stale:
            form.resend(version)
            form.add_error(
                None, _("Somebody else saved this remark while you were writing. Your text is still here.")
            )
            status = 409
    page = pages.answer_page(consultation, request.actor, part)
    return answer(request, ANSWER, page, form=form, note=NoteForm(None), status=status or status_of(form))


@require_POST
def note(request: Request, slug: str, key: str) -> HttpResponse:
    """Write a note for the others."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    part, version = rows.versioned(consultation, catalogue.REMARK, key)
    form = NoteForm(request.POST)
    if form.is_valid():
        with form.taking_faults():
            actions.write_note(consultation, remark=key, text=form.cleaned_data["note"], by=request.actor)
            return redirect(f"{request.path.removesuffix('notatka/')}#notes")
    page = pages.answer_page(consultation, request.actor, part)
    empty = AnswerForm(None, part.position, version, None)
    return answer(request, ANSWER, page, form=empty, note=form, status=400)


@require_POST
def drop_snippet(request: Request, slug: str, key: str, ref: UUID) -> HttpResponse:
    """Keep an answer no longer."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    actions.drop_snippet(consultation, snippet=ref, by=request.actor)
    messages.success(request, _("The answer is kept no longer."))
    return redirect("analysis:answer", slug=slug, key=key)
