"""The catalogue of datasets in DCAT-AP 3: one list of statements, written as JSON-LD and as Turtle."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from kooperacje.opendata import datasets
from kooperacje.opendata.datasets import Dataset
from kooperacje.opendata.queries import published
from kooperacje.territory import queries as territory

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
EU = "http://publications.europa.eu/resource/authority/"
LANGUAGES = {"pl": f"{EU}language/POL", "en": f"{EU}language/ENG"}
FILE_TYPES = {"csv": "CSV", "json": "JSON", "zip": "ZIP"}
MEDIA = "http://www.iana.org/assignments/media-types/"
MOST_PLACES = 100


@dataclass(frozen=True, slots=True)
class Iri:
    """A thing with an address."""

    address: str


@dataclass(frozen=True, slots=True)
class Words:
    """A text in a language, or a value of a type."""

    text: str
    language: str = ""
    type: str = ""


Node = Iri | Words
KINDS = {
    **dict.fromkeys(
        ("dcat:accessURL", "dcat:downloadURL", "dcat:endpointURL", "dcat:endpointDescription"),
        "rdfs:Resource",
    ),
    **dict.fromkeys(("dcat:landingPage", "foaf:homepage"), "foaf:Document"),
    "dct:license": "dct:LicenseDocument",
    "dct:language": "dct:LinguisticSystem",
    "dct:format": "dct:MediaTypeOrExtent",
    "dct:accessRights": "dct:RightsStatement",
    "dct:accrualPeriodicity": "dct:Frequency",
    "dcat:mediaType": "dct:MediaType",
    "dcat:theme": "skos:Concept",
    "dcat:themeTaxonomy": "skos:ConceptScheme",
}
"""What kind of thing a property leads to: the shapes of DCAT-AP want it said of things outside too."""
THEMES = {"SOCI": "Population and society", "HEAL": "Health", "GOVE": "Government and public sector"}
Statement = tuple[str, str, Node]


def turtle() -> str:
    """The catalogue as Turtle."""
    lines = [f"@prefix {name}: <{address}> ." for name, address in PREFIXES.items()]
    subject = ""
    for about, what, node in statements():
        if about != subject:
            lines += ["", f"<{about}>"]
            subject = about
        else:
            lines[-1] = lines[-1].removesuffix(" .") + " ;"
        lines.append(f"    {what} {_turtle(node)} .")
    return "\n".join(lines) + "\n"


def json_ld() -> str:
    """The catalogue as JSON-LD."""
    graph: dict[str, dict[str, Any]] = {}
    for about, what, node in statements():
        one = graph.setdefault(about, {"@id": about})
        if what == "rdf:type" and isinstance(node, Iri):
            one["@type"] = _short(node.address)
        else:
            one.setdefault(what, []).append(_json(node))
    return json.dumps({"@context": PREFIXES, "@graph": list(graph.values())}, ensure_ascii=False, indent=1)


def statements() -> Iterator[Statement]:
    """Everything that is said, the statements about one thing together; then of what kind the things outside are."""
    outside: dict[str, str] = {}
    for about, what, node in _own():
        yield about, what, node
        if what in KINDS and isinstance(node, Iri):
            outside[node.address] = KINDS[what]
    for address, kind in outside.items():
        prefix, _colon, name = kind.partition(":")
        yield address, "rdf:type", Iri(PREFIXES[prefix] + name)
        if kind == "skos:Concept":
            code = address.rpartition("/")[2]
            yield address, "skos:prefLabel", Words(THEMES.get(code, code), "en")
        if kind == "skos:ConceptScheme":
            yield address, "dct:title", Words("Data theme", "en")


def _own() -> Iterator[Statement]:
    catalogue = _address(reverse("opendata:catalogue", args=["ttl"])) + "#catalogue"
    publisher = f"{settings.SITE_URL}/#publisher"
    places = _places()
    every = datasets.every()
    yield catalogue, "rdf:type", Iri(PREFIXES["dcat"] + "Catalog")
    for language in LANGUAGES:
        with override(language):
            yield catalogue, "dct:title", Words(gettext("Open data of the basket of services"), language)
            told = gettext("Services of the partnership, where help is missing, and the categories used.")
            yield catalogue, "dct:description", Words(told, language)
    yield catalogue, "dct:publisher", Iri(publisher)
    yield catalogue, "dct:language", Iri(LANGUAGES["pl"])
    yield catalogue, "dct:license", Iri(settings.OPENDATA_LICENCE)
    yield catalogue, "foaf:homepage", Iri(_address(reverse("opendata-pages:data")))
    yield catalogue, "dcat:themeTaxonomy", Iri(f"{EU}data-theme")
    for dataset in every:
        yield catalogue, "dcat:dataset", Iri(_about(dataset))
    service = f"{settings.SITE_URL}/api/hsds/#service"
    yield catalogue, "dcat:service", Iri(service)
    for code in places:
        yield catalogue, "dct:spatial", Iri(f"urn:teryt:{code}")
    yield publisher, "rdf:type", Iri(PREFIXES["foaf"] + "Agent")
    yield publisher, "foaf:name", Words(settings.OPENDATA_PUBLISHER, "pl")
    for dataset in every:
        yield from _dataset(dataset, publisher, list(places))
    yield from _service(service, publisher)
    for code, name in places.items():
        yield f"urn:teryt:{code}", "rdf:type", Iri(PREFIXES["dct"] + "Location")
        yield f"urn:teryt:{code}", "skos:prefLabel", Words(name, "pl")


def _dataset(dataset: Dataset, publisher: str, places: list[str]) -> Iterator[Statement]:
    about = _about(dataset)
    yield about, "rdf:type", Iri(PREFIXES["dcat"] + "Dataset")
    yield about, "dct:identifier", Words(about)
    for language in LANGUAGES:
        with override(language):
            yield about, "dct:title", Words(str(dataset.title), language)
            yield about, "dct:description", Words(str(dataset.description), language)
            for keyword in dataset.keywords:
                yield about, "dcat:keyword", Words(str(keyword), language)
    yield about, "dct:publisher", Iri(publisher)
    yield about, "dct:language", Iri(LANGUAGES["pl"])
    yield about, "dct:accrualPeriodicity", Iri(f"{EU}frequency/{dataset.frequency}")
    yield about, "dct:accessRights", Iri(f"{EU}access-right/PUBLIC")
    yield about, "dcat:theme", Iri(f"{EU}data-theme/{dataset.theme}")
    yield about, "dcat:landingPage", Iri(_address(reverse("opendata-pages:data")))
    changed = dataset.changed()
    if changed:
        yield about, "dct:modified", _moment(changed)
    for code in places:
        yield about, "dct:spatial", Iri(f"urn:teryt:{code}")
    for form in dataset.forms:
        yield about, "dcat:distribution", Iri(f"{about}-{form.ending}")
    for form in dataset.forms:
        file = _address(reverse("opendata:file", args=[dataset.key, form.ending]))
        one = f"{about}-{form.ending}"
        yield one, "rdf:type", Iri(PREFIXES["dcat"] + "Distribution")
        yield one, "dct:title", Words(f"{dataset.key}.{form.ending}")
        yield one, "dcat:accessURL", Iri(file)
        yield one, "dcat:downloadURL", Iri(file)
        yield one, "dcat:mediaType", Iri(MEDIA + form.media_type)
        if form.ending in FILE_TYPES:
            yield one, "dct:format", Iri(f"{EU}file-type/{FILE_TYPES[form.ending]}")
        yield one, "dct:license", Iri(dataset.licence or settings.OPENDATA_LICENCE)
        for language in LANGUAGES:
            with override(language):
                yield one, "dct:description", Words(str(form.about), language)


def _service(about: str, publisher: str) -> Iterator[Statement]:
    yield about, "rdf:type", Iri(PREFIXES["dcat"] + "DataService")
    for language in LANGUAGES:
        with override(language):
            yield about, "dct:title", Words(gettext("API of the basket of services (HSDS)"), language)
    yield about, "dct:publisher", Iri(publisher)
    yield about, "dcat:endpointURL", Iri(_address(reverse("opendata:root")))
    yield about, "dcat:endpointDescription", Iri(_address(reverse("opendata:openapi")))
    yield about, "dct:license", Iri(settings.OPENDATA_LICENCE)
    koszyk = datasets.by_key("koszyk")
    if koszyk:
        yield about, "dcat:servesDataset", Iri(_about(koszyk))


def _places() -> dict[str, str]:
    """Powiaty in which providers are seated: code and name."""
    seats = published.organizations().exclude(seat=None).order_by("seat__code")
    codes = sorted(
        {code[:4] for code in seats.values_list("seat__code", flat=True).distinct() if len(code) >= 4}
    )
    units = territory.by_codes(codes[:MOST_PLACES])
    return {code: units[code].name for code in codes if code in units}


def _about(dataset: Dataset) -> str:
    return _address(reverse("opendata-pages:data")) + f"#{dataset.key}"


def _address(path: str) -> str:
    return settings.SITE_URL + path


def _moment(at: datetime) -> Words:
    return Words(at.isoformat(timespec="seconds"), type="xsd:dateTime")


def _short(address: str) -> str:
    for name, beginning in PREFIXES.items():
        if address.startswith(beginning):
            return f"{name}:{address.removeprefix(beginning)}"
    return address


def _turtle(node: Node) -> str:
    if isinstance(node, Iri):
        return f"<{node.address}>"
    text = json.dumps(node.text, ensure_ascii=False)
    if node.language:
        return f"{text}@{node.language}"
    return f"{text}^^{node.type}" if node.type else text


def _json(node: Node) -> dict[str, str]:
    if isinstance(node, Iri):
        return {"@id": node.address}
    made = {"@value": node.text}
    if node.language:
        made["@language"] = node.language
    if node.type:
        made["@type"] = node.type
    return made
