"""Lists of diagnoses, the overview of one, its form, and its check."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.diagnosis import access, checking, queries, words
from kooperacje.diagnosis.models import Diagnosis
from kooperacje.diagnosis.pages.frame import Frame, Line, area_of, frame, line
from kooperacje.diagnosis.states import DIAGNOSIS_FLOW, OPEN, Block, DiagnosisState

ON_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class ListPage:
    """Diagnoses, of which somebody may begin another."""

    lines: tuple[Line, ...]
    number: int
    last: int
    begin: Decision
    """In the public list: whether there is a workspace to enter."""
    new_url: str
    public_url: str
    work_url: str


def workspace(actor: Actor, number: int) -> ListPage:
    """Those that the actor works on."""
    return _listed(queries.diagnoses(actor), number, "overview", access.begins(actor))


def public_list(actor: Actor, number: int) -> ListPage:
    """Adopted ones, the same for everybody."""
    return _listed(queries.published(), number, "public", access.enters(actor))


def _listed(found: QuerySet[Diagnosis], number: int, view: str, begin: Decision) -> ListPage:
    page = Paginator(found, ON_A_PAGE).get_page(number)
    return ListPage(
        tuple(line(one, view) for one in page),
        page.number,
        page.paginator.num_pages,
        begin,
        reverse("diagnosis:new"),
        reverse("diagnosis:public-list"),
        reverse("diagnosis:list"),
    )


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form with where it leads back to."""

    heading: str
    button: str
    back_url: str
    frame: Frame | None


def new_page() -> FormPage:
    return FormPage(_("New diagnosis"), _("Begin the diagnosis"), reverse("diagnosis:list"), None)


