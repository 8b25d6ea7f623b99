"""Named reads of competences."""

from kooperacje.competences.queries.answer import Answered, Doer, Finding, Question, answer
from kooperacje.competences.queries.cards import (
    agreements_of,
    effective,
    live,
    of_type,
    own_cards,
    replacing,
    standings,
    type_ids,
    types_with_cards,
)
from kooperacje.competences.queries.changes import Difference, difference
from kooperacje.competences.queries.comparing import Comparison, Holes, compare, holes
from kooperacje.competences.queries.export import everything, of_institution
from kooperacje.competences.queries.matters import matters, matters_by_key, search
from kooperacje.competences.queries.people import Deputed, people, reachable
from kooperacje.competences.queries.truth import due_institutions, unverified, upkeep

__all__ = [
    "Answered",
    "Comparison",
    "Deputed",
    "Difference",
    "Doer",
    "Finding",
    "Holes",
    "Question",
    "agreements_of",
    "answer",
    "compare",
    "difference",
    "due_institutions",
    "effective",
    "everything",
    "holes",
    "live",
    "matters",
    "matters_by_key",
    "of_institution",
    "of_type",
    "own_cards",
    "people",
    "reachable",
    "replacing",
    "search",
    "standings",
    "type_ids",
    "types_with_cards",
    "unverified",
    "upkeep",
]
