"""Requests about institutions."""

from kooperacje.institutions.views.loading import discard, import_template, load, preview, upload
from kooperacje.institutions.views.parts import add_contact, add_unit, areas, close_unit, remove_contact
from kooperacje.institutions.views.register import change, close, detail, listing, new, reopen

__all__ = [
    "add_contact",
    "add_unit",
    "areas",
    "change",
    "close",
    "close_unit",
    "detail",
    "discard",
    "import_template",
    "listing",
    "load",
    "new",
    "preview",
    "remove_contact",
    "reopen",
    "upload",
]
