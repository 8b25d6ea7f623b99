"""What the diagnosis finds: resources, problems, statements, and what they rest on."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kooperacje.base.versions import Versioned
from kooperacje.basket.models import Gap
from kooperacje.basket.models.columns import among, one_of, only, some_of
from kooperacje.basket.states import Audience
from kooperacje.diagnosis.models.matter import Diagnosis
from kooperacje.diagnosis.models.numbers import Indicator
from kooperacje.diagnosis.models.survey import Question
from kooperacje.diagnosis.states import Block, Domain, ProofKind, ResourceKind, Trend
from kooperacje.institutions.models import Institution
from kooperacje.territory.models import Unit


class Resource(Versioned):
    """Something that an institution or the community has. Privacy: no names of persons; a leader is told by function."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    diagnosis = models.ForeignKey(Diagnosis, models.CASCADE, related_name="resources")
    kind = one_of(ResourceKind)
    name = models.CharField(_("what it is"), max_length=300)
    institution = models.ForeignKey(Institution, models.PROTECT, null=True, blank=True, related_name="+")
    territory = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    domain = one_of(Domain, blank=True)
    amount = models.DecimalField(_("how much"), max_digits=18, decimal_places=4, null=True, blank=True)
    unit = models.CharField(_("of what"), max_length=60, blank=True, default="")
    note = models.CharField(_("note"), max_length=500, blank=True, default="")
    source = models.CharField(_("source"), max_length=300, blank=True, default="")

    class Meta:
        ordering = ("kind", "name", "id")
        constraints = (
            models.CheckConstraint(name="diagnosis_resource_kind", condition=among("kind", ResourceKind)),
            models.CheckConstraint(
                name="diagnosis_resource_domain", condition=Q(domain="") | among("domain", Domain)
            ),
        )

    def __str__(self) -> str:
        return self.name


class Problem(Versioned):
    """A social problem of the area."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    diagnosis = models.ForeignKey(Diagnosis, models.CASCADE, related_name="problems")
    name = models.CharField(_("problem"), max_length=200)
    domain = one_of(Domain)
    groups = some_of(Audience)
    causes = models.TextField(_("causes"), max_length=3000, blank=True, default="")
    """One a line, as the effects."""
    effects = models.TextField(_("effects"), max_length=3000, blank=True, default="")
    scale = models.PositiveSmallIntegerField(_("scale"), null=True, blank=True)
    """1 few people or light, to 5 many or grave; None: not judged."""
    trend = one_of(Trend)

    class Meta:
        ordering = ("diagnosis_id", "name", "id")
        constraints = (
            models.UniqueConstraint(name="diagnosis_problem_once", fields=("diagnosis", "name")),
            models.CheckConstraint(name="diagnosis_problem_domain", condition=among("domain", Domain)),
            models.CheckConstraint(name="diagnosis_problem_trend", condition=among("trend", Trend)),
            models.CheckConstraint(name="diagnosis_problem_groups", condition=only("groups", Audience)),
            models.CheckConstraint(
                name="diagnosis_problem_scale", condition=Q(scale=None) | Q(scale__gte=1, scale__lte=5)
            ),
        )

    def __str__(self) -> str:
        return self.name


class ProblemPlace(models.Model):
    """How strongly a problem is felt in one unit, 0 not at all to 3 strongly. No row: not judged."""

    problem = models.ForeignKey(Problem, models.CASCADE, related_name="places")
    territory = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    intensity = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("problem_id", "territory__code")
        constraints = (
            models.UniqueConstraint(name="diagnosis_problem_place_once", fields=("problem", "territory")),
            models.CheckConstraint(name="diagnosis_problem_intensity", condition=Q(intensity__lte=3)),
        )

    def __str__(self) -> str:
        return f"{self.problem_id} {self.territory_id}"


class Statement(Versioned):
    """A sentence of one of the four blocks, or a conclusion."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    diagnosis = models.ForeignKey(Diagnosis, models.CASCADE, related_name="statements")
    block = one_of(Block)
    text = models.CharField(_("sentence"), max_length=1000)
    domain = one_of(Domain, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("block", "position", "id")
        constraints = (
            models.CheckConstraint(name="diagnosis_statement_block", condition=among("block", Block)),
        )

    def __str__(self) -> str:
        return self.text


class Proof(models.Model):
    """One thing that a problem or a statement rests on."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    problem = models.ForeignKey(Problem, models.CASCADE, null=True, blank=True, related_name="proofs")
    statement = models.ForeignKey(Statement, models.CASCADE, null=True, blank=True, related_name="proofs")
    kind = one_of(ProofKind)
    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, blank=True, related_name="+")
    question = models.ForeignKey(Question, models.CASCADE, null=True, blank=True, related_name="+")
    gap = models.ForeignKey(Gap, models.CASCADE, null=True, blank=True, related_name="+")
    url = models.URLField(_("address"), max_length=500, blank=True, default="")
    text = models.CharField(_("what it says"), max_length=500, blank=True, default="")

    class Meta:
        ordering = ("kind", "id")
        constraints = (
            models.CheckConstraint(
                name="diagnosis_proof_of_one_thing",
                condition=Q(problem=None, statement__isnull=False) | Q(problem__isnull=False, statement=None),
            ),
            models.CheckConstraint(
                name="diagnosis_proof_points",
                condition=Q(kind=ProofKind.INDICATOR.value, indicator__isnull=False, question=None, gap=None)
                | Q(kind=ProofKind.QUESTION.value, question__isnull=False, indicator=None, gap=None)
                | Q(kind=ProofKind.GAP.value, gap__isnull=False, indicator=None, question=None)
                | (
                    Q(kind__in=[ProofKind.CONSULTATION.value, ProofKind.DOCUMENT.value])
                    & Q(indicator=None, question=None, gap=None)
                    & ~Q(text="")
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Explanation(models.Model):
    """Why a finding of the check stands as it does; `finding` names it, such as `no-source:bezrobocie`."""

    diagnosis = models.ForeignKey(Diagnosis, models.CASCADE, related_name="explanations")
    finding = models.CharField(max_length=120)
    text = models.CharField(max_length=500)

    class Meta:
        ordering = ("diagnosis_id", "finding")
        constraints = (
            models.UniqueConstraint(name="diagnosis_explained_once", fields=("diagnosis", "finding")),
            models.CheckConstraint(name="diagnosis_explained_in_words", condition=~Q(text="")),
        )

    def __str__(self) -> str:
        return self.finding
