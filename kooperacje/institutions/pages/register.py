"""The register and one institution in it."""

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.institutions import access, queries, related
from kooperacje.institutions.models import Contact, Institution, OrgUnit
from kooperacje.institutions.pages.lines import InstitutionLine, contact_label, line
from kooperacje.institutions.queries import Criteria
from kooperacje.institutions.related import Lead
from kooperacje.institutions.states import ContactKind
from kooperacje.territory import pages as territory
from kooperacje.territory.models import Unit as TerritoryUnit
from kooperacje.territory.pages import UnitView

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class InstitutionList:
    """A page of the register."""

    lines: tuple[InstitutionLine, ...]
    total: int
    number: int
    last: int
    filtered: bool
    may_register: Decision
    register_url: str
    import_url: str
    clear_url: str


def listing(actor: Actor, criteria: Criteria, number: int = 1) -> InstitutionList:
    """The register, narrowed by the criteria; a page that does not exist becomes the nearest."""
    paginator = Paginator(queries.find(access.visible(actor), criteria), ON_A_PAGE)
    page = paginator.get_page(number)
    return InstitutionList(
        lines=tuple(map(line, page.object_list)),
        total=paginator.count,
        number=page.number,
        last=paginator.num_pages,
        filtered=criteria != Criteria(),
        may_register=access.can(actor, access.REGISTER),
        register_url=reverse("institutions:new"),
        import_url=reverse("institutions:import"),
        clear_url=reverse("institutions:list"),
    )


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact the reader may see. `href` is empty for what cannot be followed."""

    kind: str
    value: str
    href: str
    label: str
    unit: str
    public: bool
    remove_url: str


@dataclass(frozen=True, slots=True)
class UnitNode:
    """An inner unit with those inside it."""

    name: str
    close_url: str
    children: tuple["UnitNode", ...]


@dataclass(frozen=True, slots=True)
class InstitutionPage:
    """Everything about one institution that the reader may see."""

    line: InstitutionLine
    other_names: tuple[str, ...]
    address: str
    seat: UnitView | None
    regon: str
    nip: str
    valid_from: date | None
    valid_to: date | None
    areas: tuple[UnitView, ...]
    contacts: tuple[ContactLine, ...]
    units: tuple[UnitNode, ...]
    may_change: Decision
    change_url: str
    close_url: str
    reopen_url: str
    contact_url: str
    unit_url: str
    area_url: str
    leads: tuple[Lead, ...]


def detail(institution: Institution, actor: Actor) -> InstitutionPage:
    """One institution. Contacts that are not public are left out for outsiders, not hidden by the template."""
    here = institution.key
    contacts = access.visible_contacts(actor).filter(institution=institution).select_related("unit")
    return InstitutionPage(
        line=line(institution),
        other_names=tuple(filter(None, institution.other_names.split("\n"))),
        address=institution.address,
        seat=territory.unit(institution.seat) if institution.seat else None,
        regon=institution.regon,
        nip=institution.nip,
        valid_from=institution.valid_from,
        valid_to=institution.valid_to,
        areas=tuple(map(territory.unit, queries.served(institution))),
        contacts=_contact_lines(here, contacts),
        units=_tree(here, queries.open_units(institution), None),
        may_change=access.can(actor, access.CHANGE, institution),
        change_url=reverse("institutions:change", args=[here]),
        close_url=reverse("institutions:close", args=[here]),
        reopen_url=reverse("institutions:reopen", args=[here]),
        contact_url=reverse("institutions:add-contact", args=[here]),
        unit_url=reverse("institutions:add-unit", args=[here]),
        area_url=reverse("institutions:areas", args=[here]),
        leads=related.leads(institution, actor),
    )


def _contact_lines(key: str, contacts: QuerySet[Contact]) -> tuple[ContactLine, ...]:
    return tuple(
        ContactLine(
            capfirst(contact_label(ContactKind(contact.kind))),
            contact.value,
            _href(ContactKind(contact.kind), contact.value),
            contact.label,
            contact.unit.name if contact.unit else "",
            contact.is_public,
            reverse("institutions:remove-contact", args=[key, contact.pk]),
        )
        for contact in contacts
    )


def _href(kind: ContactKind, value: str) -> str:
    if kind is ContactKind.EMAIL:
        return f"mailto:{value}"
    if kind is ContactKind.PHONE:
        return "tel:" + re.sub(r"[a-z].*|[^+0-9]", "", value)  # without the extension
    return value if kind is ContactKind.WEBSITE else ""


def _tree(key: str, units: list[OrgUnit], parent: UUID | None) -> tuple[UnitNode, ...]:
    return tuple(
        UnitNode(
            unit.name, reverse("institutions:close-unit", args=[key, unit.pk]), _tree(key, units, unit.pk)
        )
        for unit in units
        if unit.parent_id == parent
    )


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page with one form: what it does, where the way back leads, and the word on its button."""

    heading: str
    lead: str
    button: str
    back_url: str
    back_label: str


def form_page(heading: str, button: str, institution: Institution | None = None, lead: str = "") -> FormPage:
    """A form about an institution, or about the register when none is given."""
    if institution is None:
        return FormPage(heading, lead, button, reverse("institutions:list"), _("Institutions"))
    back = reverse("institutions:detail", args=[institution.key])
    return FormPage(heading, lead, button, back, institution.name)


def area_lines(units: list[TerritoryUnit]) -> str:
    """Units one a line, as the form reads them back."""
    return "\n".join(territory.unit(unit).choice for unit in units)
