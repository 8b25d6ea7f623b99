"""Frozen values for the templates of this room."""

from kooperacje.competences.pages.asking import Asked, answered, ask, meant
from kooperacje.competences.pages.lists import (
    FormPage,
    card_page,
    check,
    compare,
    form_page,
    institution,
    kinds,
    type_page,
    types,
)

__all__ = [
    "Asked",
    "FormPage",
    "answered",
    "ask",
    "card_page",
    "check",
    "compare",
    "form_page",
    "institution",
    "kinds",
    "meant",
    "type_page",
    "types",
]
