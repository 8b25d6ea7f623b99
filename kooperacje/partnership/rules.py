"""Whether a team has rules of procedure in force: an adopted paper of the kind that its model, or we, call rules."""

from kooperacje.agreements import queries as agreements
from kooperacje.partnership import subjects
from kooperacje.partnership.models import Team

RULES = "regulamin"
"""The key under which models define rules of procedure, and we do where a model does not."""


def rules_adopted(team: Team) -> bool:
    """Whether a version of the rules is adopted now."""
    papers = list(agreements.of_kind(subjects.of(team), RULES))
    versions = agreements.last_versions(papers)
    return any(agreements.current(found) for found in versions.values())
