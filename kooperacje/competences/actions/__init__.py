"""Every write of this room."""

from kooperacje.competences.actions.agreements import agree, change_agreement, end_agreement
from kooperacje.competences.actions.loading import Loaded, load, load_packaged, load_seen
from kooperacje.competences.actions.own import change_own, end_own, write_own
from kooperacje.competences.actions.staff import appoint, change_office, forget_former, leave_office
from kooperacje.competences.actions.truth import add_matter, confirm, remind, verify

__all__ = [
    "Loaded",
    "add_matter",
    "agree",
    "appoint",
    "change_agreement",
    "change_office",
    "change_own",
    "confirm",
    "end_agreement",
    "end_own",
    "forget_former",
    "leave_office",
    "load",
    "load_packaged",
    "load_seen",
    "remind",
    "verify",
    "write_own",
]
