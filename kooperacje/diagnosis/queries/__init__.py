"""Named reads of local diagnosis."""

from kooperacje.diagnosis.queries.feeding import (
    Need,
    Partner,
    by_weight,
    partners_for,
    problems,
    suggested_partners,
)
from kooperacje.diagnosis.queries.matter import area, diagnoses, gminas, indicators, published, rivals
from kooperacje.diagnosis.queries.numbers import Series, by_indicator, elsewhere, gazetteer, series
from kooperacje.diagnosis.queries.resources import OPEN_GAPS, Match, matches, problems_with_gaps

__all__ = [
    "OPEN_GAPS",
    "Match",
    "Need",
    "Partner",
    "Series",
    "area",
    "by_indicator",
    "by_weight",
    "diagnoses",
    "elsewhere",
    "gazetteer",
    "gminas",
    "indicators",
    "matches",
    "partners_for",
    "problems",
    "problems_with_gaps",
    "published",
    "rivals",
    "series",
    "suggested_partners",
]
