"""Diagnoses, their areas, and the indicators they may use."""

from django.db.models import Q, QuerySet

from kooperacje.base.actor import Actor
from kooperacje.diagnosis import access
from kooperacje.diagnosis.models import Diagnosis, Indicator
from kooperacje.diagnosis.states import PUBLIC
from kooperacje.territory import queries as territory
from kooperacje.territory.models import Unit
from kooperacje.territory.states import UnitKind


def diagnoses(actor: Actor) -> QuerySet[Diagnosis]:
    """Those that the actor works on or reads while they are written; the newest first."""
    found = access.visible(actor).select_related("leader").prefetch_related("territories")
    if not actor.is_system:
        found = found.filter(leader_id__in=actor.institutions_as(*access.READERS))
    return found.order_by("-year", "sort_key", "key")


def published() -> QuerySet[Diagnosis]:
    """Adopted ones; the newest first."""
    found = Diagnosis.objects.filter(state__in=sorted(PUBLIC)).select_related("leader")
    return found.prefetch_related("territories").order_by("-year", "sort_key", "key")


def rivals(diagnosis: Diagnosis) -> QuerySet[Diagnosis]:
    """Earlier diagnoses of the same institution, or adopted ones of the same places: what to compare with."""
    codes = [unit.code for unit in area(diagnosis)]
    same = Q(leader=diagnosis.leader) | Q(state__in=sorted(PUBLIC), territories__code__in=codes)
    found = Diagnosis.objects.filter(same, year__lte=diagnosis.year).exclude(pk=diagnosis.pk)
    return found.distinct().order_by("-year", "sort_key", "key")


def area(diagnosis: Diagnosis) -> list[Unit]:
    """The units that the diagnosis is about, with the units above them."""
    return list(diagnosis.territories.select_related(*territory.ABOVE).order_by("sort_key", "code"))


def gminas(diagnosis: Diagnosis) -> list[Unit]:
    """The gminas of the area in Polish order: those of a powiat, or the gminas named themselves."""
    wanted = Q(pk__in=[])
    for unit in area(diagnosis):
        wanted |= Q(code__startswith=unit.code)
    return list(territory.units(UnitKind.GMINA).filter(wanted))


def indicators() -> list[Indicator]:
    """The whole catalogue in its order."""
    return list(Indicator.objects.select_related("owner").order_by("position", "sort_key", "key"))
