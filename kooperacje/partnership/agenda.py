"""What a meeting of a team is for: points proposed for its agenda, to be changed freely."""

from django.utils.translation import gettext as _

from kooperacje.partnership.states import MeetingKind


def proposed(kind: str) -> tuple[str, ...]:
    """The points of such a meeting, in order; empty for a kind that we do not know.

    Initiating and formalising meetings follow what partnerships reported: the purpose and the patrons first, then the
    presentation of powers and resources of each institution and the declarations (DOMAIN, 1.2).
    """
    match kind:
        case MeetingKind.INITIATING:
            return (
                _("Welcome by the mayor or starosta"),
                _("Why we want to work together: what families here meet"),
                _("What the model says about such a team"),
                _("Which teams stand already, and what of them can be used"),
                _("Who else should be asked"),
                _("Next steps and the day of the formalising meeting"),
            )
        case MeetingKind.FORMALISING:
            return (
                _("Each institution: its powers, resources and what it can offer"),
                _("Rules of procedure"),
                _("Signing of the accession declarations"),
                _("First list of the joint basket, and what is missing in it"),
                _("Work plan and the day of the next meeting"),
            )
        case MeetingKind.REGULAR:
            return (
                _("What became of the decisions of the last meeting"),
                _("Members who join or leave"),
                _("Joint basket: changes, full services, gaps"),
                _("Work plan: what is done, what is late"),
                _("Other matters and the day of the next meeting"),
            )
    return ()
