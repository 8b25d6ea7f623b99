"""Rows of the basket as objects of HSDS. Pure: they get values and give dicts ready for JSON."""

from kooperacje.opendata.records.organization import Provider, organization
from kooperacje.opendata.records.places import Spot, location, service_at_location
from kooperacje.opendata.records.service import Card, service
from kooperacje.opendata.records.terms import Term, taxonomies, taxonomy_id, term

__all__ = [
    "Card",
    "Provider",
    "Spot",
    "Term",
    "location",
    "organization",
    "service",
    "service_at_location",
    "taxonomies",
    "taxonomy_id",
    "term",
]
