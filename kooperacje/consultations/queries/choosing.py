"""What a form of a list offers to choose from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from kooperacje.consultations.kinds.kind import Kind
from kooperacje.consultations.models import Consultation, Party
from kooperacje.consultations.queries import names
from kooperacje.institutions import queries as register
from kooperacje.institutions.models import Institution
from kooperacje.institutions.pages import type_label
from kooperacje.territory import pages as territory_pages
from kooperacje.territory import queries as territory

MANY = frozenset({"remark"})
"""Lists too long to choose from: their elements are named by key."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Rows to refer to, and types of institutions."""

    names: names.Names
    types: Sequence[tuple[str, str]]


def of(consultation: Consultation, kind: Kind[Any]) -> Choices:
    """One query for each list that this one refers to, and one for the types where it has them."""
    typed = any(column.field in {"type", "institution_types"} for column in kind.columns)
    types = [(found.key, type_label(found)) for found in register.types()] if typed else []
    return Choices(names.of(consultation, sorted(kind.targets() - MANY)), types)


def institutions(among: QuerySet[Institution], words: str, most: int) -> list[Institution]:
    """Those of the register that the words find; none without words."""
    if not words:
        return []
    return list(register.find(among, register.Criteria(text=words))[:most])


def units(codes: Iterable[str | None]) -> dict[str, str]:
    """Names of the territorial units with these codes: one query, none without codes."""
    wanted = sorted({code for code in codes if code})
    if not wanted:
        return {}
    return {code: territory_pages.label(unit) for code, unit in territory.by_codes(wanted).items()}


def present(consultation: Consultation) -> set[str]:
    """Keys in the register of the institutions that are on the list already."""
    found = Party.objects.filter(consultation=consultation).order_by()
    return set(found.values_list("institution__key", flat=True))
