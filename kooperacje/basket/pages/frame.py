"""What every page of the workspace has: the way between its parts."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.basket import access
from kooperacje.basket.states import SuggestionState


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the workspace."""

    label: str
    url: str
    current: bool
    count: int | None = None


def parts(actor: Actor, current: str) -> tuple[Part, ...]:
    """Cards, suggestions, gaps; one query."""
    waiting = access.suggestions(actor).filter(state=SuggestionState.WAITING.value).count()
    return (
        Part(_("Service cards"), reverse("basket:list"), current == "list"),
        Part(_("Suggestions"), reverse("basket:suggestions"), current == "suggestions", waiting),
        Part(_("Gaps"), reverse("basket:gaps"), current == "gaps"),
    )
