"""The sample data, through the rooms' own actions: everything a visitor of a demonstration sees was done, not inserted."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.db import transaction

from kooperacje.accounts.actions import ensure_demo_person
from kooperacje.base.actor import Actor, system
from kooperacje.basket.actions import load_basket, load_categories
from kooperacje.basket.exchange import reading as baskets
from kooperacje.competences.actions import load_packaged
from kooperacje.consultations.actions import load as load_consultation
from kooperacje.consultations.exchange import reading
from kooperacje.demo import diagnosis, partnership, priorities
from kooperacje.demo.competences import load_samples as load_competences
from kooperacje.demo.people import PEOPLE
from kooperacje.institutions.actions import load_types
from kooperacje.institutions.queries import by_key
from kooperacje.modelbook import packaged
from kooperacje.modelbook.actions import load_definition
from kooperacje.territory.actions import load_packaged_places, load_packaged_register

FOLDER = Path(__file__).parent / "data"
SINCE = date(2019, 1, 1)


def files() -> list[Path]:
    """The consultations of the demonstration, one file each."""
    return sorted(FOLDER.glob("*.yaml"))


def model_files() -> list[Path]:
    """Invented models with their text, one file each."""
    return sorted((FOLDER / "modele").glob("*.yaml"))


def basket_files() -> list[Path]:
    """Invented baskets of services, one file each."""
    return sorted((FOLDER / "koszyki").glob("*.yaml"))


def steps(by: Actor) -> list[tuple[str, Callable[[], object]]]:
    """What is loaded, in the order in which each leans on the one before."""
    return [
        ("territory", lambda: load_packaged_register(by=by)),
        ("places", lambda: load_packaged_places(by=by)),
        ("types of institutions", lambda: load_types(by=by)),
        ("cards of competence", lambda: load_packaged(by=by)),
        *(
            (path.stem, lambda path=path: load_definition(by=by, file=path.read_bytes()))
            for path in (*packaged.files(), *model_files())
        ),
        *(
            (path.stem, lambda path=path: load_consultation(reading.read_file(path), by=by))
            for path in files()
        ),
        ("categories of services", lambda: load_categories(by=by)),
        *(
            (path.stem, lambda path=path: load_basket(baskets.read_file(path), by=by))
            for path in basket_files()
        ),
        ("own cards of institutions", lambda: load_competences(by)),
        ("local diagnosis", lambda: diagnosis.load(by)),
        ("partnership", lambda: partnership.load(by)),
        ("shared priorities", lambda: priorities.load(by)),
        ("people", lambda: _people(by)),
    ]


def load() -> None:
    """Load everything; what is there already stays as it is."""
    for _name, step in steps(system("demo")):
        with transaction.atomic():
            step()


def _people(by: Actor) -> None:
    for person in PEOPLE:
        institution = by_key(person.institution)
        assert institution is not None, person.institution  # noqa: S101 - the samples name it
        ensure_demo_person(
            by=by,
            email=person.email,
            full_name=person.name,
            institution=institution,
            role=person.role,
            valid_from=SINCE,
        )
