"""Places as words, for the field and for what was understood."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kooperacje.directory import words
from kooperacje.directory.locating import Spotted
from kooperacje.territory.states import GminaType


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place ready to be shown; `typed` is what the field holds and reads back."""

    number: str
    label: str
    typed: str
    url: str = ""


def view(spotted: Spotted, url: str = "") -> PlaceView:
    """The place with its surroundings."""
    return PlaceView(spotted.number, label(spotted), typed(spotted), url)


def typed(spotted: Spotted) -> str:
    """What the field reads back."""
    if spotted.kind == "gmina" and spotted.within != spotted.name:
        kind = {GminaType.URBAN: pgettext("place", "town"), GminaType.RURAL: _("rural gmina")}.get(
            spotted.gmina_type
        )  # type: ignore[call-overload]
        around = words.unit("powiat", spotted.within)
        return ", ".join(part for part in (spotted.name, around, kind) if part)
    return spotted.name if spotted.kind == "gmina" else words.unit(spotted.kind, spotted.name)


def label(spotted: Spotted) -> str:
    """How the place is called in a sentence: "gmina Dobra (powiat limanowski)"."""
    name = words.unit(spotted.kind, spotted.name)
    if spotted.kind == "gmina" and spotted.gmina_type == GminaType.URBAN:
        name = spotted.name
    if spotted.kind != "gmina" or spotted.within == spotted.name:
        return name
    return f"{name} ({words.unit('powiat', spotted.within)})"
