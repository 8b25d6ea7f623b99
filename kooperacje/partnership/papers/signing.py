"""When the lead goes over, what the leader was asked to sign is asked of who leads now."""

from kooperacje.agreements import actions as agreements
from kooperacje.agreements import queries
from kooperacje.agreements.models import PaperVersion
from kooperacje.agreements.states import VersionState
from kooperacje.base.actor import Actor
from kooperacje.institutions.models import Institution
from kooperacje.partnership import subjects
from kooperacje.partnership.models import Team
from kooperacje.partnership.papers.owners import subject_of_declaration


def leader_changed(by: Actor, team: Team, before: Institution, after: Institution) -> None:
    """Versions that are out for signature: `after` is asked where the leader signs, `before` only where it signs as a member.

    A signature that was given stays. For an action that has written the new leader and holds the lock of the team.
    """
    owners = [
        subjects.of(team),
        *(subject_of_declaration(one) for one in team.declarations.select_related("team").order_by("pk")),
    ]
    waiting = PaperVersion.objects.filter(
        paper__subject__in=owners, state=VersionState.FOR_SIGNATURE, signatories__institution=before
    ).exclude(signatures__institution=before, signatures__withdrawn_on=None)
    for version in waiting.select_related("paper").order_by("pk"):
        named = queries.named(version.paper)
        if before.pk not in named:
            agreements.no_longer_ask(by=by, version=version, institution=before)
        asked = version.signatories.filter(institution=after).exists()
        if after.pk in named and not asked:
            agreements.ask(by=by, version=version, institution=after)
