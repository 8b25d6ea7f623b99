"""The public pages: the list, and one consultation with its remarks, themes, changes, report and its files."""

from kooperacje.consultations.pages.public.changes import changes
from kooperacje.consultations.pages.public.comparing import comparison, comparisons
from kooperacje.consultations.pages.public.detail import detail
from kooperacje.consultations.pages.public.listing import listing, open_data
from kooperacje.consultations.pages.public.remarks import remarks
from kooperacje.consultations.pages.public.report import report

__all__ = ["changes", "comparison", "comparisons", "detail", "listing", "open_data", "remarks", "report"]
