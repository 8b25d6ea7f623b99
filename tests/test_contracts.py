"""The walls hold, and each of them would be noticed if it fell: a planted violation breaks its contract."""

import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from kooperacje.runtime.paths import ROOT

LINT = ROOT / ".venv" / "bin" / "lint-imports"

# contract -> (file in the package, line planted at its end)
PLANTS = {
    "rooms": ("base/clock.py", "import kooperacje.web.wsgi"),
    "inside": ("territory/models.py", "import kooperacje.territory.queries"),
    "forms": ("territory/forms.py", "import kooperacje.territory.actions"),
    "states": ("consultations/states.py", "import django.db.models"),
    "runtime": ("runtime/paths.py", "import django"),
    "documents": ("documents/__init__.py", "import django"),
}
# The side walls of the rooms contract: rooms that may not see each other.
SIDEWAYS = {
    "journal-notices": ("journal/apps.py", "import kooperacje.notices.apps"),
    "files-journal": ("files/apps.py", "import kooperacje.journal.apps"),
    "documents-files": ("documents/__init__.py", "import kooperacje.files.apps"),
    "up-from-territory": ("territory/models.py", "import kooperacje.institutions.apps"),
    "meetings-consultations": ("meetings/apps.py", "import kooperacje.consultations.apps"),
}


def contracts() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return [contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(
        ROOT / "kooperacje",
        folder / "kooperacje",
        ignore=shutil.ignore_patterns("__pycache__", "data", "static"),
    )
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def lint(folder: Path, *contract: str) -> subprocess.CompletedProcess[str]:
    chosen = [option for name in contract for option in ("--contract", name)]
    return subprocess.run(
        [LINT, "--no-cache", *chosen],
        cwd=folder,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(folder)},
    )


def test_every_contract_has_its_plant() -> None:
    assert sorted(contracts()) == sorted(PLANTS)


def test_all_contracts_are_kept(copy: Path) -> None:
    done = lint(copy)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", [*PLANTS, *SIDEWAYS])
def test_a_planted_violation_is_found(copy: Path, name: str) -> None:
    place, line = {**PLANTS, **SIDEWAYS}[name]
    file = copy / "kooperacje" / place
    before = file.read_text()
    file.write_text(f"{before}\n{line}\n")
    try:
        done = lint(copy, name if name in PLANTS else "rooms")
    finally:
        file.write_text(before)
    assert done.returncode == 1
    assert "BROKEN" in done.stdout
