"""The whole consultation as one value, in a number of queries that does not depend on how much it holds."""

from typing import Any

from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue, parts
from kooperacje.consultations.models import Area, Consultation
from kooperacje.consultations.queries import rows

PLAIN_LISTS = {
    kind.name: kind.rows
    for kind in catalogue.KINDS
    if kind.name not in {"group", "conclusion", "override", "source"}
}


def head(consultation: Consultation) -> dict[str, Any]:
    """The fields of the consultation itself, as the file format has them."""
    wanted, decode = rows.selection(catalogue.HEAD)
    fields = decode(Consultation.objects.filter(pk=consultation.pk).values_list(*wanted).get())
    areas = Area.objects.filter(consultation=consultation).order_by("position")
    return fields | {"territories": tuple(areas.values_list("unit__code", flat=True))}


def value(consultation: Consultation) -> schema.Consultation:
    """Everything that is stated, as the file format has it: exchange writes it, checks judge it, reports print it."""
    lists = parts.gather(rows.everything(consultation), PLAIN_LISTS)
    return schema.Consultation.model_construct(format=schema.FORMAT, **head(consultation), **lists)


def bare(consultation: Consultation) -> schema.Consultation:
    """The consultation's own fields, its lists left empty: for forms of the basic data."""
    return schema.Consultation.model_construct(format=schema.FORMAT, **head(consultation))
