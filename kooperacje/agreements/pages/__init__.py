"""Values for the pages of papers."""

from kooperacje.agreements.pages.lists import list_page, rows, waiting_page
from kooperacje.agreements.pages.paper import paper_page, version_page
from kooperacje.agreements.pages.signing import consent_page, signatures_page
from kooperacje.agreements.pages.writing import (
    adopt_page,
    difference_page,
    editor_page,
    form_page,
    make_anew_page,
    new_page,
    send_page,
    verify_page,
)

__all__ = [
    "adopt_page",
    "consent_page",
    "difference_page",
    "editor_page",
    "form_page",
    "list_page",
    "make_anew_page",
    "new_page",
    "paper_page",
    "rows",
    "send_page",
    "signatures_page",
    "verify_page",
    "version_page",
    "waiting_page",
]
