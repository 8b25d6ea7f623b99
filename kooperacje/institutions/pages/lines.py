"""Words for sectors, types and contacts, and an institution as one line of a list."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.institutions.models import Institution, InstitutionType
from kooperacje.institutions.states import ContactKind, Sector
from kooperacje.territory import pages as territory


def sector_label(sector: Sector) -> str:
    """The sector in words."""
    return {
        Sector.SOCIAL: _("social assistance and integration"),
        Sector.LOCAL_GOVERNMENT: _("local government"),
        Sector.GOVERNMENT: _("government administration"),
        Sector.LABOUR: _("labour market"),
        Sector.EDUCATION: _("schools and education"),
        Sector.HEALTH: _("health care"),
        Sector.JUSTICE: _("justice"),
        Sector.PUBLIC_ORDER: _("public order and safety"),
        Sector.NGO: _("civil society"),
        Sector.CULTURE: _("culture and sport"),
        Sector.INSURANCE: _("social insurance"),
        Sector.HOUSING: _("housing"),
        Sector.BUSINESS: _("business"),
        Sector.OTHER: _("other fields of public life"),
    }[sector]


def type_label(kind: InstitutionType) -> str:
    """The type in the reader's language."""
    return capfirst(kind.name_pl if (get_language() or "pl").startswith("pl") else kind.name_en)


def contact_label(kind: ContactKind) -> str:
    """The kind of contact in words."""
    return {
        ContactKind.PHONE: _("telephone"),
        ContactKind.EMAIL: _("e-mail"),
        ContactKind.WEBSITE: _("website"),
        ContactKind.E_DELIVERY: _("e-delivery address"),
        ContactKind.ADDRESS: _("postal address"),
    }[kind]


@dataclass(frozen=True, slots=True)
class InstitutionLine:
    """An institution as one line of a list."""

    key: str
    url: str
    name: str
    type: str
    sector: str
    seat: str | None
    closed: bool


def line(institution: Institution) -> InstitutionLine:
    """One line; costs no query when type and seat were fetched with it."""
    return InstitutionLine(
        institution.key,
        reverse("institutions:detail", args=[institution.key]),
        institution.name,
        type_label(institution.type),
        sector_label(Sector(institution.type.sector)),
        territory.label(institution.seat) if institution.seat else None,
        institution.valid_to is not None and institution.valid_to <= clock.today(),
    )
