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
    """Longest first, so that no process works alone at the end: modules with a browser, then those of the whole product.

    Before all come those that set a product up by themselves: meanwhile the samples are made, which browsers look at.
    """
    whole = ROOT / "tests"
    by_themselves = {whole / "test_serving.py", whole / "test_external.py"}
    items.sort(
        key=lambda item: (
            item.path not in by_themselves,
            item.get_closest_marker("browser") is None,
            not item.path.is_relative_to(whole),
        )
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Reports that tests wrote by `record_property("report", ...)`: what a test process prints itself, nobody sees."""
    for done in terminalreporter.stats.get("passed", []):
        for name, text in getattr(done, "user_properties", []):
            if name == "report":
                terminalreporter.write_line(f"\n{text}")
