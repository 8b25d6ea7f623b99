"""Themes: the queue of remarks, the codebook to start from, new themes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.analysis import actions
from kooperacje.analysis.forms import ConfirmForm, NewThemeForm
from kooperacje.analysis.pages import themes as pages
from kooperacje.analysis.queries import themes as queries
from kooperacje.base.pages import Request, answer
from kooperacje.base.versions import Stale
from kooperacje.consultations import access as consultations
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows
from kooperacje.consultations.views.common import sent, status_of

QUEUE = "analysis/queue.html"


@require_safe
def queue(request: Request, slug: str) -> HttpResponse:
    """The next remark without a theme."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    key = queries.next_key(consultation, request.GET.get("po", "")[:64])
    page = pages.queue(consultation, request.actor, key, here=False)
    return answer(request, QUEUE, page, form=_form(consultation, key) if key else None)


@require_http_methods(["GET", "POST"])
def remark(request: Request, slug: str, key: str) -> HttpResponse:
    """Say what one remark is about; the next one comes."""
    verb = consultations.EDIT if request.method == "POST" else consultations.WORK
    consultation = consultations.get_or_404(request.actor, slug, verb)
    form = _form(consultation, key, sent(request))
    if form.is_valid():
        try:
            with form.taking_faults():
                actions.confirm(
                    consultation,
                    remark=key,
                    themes=form.chosen(),
                    stance=form.stance_given(),
                    expected=form.cleaned_data["version"],
                    by=request.actor,
                )
                messages.success(request, _("Themes of remark %(key)s confirmed.") % {"key": key})
                return redirect(f"{request.path.removesuffix(f'uwaga/{key}/')}?po={key}")
        except Stale:
            told = _("Somebody else saved remark %(key)s in the meantime; look at it again.") % {"key": key}
            messages.warning(request, told)
            return redirect("analysis:remark", slug=slug, key=key)
    page = pages.queue(consultation, request.actor, key, here=True)
    return answer(request, QUEUE, page, form=form, status=status_of(form))


def _form(consultation: Consultation, key: str, data: object = None) -> ConfirmForm:
    part, version = rows.versioned(consultation, catalogue.REMARK, key)
    titles = {theme.key: theme.title for theme in queries.codebook(consultation).values()}
    stance = part.stance.value if part.stance else ""
    return ConfirmForm(data, titles, themes=list(part.themes), stance=stance, version=version)


@require_POST
def adopt(request: Request, slug: str) -> HttpResponse:
    """Take over the codebook to start from."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    added = actions.adopt_codebook(consultation, by=request.actor)
    told = ngettext("%(count)d theme added.", "%(count)d themes added.", added)
    messages.success(request, told % {"count": added})
    return redirect("analysis:queue", slug=slug)


@require_http_methods(["GET", "POST"])
def newcomers(request: Request, slug: str) -> HttpResponse:
    """Proposals of new themes; taking one gives it to the remarks that are ticked."""
    verb = consultations.EDIT if request.method == "POST" else consultations.WORK
    consultation = consultations.get_or_404(request.actor, slug, verb)
    form = NewThemeForm(sent(request))
    if form.is_valid():
        with form.taking_faults():
            given = form.cleaned_data
            keys = request.POST.getlist("remark")
            actions.open_theme(
                consultation,
                title=given["title"],
                description=given["description"],
                remarks=keys,
                by=request.actor,
            )
            messages.success(request, _("The theme was added and given to its remarks."))
            return redirect("analysis:newcomers", slug=slug)
    page = pages.newcomers_page(consultation, request.actor)
    return answer(request, "analysis/newcomers.html", page, form=form, status=status_of(form))
