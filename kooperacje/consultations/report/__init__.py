"""The report of a consultation as one document tree, from which every format is made."""

from kooperacje.consultations.report.build import build
from kooperacje.consultations.report.naming import Names

__all__ = ["Names", "build"]
