"""Translations: collects message ids per room, keeps each room's catalogues in step, compiles all of them.

Polish is promised for every room. Ukrainian is promised for what residents read: the rooms in `PROMISED`, whole or the
files named there; whatever else stands on a page in Ukrainian is read in Polish.

`python -m kooperacje.web.messages update [ROOM ...]` for developers (needs the development packages);
`python -m kooperacje.web.messages compile` at set-up. Message ids are English, so English needs no catalogue.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import polib

from kooperacje.runtime.paths import ROOT

PACKAGE = ROOT / "kooperacje"
KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "_": None,
}
PROMISED: dict[str, dict[str, tuple[str, ...]]] = {
    "uk": {
        "directory": (),
        "basket": ("actions/suggesting.py", "keeping.py"),
        "web": (
            *(f"templates/web/{name}.html" for name in ("base", "masthead", "footer", "messages", "problem")),
            *(f"components/{name}.py" for name in ("ways", "marks", "blocks", "forms", "widgets")),
            "pages.py",
        ),
    }
}
"""{language: {room: files}}; no files: the whole room."""
PLURALS = {
    "uk": "nplurals=4; plural=(n % 1 == 0 && n % 10 == 1 && n % 100 != 11 ? 0 : n % 1 == 0 && n % 10 >= 2 && n % 10 <= 4 && "
    "(n % 100 < 12 || n % 100 > 14) ? 1 : n % 1 == 0 && (n % 10 ==0 || (n % 10 >=5 && n % 10 <=9) || (n % 100 >=11 && "
    "n % 100 <=14 )) ? 2: 3);",
}
HEADER = {
    "Language": "pl",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=4; plural=(n==1 ? 0 : (n%10>=2 && n%10<=4) && (n%100<12 || n%100>14) ? 1 : "
    "n!=1 && (n%10>=0 && n%10<=1) || (n%10>=5 && n%10<=9) || (n%100>=12 && n%100<=14) ? 2 : 3);",
}


def rooms() -> list[str]:
    return sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))


def catalogue_path(room: str, language: str = "pl") -> Path:
    return PACKAGE / room / "locale" / language / "LC_MESSAGES" / "django.po"


def languages(room: str) -> list[str]:
    """The languages that are promised for this room, or for some of its files."""
    return ["pl", *(language for language, rooms in PROMISED.items() if room in rooms)]


def _sources(room: str, files: tuple[str, ...] = ()) -> Iterator[tuple[Path, bytes]]:
    from django.utils.translation.template import templatize

    for path in sorted((PACKAGE / room).rglob("*")):
        inside = path.relative_to(PACKAGE / room)
        if {"tests", "migrations"} & set(inside.parts) or (files and inside.as_posix() not in files):
            continue
        if path.suffix == ".py":
            yield path, path.read_bytes()
        elif path.suffix in {".html", ".txt"} and "templates" in inside.parts:
            yield path, templatize(path.read_text(), origin=str(path)).encode()


def collect(room: str, language: str = "pl") -> dict[tuple[str | None, str], str | None]:
    """{(context, message id): plural id or None} of everything in the room that is promised in the language."""
    from babel.messages.extract import extract

    found: dict[tuple[str | None, str], str | None] = {}
    for path, source in _sources(room, PROMISED.get(language, {}).get(room, ())):
        options = {"encoding": "utf-8"}
        for _line, messages, _comments, context in extract(
            "python", BytesIO(source), KEYWORDS, options=options
        ):
            single, plural = (messages[0], messages[1]) if isinstance(messages, tuple) else (messages, None)
            if single:
                key = (context, single)
                found[key] = plural or found.get(key)
            else:
                raise ValueError(f"{path}: an empty message id")
    return found


def update(room: str, language: str = "pl") -> None:
    """Add new ids untranslated, drop those that are gone, keep the rest; sorted, so that changes read well."""
    path = catalogue_path(room, language)
    wanted = collect(room, language)
    old = {(e.msgctxt, e.msgid): e for e in polib.pofile(str(path))} if path.exists() else {}
    if not wanted:
        path.unlink(missing_ok=True)
        return
    fresh = polib.POFile(wrapwidth=110)
    fresh.metadata = {
        **HEADER,
        "Language": language,
        "Plural-Forms": PLURALS.get(language, HEADER["Plural-Forms"]),
    }
    for (context, single), plural in sorted(wanted.items(), key=lambda item: (item[0][1], item[0][0] or "")):
        entry = polib.POEntry(msgctxt=context, msgid=single)
        before = old.get((context, single))
        if plural:
            entry.msgid_plural = plural
            kept = before.msgstr_plural if before else {}
            entry.msgstr_plural = {index: kept.get(index, "") for index in range(4)}
        else:
            entry.msgstr = before.msgstr if before else ""
        fresh.append(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh.save(str(path))


def faults(room: str) -> list[str]:
    """What is missing or left over in the room's catalogues."""
    return [fault for language in languages(room) for fault in _faults(room, language)]


def _faults(room: str, language: str) -> list[str]:
    path = catalogue_path(room, language)
    wanted = collect(room, language)
    have = {(e.msgctxt, e.msgid): e for e in polib.pofile(str(path))} if path.exists() else {}
    where = room if language == "pl" else f"{room} ({language})"
    missing = [f"{where}: not in the catalogue: {key[1]!r}" for key in wanted if key not in have]
    surplus = [f"{where}: no longer used: {key[1]!r}" for key in have if key not in wanted]
    empty = [f"{where}: not translated: {key[1]!r}" for key, entry in have.items() if not entry.translated()]
    return missing + surplus + empty


def compile_all() -> None:
    """Write the binary catalogues that Django reads."""
    for path in PACKAGE.glob("*/locale/*/LC_MESSAGES/django.po"):
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["update"]:
        for room in arguments[1:] or rooms():
            for language in languages(room):
                update(room, language)
        compile_all()
        found = [fault for room in arguments[1:] or rooms() for fault in faults(room)]
        sys.stdout.write("".join(f"{fault}\n" for fault in found))
        return 0
    if arguments == ["compile"]:
        compile_all()
        return 0
    sys.stderr.write(f"{__doc__}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
