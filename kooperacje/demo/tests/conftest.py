"""The sample data in the database of a test."""

import pytest

from kooperacje.demo import load


@pytest.fixture
def samples(patient: None) -> None:
    """Everything that a demonstration has, loaded through the rooms' actions."""
    load.load()
