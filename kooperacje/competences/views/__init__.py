"""Requests about competences."""

from kooperacje.competences.views.keeping import (
    change_agreement,
    change_own,
    change_person,
    confirm,
    end_agreement,
    end_own,
    end_person,
    new_agreement,
    new_own,
    new_person,
)
from kooperacje.competences.views.loading import load, load_seen
from kooperacje.competences.views.machines import api_answer, api_cards, api_description, api_lists
from kooperacje.competences.views.reading import (
    answer_file,
    ask,
    ask_quietly,
    card,
    check,
    compare,
    institution,
    institution_file,
    type_page,
    types,
)
from kooperacje.competences.views.verifying import new_matter, verify

__all__ = [
    "answer_file",
    "api_answer",
    "api_cards",
    "api_description",
    "api_lists",
    "ask",
    "ask_quietly",
    "card",
    "change_agreement",
    "change_own",
    "change_person",
    "check",
    "compare",
    "confirm",
    "end_agreement",
    "end_own",
    "end_person",
    "institution",
    "institution_file",
    "load",
    "load_seen",
    "new_agreement",
    "new_matter",
    "new_own",
    "new_person",
    "type_page",
    "types",
    "verify",
]
