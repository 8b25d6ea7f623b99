"""What the holder of a code does: the code is the authority, there is no account."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import system
from kooperacje.base.problems import BadInput
from kooperacje.diagnosis import access
from kooperacje.diagnosis.actions.common import subject_of
from kooperacje.diagnosis.models import Invitation
from kooperacje.journal import actions as journal

HOLDER = system("diagnosis survey")
"""In whose name the room writes for somebody who holds a code."""


@transaction.atomic
def open_code(invitation: Invitation) -> Invitation:
    """Remember that the code was used."""
    row = _locked(invitation)
    if row.opened_at is None:
        row.opened_at = clock.now()
        row.save(update_fields=["opened_at"])
    return row


@transaction.atomic
def keep_draft(invitation: Invitation, *, draft: Mapping[str, Any]) -> Invitation:
    """Keep what is written so far."""
    row = _locked(invitation)
    access.may_answer(row).require()
    row.draft, row.saved_at = dict(draft), clock.now()
    row.save(update_fields=["draft", "saved_at"])
    return row


@transaction.atomic
def send_answer(invitation: Invitation, *, answers: Mapping[str, Any]) -> Invitation:
    """Send the answer; until the survey closes it may be sent again, corrected."""
    row = _locked(invitation)
    access.may_answer(row).require()
    if not answers:
        raise BadInput(_("Answer at least one question."))
    again = row.answered_at is not None
    row.answers, row.draft = dict(answers), dict(answers)
    row.answered_at = row.saved_at = clock.now()
    row.typed_by = None
    row.save(update_fields=["answers", "draft", "answered_at", "saved_at", "typed_by"])
    journal.record(
        by=HOLDER,
        verb="diagnosis.answered",
        subject=subject_of(row.survey.diagnosis),
        details={"invitation": str(row.pk), "again": again},
    )
    return row


def _locked(invitation: Invitation) -> Invitation:
    return access.live().select_for_update(of=("self",)).get(pk=invitation.pk)
