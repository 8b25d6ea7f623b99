"""The survey for its leader."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.diagnosis import access, actions, questionnaire, results
from kooperacje.diagnosis.forms import AddressForm, AnswerForm, InviteForm, QuestionForm, SurveyForm
from kooperacje.diagnosis.forms.findings import serving
from kooperacje.diagnosis.models import Diagnosis, Invitation, Question, Survey
from kooperacje.diagnosis.pages import findings as rows
from kooperacje.diagnosis.pages import survey as pages
from kooperacje.diagnosis.states import SurveyState
from kooperacje.diagnosis.views.common import paper, sent, status_of


def _survey(diagnosis: Diagnosis) -> Survey:
    found = Survey.objects.select_related("diagnosis__leader").filter(pk=diagnosis.pk).first()
    if found is None:
        raise NotThere
    return found


def _invitation(diagnosis: Diagnosis, ref: UUID) -> Invitation:
    found = Invitation.objects.filter(survey_id=diagnosis.pk, pk=ref)
    one = found.select_related("institution", "survey__diagnosis__leader").first()
    if one is None:
        raise NotThere
    return one


@require_safe
def overview(request: Request, key: str) -> HttpResponse:
    diagnosis = access.get_or_404(request.actor, key, access.WORK)
    return answer(request, "diagnosis/survey.html", pages.survey(request.actor, diagnosis))


@require_POST
def begin(request: Request, key: str) -> HttpResponse:
    diagnosis = access.get_or_404(request.actor, key, access.WRITE)
    actions.begin_survey(by=request.actor, diagnosis=diagnosis)
    messages.success(request, _("The survey is begun with the usual questions; change them at will."))
    return redirect("diagnosis:survey", key=key)


@require_http_methods(["GET", "POST"])
def change(request: Request, key: str) -> HttpResponse:
    diagnosis = access.get_or_404(request.actor, key, access.WRITE)
    form = SurveyForm(sent(request), initial=SurveyForm.initial_of(_survey(diagnosis)))
    if form.is_valid():
        with form.taking_faults():
            given = dict(form.cleaned_data)
            seen = given.pop("version")
            actions.change_survey(by=request.actor, diagnosis=diagnosis, expected=seen, **given)
            messages.success(request, _("Saved."))
            return redirect("diagnosis:survey", key=key)
    page = rows.row_page(request.actor, diagnosis, "survey", _("Introduction and last day"), _("Save"))
    return answer(request, "diagnosis/form.html", page, form=form, status=status_of(form))


@require_POST
def move(request: Request, key: str) -> HttpResponse:
    """Open or close it."""
    diagnosis = access.get_or_404(request.actor, key, access.WRITE)
    target = request.POST.get("target", "")
    if target not in set(SurveyState):
        raise BadInput(_("There is no such state of a survey."))
    letters = actions.move_survey(by=request.actor, diagnosis=diagnosis, target=SurveyState(target))
    messages.success(request, _letters(letters) if target == SurveyState.OPEN else _("The survey is closed."))
    return redirect("diagnosis:survey", key=key)


def _letters(number: int) -> str:
    told = ngettext("%(number)d letter is on its way.", "%(number)d letters are on their way.", number)
    return told % {"number": number}


@require_http_methods(["GET", "POST"])
def question(request: Request, key: str, ref: UUID | None = None) -> HttpResponse:
    """A new question, or one that stands."""
    diagnosis = access.get_or_404(request.actor, key, access.WRITE)
    row = Question.objects.filter(survey=_survey(diagnosis), pk=ref).first() if ref else None
    if ref and row is None:
        raise NotThere
    form = QuestionForm(sent(request), initial=QuestionForm.initial_of(row) if row else None)
    if form.is_valid():
        with form.taking_faults():
            given: dict[str, Any] = {"columns": form.columns(), "expected": form.cleaned_data["version"]}
            actions.save_question(by=request.actor, diagnosis=diagnosis, question=row, **given)
            messages.success(request, _("Saved."))
            return redirect("diagnosis:survey", key=key)
    page = rows.row_page(request.actor, diagnosis, "survey", _("Question"), _("Save"))
    return answer(request, "diagnosis/form.html", page, form=form, status=status_of(form))


@require_POST
def remove_question(request: Request, key: str, ref: UUID) -> HttpResponse:
    diagnosis = access.get_or_404(request.actor, key, access.WRITE)
    row = Question.objects.filter(survey=_survey(diagnosis), pk=ref).first()
    if row is None:
        raise NotThere
    actions.remove_question(by=request.actor, diagnosis=diagnosis, question=row)
    messages.success(request, _("Removed."))
    return redirect("diagnosis:survey", key=key)


@require_http_methods(["GET", "POST"])
def invite(request: Request, key: str) -> HttpResponse:
    diagnosis = access.get_or_404(request.actor, key, access.WRITE)
    there = set(_survey(diagnosis).invitations.order_by().values_list("institution_id", flat=True))
    form = InviteForm(sent(request), offered=[one for one in serving(diagnosis) if one.pk not in there])
    if form.is_valid():
        with form.taking_faults():
            number = actions.invite(by=request.actor, diagnosis=diagnosis, institutions=form.chosen())
            told = ngettext(
                "%(number)d institution is invited.", "%(number)d institutions are invited.", number
            )
            messages.success(request, told % {"number": number})
            return redirect("diagnosis:survey", key=key)
    page = rows.row_page(request.actor, diagnosis, "survey", _("Whom to invite"), _("Invite"))
    return answer(request, "diagnosis/form.html", page, form=form, status=status_of(form))


@require_POST
def remind(request: Request, key: str) -> HttpResponse:
    diagnosis = access.get_or_404(request.actor, key, access.WRITE)
    messages.success(request, _letters(actions.remind(by=request.actor, diagnosis=diagnosis)))
    return redirect("diagnosis:survey", key=key)


@require_http_methods(["GET", "POST"])
def invitation(request: Request, key: str, ref: UUID) -> HttpResponse:
    """One invited institution; a POST writes to another mailbox."""
    diagnosis = access.get_or_404(request.actor, key, access.WRITE)
    one = _invitation(diagnosis, ref)
    form = AddressForm(sent(request), initial={"email": one.email})
    if form.is_valid():
        with form.taking_faults():
            email = form.cleaned_data["email"]
            actions.set_address(by=request.actor, diagnosis=diagnosis, invitation=one, email=email)
            messages.success(request, _("Saved."))
            return redirect("diagnosis:invitation", key=key, ref=ref)
    page = pages.invitation(request.actor, diagnosis, one)
    return answer(request, "diagnosis/invitation.html", page, form=form, status=status_of(form))


@require_POST
def renew(request: Request, key: str, ref: UUID) -> HttpResponse:
    diagnosis = access.get_or_404(request.actor, key, access.WRITE)
    actions.renew_code(by=request.actor, diagnosis=diagnosis, invitation=_invitation(diagnosis, ref))
    messages.success(request, _("There is a new code; the old one opens nothing any more."))
    return redirect("diagnosis:invitation", key=key, ref=ref)


@require_POST
def withdraw(request: Request, key: str, ref: UUID) -> HttpResponse:
    diagnosis = access.get_or_404(request.actor, key, access.WRITE)
    actions.withdraw_invitation(by=request.actor, diagnosis=diagnosis, invitation=_invitation(diagnosis, ref))
    messages.success(request, _("Removed."))
    return redirect("diagnosis:survey", key=key)


@require_http_methods(["GET", "POST"])
def type_in(request: Request, key: str, ref: UUID) -> HttpResponse:
    """What an institution answered on paper."""
    diagnosis = access.get_or_404(request.actor, key, access.WRITE)
    one = _invitation(diagnosis, ref)
    questions = list(one.survey.questions.order_by("position", "key"))
    form = AnswerForm(sent(request), questions=questions, initial=AnswerForm.initial_of(one.answers))
    if form.is_valid():
        with form.taking_faults():
            said = form.answers()
            actions.type_in(by=request.actor, diagnosis=diagnosis, invitation=one, answers=said)
            messages.success(request, _("Saved."))
            return redirect("diagnosis:invitation", key=key, ref=ref)
    heading = _("Type in the answer of: %(name)s") % {"name": one.institution.name}
    page = rows.row_page(request.actor, diagnosis, "survey", heading, _("Save the answer"))
    return answer(request, "diagnosis/form.html", page, form=form, status=status_of(form))


@require_safe
def outcome(request: Request, key: str) -> HttpResponse:
    diagnosis = access.get_or_404(request.actor, key, access.WORK)
    page = pages.results_page(request.actor, diagnosis, results.results(_survey(diagnosis)))
    return answer(request, "diagnosis/results.html", page)


@require_safe
def sheet(request: Request, key: str, form: str) -> HttpResponse:
    """The empty questionnaire to print."""
    found = _survey(access.get_or_404(request.actor, key, access.WORK))
    return paper(questionnaire.document(found, None, settings.SITE_URL), form, f"{key}-ankieta")


@require_safe
def letter(request: Request, key: str, ref: UUID, form: str) -> HttpResponse:
    """The questionnaire of one institution, with its code."""
    one = _invitation(access.get_or_404(request.actor, key, access.WRITE), ref)
    tree = questionnaire.document(one.survey, one, settings.SITE_URL)
    return paper(tree, form, f"ankieta-{one.institution.key}")
