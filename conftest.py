"""Tests run on a real PostgreSQL as the application's own role, and make Django stricter than production."""

pytest_plugins = [
    "tests.fixtures.database",
    "tests.fixtures.strict",
    "tests.fixtures.people",
    "tests.fixtures.browser",
]
