"""The facts of an institution that people write, and what can be wrong with them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kooperacje.base.text import search_key, sort_key
from kooperacje.institutions import identifiers
from kooperacje.institutions.models import KEY, Institution, InstitutionType
from kooperacje.territory.models import Unit as TerritoryUnit

MAX_NAME = 300
MAX_OTHER_NAMES = 2000
MAX_ADDRESS = 300
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Details:
    """Everything that may be changed later; the key may not. `seat` None: not stated."""

    name: str
    type: InstitutionType
    seat: TerritoryUnit | None = None
    other_names: tuple[str, ...] = ()
    address: str = ""
    regon: str = ""
    nip: str = ""
    valid_from: date | None = None

    @classmethod
    def of(cls, institution: Institution) -> "Details":
        """The facts that stand."""
        return cls(
            name=institution.name,
            type=institution.type,
            seat=institution.seat,
            other_names=tuple(filter(None, institution.other_names.split("\n"))),
            address=institution.address,
            regon=institution.regon,
            nip=institution.nip,
            valid_from=institution.valid_from,
        )

    def problems(self) -> Iterator[tuple[str, str]]:
        """(field, sentence) for each thing that is wrong."""
        if not self.name.strip():
            yield "name", _("The name is missing.")
        for field, value, limit in (
            ("name", self.name, MAX_NAME),
            ("address", self.address, MAX_ADDRESS),
            ("other_names", "\n".join(self.other_names), MAX_OTHER_NAMES),
        ):
            if len(value) > limit:
                yield field, _("At most %(limit)d characters fit here.") % {"limit": limit}
            if _CONTROL.search(value.replace("\n", "") if field == "other_names" else value):
                yield field, _("There are signs here that cannot be shown.")
        if self.regon and not identifiers.is_regon(self.regon):
            yield (
                "regon",
                _("“%(number)s” is not a REGON: its check digit does not fit.") % {"number": self.regon[:20]},
            )
        if self.nip and not identifiers.is_nip(self.nip):
            yield (
                "nip",
                _("“%(number)s” is not a NIP: its check digit does not fit.") % {"number": self.nip[:20]},
            )

    def facts(self) -> dict[str, Any]:
        """Values by column of the table."""
        return {
            "name": self.name,
            "type": self.type,
            "seat": self.seat,
            "other_names": "\n".join(self.other_names),
            "address": self.address,
            "regon": self.regon,
            "nip": self.nip,
            "valid_from": self.valid_from,
        }

    def keys(self) -> dict[str, str]:
        """What the table is sorted and searched by."""
        return {"sort_key": sort_key(self.name), "search_key": self._search_key()}

    def _search_key(self) -> str:
        seat = self.seat.name if self.seat else ""
        return " ".join(filter(None, map(search_key, (self.name, *self.other_names, self.type.short, seat))))


RESERVED = frozenset({"nowa", "wczytaj"})
"""Addresses of pages, which no institution may take."""


def is_key(text: str) -> bool:
    """Whether the text may be a key: small Latin letters, digits and hyphens, at most 64."""
    return bool(re.fullmatch(KEY, text)) and text not in RESERVED
