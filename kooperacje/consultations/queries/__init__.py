"""Named reads of the room."""

from kooperacje.consultations.queries.findings import of as findings_of
from kooperacje.consultations.queries.findings import open_errors
from kooperacje.consultations.queries.whole import value

__all__ = ["findings_of", "open_errors", "value"]
