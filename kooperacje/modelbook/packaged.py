"""The definitions shipped with the product."""

from pathlib import Path

FOLDER = Path(__file__).parent / "data"


def files() -> list[Path]:
    """The packaged model files, in a fixed order."""
    return sorted(FOLDER.glob("*.yaml"))
