"""Where things are kept. One folder holds all data: `KOOPERACJE_DATA`, or `var/` beside the package."""

import hashlib
import os
import pwd
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SERVICE_USER = "nobody"  # PostgreSQL refuses to run as root


def running_as_root() -> bool:
    return os.geteuid() == 0


@cache
def data_folder() -> Path:
    """The folder of all data, made when missing.

    When root runs from a folder that the database's user may not enter (a clone under a closed home), the data live
    under `/var/lib/kooperacje/` in a folder named after the clone.
    """
    chosen = os.environ.get("KOOPERACJE_DATA")
    folder = Path(chosen).resolve() if chosen else ROOT / "var"
    if not chosen and running_as_root() and not _may_enter(ROOT):
        folder = Path("/var/lib/kooperacje") / hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def socket_folder(data: Path) -> Path:
    """A short private path: the operating system allows a socket's path some hundred characters only."""
    digest = hashlib.sha256(str(data).encode()).hexdigest()[:12]
    return Path("/tmp") / f"kooperacje-{os.geteuid()}-{digest}"  # noqa: S108 - owner and mode are checked


def service_account() -> pwd.struct_passwd | None:
    """The account that runs PostgreSQL when we are root; None when we run it ourselves."""
    return pwd.getpwnam(SERVICE_USER) if running_as_root() else None


def _may_enter(folder: Path) -> bool:
    return all(parent.stat().st_mode & 0o001 for parent in [folder, *folder.parents])
