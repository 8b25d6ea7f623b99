"""Help with what is typed: slips put right, beginnings completed."""

import json

from rapidfuzz.distance import OSA

from kooperacje.directory import lexemes
from kooperacje.directory.queries.search import rows

LIKE_ENOUGH = 0.35
MOST_LIKE = 8
LETTERS_A_SLIP = 4
"""One wrong letter may stand in so many: less like than that is another word."""
MOST_LOOKED_AT = 100


def corrected(words: tuple[lexemes.Word, ...]) -> str:
    """The question with the words that stand in no card replaced by the likest that do; empty when nothing changes."""
    said, changed = [], False
    for word in words:
        likest = _likest(word)
        changed |= likest != word.typed
        said.append(likest)
    return " ".join(said) if changed else ""


def _likest(word: lexemes.Word) -> str:
    meets = rows("SELECT EXISTS (SELECT 1 FROM directory_listing WHERE words @@ %s::tsquery)", [word.query])
    if meets[0][0]:
        return word.typed
    found = rows(
        """SELECT shown FROM directory_word WHERE plain %% %s AND similarity(plain, %s) >= %s
           ORDER BY similarity(plain, %s) DESC, plain LIMIT %s""",
        [word.plain, word.plain, LIKE_ENOUGH, word.plain, MOST_LIKE],
    )
    slips = max(1, len(word.plain) // LETTERS_A_SLIP)
    near = [(_slips(word.plain, lexemes.plain(shown)), shown) for (shown,) in found]
    away, likest = min(near, key=lambda one: one[0], default=(slips + 1, word.typed))
    return str(likest) if away <= slips else word.typed


def _slips(typed: str, meant: str) -> int:
    """Letters wrong, missing or changed over; none in the mere beginning of a word."""
    if len(typed) > lexemes.SHORTEST_BEGINNING and meant.startswith(typed):
        return 0
    return int(OSA.distance(typed, meant))


def names_beginning(words: tuple[lexemes.Word, ...], most: int) -> list[dict[str, str]]:
    """Names of cards that the words may be the beginning of."""
    found = rows(
        f"""SELECT name FROM (
                SELECT DISTINCT ON (name) name, quality FROM (
                    SELECT brief->'name' AS name, quality FROM directory_listing
                    WHERE title @@ %s::tsquery AND is_main LIMIT {MOST_LOOKED_AT}) AS met) AS names
            ORDER BY quality DESC LIMIT %s""",  # noqa: S608
        [lexemes.query(words), most],
    )
    return [json.loads(row[0]) if isinstance(row[0], str) else row[0] for row in found]
