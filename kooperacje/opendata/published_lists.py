"""The lists of the basket itself: all of it in HSDS, services flat for a spreadsheet, gaps, categories."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from kooperacje.opendata import datasets
from kooperacje.opendata.asking import Asked
from kooperacje.opendata.datasets import Cell, Column, Dataset, Form
from kooperacje.opendata.queries import batches, listings, published

CSV = Form("csv", "text/csv", _("table for a spreadsheet"))
JSON = Form("json", "application/json", _("for programs"))
LINES = Form("ndjson", "application/x-ndjson", _("for programs, an object a line"))
TABLES = Form("zip", "application/zip", _("tables for a spreadsheet, one for each kind of thing"))
LISTS = (CSV, JSON, LINES)


def register_own() -> None:
    """Called once, when the application is ready."""
    for dataset in (BASKET, SERVICES, GAPS, CATEGORIES):
        datasets.register(dataset)


def _changed() -> datetime | None:
    found: datetime | None = published.services().aggregate(at=Max("changed_at"))["at"]
    return found


def _gaps_changed() -> datetime | None:
    found: datetime | None = published.gaps().aggregate(at=Max("changed_at"))["at"]
    return found


def _services() -> Iterator[Sequence[Cell]]:
    for one in listings.everything("services", Asked(full=True)):
        ours, places = one["koszyk"], [at["location"] for at in one.get("service_at_locations", [])]
        addresses = [address for place in places for address in place.get("addresses", [])]
        yield (
            ours["key"],
            one["name"],
            ours.get("summary", ""),
            one["organization"]["name"],
            "; ".join(attribute["taxonomy_term"]["name"] for attribute in one.get("attributes", [])),
            "; ".join(area["name"] for area in one.get("service_areas", [])),
            "; ".join(area["uri"].rpartition(":")[2] for area in one.get("service_areas", [])),
            "; ".join(f"{at['address_1']}, {at['postal_code']} {at['city']}".strip(", ") for at in addresses),
            "; ".join(phone["number"] for phone in one.get("phones", [])),
            one.get("email", ""),
            one.get("url", ""),
            one.get("application_process", ""),
            one.get("minimum_age"),
            one.get("maximum_age"),
            ours["cost"],
            one.get("fees_description", ""),
            ours.get("wait_days"),
            ours["level"],
            ours.get("basis", ""),
            one.get("assured_date", ""),
            one["last_modified"],
        )


def _gaps() -> Iterator[Sequence[Cell]]:
    rows = published.gaps().order_by("territory__code", "key")
    columns = ("key", "title", "description", "kind", "state", "category__key", "audience")
    found = (*columns, "territory__code", "territory__name", "since", "substitute_note", "changed_at")
    for *texts, since, note, changed in rows.values_list(*found):
        yield (*texts, since.isoformat() if since else "", note, changed.isoformat(timespec="seconds"))


def _categories() -> Iterator[Sequence[Cell]]:
    for term in batches.terms():
        ours = term["koszyk"]
        about = "" if term["description"] == term["name"] else term["description"]
        yield (
            term["id"],
            term["code"],
            ours["scheme"],
            term.get("parent_id", ""),
            term["name"],
            about,
            ours.get("name_en", ""),
            ours.get("name_uk", ""),
        )


BASKET = Dataset(
    "koszyk",
    _("Basket of services, whole"),
    _("All published services with their providers, places, hours and categories, in HSDS."),
    (),
    None,
    _changed,
    (TABLES, JSON, LINES),
    (_("social services"), _("social assistance"), "HSDS"),
)
SERVICES = Dataset(
    "uslugi",
    _("List of services"),
    _("The same services in one table, a row each: to print, sort and look through."),
    (
        Column("klucz", _("the stable name of the card")),
        Column("nazwa", _("name")),
        Column("w_jednym_zdaniu", _("in one sentence, in plain language: what one gets")),
        Column("realizator", _("who provides it")),
        Column("kategorie", _("categories")),
        Column("obszar", _("for residents of; nothing said: for everybody")),
        Column("obszar_teryt", _("TERYT numbers of the area")),
        Column("adresy", _("addresses; those of protected places are left out")),
        Column("telefon", _("telephone")),
        Column("email", _("e-mail")),
        Column("strona", _("website")),
        Column("jak_skorzystac", _("how to get it")),
        Column("wiek_od", _("from age")),
        Column("wiek_do", _("to age")),
        Column("koszt", _("what it costs; not_stated never means free")),
        Column("o_koszcie", _("about the cost")),
        Column("dni_oczekiwania", _("days of waiting")),
        Column("poziom", _("who runs it: gmina, powiat, voivodeship")),
        Column("podstawa_prawna", _("legal basis")),
        Column("sprawdzono", _("the day on which somebody last said that all this is true")),
        Column("zmieniono", _("when the card was last changed")),
    ),
    _services,
    _changed,
    LISTS,
    (_("social services"), _("social assistance")),
)
GAPS = Dataset(
    "luki",
    _("Gaps: help that is missing"),
    _("Needs without a service that the partnership has confirmed and made public, and what became of them."),
    (
        Column("klucz", _("the stable name of the gap")),
        Column("nazwa", _("what is missing")),
        Column("opis", _("description")),
        Column("rodzaj", _("absent, full, too_far or not_for_them")),
        Column("stan", _("confirmed, in_hand or closed")),
        Column("kategoria", _("category")),
        Column("dla_kogo", _("for whom")),
        Column("teryt", _("TERYT number of the territory")),
        Column("obszar", _("territory")),
        Column("od", _("missing since")),
        Column("zamiast", _("what helps meanwhile")),
        Column("zmieniono", _("last changed")),
    ),
    _gaps,
    _gaps_changed,
    LISTS,
    (_("social services"), _("unmet needs")),
)
CATEGORIES = Dataset(
    "kategorie",
    _("Categories of services"),
    _("The headings that services stand under: domains of the act, those of the model, residents' matters."),
    (
        Column("id", _("the id of the category in the API")),
        Column("klucz", _("the stable name of the category")),
        Column("lista", _("domain, model or topic")),
        Column("wyzej", _("the id of the category above it")),
        Column("nazwa", _("name")),
        Column("opis", _("one plain sentence")),
        Column("nazwa_en", _("name in English")),
        Column("nazwa_uk", _("name in Ukrainian")),
    ),
    _categories,
    lambda: None,
    LISTS,
    (_("categories"),),
    frequency="IRREG",
)
