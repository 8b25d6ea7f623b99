"""Who knows more where the basket has nothing: the social assistance centre of a gmina."""

from dataclasses import dataclass

from kooperacje.base import clock
from kooperacje.directory.queries.search import rows

CENTRE = "ops"
"""The type under which all social assistance centres of gminas count."""


@dataclass(frozen=True, slots=True)
class Office:
    """The institution, with the number that it makes public."""

    name: str
    phone: str


def office(gmina: str) -> Office | None:
    """The centre seated in the gmina with this number; None where none is registered, or for larger units."""
    if len(gmina) != len("WWPPGG"):
        return None
    found = rows(
        """SELECT i.name, coalesce(min(c.value), '') FROM institutions_institution AS i
           JOIN institutions_institutiontype AS t ON t.id = i.type_id
           LEFT JOIN institutions_institutiontype AS b ON b.id = t.broader_id
           JOIN territory_unit AS u ON u.id = i.seat_id
           LEFT JOIN institutions_contact AS c ON c.institution_id = i.id AND c.kind = 'phone' AND c.is_public AND c.unit_id IS NULL
           WHERE u.kind = 'gmina' AND u.code LIKE %s AND coalesce(b.key, t.key) = %s AND (i.valid_to IS NULL OR i.valid_to > %s)
           GROUP BY i.id, i.name, i.key ORDER BY i.key LIMIT 1""",
        [f"{gmina}%", CENTRE, clock.today()],
    )
    return Office(*found[0]) if found else None
