"""The first entry that an institution makes is true on that day; from then on it is asked once a period."""

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.competences.models import Upkeep
from kooperacje.competences.states import Part
from kooperacje.institutions.models import Institution


def begin(institution: Institution, part: Part, by: Actor) -> None:
    """Start the period with the first entry; a later one does not confirm all the others."""
    Upkeep.objects.get_or_create(
        institution=institution,
        part=part.value,
        defaults={"confirmed_on": clock.today(), "account_id": by.account_id},
    )
