"""When personal data of respondents are due to be removed. Plain reckoning; the period is the organiser's own."""

import calendar
from datetime import date
from zoneinfo import ZoneInfo

from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import ConsultationState

WARSAW = ZoneInfo("Europe/Warsaw")


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or the last day of a shorter one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def due_on(consultation: Consultation) -> date | None:
    """The first day on which the data are removed: counted from the publication, or from a withdrawal.

    None while neither has happened, and where no period is stated.
    """
    if consultation.keep_months is None:
        return None
    if consultation.state == ConsultationState.PUBLISHED:
        begun = consultation.published_on
    elif consultation.state == ConsultationState.WITHDRAWN:
        begun = consultation.changed_at.astimezone(WARSAW).date()  # nothing in it changes any more
    else:
        begun = None
    return months_after(begun, consultation.keep_months) if begun else None
