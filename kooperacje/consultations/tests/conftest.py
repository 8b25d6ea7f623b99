"""A few units of the country and the types of institutions, so that files have something to refer to."""

import pytest
from django.utils import translation

from kooperacje.base.actor import system
from kooperacje.consultations import actions
from kooperacje.institutions import actions as institutions
from kooperacje.territory.models import Unit

SMALL_COUNTRY = (
    ("12", "voivodeship", "małopolskie", "", ""),
    ("14", "voivodeship", "mazowieckie", "", ""),
    ("1261", "powiat", "Kraków", "12", ""),
    ("1201", "powiat", "bocheński", "12", ""),
    ("1201011", "gmina", "Bochnia", "1201", "1"),
)


@pytest.fixture
def land(db):  # type: ignore[no-untyped-def]
    """The database of one test, with a small country in it."""
    made: dict[str, Unit] = {}
    for code, kind, name, above, gmina_type in SMALL_COUNTRY:
        made[code] = Unit.objects.create(
            code=code,
            kind=kind,
            name=name,
            parent=made.get(above),
            gmina_type=gmina_type,
            sort_key=name,
            search_key=name,
        )
    institutions.load_types(by=system("tests"))


@pytest.fixture
def host(land):  # type: ignore[no-untyped-def]
    """The institution that runs the test's consultations."""
    return institutions.ensure(by=system("tests"), key="host", name="Gospodarz", type="rops")


@pytest.fixture
def officer(host, person):  # type: ignore[no-untyped-def]
    """An officer of the host."""
    return person("officer", host.pk)


@pytest.fixture
def draft(host, officer):  # type: ignore[no-untyped-def]
    """A consultation just begun."""
    return actions.create(slug="proba", title="Próba", organiser_id=host.pk, by=officer)


@pytest.fixture
def english():  # type: ignore[no-untyped-def]
    """Sentences as the code has them, so that a test may quote them."""
    with translation.override("en"):
        yield
