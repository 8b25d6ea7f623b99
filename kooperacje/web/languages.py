"""Which pages are offered in which language: Polish and English everywhere, Ukrainian where residents look for help."""

from django.urls import ResolverMatch

OWN_NAMES = {"pl": "Polski", "en": "English", "uk": "Українська"}
"""A language is offered in its own name."""
ROOMS = {"uk": frozenset({"directory"})}
"""{language: rooms whose pages are offered in it}; a language that is not named here is offered everywhere."""
ENTRANCE = {"uk": "directory:front"}
"""Where a reader of the language begins, when the home page is not offered in it."""


def offers(language: str, match: ResolverMatch | None) -> bool:
    """Whether the page is offered in the language."""
    if language not in ROOMS:
        return True
    return match is not None and offers_view(language, match.view_name)


def offers_view(language: str, view: str) -> bool:
    """The same by the name of a page: "room:page"."""
    return language not in ROOMS or view.partition(":")[0] in ROOMS[language]
