"""Personal data of respondents: what they are told, how long the data are kept, what there still is."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.consultations import access, retention
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages.frame import Frame, frame
from kooperacje.consultations.pages.publication import ConfirmPage
from kooperacje.consultations.queries import personal

DOOR = "personal-data"


@dataclass(frozen=True, slots=True)
class KeptLine:
    """One kind of personal data, with how many there are."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class PersonalPage:
    """The whole page. `due_on` is None where nothing is removed by itself, or not yet reckoned."""

    frame: Frame
    language: str
    clause: str | None
    keep_months: int | None
    due_on: date | None
    forgotten_at: datetime | None
    kept: tuple[KeptLine, ...]
    any: bool
    may_forget: Decision
    forget_url: str
    basics_url: str


def personal_page(consultation: Consultation, actor: Actor) -> PersonalPage:
    """A query or two for every kind of data, whatever there is."""
    kept = personal.kept(consultation)
    return PersonalPage(
        frame=frame(consultation, actor, DOOR),
        language=consultation.language,
        clause=consultation.privacy_clause,
        keep_months=consultation.keep_months,
        due_on=retention.due_on(consultation),
        forgotten_at=consultation.forgotten_at,
        kept=tuple(KeptLine(str(keeper.label), number) for keeper, number in kept),
        any=any(number for _keeper, number in kept),
        may_forget=access.can(actor, access.FORGET, consultation),
        forget_url=reverse("consultations:workspace-forget", args=[consultation.slug]),
        basics_url=reverse("consultations:workspace-basics", args=[consultation.slug]),
    )


def confirm_forgetting(consultation: Consultation) -> ConfirmPage:
    """Before the data go."""
    number = sum(number for _keeper, number in personal.kept(consultation))
    told = ngettext("%(count)d record is removed.", "%(count)d records are removed.", number)
    return ConfirmPage(
        heading=_("Remove personal data of respondents"),
        question=consultation.title,
        consequences=(
            told % {"count": number},
            _("They cannot be brought back."),
            _("Remarks, positions and counts stay as they are published."),
        ),
        button=_("Remove personal data of respondents"),
        danger=True,
        back=reverse("consultations:workspace-personal", args=[consultation.slug]),
    )
