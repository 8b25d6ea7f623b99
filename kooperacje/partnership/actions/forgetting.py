"""People who left a team are removed from it when the time of keeping is over."""

from django.db import transaction

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.files import actions as files
from kooperacje.journal import actions as journal
from kooperacje.partnership import access
from kooperacje.partnership.models import Declaration, DeclarationSignature, TeamPerson
from kooperacje.partnership.states import DeclarationState

YEARS = 3
"""How long after leaving names are kept: reports of the year and questions about who agreed to what are answered by then."""


@transaction.atomic
def forget_people(*, by: Actor) -> int:
    """Remove people who left more than `YEARS` years ago, and names in declarations that ended as long ago; how many.

    Scans of these declarations go with the names; that they were signed, when and with which digest, stays.
    """
    before = clock.years_ago(YEARS)
    gone, _rows = TeamPerson.objects.filter(valid_to__lt=before).delete()
    ended = Declaration.objects.filter(state=DeclarationState.ACCEPTED.value, valid_to__lt=before)
    named = ended.exclude(signatory="", people=[])
    files.forget([access.owner_name(one) for one in named])
    DeclarationSignature.objects.filter(declaration__in=named).update(file=None, file_name="")
    emptied = named.update(signatory="", signatory_function="", people=[])
    if gone or emptied:
        details = {"people": gone, "declarations": emptied}
        journal.record(
            by=by, verb="partnership.people_forgotten", subject="partnership.team:all", details=details
        )
    return gone + emptied
