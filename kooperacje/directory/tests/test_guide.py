"""The guide of the directory, walked page by page: what it prints bold is on the page that it names before."""

from kooperacje.runtime.paths import ROOT
from tests.guides import walk


def test_what_the_guide_names_is_on_the_page(sample, client) -> None:
    assert walk(ROOT / "docs" / "pl" / "znajdz-pomoc.md", lambda _nobody: client) == []
