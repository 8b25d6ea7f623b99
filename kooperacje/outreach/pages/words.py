"""Names of types and places, for the lists of the room; a key or code without a name stands for itself."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from kooperacje.institutions import queries as institutions
from kooperacje.institutions.pages.lines import type_label
from kooperacje.territory import pages as territory
from kooperacje.territory import queries as units

DOOR = "outreach"
MAILINGS = "mailings"


def type_names() -> dict[str, str]:
    """Every type of institution by its key: one query."""
    return {found.key: type_label(found) for found in institutions.types()}


def place_names(codes: Iterable[str]) -> dict[str, str]:
    """The units with these TERYT codes: one query."""
    wanted = sorted({code for code in codes if code})
    names = {code: territory.label(unit) for code, unit in units.by_codes(wanted).items()}
    return {"": _("territory not stated"), **{code: code for code in wanted}, **names}
