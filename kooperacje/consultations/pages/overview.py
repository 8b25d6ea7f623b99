"""The first page of a consultation: what is done, what is missing, what can be done next."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.consultations import access
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.outline.lists import BY_KIND
from kooperacje.consultations.outline.sections import SECTIONS, Section
from kooperacje.consultations.pages import findings as found_pages
from kooperacje.consultations.pages import said
from kooperacje.consultations.pages.findings import FindingLine, Tally
from kooperacje.consultations.pages.frame import OVERVIEW, Frame, frame, section_url
from kooperacje.consultations.queries import remarks, rows
from kooperacje.consultations.states import ConsultationState

FIRST_FINDINGS = 4
MOVE_LABELS = {
    access.PREPARE: gettext_lazy("Take back to the draft"),
    access.ANNOUNCE: gettext_lazy("Announce"),
    access.START: gettext_lazy("Start"),
    access.SUM_UP: gettext_lazy("Begin summing up"),
    access.RESUME: gettext_lazy("Let it run again"),
    access.PUBLISH: gettext_lazy("Publish the report"),
    access.REOPEN: gettext_lazy("Reopen the report"),
    access.WITHDRAW: gettext_lazy("Withdraw the consultation"),
}
MAIN = (access.ANNOUNCE, access.START, access.SUM_UP, access.PUBLISH)


@dataclass(frozen=True, slots=True)
class Task:
    """A section of the workspace as something to do."""

    label: str
    url: str
    tone: str
    state: str
    hint: str


@dataclass(frozen=True, slots=True)
class Move:
    """A way on from the present state."""

    verb: str
    label: str
    url: str
    main: bool
    danger: bool
    decision: Decision


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """The whole page."""

    frame: Frame
    tasks: tuple[Task, ...]
    tally: Tally
    findings: tuple[FindingLine, ...]
    more_findings: int
    publish_url: str
    moves: tuple[Move, ...]
    facts: tuple[tuple[str, str | None], ...]
    basics_url: str


def overview(consultation: Consultation, actor: Actor) -> OverviewPage:
    """As many queries as the export of the whole takes, and a few."""
    counts = rows.counts(consultation)
    waiting = remarks.by_outcome(consultation).get(None, 0)
    found = found_pages.found(consultation)
    unsettled = [line for line in found if line.reason is None]
    return OverviewPage(
        frame=frame(consultation, actor, OVERVIEW, counts),
        tasks=tuple(_task(consultation.slug, section, counts, waiting) for section in SECTIONS),
        tally=found_pages.tally(found),
        findings=tuple(unsettled[:FIRST_FINDINGS]),
        more_findings=len(found) - len(unsettled[:FIRST_FINDINGS]),
        publish_url=reverse("consultations:workspace-publish", args=[consultation.slug]),
        moves=moves(consultation, actor, blocked=sum(line.blocks for line in found)),
        facts=_facts(consultation),
        basics_url=reverse("consultations:workspace-basics", args=[consultation.slug]),
    )


def _facts(consultation: Consultation) -> tuple[tuple[str, str | None], ...]:
    window = None
    if consultation.window_from and consultation.window_to:
        window = f"{said.day(consultation.window_from)} – {said.day(consultation.window_to)}"
    return (
        (_("Organiser"), consultation.organiser.name),
        (_("Project"), consultation.project),
        (_("Dates"), window or consultation.term),
        (_("Published on"), said.day(consultation.published_on) if consultation.published_on else None),
        (_("Last change"), said.day(consultation.changed_at.date())),
    )


def moves(consultation: Consultation, actor: Actor, *, blocked: int) -> tuple[Move, ...]:
    """What the present state allows, each with whether this actor may."""
    state = ConsultationState(consultation.state)
    return tuple(
        Move(
            verb=verb,
            label=str(label),
            url=reverse("consultations:workspace-move", args=[consultation.slug, verb]),
            main=verb in MAIN,
            danger=verb == access.WITHDRAW,
            decision=_decision(consultation, actor, verb, blocked),
        )
        for verb, label in MOVE_LABELS.items()
        if state in access.MOVES[verb][0]
    )


def _decision(consultation: Consultation, actor: Actor, verb: str, blocked: int) -> Decision:
    decision = access.can(actor, verb, consultation)
    if verb != access.PUBLISH or not decision or not blocked:
        return decision
    reason = ngettext(
        "%(count)d error stands in the way: mend it, or write why the report may be published all the same.",
        "%(count)d errors stand in the way: mend them, or write why the report may be published all the same.",
        blocked,
    )
    return Decision(False, reason % {"count": blocked})


def _task(slug: str, section: Section, counts: dict[str, int], waiting: int) -> Task:
    tone, state = _progress(section, counts, waiting)
    shown = [(BY_KIND[kind].title, counts[kind]) for kind in section.kinds]
    return Task(
        label=str(section.title),
        url=section_url(slug, section.slug),
        tone=tone,
        state=state,
        hint=", ".join(f"{str(title).lower()}: {number}" for title, number in shown if number),
    )


def _progress(section: Section, counts: dict[str, int], waiting: int) -> tuple[str, str]:
    if "remark" in section.kinds and waiting:
        sentence = ngettext("%(count)d without a position", "%(count)d without a position", waiting)
        return "warn", sentence % {"count": waiting}
    if not any(counts[kind] for kind in section.kinds):
        return "idle", _("nothing yet") if section.needed else _("nothing, and it may stay so")
    missing = [BY_KIND[kind].title for kind in section.needed if not counts[kind]]
    if missing:
        names = ", ".join(str(title).lower() for title in missing)
        return "warn", _("missing: %(names)s") % {"names": names}
    return "good", _("filled in")
