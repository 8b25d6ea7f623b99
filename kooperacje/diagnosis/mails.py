"""Letters of the survey: the link opens by a button, and nothing personal is in it."""

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from kooperacje.base.actor import Actor
from kooperacje.diagnosis import codes
from kooperacje.diagnosis.models import Invitation
from kooperacje.notices.actions import post


def write(invitation: Invitation, *, by: Actor, reminder: bool = False) -> None:
    """Put a letter into the outbox: the invitation, or a reminder. Institutions are written to in Polish."""
    survey = invitation.survey
    diagnosis = survey.diagnosis
    with override("pl"):
        told = {"title": diagnosis.title, "leader": diagnosis.leader.name}
        lines = [
            _("%(leader)s asks your institution to answer a survey for “%(title)s”.") % told,
            "",
            *([survey.intro, ""] if survey.intro else []),
            _("Open the survey here (no account is needed): %(address)s")
            % {"address": f"{settings.SITE_URL}{codes.path(invitation)}"},
            _("Or type this code at %(address)s: %(code)s")
            % {"address": f"{settings.SITE_URL}/ankieta/", "code": codes.shown(invitation)},
        ]
        if survey.closes_on:
            day = date_format(survey.closes_on, "j E Y")
            lines += ["", _("Answers are taken until %(day)s.") % {"day": day}]
        lines += ["", _("You may pass the link on inside your institution; one answer counts for it.")]
        subject = _("Survey: %(title)s") % told
        if reminder:
            subject = _("Reminder – survey: %(title)s") % told
    post(
        to=invitation.email,
        subject=subject,
        text="\n".join(lines) + "\n",
        by=by,
        about=f"diagnosis.invitation:{invitation.pk}",
        dedupe_key=f"diagnosis-survey:{invitation.pk}:{invitation.round}:{invitation.email}:{invitation.reminders}",
    )
