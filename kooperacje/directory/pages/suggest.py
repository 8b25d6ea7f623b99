"""The form in which a resident says that a card is wrong, or names help that is missing here."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.directory.pages.lines import Told


@dataclass(frozen=True, slots=True)
class SuggestPage:
    """The form, or the thanks for it."""

    heading: str
    card: Told | None
    """The card that is wrong, by its name."""
    back_url: str
    sent: bool


def change(key: str, name: Told, *, sent: bool) -> SuggestPage:
    """About a card."""
    return SuggestPage(_("Has something changed?"), name, reverse("directory:card", args=[key]), sent)


def new(*, sent: bool) -> SuggestPage:
    """About a service that has no card."""
    return SuggestPage(_("Add a service"), None, reverse("directory:front"), sent)
