"""From the page of an institution in the register to its cards, and to the question who must, may and may not."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.institutions.models import Institution
from kooperacje.institutions.related import Lead
from kooperacje.territory.states import UnitKind


def from_register(institution: Institution, actor: Actor) -> Iterable[Lead]:
    """Costs no query: whether there are cards, the page behind the link says."""
    yield Lead(
        _("Card of competence"),
        reverse("competences:institution", args=[institution.key]),
        _("what it must, may and may not do, agreements and persons in office"),
    )
    seat = institution.seat
    here = urlencode({"gmina": seat.code}) if seat and seat.kind == UnitKind.GMINA else ""
    yield Lead(
        _("Who can do what"),
        f"{reverse('competences:ask')}{'?' if here else ''}{here}",
        _("who must, may and may not do it in the gmina of the seat") if here else "",
    )
