"""Pages with one form."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.institutions.models import Institution
from kooperacje.priorities import words
from kooperacje.priorities.models import Proposal, Round
from kooperacje.priorities.pages.frame import Frame, frame
from kooperacje.priorities.states import Stage


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page with one form. `frame` is None before there is a round."""

    frame: Frame | None
    heading: str
    intro: str
    button: str
    back_url: str
    draft: bool = False
    """Whether what is unfinished can be kept."""


def new_page() -> FormPage:
    intro = _("It takes proposals at once. Criteria to start from are there; you can change them.")
    return FormPage(None, _("Set priorities"), intro, _("Begin"), reverse("priorities:rounds"))


def form_page(
    actor: Actor,
    row: Round,
    heading: str,
    button: str,
    *,
    back: str = "round",
    intro: str = "",
    draft: bool = False,
) -> FormPage:
    url = reverse(f"priorities:{back}", args=[row.pk])
    return FormPage(frame(actor, row, ""), heading, intro, button, url, draft)


def count_page(actor: Actor, row: Round, proposal: Proposal, heading: str) -> FormPage:
    url = reverse("priorities:counts", args=[row.pk, proposal.pk])
    return FormPage(frame(actor, row, ""), f"{heading}: {proposal.title}", "", _("Save"), url)


def answer_page(actor: Actor, row: Round, institution: Institution, stage: Stage) -> FormPage:
    intros = {
        Stage.WEIGHTS: _(
            "100 points together: the more points, the more the criterion weighs. You may change this until the close."
        ),
        Stage.RATINGS: _(
            "1 is little, 5 is much. What you cannot tell stays empty and counts nowhere. You may change this until the close."
        ),
        Stage.VOTE: _("A vote is given once and cannot be changed."),
    }
    heading = f"{words.TASK[stage]}: {institution.name}"
    button = _("Vote") if stage == Stage.VOTE else _("Send")
    return form_page(actor, row, heading, button, intro=intros[stage], draft=stage != Stage.VOTE)
