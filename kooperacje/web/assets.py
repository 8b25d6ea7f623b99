"""Front-end files that come from packages: served from where they are installed, or made from them at set-up.

Nothing of other people's work is copied into this repository. The font is cut down to the letters that Polish and English
need, and those of Ukrainian apart, so that only who reads them fetches them.
"""

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any

import bootstrap_wrapper
import fontpkg_inter
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command

from kooperacje.runtime.paths import ROOT

FONT = fontpkg_inter.ROOT / "files" / "Inter[opsz,wght].ttf"
UKRAINIAN = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
POLISH = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"
SIGNS = "–—‘’‚“”„…•‹›€←→↑↓≤≥−×✓№′″ŠšŽžŒœ\u2009\u202f\u2011"
LETTERS = {
    "inter.woff2": {*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, POLISH + SIGNS)},
    "inter-cyrillic.woff2": set(map(ord, UKRAINIAN)),
}
"""{file: its letters}; `tokens.css` says by `unicode-range` when a browser needs the second."""
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "calt"]
WEIGHTS = (400, 700)
# Of the packages' own static files we use one script; collecting the others would only take time.
UNUSED = ["ext", "htm*-4*", "htmx-2.js", "django-htmx.js"]


def made() -> Path:
    """The folder of files made at set-up."""
    return Path(settings.DATA) / "assets"


def sources() -> dict[str, Path]:
    """{address below /static/: file} of all that comes from packages."""
    css = bootstrap_wrapper.get_bootstrap_css_dir()
    return {
        "vendor/bootstrap-reboot.min.css": css / "bootstrap-reboot.min.css",
        "vendor/bootstrap-reboot.min.css.map": css / "bootstrap-reboot.min.css.map",
        **{f"fonts/{name}": made() / name for name in LETTERS},
    }


class Packaged(BaseFinder):
    """Finds exactly the files in `sources`, so that the rest of a package is not served."""

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        place = sources().get(path)
        found = [str(place)] if place and place.exists() else []
        return found if find_all else found[0] if found else []

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, "Lone"]]:
        for path, place in sources().items():
            if place.exists():
                yield path, Lone(path, place)


class Lone(FileSystemStorage):
    """A storage of one file, known under another path than the one it lies at."""

    def __init__(self, known_as: str, place: Path) -> None:
        super().__init__(location=place.parent)
        self.known_as, self.place = known_as, place
        self.prefix = ""

    def path(self, name: str) -> str:
        return str(self.place) if name == self.known_as else super().path(name)


def build_assets() -> bool:
    """Make the font and collect all static files; False when nothing has changed since the last time."""
    stamp = Path(f"{settings.STATIC_ROOT}.digest")
    digest = _digest()
    if stamp.exists() and stamp.read_text() == digest and Path(settings.STATIC_ROOT).exists():
        return False
    made().mkdir(parents=True, exist_ok=True)
    for name, letters in LETTERS.items():
        _cut_font(made() / name, letters)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0, ignore_patterns=UNUSED)
    stamp.write_text(digest)
    return True


def _digest() -> str:
    digest = hashlib.sha256(f"{settings.STATIC_ROOT}{settings.STORAGES['staticfiles']}".encode())
    for package in ("django-htmx", "bootstrap-wrapper", "fontpkg-inter", "whitenoise", "Django"):
        digest.update(f"{package} {version(package)}".encode())
    for path in [Path(__file__), *sorted((ROOT / "kooperacje").glob("*/static/**/*"))]:
        if path.is_file():
            digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()


def _cut_font(target: Path, letters: set[int]) -> None:
    """Subset to the letters, keep the weights 400 to 700, fix the optical size for text."""
    from fontTools import subset
    from fontTools.varLib import instancer

    options = subset.Options(layout_features=FEATURES, hinting=False, name_IDs=[1, 2], notdef_outline=True)
    part = target.with_suffix(".part")
    font = subset.load_font(BytesIO(FONT.read_bytes()), options)
    cut = subset.Subsetter(options)
    cut.populate(unicodes=letters)
    cut.subset(font)
    font = instancer.instantiateVariableFont(font, {"opsz": 14, "wght": WEIGHTS}, inplace=True)
    font.flavor = "woff2"
    font.save(part)
    part.replace(target)  # whoever reads it meanwhile gets a whole file
