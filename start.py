#!/usr/bin/env python3
"""Everything with one command, on a machine that has Python 3.11 with venv and nothing else.

python3 start.py                    run the product with sample data
python3 start.py test               check everything that is checked
python3 start.py bench              measure, as ratios to a bare view in the same run
python3 start.py kooperacje ...     the console command, e.g. kooperacje report malopolska-2019 --out out/
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
# The same engine without its windows: opening one costs a third of the time. The whole Chromium does as well.
BROWSER_PACKAGE = "chromium-headless-shell"
BROWSERS = [BROWSER_PACKAGE, "chromium", "chromium-browser"]


def fail(sentence: str) -> None:
    sys.exit(f"start.py: {sentence}")


def check_python() -> None:
    if sys.version_info < (3, 11):
        fail(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        fail("Python's venv module is missing; on Debian or Ubuntu install the package python3-venv.")
    if not sys.platform.startswith("linux"):
        fail("this version runs on Linux only.")


def run(command: list[str | Path], **environment: str) -> int:
    return subprocess.run(
        [str(part) for part in command], cwd=ROOT, env={**os.environ, **environment}
    ).returncode


def ensure_environment(lock: str) -> None:
    """Install exactly what the lock file names, checked by hash; nothing to do when it is already there."""
    digest = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
    marks = ENVIRONMENT / "installed"
    if PYTHON.exists() and marks.exists() and digest in marks.read_text().split():
        return
    print(f"Installing the packages of {lock} ...", flush=True)
    if not PYTHON.exists():
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        if run([sys.executable, "-m", "venv", ENVIRONMENT]):
            fail("the environment could not be made; on Debian or Ubuntu install the package python3-venv.")
    uv = shutil.which("uv")
    installer = [uv, "pip", "install", "--python", PYTHON] if uv else [PYTHON, "-m", "pip", "install"]
    # The lock is complete, so nothing is resolved: an older pip would look for a newer release of what an extra names.
    if run([*installer, "--quiet", "--no-deps", "--require-hashes", "-r", lock]):
        fail("the packages could not be installed; the message above says why. Run the same command again.")
    link_package()
    with marks.open("a") as file:
        # Everything of the short list is in the long one, so one installation answers for both.
        covered = {lock, "requirements.txt"}
        file.writelines(hashlib.sha256((ROOT / name).read_bytes()).hexdigest() + "\n" for name in covered)


def link_package() -> None:
    """Make the package importable and its command callable, without building anything."""
    site = next((ENVIRONMENT / "lib").glob("python*/site-packages"))
    (site / "kooperacje.pth").write_text(f"{ROOT}\n")
    command = ENVIRONMENT / "bin" / "kooperacje"
    command.write_text(f'#!/bin/sh\nexec "{PYTHON}" -m kooperacje "$@"\n')
    command.chmod(0o755)


def ensure_browser() -> None:
    """A real Chromium for the browser tests, from the system's packages; any that is there already will do."""
    found = next(filter(shutil.which, BROWSERS), "")
    may_install = os.geteuid() == 0 and shutil.which("apt-get")
    if found == BROWSERS[0] or (may_install and install_browser()) or found:
        return
    if may_install:
        fail("Chromium could not be installed; the message above says why.")
    fail(f"the browser tests need Chromium; install the system package {BROWSER_PACKAGE}.")


def install_browser() -> bool:
    print("Installing Chromium for the browser tests ...", flush=True)
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    update = ["apt-get", "update", "-qq"]
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", BROWSER_PACKAGE]
    return not run(update, **quiet) and not run(install, **quiet)


def test(arguments: list[str]) -> int:
    ensure_environment("requirements-dev.txt")
    ensure_browser()
    return run([PYTHON, "-m", "tests.run", *arguments])


def keep_bytecode() -> None:
    """Where Python may write none beside the sources, it is kept with the packages: our commands are many processes."""
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        os.environ.setdefault("PYTHONPYCACHEPREFIX", str(ENVIRONMENT / "bytecode"))


def main(arguments: list[str]) -> int:
    check_python()
    keep_bytecode()
    match arguments:
        case [] | ["run"]:
            ensure_environment("requirements.txt")
            os.chdir(ROOT)
            os.execve(
                PYTHON,
                [str(PYTHON), "-m", "kooperacje", "serve", "--demo"],
                {**os.environ, "KOOPERACJE_DEMO": "1"},
            )
        case ["test", *rest]:
            return test(rest)
        case ["bench", *rest]:
            ensure_environment("requirements-dev.txt")
            return run([PYTHON, "-m", "tests.bench", *rest])
        case ["kooperacje", *rest]:
            ensure_environment("requirements.txt")
            os.execv(PYTHON, [str(PYTHON), "-m", "kooperacje", *rest])
        case _:
            print(__doc__)
            return 0 if arguments in (["-h"], ["--help"]) else 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
