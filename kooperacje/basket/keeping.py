"""How cards stay true: which fields outsiders put right, and why a link opens nothing."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import ValidationError

from kooperacje.base import clock, yamltext
from kooperacje.base.problems import BadInput, Fault
from kooperacje.basket.exchange.schema import Card
from kooperacje.basket.models import ProviderLink

EASY = (
    "name", "summary", "description", "how_to_get", "documents", "conditions", "cost_note", "phone", "email", "website",
)  # fmt: skip
"""Texts that a provider or a resident may put right; everything else is a matter for whoever keeps the card."""
NUMBERS = ("capacity", "free", "wait_days")

USED = gettext_lazy("This link was used already, and it works once. What was sent with it is saved.")
EXPIRED = gettext_lazy("This link is too old: links work for a limited time.")
REVOKED = gettext_lazy("This link was taken back, or a newer one took its place.")


def closed(link: ProviderLink) -> str | Promise:
    """Why the link opens nothing, as a sentence; empty while it does."""
    if link.used_at:
        return USED
    if link.revoked_at:
        return REVOKED
    return EXPIRED if link.expires_at <= clock.now() else ""


def card(values: dict[str, Any]) -> Card:
    """A card of these values, checked as a whole. Raises `BadInput` that names each field."""
    try:
        return Card.model_validate(values)
    except ValidationError as error:
        faults = [_fault(found) for found in error.errors(include_url=False)]
    raise BadInput(faults)


def _fault(found: Any) -> Fault:
    kind, field = found["type"], str(found["loc"][0]) if found["loc"] else ""
    if kind == "string_too_long":
        limit = found["ctx"]["max_length"]
        return Fault(field, _("At most %(limit)d characters fit here.") % {"limit": limit})
    if field == "website":
        told = _("“%(given)s” is not an address that begins with http:// or https://.")
        return Fault(field, told % {"given": str(found["input"])[:60]})
    return Fault(field, yamltext.sentence(found))
