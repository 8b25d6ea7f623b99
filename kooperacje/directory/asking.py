"""What somebody asks the directory: one value, made from an address and made into one."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

MOST_CHARACTERS = 200
AGE_LIMIT = 120


@dataclass(frozen=True, slots=True)
class Ask:
    """Everything asked at once; empty parts ask nothing. `place` is a number of TERYT without the type of a gmina."""

    text: str = ""
    category: str = ""
    place: str = ""
    audience: str = ""
    age: int | None = None
    without: tuple[str, ...] = ()
    """Needs that the reader does not want to meet."""
    way: str = ""
    day: int | None = None
    free: bool = False
    now: bool = False
    room: bool = False
    page: int = 1

    @property
    def narrowed(self) -> bool:
        """Whether more is asked than words, a category and a place."""
        return replace(self, text="", category="", place="", page=1) != Ask()

    def address(self, **changed: object) -> str:
        """The query part of an address that asks this, or this with something changed."""
        asked = replace(self, **changed)  # type: ignore[arg-type]
        parts: list[tuple[str, object]] = [
            ("q", asked.text),
            ("temat", asked.category),
            ("gmina", asked.place),
            ("dla", asked.audience),
            ("wiek", "" if asked.age is None else asked.age),
            *(("bez", need) for need in asked.without),
            ("sposob", asked.way),
            ("dzien", asked.day or ""),
            ("bezplatne", "1" if asked.free else ""),
            ("teraz", "1" if asked.now else ""),
            ("wolne", "1" if asked.room else ""),
            ("page", asked.page if asked.page > 1 else ""),
        ]
        return urlencode([(name, value) for name, value in parts if value != ""])
