"""Frozen values for the templates of this room."""

from kooperacje.competences.pages.asking import Asked, answered, ask, meant
from kooperacje.competences.pages.cards import card_page, kinds, type_page, types
from kooperacje.competences.pages.checking import check
from kooperacje.competences.pages.comparing import compare
from kooperacje.competences.pages.form import FormPage, form_page
from kooperacje.competences.pages.institution import institution
from kooperacje.competences.pages.loading import LoadPage, loading

__all__ = [
    "Asked",
    "FormPage",
    "LoadPage",
    "answered",
    "ask",
    "card_page",
    "check",
    "compare",
    "form_page",
    "institution",
    "kinds",
    "loading",
    "meant",
    "type_page",
    "types",
]
