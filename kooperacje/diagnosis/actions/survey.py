"""The survey as its leader runs it: questions, invitations, reminders, what came on paper."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.base.text import slug
from kooperacje.diagnosis import access, catalogue, codes, mails
from kooperacje.diagnosis.actions.common import locked, names, note
from kooperacje.diagnosis.models import Diagnosis, Invitation, Proof, Question, Survey
from kooperacje.diagnosis.states import SURVEY_FLOW, SurveyState
from kooperacje.institutions.models import Contact, Institution
from kooperacje.institutions.states import ContactKind

MOST_QUESTIONS = 40
BETWEEN_REMINDERS = timedelta(days=3)


@transaction.atomic
def begin_survey(*, by: Actor, diagnosis: Diagnosis) -> Survey:
    """A survey with the packaged questions, to be changed at will before it opens."""
    row = locked(by, diagnosis)
    if Survey.objects.filter(pk=row.pk).exists():
        raise BadInput(_("There is a survey already."))
    made: Survey = Survey.objects.create(diagnosis=row, state=SURVEY_FLOW.initial.value)
    Question.objects.bulk_create(Question(survey=made, **columns) for columns in catalogue.questions())
    note(by, row, "survey_begun")
    return made


def _survey(by: Actor, diagnosis: Diagnosis) -> tuple[Diagnosis, Survey]:
    row = locked(by, diagnosis)
    found = Survey.objects.filter(pk=row.pk).first()
    if found is None:
        raise BadInput(_("There is no survey yet."))
    return row, found


@transaction.atomic
def change_survey(
    *, by: Actor, diagnosis: Diagnosis, intro: str, closes_on: date | None, expected: int | None
) -> Survey:
    """The introduction and the last day."""
    row, survey = _survey(by, diagnosis)
    if closes_on and closes_on < clock.today() and survey.state == SurveyState.OPEN:
        raise BadInput([Fault("closes_on", _("The last day has passed already."))])
    if changed := survey.apply({"intro": intro.strip(), "closes_on": closes_on}, expected=expected):
        survey.save()
        note(by, row, "survey_changed", {"fields": names(changed)})
    return survey


@transaction.atomic
def move_survey(*, by: Actor, diagnosis: Diagnosis, target: SurveyState) -> int:
    """Open or close it. Opening mails whoever is invited and has an address; returns how many letters went out."""
    row, survey = _survey(by, diagnosis)
    SURVEY_FLOW.check(survey.state, target)
    if target is SurveyState.OPEN:
        if not survey.questions.exists():
            raise BadInput(_("A survey needs at least one question."))
        if survey.closes_on and survey.closes_on < clock.today():
            raise BadInput(_("The last day for answers has passed; move it first."))
    SURVEY_FLOW.move(survey, target)
    survey.version += 1
    survey.save()
    note(by, row, f"survey_{target.value}")
    return _mail(by, survey.invitations.filter(mailed_at=None)) if target is SurveyState.OPEN else 0


@transaction.atomic
def save_question(
    *,
    by: Actor,
    diagnosis: Diagnosis,
    columns: Mapping[str, Any],
    question: Question | None = None,
    expected: int | None = None,
) -> Question:
    """Add a question at the end, or change one; only before the survey opens, so that all answer the same."""
    row, survey = _survey(by, diagnosis)
    _writable(survey)
    if question is None:
        if survey.questions.count() >= MOST_QUESTIONS:
            raise BadInput(_("A survey has at most %(limit)d questions.") % {"limit": MOST_QUESTIONS})
        taken = set(survey.questions.order_by().values_list("key", flat=True))
        stem = slug(columns["text"])[:40].strip("-") or "pytanie"
        key = next(
            k for n in range(1, len(taken) + 2) if (k := stem if n == 1 else f"{stem}-{n}") not in taken
        )
        last = survey.questions.aggregate(last=Max("position"))["last"] or 0
        found: Question = Question.objects.create(survey=survey, key=key, position=last + 1, **columns)
    else:
        found = Question.objects.get(survey=survey, pk=question.pk)
        if found.apply(dict(columns), expected=expected):
            found.save()
    note(by, row, "question_saved", {"question": found.key})
    return found


@transaction.atomic
def remove_question(*, by: Actor, diagnosis: Diagnosis, question: Question) -> None:
    """Take a question out before the survey opens."""
    row, survey = _survey(by, diagnosis)
    _writable(survey)
    Proof.objects.filter(question=question.pk).delete()
    Question.objects.filter(survey=survey, pk=question.pk).delete()
    note(by, row, "question_removed", {"question": question.key})


def _writable(survey: Survey) -> None:
    if survey.state != SurveyState.DRAFT:
        raise BadInput(_("Questions are changed before the survey opens, so that all answer the same."))


@transaction.atomic
def invite(*, by: Actor, diagnosis: Diagnosis, institutions: Iterable[Institution]) -> int:
    """Invite institutions that are not invited yet, at their office mailbox where the register has one."""
    row, survey = _survey(by, diagnosis)
    there = set(survey.invitations.order_by().values_list("institution_id", flat=True))
    fresh = [one for one in institutions if one.pk not in there]
    mailboxes = _mailboxes(fresh)
    for one in fresh:
        made = Invitation(
            survey=survey, institution=one, email=mailboxes.get(one.pk, ""), issued_at=clock.now()
        )
        made.digest = codes.digest(codes.make(made))
        made.save()
    if fresh:
        note(by, row, "invited", {"institutions": len(fresh)})
    if survey.state == SurveyState.OPEN:
        _mail(by, survey.invitations.filter(mailed_at=None))
    return len(fresh)


def _mailboxes(institutions: list[Institution]) -> dict[Any, str]:
    """The first public mailbox of each."""
    found: dict[Any, str] = {}
    rows = Contact.objects.filter(
        institution__in=institutions, kind=ContactKind.EMAIL.value, unit=None, is_public=True
    )
    for contact in rows.order_by("label", "value", "id"):
        found.setdefault(contact.institution_id, contact.value)
    return found


@transaction.atomic
def set_address(*, by: Actor, diagnosis: Diagnosis, invitation: Invitation, email: str) -> Invitation:
    """Write to another mailbox; in an open survey the letter goes out at once."""
    row, survey = _survey(by, diagnosis)
    found = _invited(survey, invitation)
    if found.email != email:
        found.email, found.mailed_at = email, None
        found.save(update_fields=["email", "mailed_at"])
        note(by, row, "invitation_addressed", {"invitation": str(found.pk)})
        if survey.state == SurveyState.OPEN:
            _mail(by, survey.invitations.filter(pk=found.pk))
    return found


@transaction.atomic
def renew_code(*, by: Actor, diagnosis: Diagnosis, invitation: Invitation) -> Invitation:
    """A new code; the old one opens nothing any more. What was written stays."""
    row, survey = _survey(by, diagnosis)
    found = _invited(survey, invitation)
    found.round += 1
    found.digest, found.mailed_at = codes.digest(codes.make(found)), None
    found.save(update_fields=["round", "digest", "mailed_at"])
    note(by, row, "code_renewed", {"invitation": str(found.pk)})
    if survey.state == SurveyState.OPEN:
        _mail(by, survey.invitations.filter(pk=found.pk))
    return found


@transaction.atomic
def withdraw_invitation(*, by: Actor, diagnosis: Diagnosis, invitation: Invitation) -> None:
    """Take an invitation back; one that was answered stays."""
    row, survey = _survey(by, diagnosis)
    found = _invited(survey, invitation)
    if found.answered_at:
        raise BadInput(_("This institution has answered, so its invitation stays."))
    note(by, row, "invitation_withdrawn", {"invitation": str(found.pk)})
    found.delete()


def _invited(survey: Survey, invitation: Invitation) -> Invitation:
    found = survey.invitations.filter(pk=invitation.pk).select_related("institution").first()
    if found is None:
        raise BadInput(_("This invitation is not there any more."))
    return found


@transaction.atomic
def remind(*, by: Actor, diagnosis: Diagnosis) -> int:
    """Write again to those who have not answered; nobody is written to twice in three days."""
    row, survey = _survey(by, diagnosis)
    if survey.state != SurveyState.OPEN:
        raise BadInput(access.NOT_OPEN)
    recent = clock.now() - BETWEEN_REMINDERS
    silent = survey.invitations.filter(answered_at=None).exclude(email="")
    silent = silent.exclude(mailed_at__gt=recent).exclude(reminded_at__gt=recent)
    sent = _mail(by, silent.exclude(mailed_at=None), reminder=True)
    if sent:
        note(by, row, "reminded", {"letters": sent})
    return sent


def _mail(by: Actor, invitations: Any, reminder: bool = False) -> int:
    """Letters to those who have an address, in the caller's transaction."""
    chosen = list(
        invitations.exclude(email="")
        .select_related("institution", "survey__diagnosis__leader")
        .order_by("pk")
    )
    for one in chosen:
        if reminder:
            one.reminders, one.reminded_at = one.reminders + 1, clock.now()
        else:
            one.mailed_at = clock.now()
        mails.write(one, by=by, reminder=reminder)
        one.save(update_fields=["reminders", "reminded_at", "mailed_at"])
    return len(chosen)


@transaction.atomic
def type_in(
    *, by: Actor, diagnosis: Diagnosis, invitation: Invitation, answers: Mapping[str, Any]
) -> Invitation:
    """Enter what an institution answered on paper; it counts as its answer, also after the survey has closed."""
    row, survey = _survey(by, diagnosis)
    if survey.state == SurveyState.DRAFT:
        raise BadInput(access.NOT_OPEN)
    found = _invited(survey, invitation)
    _some(answers)
    found.answers, found.answered_at, found.typed_by = dict(answers), clock.now(), by.account_id
    found.save(update_fields=["answers", "answered_at", "typed_by"])
    note(by, row, "answer_typed_in", {"invitation": str(found.pk)})
    return found


def _some(answers: Mapping[str, Any]) -> None:
    if not answers:
        raise BadInput(_("Answer at least one question."))
