"""What stands in an address becomes a question; nonsense asks nothing."""

from django.http import QueryDict

from kooperacje.basket.states import Audience, Need, PlaceKind
from kooperacje.directory.asking import AGE_LIMIT, MOST_CHARACTERS, Ask

MOST_PAGE = 500


def read(given: QueryDict) -> Ask:
    """The question of a page of results. The place is a number here; words for a place are `place_typed`."""
    number = _one(given, "gmina")
    return Ask(
        text=" ".join(_one(given, "q").split()),
        category=_one(given, "temat"),
        place=number if number.isascii() and number.isdigit() and len(number) in (2, 4, 6) else "",
        audience=_known(Audience, _one(given, "dla")),
        age=_number(given, "wiek", AGE_LIMIT),
        without=tuple(dict.fromkeys(_known(Need, one) for one in given.getlist("bez") if _known(Need, one))),
        way=_known(PlaceKind, _one(given, "sposob")),
        day=_number(given, "dzien", 7) or None,
        free=_one(given, "bezplatne") == "1",
        now=_one(given, "teraz") == "1",
        room=_one(given, "wolne") == "1",
        page=_number(given, "page", MOST_PAGE) or 1,
    )


def place_typed(given: QueryDict) -> str:
    """The words or the postcode given for a place."""
    return _one(given, "gdzie").strip()


def _one(given: QueryDict, name: str) -> str:
    return given.get(name, "")[:MOST_CHARACTERS].replace("\x00", "")


def _known(kind: type[Audience] | type[Need] | type[PlaceKind], text: str) -> str:
    return text if text in {one.value for one in kind} else ""


def _number(given: QueryDict, name: str, most: int) -> int | None:
    text = _one(given, name)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 and int(text) <= most else None
