"""Help with what is typed: slips put right, beginnings completed."""

import json

from kooperacje.directory import lexemes
from kooperacje.directory.queries.search import rows

LIKE_ENOUGH = 0.35
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
           ORDER BY similarity(plain, %s) DESC, plain LIMIT 1""",
        [word.plain, word.plain, LIKE_ENOUGH, word.plain],
    )
    return str(found[0][0]) if found else word.typed


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
