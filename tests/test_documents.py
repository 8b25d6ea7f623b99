"""What the documents for people promise is so."""

import re

import pytest

from kooperacje.demo.people import PEOPLE
from kooperacje.runtime.paths import ROOT

DEPLOYMENT = (ROOT / "docs" / "deployment.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    *(str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("docs/**/*.md"))),
]
READ = re.compile(r"environ(?:\.get|\.setdefault)?[(\[]\s*\"([A-Z_]+)\"")


def test_every_variable_that_is_read_is_listed_and_no_other():
    code = [
        path for path in (ROOT / "kooperacje").rglob("*.py") if "tests" not in path.relative_to(ROOT).parts
    ]
    read = {name for path in code for name in READ.findall(path.read_text("utf-8"))}
    listed = set(re.findall(r"`((?:KOOPERACJE|DJANGO|DATABASE)_[A-Z_]+)`", DEPLOYMENT))
    assert len(read) > 15
    assert listed == read


@pytest.mark.parametrize("page", PAGES)
def test_links_between_documents_lead_somewhere(page):
    targets = re.findall(r"\]\(([^)\s]+)\)", (ROOT / page).read_text("utf-8"))
    files = [target.partition("#")[0] for target in targets if "://" not in target]
    lost = [name for name in files if name and not ((ROOT / page).parent / name).exists()]
    assert not lost


def test_the_sample_people_are_introduced():
    assert all(person.name in README for person in PEOPLE)


def test_the_examples_are_commands_of_ours():
    from kooperacje.web.cli import COMMANDS

    named = re.findall(r"^(?:python3 start\.py )?kooperacje ([a-z]+)", README + DEPLOYMENT, re.MULTILINE)
    assert {"report", "check", "load", "export", "journal", "serve", "accounts"} <= set(named)
    assert set(named) <= set(COMMANDS)
