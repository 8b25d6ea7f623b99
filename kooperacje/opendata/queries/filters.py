"""What a question means for each list. Every condition narrows what the others left."""

from datetime import datetime
from math import cos, radians

from django.db.models import Exists, ExpressionWrapper, F, FloatField, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Power

from kooperacje.base.text import search_key
from kooperacje.basket.models import Category, Service, ServicePlace
from kooperacje.basket.states import Scheme
from kooperacje.institutions.models import Institution
from kooperacje.opendata import records, search_words
from kooperacje.opendata.asking import Asked
from kooperacje.opendata.models import Words
from kooperacje.opendata.queries import published
from kooperacje.territory import queries as territory

METRES_PER_DEGREE = 111_195


def services(asked: Asked) -> QuerySet[Service]:
    """Services that meet all conditions."""
    found = published.services()
    if asked.search:
        found = found.filter(_said(asked.search, "pk"))
    for narrower in (_about(asked, "pk"), _ages(asked), _changed(asked.modified_after)):
        found = found.filter(narrower)
    if asked.organization_id:
        found = found.filter(provider=asked.organization_id)
    if asked.postcode:
        near = published.at_places().filter(_near(asked), service=OuterRef("pk"))
        found = found.filter(Exists(near))
    return found


def at_places(asked: Asked) -> QuerySet[ServicePlace]:
    """Services at places that meet all conditions."""
    found = published.at_places()
    if asked.search:
        found = found.filter(_said(asked.search, "service_id"))
    found = found.filter(_about(asked, "service_id"), _changed(asked.modified_after, "service__"))
    if asked.organization_id:
        found = found.filter(service__provider=asked.organization_id)
    return found.filter(_near(asked)) if asked.postcode else found


def organizations(asked: Asked) -> QuerySet[Institution]:
    """Providers that meet all conditions; those about categories are met by one of their services."""
    found = published.organizations()
    for word in search_key(asked.search).split():
        found = found.filter(search_key__contains=word)
    if asked.taxonomy_term_id or asked.taxonomy_id:
        about = published.services().filter(_about(asked, "pk"), provider=OuterRef("pk"))
        found = found.filter(Exists(about))
    return found


def terms(asked: Asked) -> QuerySet[Category]:
    """Categories that meet all conditions."""
    found = published.terms()
    if asked.search:
        found = found.filter(Q(name__icontains=asked.search) | Q(about__icontains=asked.search))
    schemes = {records.taxonomy_id(scheme): scheme.value for scheme in Scheme}
    for ref in asked.taxonomy_id:
        found = found.filter(scheme=schemes.get(str(ref), ""))
    if asked.top_only:
        found = found.filter(parent=None)
    return found.filter(parent=asked.parent_id) if asked.parent_id else found


def _said(text: str, key: str) -> Q:
    asked = search_words.question(text)
    if not asked:
        return Q(pk__in=[])
    return Exists(
        Words.objects.filter(service=OuterRef(key)).extra(where=["words @@ %s::tsquery"], params=[asked])
    )  # type: ignore[return-value]


def _about(asked: Asked, key: str) -> Q:
    """Stands under every term named, or under a term inside it, and in every list named."""
    condition = Q()
    links = Service.categories.through.objects.filter(service=OuterRef(key))
    for term in asked.taxonomy_term_id:
        condition &= Q(Exists(links.filter(Q(category=term) | Q(category__parent=term))))
    schemes = {records.taxonomy_id(scheme): scheme.value for scheme in Scheme}
    for ref in asked.taxonomy_id:
        condition &= Q(Exists(links.filter(category__scheme=schemes.get(str(ref), ""))))
    return condition


def _ages(asked: Asked) -> Q:
    """For somebody between the two ages: a card that states no age is for every age."""
    condition = Q()
    if asked.minimum_age is not None:
        condition &= Q(age_to=None) | Q(age_to__gte=asked.minimum_age)
    if asked.maximum_age is not None:
        condition &= Q(age_from=None) | Q(age_from__lte=asked.maximum_age)
    return condition


def _changed(since: datetime | None, prefix: str = "") -> Q:
    return Q(**{f"{prefix}changed_at__gte": since}) if since else Q()


def _near(asked: Asked) -> Q:
    """At a place with this postcode; with a distance also not farther from the gmina to which the postcode leads."""
    there = Q(place__postcode=asked.postcode)
    if asked.proximity is None:
        return there
    gmina = territory.by_postcode(asked.postcode)
    seat = territory.seats([gmina.code[:6]]).get(gmina.code[:6]) if gmina else None
    return there | _within(*seat, asked.proximity) if seat else there


def _within(latitude: float, longitude: float, metres: int) -> Q:
    """Within the distance on a plane that touches the earth there: right to a few parts in a hundred."""
    narrowing = cos(radians(latitude))
    degrees = metres / METRES_PER_DEGREE
    north = Power(F("place__latitude") - Value(latitude), 2)
    east = Power((F("place__longitude") - Value(longitude)) * Value(narrowing), 2)
    square = ExpressionWrapper(north + east, output_field=FloatField())
    box = Q(
        place__latitude__range=(latitude - degrees, latitude + degrees),
        place__longitude__range=(longitude - degrees / narrowing, longitude + degrees / narrowing),
    )
    close = ServicePlace.objects.annotate(square=square).filter(box, square__lte=degrees**2)
    return Q(pk__in=close.order_by().values("pk"))
