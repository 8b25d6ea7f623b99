"""Tests run on a real PostgreSQL as the application's own role, and make Django stricter than production."""

import pytest

from kooperacje.runtime.paths import ROOT

pytest_plugins = [
    "tests.fixtures.database",
    "tests.fixtures.strict",
    "tests.fixtures.people",
    "tests.fixtures.browser",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Longest first, so that no process works alone at the end: modules with a browser, then those of the whole product."""
    whole = ROOT / "tests"
    items.sort(
        key=lambda item: (
            item.get_closest_marker("browser") is None,
            not item.path.is_relative_to(whole),
        )
    )
