"""Cards of competence, the acts and matters they speak of, agreements, and who is in office.

Privacy: everything here is public reference data, except `Officeholder`: persons in office, with office telephones only.
"""

from typing import cast
from uuid import uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from kooperacje.base.versions import Versioned
from kooperacje.competences.states import CardKind, Known, Part, TaskKind, TaskLevel
from kooperacje.institutions.models import Institution, InstitutionType, OrgUnit
from kooperacje.territory.models import Unit

KEY = r"^[a-z0-9][a-z0-9-]{0,63}$"


class DateRange(Func):
    """The days from the first to the one before the last."""

    function = "DATERANGE"
    output_field = DateRangeField()


def _term(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name, condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=F("valid_from"))
    )


class Act(models.Model):
    """An act of law that cards refer to."""

    key = models.CharField(max_length=64, unique=True)
    title = models.CharField(max_length=400)
    journal = models.CharField(max_length=120, blank=True, default="")
    """Where it was published: "Dz.U. 2024 poz. 1283"; empty: not stated."""
    link = models.URLField(max_length=500, blank=True, default="")
    text = models.URLField(max_length=500, blank=True, default="")
    """Where the text of that publication was read; cards that are known from it carry this address as their source."""
    note = models.CharField(max_length=600, blank=True, default="")
    """What to watch out for, such as a recent change."""

    class Meta:
        ordering = ("key",)
        constraints = (models.CheckConstraint(name="competences_act_key", condition=Q(key__regex=KEY)),)

    def __str__(self) -> str:
        return self.title


class Matter(models.Model):
    """A matter that people ask about; the controlled list grows by files and by officers."""

    key = models.CharField(max_length=64, unique=True)
    name = models.CharField(_("name"), max_length=160)
    name_en = models.CharField(max_length=160, blank=True, default="")
    theme = models.CharField(_("theme"), max_length=80)
    words = models.CharField(_("other words"), max_length=1000, blank=True, default="")
    """What else people call it; a search finds these too."""
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("position", "key")
        constraints = (models.CheckConstraint(name="competences_matter_key", condition=Q(key__regex=KEY)),)

    def __str__(self) -> str:
        return self.name


class Extension(models.Model):
    """The cards of a type hold for another type too: a city's welfare centre does the work of a powiat's centre."""

    type = models.ForeignKey(InstitutionType, models.CASCADE, related_name="+")
    also = models.ForeignKey(InstitutionType, models.CASCADE, related_name="+")
    cities_only = models.BooleanField(default=False)
    """Only where the institution works in a city with powiat rights."""

    class Meta:
        ordering = ("type", "also")
        constraints = (models.UniqueConstraint(name="competences_extension_once", fields=("type", "also")),)

    def __str__(self) -> str:
        return f"{self.type_id} {self.also_id}"


class Card(Versioned):
    """One duty, power or limit, of a type of institution or of one institution.

    An own card may stand in the place of one of the type (`replaces`), or say that it does not hold here (`drops`).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    key = models.CharField(max_length=64)
    type = models.ForeignKey(InstitutionType, models.PROTECT, null=True, blank=True, related_name="+")
    institution = models.ForeignKey(Institution, models.CASCADE, null=True, blank=True, related_name="+")
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    drops = models.BooleanField(default=False)
    kind = models.CharField(_("kind"), max_length=8, choices=[(kind.value, kind.name) for kind in CardKind])
    matter = models.ForeignKey(Matter, models.PROTECT, verbose_name=_("matter"), related_name="cards")
    what = models.CharField(_("what"), max_length=500)
    """An infinitive that reads on after "must", "may" or "may not"."""
    groups = ArrayField(models.CharField(max_length=24), default=list, blank=True)
    """Whom it concerns, keys of `Group`; empty: everybody."""
    condition = models.CharField(_("condition"), max_length=800, blank=True, default="")
    deadline = models.CharField(_("time limit"), max_length=300, blank=True, default="")
    level = models.CharField(max_length=12, choices=[(level.value, level.name) for level in TaskLevel])
    task = models.CharField(max_length=12, blank=True, choices=[(kind.value, kind.name) for kind in TaskKind])
    act = models.ForeignKey(Act, models.PROTECT, null=True, blank=True, related_name="+")
    provision = models.CharField(_("article"), max_length=160, blank=True, default="")
    """Article, paragraph; empty: only the act is named."""
    basis = models.CharField(_("another basis"), max_length=400, blank=True, default="")
    """A basis that is no act: a statute, a resolution, an agreement."""
    known = models.CharField(max_length=12, choices=[(known.value, known.name) for known in Known])
    source = models.URLField(_("address of the source"), max_length=500, blank=True, default="")
    reach = models.CharField(_("who stands in"), max_length=400, blank=True, default="")
    """How to reach the substitute: out of hours, in absence."""
    note = models.CharField(_("note"), max_length=800, blank=True, default="")
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    """The first day on which it holds no more."""

    class Meta:
        ordering = ("kind", "key")
        constraints = (
            models.CheckConstraint(name="competences_card_key", condition=Q(key__regex=KEY)),
            models.CheckConstraint(
                name="competences_card_one_owner",
                condition=Q(type=None, institution__isnull=False)
                | Q(type__isnull=False, institution=None, replaces=None, drops=False),
            ),
            models.CheckConstraint(
                name="competences_card_drops_something", condition=Q(drops=False) | Q(replaces__isnull=False)
            ),
            models.CheckConstraint(
                name="competences_card_sourced",
                condition=~Q(known=Known.SOURCED) | ~Q(source=""),
            ),
            models.CheckConstraint(
                name="competences_card_kind", condition=Q(kind__in=[kind.value for kind in CardKind])
            ),
            models.UniqueConstraint(name="competences_card_type_once", fields=("type", "key")),
            models.UniqueConstraint(name="competences_card_own_once", fields=("institution", "key")),
            models.UniqueConstraint(
                name="competences_card_replaces_once",
                fields=("institution", "replaces"),
                condition=Q(valid_to=None),
            ),
            _term("competences_card_term"),
        )

    def __str__(self) -> str:
        return self.what

    @property
    def of_type(self) -> InstitutionType:
        """The type it is a card of; that of the institution for an own card. A card has one owner: a constraint."""
        return self.institution.type if self.institution else cast(InstitutionType, self.type)


class Verification(models.Model):
    """Somebody compared a card with the text of the act. Stays when the packaged cards are loaded anew.

    Privacy: the account of an officer, and the institution for which the officer did it; no name.
    """

    card = models.ForeignKey(Card, models.CASCADE, related_name="verifications")
    digest = models.CharField(max_length=64)
    """Of the card's words at that time: a card that has changed since is no longer verified."""
    on = models.DateField()
    account_id = models.UUIDField(null=True)
    institution = models.ForeignKey(Institution, models.PROTECT, null=True, related_name="+")
    holds = models.BooleanField()
    """Whether the card agrees with the act."""
    source = models.CharField(max_length=500)
    """Which text was read: publication and its state, or an address."""
    remark = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        ordering = ("-on", "-id")

    def __str__(self) -> str:
        return f"{self.card_id} {self.on}"


