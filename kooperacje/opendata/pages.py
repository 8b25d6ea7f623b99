"""Pages for people: what data there are and the profile in words."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.opendata.hsds import facts
from kooperacje.opendata.queries.listings import LISTINGS
from kooperacje.opendata.words import PARAMETER_WORDS, PROFILE_WORDS


@dataclass(frozen=True, slots=True)
class Named:
    """Something with an address and a sentence about it."""

    name: str
    url: str
    about: str


@dataclass(frozen=True, slots=True)
class DataPage:
    """What machines can read here."""

    licence: str
    licence_url: str
    publisher: str
    api_url: str
    openapi_url: str
    profile_url: str
    hsds_version: str
    lists: tuple[Named, ...]


def data() -> DataPage:
    """The page of open data."""
    said = {
        "services": _("services, with everything that their cards say"),
        "organizations": _("institutions and organisations that offer them"),
        "service_at_locations": _("where they are given; protected places are left out"),
        "taxonomies": _("lists of categories"),
        "taxonomy_terms": _("categories"),
    }
    return DataPage(
        settings.OPENDATA_LICENCE_NAME,
        settings.OPENDATA_LICENCE,
        settings.OPENDATA_PUBLISHER,
        settings.SITE_URL + reverse("opendata:root"),
        reverse("opendata:openapi"),
        reverse("opendata-pages:profile"),
        facts.version(),
        tuple(Named(name, reverse(f"opendata:{name}"), said[name]) for name in LISTINGS),
    )


@dataclass(frozen=True, slots=True)
class Term:
    """A property that our profile adds."""

    name: str
    kind: str
    about: str
    values: str


@dataclass(frozen=True, slots=True)
class Addition:
    """An object of our profile with its properties."""

    name: str
    heading: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """The profile explained: what it adds and how to check against it."""

    data_url: str
    json_url: str
    hsds_version: str
    additions: tuple[Addition, ...]
    parameters: tuple[tuple[str, str], ...]


def profile() -> ProfilePage:
    """The page that the API names as its profile."""
    headings = {
        "koszyk_service": _("On a service"),
        "koszyk_text": _("A service in another language"),
        "koszyk_location": _("On a place"),
        "koszyk_organization": _("On a provider"),
        "koszyk_term": _("On a category"),
    }
    return ProfilePage(
        reverse("opendata-pages:data"),
        reverse("opendata:profile-json"),
        facts.version(),
        tuple(_addition(name, heading) for name, heading in headings.items()),
        tuple((name, str(about)) for name, about in PARAMETER_WORDS.items()),
    )


def _addition(name: str, heading: str) -> Addition:
    fields = facts.things()[name].fields.values()
    return Addition(
        name,
        heading,
        tuple(
            Term(
                field.name,
                f"[{field.kind}]" if field.many else field.kind,
                str(PROFILE_WORDS[field.name]),
                ", ".join(field.values),
            )
            for field in fields
            if field.name in PROFILE_WORDS
        ),
    )
