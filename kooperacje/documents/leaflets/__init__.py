"""Leaflets in large letters: a list of things that help, with a QR mark that leads to the current list."""

from kooperacje.documents.leaflets.leaflet import Entry, Leaflet
from kooperacje.documents.leaflets.pdf import render_pdf

__all__ = ["Entry", "Leaflet", "render_pdf"]