def form_page(actor: Actor, diagnosis: Diagnosis, heading: str, button: str, here: str) -> FormPage:
    back = reverse(f"diagnosis:{here}", args=[diagnosis.key])
    return FormPage(heading, button, back, frame(actor, diagnosis, here))


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do, and how far it is."""

    title: str
    url: str
    kind: str
    state: str
    hint: str


@dataclass(frozen=True, slots=True)
class Move:
    label: str
    target: str
    kind: str


@dataclass(frozen=True, slots=True)
class OverviewPage:
    frame: Frame
    leader: str
    area: str
    year: int
    edition: str
    purpose: str
    method: str
    predecessor: str
    predecessor_url: str
    adopted: str
    tasks: tuple[Task, ...]
    moves: tuple[Move, ...]
    adopt_url: str
    """Empty where it cannot be adopted now."""
    public_url: str
    """Empty until it is adopted."""
    change_url: str
    move_url: str
    remove_url: str
    """Empty once it is past preparation."""


def overview(actor: Actor, diagnosis: Diagnosis) -> OverviewPage:
    before, writes = diagnosis.predecessor, access.can(actor, access.WRITE, diagnosis)
    state, address = DiagnosisState(diagnosis.state), [diagnosis.key]
    return OverviewPage(
        frame=frame(actor, diagnosis, "overview"),
        leader=diagnosis.leader.name,
        area=area_of(diagnosis),
        year=diagnosis.year,
        edition=diagnosis.edition,
        purpose=diagnosis.purpose,
        method=diagnosis.method,
        predecessor=f"{before.title} ({before.year})" if before else "",
        predecessor_url=reverse("diagnosis:overview", args=[before.key])
        if before and access.can(actor, access.WORK, before)
        else "",
        adopted=diagnosis.resolution,
        tasks=_tasks(diagnosis),
        moves=tuple(_moves(state)) if writes else (),
        adopt_url=reverse("diagnosis:adopt", args=address)
        if writes and state is DiagnosisState.DRAFTED
        else "",
        public_url="" if state in OPEN else reverse("diagnosis:public", args=address),
        change_url=reverse("diagnosis:change", args=address),
        move_url=reverse("diagnosis:move", args=address),
        remove_url=reverse("diagnosis:remove-diagnosis", args=address)
        if writes and state is DiagnosisState.PREPARING
        else "",
    )


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """A question before something that cannot be undone."""

    heading: str
    question: str
    consequences: tuple[str, ...]
    button: str
    danger: bool
    back: str


def removing(diagnosis: Diagnosis) -> ConfirmPage:
    return ConfirmPage(
        _("Remove the diagnosis"),
        _("Remove “%(title)s”?") % {"title": diagnosis.title},
        (_("Its values, survey, problems and conclusions are removed with it."),),
        _("Remove the diagnosis"),
        True,
        reverse("diagnosis:overview", args=[diagnosis.key]),
    )


def _moves(state: DiagnosisState) -> list[Move]:
    order = list(DiagnosisState)
    return [
        Move(
            str(words.MOVES[target]),
            target.value,
            "primary" if order.index(target) > order.index(state) else "quiet",
        )
        for target in DiagnosisState
        if target in DIAGNOSIS_FLOW.moves[state] and target in words.MOVES
    ]


def _tasks(diagnosis: Diagnosis) -> tuple[Task, ...]:
    """What a diagnosis is made of, in the order in which it is usually gathered."""
    survey = getattr(diagnosis, "survey", None)
    invited = survey.invitations.count() if survey else 0
    answered = survey.invitations.exclude(answered_at=None).count() if survey else 0
    resources, problems = diagnosis.resources.count(), diagnosis.problems.count()
    conclusions = diagnosis.statements.filter(block=Block.CONCLUSION.value).count()
    values = diagnosis.observations.count()
    findings = checking.findings(diagnosis)
    waiting = sum(not one.explanation for one in findings)

    def task(title: str, view: str, number: int, told: str, hint: str) -> Task:
        done = ("good", told) if number else ("idle", _("not begun"))
        return Task(title, reverse(f"diagnosis:{view}", args=[diagnosis.key]), *done, hint)

    return (
        task(
            _("Indicators"),
            "indicators",
            values,
            ngettext("%(number)d value", "%(number)d values", values) % {"number": values},
            _("Load a table from GUS BDL or your own, or write values one by one."),
        ),
        task(
            _("Survey of institutions"),
            "survey",
            invited,
            _("%(answered)d of %(invited)d answered") % {"answered": answered, "invited": invited},
            _("Ask the institutions of the area; they answer by a link, without an account."),
        ),
        task(
            _("Resources"),
            "resources",
            resources,
            ngettext("%(number)d resource", "%(number)d resources", resources) % {"number": resources},
            _("What institutions and the community have, against what is needed."),
        ),
        task(
            _("Problems"),
            "problems",
            problems,
            ngettext("%(number)d problem", "%(number)d problems", problems) % {"number": problems},
            _("Causes, effects, where they are felt, and what they are known from."),
        ),
        task(
            _("Conclusions"),
            "statements",
            conclusions,
            ngettext("%(number)d conclusion", "%(number)d conclusions", conclusions)
            % {"number": conclusions},
            _("Strengths, deficits, expectations, and what follows from them."),
        ),
        Task(
            _("Check before adoption"),
            reverse("diagnosis:check", args=[diagnosis.key]),
            "warn" if waiting else "good",
            ngettext("%(number)d thing to mend", "%(number)d things to mend", waiting) % {"number": waiting}
            if waiting
            else _("nothing to mend"),
            _("Conclusions without evidence and values without a source."),
        ),
    )


@dataclass(frozen=True, slots=True)
class CheckPage:
    frame: Frame
    findings: tuple[checking.Finding, ...]
    waiting: int
    explain_url: str


def check(actor: Actor, diagnosis: Diagnosis) -> CheckPage:
    found = tuple(checking.findings(diagnosis))
    return CheckPage(
        frame(actor, diagnosis, "check"),
        found,
        sum(not one.explanation for one in found),
        reverse("diagnosis:check", args=[diagnosis.key]),
    )
