"""The report of a stored consultation as a document tree."""

from datetime import UTC, datetime, time

from kooperacje.consultations.exchange.schema import Consultation as Value
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import whole
from kooperacje.consultations.queries.registers import names
from kooperacje.consultations.report import build
from kooperacje.documents.tree import Document
from kooperacje.documents.tree.document import LONG_AGO


def document(consultation: Consultation, language: str = "pl") -> Document:
    """The report as it stands now."""
    return of_value(whole.value(consultation), language)


def of_value(value: Value, language: str = "pl") -> Document:
    """The report of a value, stored or read from a file. Its time stamp is the day of publication, so that equal
    content gives equal bytes on every machine.
    """
    stamp = datetime.combine(value.published_on, time(), UTC) if value.published_on else LONG_AGO
    return build(value, names=names(value, language), language=language, modified=stamp)
