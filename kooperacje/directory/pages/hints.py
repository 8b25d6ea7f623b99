"""What a resident may mean while typing: plain lines that the browser offers under the field."""

from dataclasses import dataclass

from django.utils.translation import get_language

from kooperacje.directory import lexemes, locating
from kooperacje.directory import words as named
from kooperacje.directory.pages import places
from kooperacje.directory.queries import headings, typing

MOST = 8
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class HintsPage:
    """Lines to choose from."""

    options: tuple[str, ...]


def words(text: str) -> HintsPage:
    """Headings and names of services that the words may be the beginning of."""
    if len(text) < SHORTEST:
        return HintsPage(())
    language = get_language() or "pl"
    asked = lexemes.question(text, typing=True)
    if not asked:
        return HintsPage(())
    met = [named.told(one.name, language)[0] for one in headings.headings() if _meets(one.name, asked)]
    found = [named.told(names, language)[0] for names in typing.names_beginning(asked, MOST)]
    corrected = [] if met or found else [typing.corrected(asked)]
    return HintsPage(tuple(dict.fromkeys(filter(None, (*met[:3], *found, *corrected))))[:MOST])


def _meets(names: dict[str, str], asked: tuple[lexemes.Word, ...]) -> bool:
    held = {
        form for name in names.values() for token in lexemes.tokens(name) for form in lexemes.known(token)[0]
    }
    return all(
        held & set(word.exact) or any(form.startswith(word.beginnings) for form in held if word.beginnings)
        for word in asked
    )


def places_of(text: str) -> HintsPage:
    """Gminas whose name the text may be the beginning of."""
    if len(text) < SHORTEST:
        return HintsPage(())
    return HintsPage(tuple(places.typed(one) for one in locating.beginning(text, MOST)))
