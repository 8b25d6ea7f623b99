"""Categories as `taxonomy_term`, the lists they come from as `taxonomy`, and their links to services as `attribute`."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext, override

from kooperacje.basket.states import Scheme
from kooperacje.opendata.hsds.facts import PROFILE
from kooperacje.opendata.records.values import Record, derived, stated


@dataclass(frozen=True, slots=True)
class Term:
    """The columns of a category, in the order read."""

    id: UUID
    key: str
    scheme: str
    parent_id: UUID | None
    name: str
    name_en: str
    name_uk: str
    about: str
    about_en: str
    about_uk: str
    position: int


def taxonomy_id(scheme: str) -> str:
    """The id of a list of categories; the same everywhere."""
    return derived("taxonomy", scheme)


def taxonomies() -> list[Record]:
    """The three lists, in Polish like all data."""
    with override("pl"):
        said = {
            Scheme.DOMAIN: (
                gettext("Domains of social services"),
                gettext("The 14 domains of the act on centres of social services (Dz.U. 2019 poz. 1818)."),
            ),
            Scheme.MODEL: (
                gettext("Categories of the model of cooperation"),
                gettext("What a model of cooperation adds to the domains of the act."),
            ),
            Scheme.TOPIC: (
                gettext("Residents' matters"),
                gettext("What residents call their trouble, in plain words."),
            ),
        }
    return [
        {"id": taxonomy_id(scheme), "name": name, "description": about}
        for scheme, (name, about) in said.items()
    ]


def term(found: Term, names: dict[str, str]) -> Record:
    """The object; `names` are the names of the lists by their scheme."""
    made = stated(
        id=str(found.id),
        code=found.key,
        name=found.name,
        description=found.about or found.name,
        parent_id=str(found.parent_id) if found.parent_id else None,
        taxonomy=names[found.scheme],
        taxonomy_id=taxonomy_id(found.scheme),
        language="pl",
    )
    made[PROFILE] = stated(
        scheme=found.scheme,
        position=found.position,
        name_en=found.name_en,
        name_uk=found.name_uk,
        about_en=found.about_en,
        about_uk=found.about_uk,
    )
    return made


def attribute(service: UUID, term: Record) -> Record:
    """The link between a service and a term."""
    return {
        "id": derived("attribute", service, term["id"]),
        "link_id": str(service),
        "link_entity": "service",
        "link_type": term[PROFILE]["scheme"],
        "taxonomy_term_id": term["id"],
        "taxonomy_term": term,
    }
