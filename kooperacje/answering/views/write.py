"""Writing under a code. A form saves itself while one types where the browser can; a button does the same everywhere."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.answering import actions, queries
from kooperacje.answering.forms import FileForm, Form, QuestionsForm, RemarkForm
from kooperacje.answering.holding import by_holder
from kooperacje.answering.models import Code, Entry
from kooperacje.answering.pages import writing as pages
from kooperacje.answering.states import EntryKind
from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import BadInput
from kooperacje.consultations.views.common import sent, status_of

LONGEST_QUOTE = 1000
"""Characters of a passage that stand as present wording by themselves; a longer one is quoted by hand."""


@require_safe
@by_holder
def desk(request: Request, code: Code) -> HttpResponse:
    """Where one begins and comes back to."""
    return answer(request, "answering/desk.html", pages.desk(code))


@require_safe
@by_holder
def document(request: Request, code: Code) -> HttpResponse:
    """Read the document and mark passages."""
    return answer(request, "answering/document.html", pages.document(code))


@require_safe
@by_holder
def remarks(request: Request, code: Code) -> HttpResponse:
    """All remarks of the answer, those that were removed, and the files."""
    return answer(request, "answering/remarks.html", pages.remarks(code), form=FileForm(None))


@require_safe
@by_holder
def new_remark(request: Request, code: Code) -> HttpResponse:
    """An empty form gets its own address, so that saving it twice makes one remark."""
    address = pages.remark_url(uuid4(), request.GET.get("fragment", "")[:64])
    return redirect(address)


@require_http_methods(["GET", "POST"])
@by_holder
def remark(request: Request, code: Code, ref: UUID) -> HttpResponse:
    """Write or change one remark."""
    entry = queries.own_remark(code, ref)
    where = entry.passage if entry else request.GET.get("fragment", "")[:64]
    passage = pages.find_passage(code, where)
    form = RemarkForm(sent(request), initial=_shown(entry, passage))
    if form.is_valid():
        with form.taking_faults():
            saved = actions.write_remark(
                code, ref=ref, written=form.written(), expected=form.cleaned_data["version"]
            )
            if _by_script(request):
                return _kept(saved.entry.version, beside=saved.beside, url=pages.remark_url(saved.entry.pk))
            if saved.beside:
                told = _(
                    "This remark was changed in another window too. Both texts are kept, as two remarks."
                )
                messages.warning(request, told)
            else:
                messages.success(request, _("The remark is saved. It is sent with the whole answer."))
            return redirect("answering:remarks")
    if _by_script(request) and request.method == "POST":
        return _not_kept(form)
    page = pages.remark(code, ref, passage)
    return answer(request, "answering/remark.html", page, form=form, status=status_of(form))


def _shown(entry: Entry | None, passage: Any) -> dict[str, Any]:
    if entry is not None:
        names = ("text", "proposed", "current", "place", "passage", "quote", "remark_kind", "version")
        return {name: getattr(entry, name) for name in names}
    if passage is None:
        return {}
    text = passage.text if len(passage.text) <= LONGEST_QUOTE else ""
    return {"passage": passage.ref, "place": pages.place_of(passage), "current": text}


@require_POST
@by_holder
def remove_remark(request: Request, code: Code, ref: UUID) -> HttpResponse:
    """Take it out; the page says how to bring it back."""
    actions.remove_remark(code, ref=ref)
    messages.success(request, _("The remark is taken out. You can bring it back below."))
    return redirect("answering:remarks")


@require_POST
@by_holder
def bring_back(request: Request, code: Code, ref: UUID) -> HttpResponse:
    actions.bring_back(code, ref=ref)
    messages.success(request, _("The remark is back."))
    return redirect("answering:remarks")


@require_http_methods(["GET", "POST"])
@by_holder
def questions(request: Request, code: Code) -> HttpResponse:
    """Answer the open questions, all on one page."""
    asked = queries.questions(code.consultation)
    given = {one.question: one for one in queries.entries(code) if one.kind == EntryKind.QUESTION}
    shown: dict[str, Any] = {}
    for key, one in given.items():
        shown[key], shown[f"{key}-version"] = one.text, one.version
    form = QuestionsForm(sent(request), questions=asked, initial=shown)
    if form.is_valid():
        with form.taking_faults():
            saved = actions.write_answers(code, answers=form.answers(), versions=form.versions())
            beside = any(one.beside for one in saved)
            if _by_script(request):
                versions = {f"{one.entry.question}-version": one.entry.version for one in saved}
                return JsonResponse({"kept": True, "versions": versions, "reload": beside})
            if beside:
                told = _("Answers were changed in another window too. Both texts stand below one another.")
                messages.warning(request, told)
            else:
                messages.success(request, _("The answers are saved. They are sent with the whole."))
            return redirect("answering:questions")
    if _by_script(request) and request.method == "POST":
        return _not_kept(form)
    page = pages.questions(code, asked)
    return answer(request, "answering/questions.html", page, form=form, status=status_of(form))


@require_POST
@by_holder
def attach(request: Request, code: Code) -> HttpResponse:
    """Add a file to the answer."""
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        with form.taking_faults():
            actions.attach(code, upload=form.cleaned_data["file"])
            messages.success(request, _("The file is added to the answer."))
            return redirect("answering:remarks")
    return answer(request, "answering/remarks.html", pages.remarks(code), form=form, status=400)


@require_POST
@by_holder
def detach(request: Request, code: Code, ref: UUID) -> HttpResponse:
    """Remove a file that was not sent yet."""
    try:
        actions.detach(code, ref=ref)
    except BadInput as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The file is removed."))
    return redirect("answering:remarks")


def _by_script(request: HttpRequest) -> bool:
    """Whether the form saves itself while one types."""
    return request.headers.get("Accept") == "application/json"


def _kept(version: int, *, beside: bool, url: str) -> JsonResponse:
    """`url` leads to the entry in which the text now stands: another one where two windows wrote."""
    return JsonResponse({"kept": True, "versions": {"version": version}, "url": url if beside else ""})


def _not_kept(form: Form) -> JsonResponse:
    told = [sentence for errors in form.errors.values() for sentence in errors]
    return JsonResponse({"kept": False, "told": told}, status=400)
