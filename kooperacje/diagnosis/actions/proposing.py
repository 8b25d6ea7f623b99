"""A problem becomes a gap of the basket by one click, and the gap its evidence."""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.basket import actions as basket
from kooperacje.basket.exchange.schema import Evidence, Lack
from kooperacje.basket.models import Category, Gap, GapEvidence
from kooperacje.basket.states import Audience, EvidenceKind, GapKind
from kooperacje.diagnosis import access, queries
from kooperacje.diagnosis.actions.common import locked, subject_of
from kooperacje.diagnosis.models import Diagnosis, Problem, Proof
from kooperacje.diagnosis.states import OPEN, ProofKind
from kooperacje.journal import actions as journal
from kooperacje.territory.models import Unit


@transaction.atomic
def propose_gap(*, by: Actor, diagnosis: Diagnosis, problem: Problem) -> Gap:
    """Report what a problem lacks to the register of gaps; asked again, it gives the same gap.

    Also after adoption: the register is worked on when the diagnosis is not. Raises `Denied` where the register does not
    take gaps of the area from the actor.
    """
    whole = locked(by, diagnosis, access.PROPOSE)
    link = f"{reverse('diagnosis:public', args=[whole.key])}#problem-{problem.pk}"
    known = (
        GapEvidence.objects.filter(kind=EvidenceKind.DIAGNOSIS.value, link=link).select_related("gap").first()
    )
    if known is not None:
        return known.gap
    unit = _where(queries.area(whole))
    lack = Lack(
        title=problem.name,
        description=_lines(_("Causes:"), problem.causes) + _lines(_("Effects:"), problem.effects),
        kind=GapKind.ABSENT,
        category=problem.domain if Category.objects.filter(key=problem.domain).exists() else None,
        audience=Audience(problem.groups[0]) if len(problem.groups) == 1 else None,
        territory=unit.code,
    )
    gap = _same(lack, unit) or basket.report_gap(by=by, lack=lack, keeper=whole.leader)
    basket.add_evidence(by=by, gap=gap, evidence=_evidence(whole, problem, link))
    if whole.state in OPEN:
        Proof.objects.create(kind=ProofKind.GAP.value, problem=problem, gap=gap)
    details = {"gap": str(gap.pk), "problem": str(problem.pk)}
    # An adopted diagnosis stays as it is: only the journal tells of it.
    journal.record(by=by, verb="diagnosis.gap_proposed", subject=subject_of(whole), details=details)
    return gap


def _same(lack: Lack, unit: Unit) -> Gap | None:
    """A gap of this name and place that stands open already."""
    standing = Gap.objects.filter(title=lack.title, territory=unit, state__in=queries.OPEN_GAPS)
    return standing.order_by("key").first()


def _where(area: list[Unit]) -> Unit:
    """The unit itself; of several gminas their powiat, where they share one."""
    above = {unit.parent_id for unit in area}
    if len(area) > 1 and len(above) == 1 and area[0].parent is not None and len(area[0].parent.code) >= 4:
        return area[0].parent
    return area[0]


def _evidence(diagnosis: Diagnosis, problem: Problem, link: str) -> Evidence:
    told: dict[str, Any] = {"title": diagnosis.title, "name": problem.name}
    said = _("The diagnosis “%(title)s” names the problem “%(name)s”.") % told
    if problem.scale is not None:
        said += " " + _("Scale, 1 to 5: %(scale)s") % {"scale": problem.scale} + "."
    return Evidence(
        kind=EvidenceKind.DIAGNOSIS,
        text=said,
        dated=diagnosis.adopted_on,
        source=f"{diagnosis.leader.name}, {diagnosis.year}"[:300],
        link=link,
    )


def _lines(label: str, text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return "\n".join([label, *(f"– {line}" for line in lines), ""]) if lines else ""
