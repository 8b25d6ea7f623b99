"""Personal data of respondents are removed once the organiser's period is over; remarks and counts stay."""

from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor, system
from kooperacje.consultations import access, conduct, keepers
from kooperacje.consultations.actions import packing
from kooperacje.consultations.actions.common import journal, locked
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import personal
from kooperacje.meetings import actions as meetings
from kooperacje.meetings import queries as people


@transaction.atomic
def forget_respondents(consultation: Consultation, *, by: Actor) -> dict[str, int]:
    """Remove what every keeper has; returns how many of each kind. Raises `Denied` while the data are still kept.

    Where nothing is left, nothing is written.
    """
    consultation = locked(consultation, access.FORGET, by)
    counted = {keeper.name: keeper.remove(consultation, by) for keeper in keepers.all_of_them()}
    removed = {name: number for name, number in counted.items() if number}
    if not removed:
        return {}
    consultation.forgotten_at = consultation.changed_at = clock.now()
    consultation.save(update_fields=["forgotten_at", "changed_at"])
    journal(consultation, "forgot_respondents", by, removed=removed)
    packing.order(consultation, by=by)
    return removed


def forget_due(*, by: Actor) -> int:
    """Do so in every consultation whose period is over, each in a transaction of its own. Answers in how many."""
    return sum(_one(pk, by) for pk in personal.due())


def _one(consultation_id: UUID, by: Actor) -> bool:
    consultation = Consultation.objects.filter(pk=consultation_id).first()
    # It may have been reopened since it was found due.
    if consultation is None or not access.can(by, access.FORGET, consultation):
        return False
    return bool(forget_respondents(consultation, by=by))


def _remove_masked(consultation: Consultation, by: Actor) -> int:
    """The published wording takes the place of the original, which had what was masked."""
    return personal.unmasked(consultation).update(
        text=F("public_text"),
        current=None,
        proposed=None,
        quote=None,
        reason=None,
        version=F("version") + 1,
    )


def _count_people(consultation: Consultation) -> int:
    return people.named(conduct.subject_of(consultation))


def _remove_people(consultation: Consultation, by: Actor) -> int:
    return meetings.forget_people(by=system("retention"), subject=conduct.subject_of(consultation))


KEEPERS = (
    keepers.Keeper(
        "masked",
        _("original wording of masked remarks"),
        lambda consultation: personal.unmasked(consultation).count(),
        _remove_masked,
    ),
    keepers.Keeper(
        "meetings", _("people named at meetings: invited, present, presenting"), _count_people, _remove_people
    ),
)
