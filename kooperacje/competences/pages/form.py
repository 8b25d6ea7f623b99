"""A page with one form."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.competences.models import Card
from kooperacje.institutions.models import Institution


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page with one form."""

    heading: str
    lead: str
    button: str
    back_url: str
    back_label: str


def form_page(heading: str, button: str, back: Institution | Card | None = None, lead: str = "") -> FormPage:
    """A form about an institution, a card, or what all share."""
    if isinstance(back, Institution):
        return FormPage(heading, lead, button, reverse("competences:institution", args=[back.key]), back.name)
    if isinstance(back, Card):
        return FormPage(heading, lead, button, reverse("competences:card", args=[back.pk]), _("Card"))
    return FormPage(heading, lead, button, reverse("competences:check"), _("To be checked"))
