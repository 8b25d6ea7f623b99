"""What stands around every page of one consultation's workspace."""

from dataclasses import dataclass
from functools import lru_cache, partial

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.base.pages import Tab
from kooperacje.consultations import access, doors
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.outline.sections import SECTIONS
from kooperacje.consultations.pages import said
from kooperacje.consultations.queries import rows
from kooperacje.consultations.states import ConsultationState

OVERVIEW = "overview"
BASICS = "basics"
PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class Frame:
    """The consultation as its workspace names it."""

    slug: str
    title: str
    fictional: bool
    state: str
    tone: str
    tabs: tuple[Tab, ...]
    list_url: str
    url: str
    edit: Decision


def section_url(slug: str, section: str) -> str:
    """The page of a section; remarks have one of their own."""
    if section == "uwagi":
        return _address("consultations:workspace-remarks", slug, language=get_language())
    return _address("consultations:workspace-section", slug, section, language=get_language())


@lru_cache(maxsize=4096)
def _address(view: str, *args: str, language: str | None) -> str:
    """Every page of the workspace names some twenty addresses of the same consultation."""
    return reverse(view, args=args)


def frame(
    consultation: Consultation, actor: Actor, current: str = "", counts: dict[str, int] | None = None
) -> Frame:
    """One query for the numbers beside the tabs, unless they are given."""
    numbers = rows.counts(consultation) if counts is None else counts
    slug = consultation.slug
    address = partial(_address, language=get_language())
    home = address("consultations:workspace", slug)
    basics = address("consultations:workspace-basics", slug)
    publish = address("consultations:workspace-publish", slug)
    state = ConsultationState(consultation.state)
    sections: list[Tab] = []
    for section in SECTIONS:
        total = sum(numbers[kind] for kind in section.kinds)
        url = section_url(slug, section.slug)
        sections.append(Tab(str(section.title), url, section.slug == current, total))
        sections += [
            Tab(str(door.label), address(door.view, slug), door.name == current)
            for door in doors.behind(section.slug)
            if door.may(actor, consultation)
        ]
    return Frame(
        slug=slug,
        title=consultation.title,
        fictional=consultation.fictional,
        state=said.enum(state),
        tone=said.TONES[state],
        tabs=(
            Tab(_("Overview"), home, current == OVERVIEW),
            Tab(_("Basic data"), basics, current == BASICS),
            *sections,
            Tab(_("Checks and publication"), publish, current == PUBLISH),
        ),
        list_url=reverse("consultations:workspace-list"),
        url=home,
        edit=access.can(actor, access.EDIT, consultation),
    )
