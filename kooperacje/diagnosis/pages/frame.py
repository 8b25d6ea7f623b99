"""The head of every page of one diagnosis, and lines that tell of one."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.base.pages import Tab
from kooperacje.diagnosis import access, words
from kooperacje.diagnosis.models import Diagnosis
from kooperacje.territory import pages as territory


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around each page of work on a diagnosis."""

    title: str
    url: str
    list_url: str
    state: tuple[str, str]
    tabs: tuple[Tab, ...]
    write: Decision


@dataclass(frozen=True, slots=True)
class Line:
    """A diagnosis in a list."""

    title: str
    url: str
    year: int
    area: str
    leader: str
    state: tuple[str, str]


def state_of(diagnosis: Diagnosis) -> tuple[str, str]:
    kind, label = words.STATE[diagnosis.state]
    return kind, str(label)


def area_of(diagnosis: Diagnosis) -> str:
    """The units by name; costs no query where they were fetched along."""
    units = sorted(diagnosis.territories.all(), key=lambda unit: (unit.sort_key, unit.code))
    return ", ".join(territory.label(unit) for unit in units)


def line(diagnosis: Diagnosis, view: str) -> Line:
    return Line(
        diagnosis.title,
        reverse(f"diagnosis:{view}", args=[diagnosis.key]),
        diagnosis.year,
        area_of(diagnosis),
        diagnosis.leader.name,
        state_of(diagnosis),
    )


def frame(actor: Actor, diagnosis: Diagnosis, here: str) -> Frame:
    labels = {
        "overview": pgettext("diagnosis", "Overview"),
        "indicators": _("Indicators"),
        "survey": pgettext("diagnosis", "Survey"),
        "resources": _("Resources"),
        "problems": _("Problems"),
        "statements": _("Conclusions"),
        "check": pgettext("diagnosis", "Check"),
        "document": _("Document"),
    }
    tabs = (
        Tab(label, reverse(f"diagnosis:{name}", args=[diagnosis.key]), name == here)
        for name, label in labels.items()
    )
    return Frame(
        title=diagnosis.title,
        url=reverse("diagnosis:overview", args=[diagnosis.key]),
        list_url=reverse("diagnosis:list"),
        state=state_of(diagnosis),
        tabs=tuple(tabs),
        write=access.can(actor, access.WRITE, diagnosis),
    )
