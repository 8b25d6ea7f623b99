"""Kinds of territorial units, as the TERYT register of Statistics Poland (GUS) divides the country."""

from enum import StrEnum


class UnitKind(StrEnum):
    """The three levels of division; the value is stored."""

    VOIVODESHIP = "voivodeship"
    POWIAT = "powiat"
    GMINA = "gmina"

    @property
    def code_length(self) -> int:
        """Digits of the full code: WW, WWPP or WWPPGGR."""
        return {UnitKind.VOIVODESHIP: 2, UnitKind.POWIAT: 4, UnitKind.GMINA: 7}[self]

    @property
    def parent(self) -> "UnitKind | None":
        """The level a unit of this level belongs to."""
        return {UnitKind.POWIAT: UnitKind.VOIVODESHIP, UnitKind.GMINA: UnitKind.POWIAT}.get(self)


class GminaType(StrEnum):
    """Type of a gmina; the value is the last digit of its code (RODZ)."""

    URBAN = "1"
    RURAL = "2"
    URBAN_RURAL = "3"
