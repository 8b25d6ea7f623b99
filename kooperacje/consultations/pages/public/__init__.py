"""The public pages: the list, and one consultation with its remarks, its report and its files."""

from kooperacje.consultations.pages.public.detail import detail
from kooperacje.consultations.pages.public.listing import listing, open_data
from kooperacje.consultations.pages.public.remarks import remarks
from kooperacje.consultations.pages.public.report import report

__all__ = ["detail", "listing", "open_data", "remarks", "report"]
