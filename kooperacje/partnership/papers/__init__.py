"""Documents of a team, written from its data: rules, plan, report, agreement, and papers of each institution's membership."""

from kooperacje.partnership.papers.owners import register, subject_of_declaration
from kooperacje.partnership.papers.signing import leader_changed

__all__ = ["leader_changed", "register", "subject_of_declaration"]
