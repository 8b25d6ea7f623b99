"""The first command of all: what is missing on the machine is one sentence, and nothing beyond Python is assumed."""

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from kooperacje.runtime.paths import ROOT


@pytest.fixture
def start() -> ModuleType:
    spec = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_needs_the_standard_library_alone() -> None:
    tree = ast.parse((ROOT / "start.py").read_text())
    imported = {
        alias.name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    imported |= {
        (node.module or "").partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
    }
    assert imported <= sys.stdlib_module_names
    assert len(imported) > 3


@pytest.mark.parametrize(
    ("version", "missing", "sentence"),
    [
        ((3, 10, 12), None, "Python 3.11 or newer is needed"),
        ((3, 11, 2), "ensurepip", "install the package python3-venv"),
        ((3, 11, 2), "venv", "install the package python3-venv"),
    ],
)
def test_what_is_missing_is_one_sentence(start, monkeypatch, version, missing, sentence) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(start.sys, "version_info", version)
    monkeypatch.setattr(
        start.importlib.util, "find_spec", lambda name: None if name == missing else find(name)
    )
    with pytest.raises(SystemExit) as caught:
        start.check_python()
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_without_a_browser_an_ordinary_user_is_told_what_to_install(start, monkeypatch) -> None:
    monkeypatch.setattr(start.shutil, "which", lambda name: None)
    monkeypatch.setattr(start.os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit, match="install the system package chromium"):
        start.ensure_browser()


@pytest.mark.parametrize("account", [0, 1000])
def test_a_whole_chromium_does_where_the_light_one_cannot_be_had(start, monkeypatch, account) -> None:
    commands = []
    monkeypatch.setattr(start.shutil, "which", lambda name: name if name in {"chromium", "apt-get"} else None)
    monkeypatch.setattr(start.os, "geteuid", lambda: account)
    monkeypatch.setattr(start, "run", lambda command, **_environment: commands.append(command) or 100)
    start.ensure_browser()
    assert bool(commands) is (account == 0)


@pytest.mark.parametrize(("told", "kept"), [("1", True), ("", False), (None, False)])
def test_bytecode_is_kept_somewhere_even_where_none_may_lie_beside_the_sources(
    start, monkeypatch, told, kept
) -> None:
    environment = {} if told is None else {"PYTHONDONTWRITEBYTECODE": told}
    monkeypatch.setattr(start.os, "environ", environment)
    start.keep_bytecode()
    assert environment.get("PYTHONPYCACHEPREFIX", "").endswith("bytecode") is kept
    assert "PYTHONDONTWRITEBYTECODE" not in environment


def test_packages_are_installed_by_hash_and_once(start, monkeypatch, tmp_path: Path) -> None:
    commands = []

    def run(command: list, **_environment: str) -> int:
        commands.append([str(part) for part in command])
        if "venv" in commands[-1]:
            (tmp_path / "env" / "bin").mkdir(parents=True)
            (tmp_path / "env" / "bin" / "python").touch()
            (tmp_path / "env" / "lib" / "python3.11" / "site-packages").mkdir(parents=True)
        return 0

    monkeypatch.setattr(start, "ENVIRONMENT", tmp_path / "env")
    monkeypatch.setattr(start, "PYTHON", tmp_path / "env" / "bin" / "python")
    monkeypatch.setattr(start, "run", run)
    start.ensure_environment("requirements-dev.txt")
    start.ensure_environment("requirements-dev.txt")
    start.ensure_environment("requirements.txt")
    assert len(commands) == 2
    assert "--require-hashes" in commands[1]
    assert (tmp_path / "env" / "bin" / "kooperacje").stat().st_mode & 0o111


def test_every_locked_package_has_its_hash() -> None:
    for lock in ("requirements.txt", "requirements-dev.txt"):
        names = [
            line
            for line in (ROOT / lock).read_text().splitlines()
            if "==" in line and not line.startswith((" ", "#"))
        ]
        assert len(names) > 20
        assert all(line.rstrip().endswith("\\") for line in names), lock


def test_no_words_mean_help_and_wrong_words_fail() -> None:
    wrong = subprocess.run([sys.executable, ROOT / "start.py", "nonsense"], capture_output=True, text=True)
    assert wrong.returncode == 2
    assert "python3 start.py test" in wrong.stdout
