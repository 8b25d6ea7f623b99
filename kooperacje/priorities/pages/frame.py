"""The head of every page of one round, and lines of lists."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import pgettext

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.base.pages import Tab
from kooperacje.priorities import access, words
from kooperacje.priorities.models import Round
from kooperacje.priorities.states import COUNTED, RoundState


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around each page of work on a round."""

    title: str
    team: str
    team_url: str
    url: str
    list_url: str
    state: tuple[str, str]
    term_from: date
    term_to: date
    tabs: tuple[Tab, ...]
    keep: Decision


@dataclass(frozen=True, slots=True)
class File:
    label: str
    url: str


def state_of(row: Round) -> tuple[str, str]:
    kind, label = words.STATE[row.state]
    return kind, str(label)


def frame(actor: Actor, row: Round, here: str) -> Frame:
    labels = {
        "round": pgettext("priorities", "Overview"),
        "proposals": pgettext("priorities", "Proposals"),
        "criteria": pgettext("priorities", "Criteria"),
    }
    if row.state in COUNTED:
        labels["results"] = pgettext("priorities", "Results")
    if row.state in (RoundState.VOTING, RoundState.ADOPTED):
        labels["list"] = pgettext("priorities", "List and vote")
    labels["document"] = pgettext("priorities", "Document")
    return Frame(
        title=row.title,
        team=row.team.name,
        team_url=reverse("partnership:overview", args=[row.team.key]),
        url=reverse("priorities:round", args=[row.pk]),
        list_url=reverse("priorities:rounds"),
        state=state_of(row),
        term_from=row.term_from,
        term_to=row.term_to,
        tabs=tuple(
            Tab(label, reverse(f"priorities:{name}", args=[row.pk]), name == here)
            for name, label in labels.items()
        ),
        keep=access.can(actor, access.KEEP, row),
    )