class Handover(Versioned):
    """By agreement another institution does it: in which matters, in which gminas, from when until when."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    doer = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    giver = models.ForeignKey(
        Institution, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("instead of")
    )
    giver_type = models.ForeignKey(InstitutionType, models.PROTECT, null=True, blank=True, related_name="+")
    """Instead of whichever institution of this type would do it, where no one institution is named."""
    matters = models.ManyToManyField(Matter, related_name="+")
    areas = models.ManyToManyField(Unit, related_name="+")
    document = models.CharField(_("document"), max_length=400)
    link = models.URLField(_("address of the document"), max_length=500, blank=True, default="")
    signed_on = models.DateField(_("day of signing"), null=True, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=600, blank=True, default="")

    class Meta:
        ordering = ("-valid_from", "id")
        constraints = (
            models.CheckConstraint(
                name="competences_handover_from_somebody",
                condition=Q(giver__isnull=False) | Q(giver_type__isnull=False),
            ),
            models.CheckConstraint(
                name="competences_handover_to_another", condition=Q(giver=None) | ~Q(giver=F("doer"))
            ),
            _term("competences_handover_term"),
        )

    def __str__(self) -> str:
        return self.document


class Officeholder(Versioned):
    """A person in office: one spell of one function.

    Privacy: name and office telephone or mailbox of a worker; seen inside the institution, by keepers of the register
    and, when marked, by everybody. Retention: deleted `COMPETENCES_STAFF_KEEP_MONTHS` after the end.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    unit = models.ForeignKey(OrgUnit, models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(_("name and surname"), max_length=160)
    function = models.CharField(_("function"), max_length=160)
    sole = models.BooleanField(default=False)
    """Only one person at a time holds this function in the institution."""
    phone = models.CharField(_("office telephone"), max_length=40, blank=True, default="")
    email = models.EmailField(_("office e-mail"), max_length=254, blank=True, default="")
    deputy_of = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="deputies")
    public = models.BooleanField(default=False)
    valid_from = models.DateField(_("in office from"))
    valid_to = models.DateField(_("in office until"), null=True, blank=True)
    """The first day on which the person is no longer in office."""
    function_key = models.CharField(max_length=160)
    name_key = models.CharField(max_length=320)
    sort_key = models.CharField(max_length=320)

    class Meta:
        ordering = ("sort_key", "valid_from", "id")
        constraints = (
            models.CheckConstraint(
                name="competences_office_not_own_deputy", condition=Q(deputy_of=None) | ~Q(deputy_of=F("id"))
            ),
            _term("competences_office_term"),
            ExclusionConstraint(
                name="competences_office_sole",
                expressions=[
                    ("institution", RangeOperators.EQUAL),
                    ("function_key", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ],
                condition=Q(sole=True),
            ),
            ExclusionConstraint(
                name="competences_office_once",
                expressions=[
                    ("institution", RangeOperators.EQUAL),
                    ("name_key", RangeOperators.EQUAL),
                    ("function_key", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ],
            ),
        )

    def __str__(self) -> str:
        return self.function


class Upkeep(models.Model):
    """When an institution last said that its cards, or its staff, are still true, and was last reminded.

    Privacy: the account that confirmed; no name.
    """

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    part = models.CharField(max_length=8, choices=[(part.value, part.name) for part in Part])
    confirmed_on = models.DateField(null=True)
    account_id = models.UUIDField(null=True)
    reminded_on = models.DateField(null=True)

    class Meta:
        ordering = ("institution", "part")
        constraints = (
            models.UniqueConstraint(name="competences_upkeep_once", fields=("institution", "part")),
        )

    def __str__(self) -> str:
        return f"{self.institution_id} {self.part}"
