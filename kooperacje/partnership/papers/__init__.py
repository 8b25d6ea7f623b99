"""Documents of a team, written from its data: rules, plan, report, agreement, and papers of each institution's membership."""

from kooperacje.partnership.papers.owners import register, subject_of_declaration

__all__ = ["register", "subject_of_declaration"]
