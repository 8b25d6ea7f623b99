"""The editor, and the steps of a version."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kooperacje.agreements import access, actions, pages, queries
from kooperacje.agreements.forms import AdoptForm, SendForm, TextForm, WithdrawForm, parts, rearranged
from kooperacje.agreements.models import Paper, PaperVersion
from kooperacje.agreements.text import Part, Text
from kooperacje.agreements.views.common import one_form, open_version, sent
from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import BadInput
from kooperacje.base.versions import Stale
from kooperacje.institutions import queries as institutions


@require_http_methods(["GET", "POST"])
def write(request: Request, ref: UUID) -> HttpResponse:
    """Sections are added, moved and looked at without saving; a text that somebody saved meanwhile is shown against this one."""
    paper, version = open_version(request.actor, ref)
    form = TextForm(sent(request), initial=_initial(version))
    found = parts(request.POST) if request.method == "POST" else list(version.text.parts)
    deed = request.POST.get("deed", "")
    moved = rearranged(list(found), deed)
    if moved is not None:
        return _editor(request, paper, version, TextForm(None, initial=_typed(form)), moved)
    if not form.is_valid():
        return _editor(request, paper, version, form, found)
    text = form.text(found)
    if deed == "preview":
        return _editor(request, paper, version, form, found, preview=text)
    try:
        with form.taking_faults():
            _save(request, version, text, form)
            messages.success(request, _("Saved."))
            return redirect("agreements:detail", ref=ref)
    except Stale as slip:
        form.resend(slip.current.version)
        form.put(
            "",
            _(
                "Somebody saved this text meanwhile. Below you see how yours differs; saving again replaces theirs."
            ),
        )
        return _editor(request, paper, version, form, found, theirs=version.text)
    return _editor(request, paper, version, form, found)


def _save(request: Request, version: PaperVersion, text: Text, form: TextForm) -> None:
    given = form.cleaned_data
    actions.write_text(
        by=request.actor,
        version=version,
        text=text,
        what_changed=given["what_changed"],
        expected=given["version"],
    )


def _editor(
    request: Request,
    paper: Paper,
    version: PaperVersion,
    form: TextForm,
    found: list[Part],
    *,
    preview: Text | None = None,
    theirs: Text | None = None,
) -> HttpResponse:
    page = pages.editor_page(request.actor, paper, version, found, preview=preview, theirs=theirs)
    status = 409 if theirs else 400 if form.errors else 200
    return answer(request, "agreements/editor.html", page, form=form, status=status)


def _initial(version: PaperVersion) -> dict[str, object]:
    text = version.text
    return {
        "title": text.title,
        "paragraphs": text.paragraphs,
        "first_day": text.first_day,
        "last_day": text.last_day,
        "what_changed": version.note,
        "version": version.version,
    }


def _typed(form: TextForm) -> dict[str, object]:
    """What stands in the fields as typed, to be shown again without being judged."""
    return {name: form[name].value() for name in form.fields}


@require_POST
def make_anew(request: Request, ref: UUID) -> HttpResponse:
    """The draft from the present data; what was typed in is lost, so it asks first."""
    paper, version = open_version(request.actor, ref)
    if not request.POST.get("confirmed"):
        return answer(request, "web/confirm.html", pages.make_anew_page(paper))
    actions.make_anew(by=request.actor, version=version)
    messages.success(request, _("The text is written anew from the present data."))
    return redirect("agreements:detail", ref=ref)


@require_http_methods(["GET", "POST"])
def send(request: Request, ref: UUID) -> HttpResponse:
    """Who signs; then the text stays as it is."""
    paper, version = open_version(request.actor, ref)
    named = queries.named(paper)
    among = sorted(institutions.by_ids(named).values(), key=lambda one: one.sort_key)
    form = SendForm(
        sent(request),
        among=among,
        blanks=bool(version.text.blanks),
        initial={"signatories": [str(one) for one in named]},
    )
    if form.is_valid():
        with form.taking_faults():
            actions.send_for_signature(by=request.actor, version=version, **form.given())
            return redirect("agreements:signatures", ref=ref, number=version.number)
    page = pages.send_page(request.actor, paper, version, nobody=not among)
    return answer(request, "agreements/send.html", page, form=form, status=400 if form.errors else 200)


@require_POST
def take_back(request: Request, ref: UUID) -> HttpResponse:
    """Back to the draft, while nobody has signed."""
    _paper, version = open_version(request.actor, ref)
    actions.take_back(by=request.actor, version=version)
    messages.success(request, _("The document is a draft again."))
    return redirect("agreements:detail", ref=ref)


@require_http_methods(["GET", "POST"])
def adopt(request: Request, ref: UUID) -> HttpResponse:
    """With who is missing, and why it is adopted all the same."""
    paper, version = open_version(request.actor, ref, access.ADOPT)
    form = AdoptForm(sent(request), complete=queries.standing(version).is_complete)
    if form.is_valid():
        with form.taking_faults():
            actions.adopt(by=request.actor, version=version, **form.cleaned_data)
            messages.success(request, _("The document is adopted."))
            return redirect("agreements:detail", ref=ref)
    page = pages.adopt_page(request.actor, paper, version)
    return answer(request, "agreements/adopt.html", page, form=form, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def withdraw(request: Request, ref: UUID) -> HttpResponse:
    """The draft or what is out for signature; where there is none, the version that holds."""
    paper = access.get_or_404(request.actor, ref, access.ADOPT)
    found = queries.versions(paper)
    version = queries.under_way(found) or queries.current(found)
    if version is None:
        raise BadInput(_("No version of this document can be withdrawn now."))
    form = WithdrawForm(sent(request))
    if form.is_valid():
        with form.taking_faults():
            actions.withdraw(by=request.actor, version=version, **form.cleaned_data)
            messages.success(request, _("Version %d is withdrawn.") % version.number)
            return redirect("agreements:detail", ref=ref)
    heading = _("Withdraw version %d") % version.number
    return one_form(request, paper, form, heading, _("Withdraw"), danger=True)
