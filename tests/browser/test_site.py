"""The site's own pages in a real browser."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "home"),
        ("/en/", "home-en"),
        ("/dostepnosc/", "accessibility"),
        ("/galeria/", "gallery"),
        ("/nie-ma/", "not-found"),
    ],
)
def test_pages_are_accessible_and_fit(visitor, path, name):
    visitor.inspect(path, name)
