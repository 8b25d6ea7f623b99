"""Sectors, levels and kinds of contact. The types of institutions are data: `data/types.yaml`."""

from enum import StrEnum


class Sector(StrEnum):
    """The field of public life an institution belongs to ("resort" in the consultation reports)."""

    SOCIAL = "social"
    LOCAL_GOVERNMENT = "local-government"
    GOVERNMENT = "government"
    LABOUR = "labour"
    EDUCATION = "education"
    HEALTH = "health"
    JUSTICE = "justice"
    PUBLIC_ORDER = "public-order"
    NGO = "ngo"
    CULTURE = "culture"
    INSURANCE = "insurance"
    HOUSING = "housing"
    BUSINESS = "business"
    OTHER = "other"


class Level(StrEnum):
    """The level of territorial division an institution of a type usually works on."""

    GMINA = "gmina"
    POWIAT = "powiat"
    VOIVODESHIP = "voivodeship"
    COUNTRY = "country"
    ANY = "any"


class ContactKind(StrEnum):
    """How an institution is reached. Office contacts only, never somebody's own."""

    PHONE = "phone"
    EMAIL = "email"
    WEBSITE = "website"
    E_DELIVERY = "e-delivery"
    ADDRESS = "address"
