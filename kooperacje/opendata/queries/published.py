"""What everybody may read. Nothing in this room reads cards, places or providers in any other way."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from kooperacje.base import clock
from kooperacje.basket.models import Category, Gap, Service, ServicePlace
from kooperacje.basket.states import GapState, ServiceState
from kooperacje.institutions.models import Institution


def _offered(prefix: str = "") -> Q:
    today = clock.today()
    begun = Q(**{f"{prefix}valid_from": None}) | Q(**{f"{prefix}valid_from__lte": today})
    lasting = Q(**{f"{prefix}valid_to": None}) | Q(**{f"{prefix}valid_to__gt": today})
    return Q(**{f"{prefix}state": ServiceState.PUBLISHED.value}) & begun & lasting


def services() -> QuerySet[Service]:
    """Cards that are published and offered today."""
    return Service.objects.filter(_offered())


def at_places() -> QuerySet[ServicePlace]:
    """Where they are given, without protected places, and without any place of a protected service.

    A place that is not protected itself stays out too where the service is: the two together would tell where it is.
    """
    return ServicePlace.objects.filter(
        _offered("service__"), service__is_protected=False, place__is_protected=False
    )


def organizations() -> QuerySet[Institution]:
    """Institutions that offer something today."""
    return Institution.objects.filter(Exists(services().filter(provider=OuterRef("pk"))))


def terms() -> QuerySet[Category]:
    """All categories, used or not: they are the vocabulary."""
    return Category.objects.all()


def gaps() -> QuerySet[Gap]:
    """Gaps that are shown to residents."""
    open_ones = [GapState.CONFIRMED.value, GapState.IN_HAND.value, GapState.CLOSED.value]
    return Gap.objects.filter(is_public=True, state__in=open_ones)
