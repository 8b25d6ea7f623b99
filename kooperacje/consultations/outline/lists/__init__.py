"""Every list as a person meets it, by subject. The first field of a list is its headline."""

from collections.abc import Mapping
from types import MappingProxyType

from kooperacje.consultations.outline.lists.concept import CONCEPT
from kooperacje.consultations.outline.lists.course import COURSE
from kooperacje.consultations.outline.lists.outcome import OUTCOME
from kooperacje.consultations.outline.lists.people import PEOPLE
from kooperacje.consultations.outline.lists.remarks import REMARKS
from kooperacje.consultations.outline.lists.shape import List

__all__ = ["BY_KIND", "BY_SLUG", "LISTS", "List"]

LISTS: tuple[List, ...] = (*CONCEPT, *PEOPLE, *COURSE, *REMARKS, *OUTCOME)
BY_SLUG: Mapping[str, List] = MappingProxyType({found.slug: found for found in LISTS})
BY_KIND: Mapping[str, List] = MappingProxyType({found.kind.name: found for found in LISTS})
