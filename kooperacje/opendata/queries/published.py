"""What everybody may read. Nothing in this room reads cards, places or providers in any other way."""

from django.db.models import Exists, OuterRef, QuerySet

from kooperacje.basket import access
from kooperacje.basket.models import Category, Gap, Service, ServicePlace
from kooperacje.institutions.models import Institution


def services() -> QuerySet[Service]:
    """Cards that are published and not over."""
    return access.public()


def at_places() -> QuerySet[ServicePlace]:
    """Where they are given, without protected places, and without any place of a protected service.

    A place that is not protected itself stays out too where the service is: the two together would tell where it is.
    """
    return access.public_at()


def organizations() -> QuerySet[Institution]:
    """Institutions that offer something today."""
    return Institution.objects.filter(Exists(services().filter(provider=OuterRef("pk"))))


def terms() -> QuerySet[Category]:
    """All categories, used or not: they are the vocabulary."""
    return Category.objects.all()


def gaps() -> QuerySet[Gap]:
    """Gaps that are shown to residents."""
    return access.public_gaps()
