"""Places in the text of a mailing that are filled for each institution: `{kod}`, `{link}` and the like."""

import re
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NAMES: Mapping[str, str | Promise] = {
    "instytucja": _("name of the institution"),
    "konsultacja": _("title of the consultation"),
    "organizator": _("name of the organiser"),
    "etap": _("title of the stage"),
    "termin": _("days between which answers are taken"),
    "ostatni_dzien": _("last day for answers"),
    "podstawa": _("legal basis"),
    "materialy": _("chosen materials with their links, one a line"),
    "kod": _("code of the institution"),
    "link": _("link by which it answers with its code"),
    "kontakt": _("how to reach the organiser"),
}
_PLACE = re.compile(r"\{([^{}\n]{0,60})\}")


def used(text: str) -> set[str]:
    """The names that stand in braces, known or not."""
    return {found.strip() for found in _PLACE.findall(text)}


def unknown(text: str) -> list[str]:
    """Names in braces that nothing fills, in the order of the alphabet."""
    return sorted(used(text) - set(NAMES))


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its places filled; what a value holds is not looked at again."""
    return _PLACE.sub(lambda found: values.get(found[1].strip(), found[0]), text)
