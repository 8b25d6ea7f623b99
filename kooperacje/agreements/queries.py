"""Named reads of papers. Each takes an actor, or rows from `access`."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from kooperacje.agreements import access, numbers, text
from kooperacje.agreements.models import Paper, PaperVersion, Signatory, Signature
from kooperacje.agreements.states import OPEN, SIGNABLE, VersionState
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.institutions.models import Institution


@dataclass(frozen=True, slots=True)
class Standing:
    """Who signed a version and who is missing, in Polish order. `asked` are all who are to sign, `missing` required ones only."""

    asked: tuple[Institution, ...]
    signed: dict[UUID, Signature]
    missing: tuple[Institution, ...]
    optional: frozenset[UUID]

    @property
    def is_complete(self) -> bool:
        return not self.missing

    @property
    def number(self) -> int:
        """How many of those asked have signed."""
        return sum(one.pk in self.signed for one in self.asked)


@dataclass(frozen=True, slots=True)
class Listed:
    """An adopted public paper, for a page of the owning room."""

    title: str
    kind: str
    number: str
    adopted_on: date
    last_day: date | None
    url: str


def of_subject(actor: Actor, subject: str) -> QuerySet[Paper]:
    """The papers of a matter that the actor may open, in the order of making."""
    return access.visible(actor).filter(subject=subject).order_by("made_at", "id")


def public(subject: str) -> tuple[Listed, ...]:
    """Adopted public papers of a matter, for everybody: one query."""
    found = PaperVersion.objects.filter(
        paper__subject=subject, paper__is_public=True, state=VersionState.ADOPTED
    ).select_related("paper")
    return tuple(
        Listed(
            one.paper.title,
            one.paper.kind,
            one.paper.number,
            one.adopted_on,
            one.last_day,
            reverse("agreements:detail", args=[one.paper_id]),
        )
        for one in found.order_by("paper__made_at", "paper_id")
        if one.adopted_on
    )


def of_kind(subject: str, kind: str) -> QuerySet[Paper]:
    """The papers of one kind of a matter, the latest first."""
    return Paper.objects.filter(subject=subject, kind=kind).order_by("-made_at", "id")


def versions(paper: Paper) -> list[PaperVersion]:
    """All versions, the latest first."""
    return list(paper.versions.order_by("-number"))


def current(found: Iterable[PaperVersion]) -> PaperVersion | None:
    """The version that holds: the adopted one."""
    return next((one for one in found if one.state == VersionState.ADOPTED), None)


def under_way(found: Iterable[PaperVersion]) -> PaperVersion | None:
    """The version that is being written or signed."""
    return next((one for one in found if one.state in OPEN), None)


def last_versions(papers: Collection[Paper]) -> dict[UUID, list[PaperVersion]]:
    """{paper: versions, the latest first}: one query for any number of papers."""
    found: dict[UUID, list[PaperVersion]] = {one.pk: [] for one in papers}
    for version in PaperVersion.objects.filter(paper__in=list(found)).order_by("-number"):
        found[version.paper_id].append(version)
    return found


def standings(chosen: Collection[PaperVersion]) -> dict[UUID, Standing]:
    """{version: who signed}: two queries for any number of versions."""
    keys = [one.pk for one in chosen]
    asked: dict[UUID, list[Signatory]] = {key: [] for key in keys}
    rows = Signatory.objects.filter(version__in=keys).select_related("institution__seat")
    for row in rows.order_by("institution__sort_key", "institution__key"):
        asked[row.version_id].append(row)
    signed: dict[UUID, dict[UUID, Signature]] = {key: {} for key in keys}
    for one in Signature.objects.filter(version__in=keys, withdrawn_on=None).order_by("signed_on"):
        signed[one.version_id][one.institution_id] = one
    return {key: _standing(asked[key], signed[key]) for key in keys}


def standing(version: PaperVersion) -> Standing:
    return standings([version])[version.pk]


def _standing(asked: list[Signatory], signed: dict[UUID, Signature]) -> Standing:
    missing = [one.institution for one in asked if one.required and one.institution_id not in signed]
    return Standing(
        asked=tuple(one.institution for one in asked),
        signed=signed,
        missing=tuple(missing),
        optional=frozenset(one.institution_id for one in asked if not one.required),
    )


def named(paper: Paper) -> list[UUID]:
    """Who signs: for an annex those who were asked to sign what it changes, else whom the owning room names."""
    held = current(versions(paper.base)) if paper.base else None
    if held:
        return list(held.signatories.order_by().values_list("institution_id", flat=True))
    owner = access.owner_of(paper.subject)
    return list(owner.signatories(paper.subject, paper.kind)) if owner else []


def withdrawn_signatures(version: PaperVersion) -> list[Signature]:
    """Signatures that were taken back, with their institutions."""
    found = version.signatures.exclude(withdrawn_on=None).select_related("institution")
    return list(found.order_by("withdrawn_on", "recorded_at"))


def waiting_for(actor: Actor) -> QuerySet[Signatory]:
    """What the institutions for which the actor speaks have not signed yet."""
    mine = list(access.spoken_for(actor))
    found = Signatory.objects.filter(
        institution__in=mine, version__state__in=[state.value for state in SIGNABLE]
    )
    signed = Q(
        version__signatures__institution=F("institution"), version__signatures__withdrawn_on__isnull=True
    )
    done = Signatory.objects.filter(signed).order_by().values("pk")
    return (
        found.exclude(pk__in=done)
        .select_related("version__paper", "institution__seat")
        .order_by("version__sent_on", "institution__sort_key", "pk")
    )


def verified(number: str, code: str) -> PaperVersion | None:
    """The version of this number and digest, an adopted one first; unknown and mistyped look the same."""
    known, digest = numbers.typed(number), text.typed(code)
    if not known or not digest:
        return None
    found = PaperVersion.objects.filter(paper__number=known, digest__startswith=digest)
    order = {VersionState.ADOPTED: 0, VersionState.EXPIRED: 1, VersionState.SUPERSEDED: 2}
    return min(found, key=lambda one: (order.get(VersionState(one.state), 3), -one.number), default=None)


def ending(today: date | None = None) -> QuerySet[PaperVersion]:
    """Adopted versions that end within their paper's days of reminding and were not reminded of yet."""
    day = today or clock.today()
    found = PaperVersion.objects.filter(
        state=VersionState.ADOPTED, last_day__isnull=False, last_day__gte=day, reminded_on=None
    ).exclude(paper__remind_days=0)
    due = [
        one.pk
        for one in found.select_related("paper").order_by("pk")
        if one.last_day and one.last_day - timedelta(days=one.paper.remind_days) <= day
    ]
    return found.filter(pk__in=due).order_by("last_day", "pk")


def ended(today: date | None = None) -> QuerySet[PaperVersion]:
    """Adopted versions whose last day has passed."""
    found = PaperVersion.objects.filter(state=VersionState.ADOPTED, last_day__lt=today or clock.today())
    return found.order_by("last_day", "pk")
