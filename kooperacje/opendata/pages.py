"""Pages for people: what data there are and the profile in words."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput
from kooperacje.opendata import access, datasets
from kooperacje.opendata.datasets import Dataset
from kooperacje.opendata.hsds import facts
from kooperacje.opendata.incoming import reading
from kooperacje.opendata.models import PendingLoad
from kooperacje.opendata.queries import planning
from kooperacje.opendata.queries.listings import LISTINGS
from kooperacje.opendata.queries.planning import Line, Outcome, Plan
from kooperacje.opendata.words import PARAMETER_WORDS, PROFILE_WORDS

SHOWN_OF_A_FILE = 200


@dataclass(frozen=True, slots=True)
class Named:
    """Something with an address and a sentence about it."""

    name: str
    url: str
    about: str


@dataclass(frozen=True, slots=True)
class File:
    """A dataset in one form."""

    name: str
    url: str
    about: str


@dataclass(frozen=True, slots=True)
class Offered:
    """A dataset that can be had."""

    key: str
    title: str
    description: str
    changed: datetime | None
    files: tuple[File, ...]
    columns: tuple[tuple[str, str], ...]
    licence_url: str


@dataclass(frozen=True, slots=True)
class DataPage:
    """What machines can read here, and what people can download."""

    datasets: tuple[Offered, ...]
    catalogues: tuple[File, ...]
    upload_url: str
    """Empty for a reader who keeps no cards."""

    licence: str
    licence_url: str
    publisher: str
    api_url: str
    openapi_url: str
    profile_url: str
    hsds_version: str
    lists: tuple[Named, ...]


def data(actor: Actor) -> DataPage:
    """The page of open data."""
    said = {
        "services": _("services, with everything that their cards say"),
        "organizations": _("institutions and organisations that offer them"),
        "service_at_locations": _("where they are given; protected places are left out"),
        "taxonomies": _("lists of categories"),
        "taxonomy_terms": _("categories"),
    }
    return DataPage(
        tuple(map(_offered, datasets.every())),
        tuple(
            File(f"katalog.{form}", reverse("opendata:catalogue", args=[form]), about)
            for form, about in (("ttl", "Turtle"), ("jsonld", "JSON-LD"))
        ),
        reverse("opendata-pages:upload") if access.may_load(actor) else "",
        settings.OPENDATA_LICENCE_NAME,
        settings.OPENDATA_LICENCE,
        settings.OPENDATA_PUBLISHER,
        settings.SITE_URL + reverse("opendata:root"),
        reverse("opendata:openapi"),
        reverse("opendata-pages:profile"),
        facts.version(),
        tuple(Named(name, reverse(f"opendata:{name}"), said[name]) for name in LISTINGS),
    )


def _offered(dataset: Dataset) -> Offered:
    return Offered(
        dataset.key,
        str(dataset.title),
        str(dataset.description),
        dataset.changed(),
        tuple(
            File(
                f"{dataset.key}.{form.ending}",
                reverse("opendata:file", args=[dataset.key, form.ending]),
                str(form.about),
            )
            for form in dataset.forms
        ),
        tuple((column.name, str(column.about)) for column in dataset.columns),
        dataset.licence,
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


@dataclass(frozen=True, slots=True)
class LoadPage:
    """How to send a file with cards."""

    data_url: str
    profile_url: str
    most_services: int
    most_megabytes: int


def load() -> LoadPage:
    """What may be sent."""
    return LoadPage(
        reverse("opendata-pages:data"),
        reverse("opendata-pages:profile"),
        reading.MAX_SERVICES,
        reading.MAX_BYTES // 1_000_000,
    )


@dataclass(frozen=True, slots=True)
class Row:
    """What would become of one service of a file."""

    place: str
    name: str
    tone: str
    outcome: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """A file that was sent, before anything is saved: what it would do, or what is wrong with it."""

    file: str
    data_url: str
    load_url: str
    discard_url: str
    upload_url: str
    faults: tuple[str, ...]
    added: int
    changed: int
    same: int
    refused: int
    rows: tuple[Row, ...]
    total: int


def preview(pending: PendingLoad, actor: Actor) -> PreviewPage:
    """The file held against the basket; faults alone where it is bad as a whole."""
    faults: tuple[str, ...] = ()
    plan = Plan(())
    try:
        plan = planning.plan(bytes(pending.content), actor)
    except BadInput as refused:
        faults = tuple(map(str, refused.faults))
    # What is refused first: that is what somebody has to do something about.
    order = (Outcome.REFUSED, Outcome.CHANGED, Outcome.NEW, Outcome.SAME)
    lines = sorted(plan.lines, key=lambda line: order.index(line.outcome))
    return PreviewPage(
        file=pending.name,
        data_url=reverse("opendata-pages:data"),
        load_url=reverse("opendata-pages:load", args=[pending.pk]),
        discard_url=reverse("opendata-pages:discard", args=[pending.pk]),
        upload_url=reverse("opendata-pages:upload"),
        faults=faults,
        added=plan.count(Outcome.NEW),
        changed=plan.count(Outcome.CHANGED),
        same=plan.count(Outcome.SAME),
        refused=plan.count(Outcome.REFUSED),
        rows=tuple(map(_row, lines[:SHOWN_OF_A_FILE])),
        total=len(lines),
    )


def _row(line: Line) -> Row:
    words = {
        Outcome.NEW: _("will be added"),
        Outcome.CHANGED: _("will be changed"),
        Outcome.SAME: _("no change"),
        Outcome.REFUSED: _("refused"),
    }
    tones = {Outcome.NEW: "good", Outcome.CHANGED: "info", Outcome.SAME: "idle", Outcome.REFUSED: "bad"}
    details = [*map(str, line.faults), *line.notes]
    if line.fields:
        details.append(_("changes: %(fields)s") % {"fields": ", ".join(line.fields)})
    return Row(line.place, line.name, tones[line.outcome], words[line.outcome], tuple(details))
