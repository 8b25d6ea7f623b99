"""Checks with their overrides, and the way to the published report."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base.actor import Actor
from kooperacje.consultations import access
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages import findings as found_pages
from kooperacje.consultations.pages.findings import FindingLine, Tally
from kooperacje.consultations.pages.frame import PUBLISH, Frame, frame
from kooperacje.consultations.pages.overview import MOVE_LABELS, Move, moves

MOST_FINDINGS = 100
"""Errors come first, so what stands in the way is always shown."""
CONSEQUENCES = {
    access.PREPARE: (
        gettext_lazy("The public page of the consultation disappears until it is announced again."),
    ),
    access.ANNOUNCE: (
        gettext_lazy("Everybody sees the consultation: its concept, stages, materials and contact."),
    ),
    access.START: (gettext_lazy("The public page says that remarks are being taken."),),
    access.SUM_UP: (gettext_lazy("The public page says that remarks are no longer taken."),),
    access.RESUME: (gettext_lazy("The public page says that remarks are taken again."),),
    access.PUBLISH: (
        gettext_lazy("Everybody can read the report and take it as a file, with every remark and position."),
        gettext_lazy("Nothing in it changes any more, unless you reopen it."),
    ),
    access.REOPEN: (
        gettext_lazy("The report disappears from the public page until it is published again."),
        gettext_lazy("The journal keeps who reopened it and when."),
    ),
    access.WITHDRAW: (
        gettext_lazy("The public page of the consultation disappears."),
        gettext_lazy("A withdrawn consultation cannot be taken up again."),
    ),
}


@dataclass(frozen=True, slots=True)
class PublicationPage:
    """The whole page."""

    frame: Frame
    tally: Tally
    findings: tuple[FindingLine, ...]
    more_findings: int
    moves: tuple[Move, ...]
    override_url: str
    take_back_url: str
    export_url: str
    comparisons_url: str


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """The question before something that cannot be undone at once."""

    heading: str
    question: str
    consequences: tuple[str, ...]
    button: str
    danger: bool
    back: str


def publication(consultation: Consultation, actor: Actor) -> PublicationPage:
    """As many queries as the export of the whole takes, and one."""
    found = found_pages.found(consultation)
    slug = consultation.slug
    return PublicationPage(
        frame=frame(consultation, actor, PUBLISH),
        tally=found_pages.tally(found),
        findings=found[:MOST_FINDINGS],
        more_findings=max(0, len(found) - MOST_FINDINGS),
        moves=moves(consultation, actor, blocked=sum(line.blocks for line in found)),
        override_url=reverse("consultations:workspace-override", args=[slug]),
        take_back_url=reverse("consultations:workspace-override-back", args=[slug]),
        export_url=reverse("consultations:workspace-export", args=[slug]),
        comparisons_url=reverse("consultations:workspace-comparisons", args=[slug]),
    )


def confirm_move(consultation: Consultation, verb: str) -> ConfirmPage:
    """Before a change of state."""
    return ConfirmPage(
        heading=str(MOVE_LABELS[verb]),
        question=consultation.title,
        consequences=tuple(str(sentence) for sentence in CONSEQUENCES[verb]),
        button=str(MOVE_LABELS[verb]),
        danger=verb == access.WITHDRAW,
        back=reverse("consultations:workspace-publish", args=[consultation.slug]),
    )


def confirm_removal(name: str, headline: str, back: str) -> ConfirmPage:
    """Before an element is removed."""
    return ConfirmPage(
        heading=_("Remove: %(name)s") % {"name": name},
        question=headline,
        consequences=(_("It is removed for good. The journal keeps that it was removed, not its text."),),
        button=_("Remove"),
        danger=True,
        back=back,
    )
