"""Pages for providers without an account: the link to their cards."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from kooperacje.base.clock import WARSAW
from kooperacje.basket.models import ProviderLink


@dataclass(frozen=True, slots=True)
class AskedCard:
    """A card as the link lists it, with its small form."""

    name: str
    summary: str
    suspended: bool
    room: str
    form: forms.Form


@dataclass(frozen=True, slots=True)
class ProviderPage:
    """What the holder of a link sees. `closed` is why the link opens nothing; then nothing can be sent."""

    institution: str
    until: date
    opened: bool
    closed: str
    cards: tuple[AskedCard, ...] = ()
    faults: tuple[tuple[str, str, str], ...] = ()
    """(anchor, card or empty, sentence)"""
    done: int = 0


def provider_page(link: ProviderLink, closed: str, **said: Any) -> ProviderPage:
    until = link.expires_at.astimezone(WARSAW).date()
    return ProviderPage(
        institution=link.institution.name, until=until, closed=closed, **{"opened": False, **said}
    )
