"""Institutions as words: a frozen value for every page."""

from kooperacje.institutions.pages.lines import (
    InstitutionLine,
    contact_label,
    line,
    sector_label,
    type_label,
)
from kooperacje.institutions.pages.loading import import_page, preview
from kooperacje.institutions.pages.register import area_lines, detail, form_page, listing

__all__ = [
    "InstitutionLine",
    "area_lines",
    "contact_label",
    "detail",
    "form_page",
    "import_page",
    "line",
    "listing",
    "preview",
    "sector_label",
    "type_label",
]
