"""`python3 start.py test`: every check in one go; says at the end what failed. Arguments go to pytest."""

import os
import subprocess
import sys
import time

from kooperacje.runtime.paths import ROOT

BIN = ROOT / ".venv" / "bin"


def checks(arguments: list[str]) -> list[tuple[str, list[str]]]:
    """(name, command) in the order of running: quick ones first."""
    python = str(BIN / "python")
    # A module stays in one process, so that its server starts once; conftest.py puts the longest first.
    spread = ["-n", str(os.cpu_count() or 2), "--dist", "loadscope", "--no-loadscope-reorder"]
    slowest = ["--durations=20", "--durations-min=5"]
    suite = [
        python,
        "-m",
        "pytest",
        "-q",
        *spread,
        *slowest,
        *arguments,
    ]
    if arguments:
        return [("tests", suite)]
    return [
        ("lint", [str(BIN / "ruff"), "check", "--quiet", "."]),
        ("format", [str(BIN / "ruff"), "format", "--check", "--quiet", "."]),
        ("import contracts", [str(BIN / "lint-imports")]),
        ("types", [str(BIN / "mypy"), "kooperacje"]),
        ("tests", suite),
    ]


def main(arguments: list[str]) -> int:
    subprocess.run([BIN / "python", "-m", "kooperacje.web.messages", "compile"], cwd=ROOT, check=True)
    failed = []
    for name, command in checks(arguments):
        print(f"== {name}", flush=True)
        started = time.monotonic()
        if subprocess.run(command, cwd=ROOT).returncode:
            failed.append(name)
        print(
            f"== {name}: {'FAILED' if name in failed else 'ok'} in {time.monotonic() - started:.0f} s",
            flush=True,
        )
    print(f"Failed: {', '.join(failed)}" if failed else "Everything passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
