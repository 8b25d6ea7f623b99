"""The sample data in the database of a test."""

from collections.abc import Iterator

import pytest

from tests.fixtures.browser import loaded_template
from tests.fixtures.database import at_work_on, copy_of_template


@pytest.fixture(scope="module")
def sampled(django_db_setup: None) -> Iterator[None]:
    """A database with everything that a demonstration has, loaded once through the rooms' actions."""
    with copy_of_template("demo", loaded_template()) as name, at_work_on(name):
        yield


@pytest.fixture
def samples(sampled: None, undone: None) -> None:
    """The samples; what the test writes is undone."""
