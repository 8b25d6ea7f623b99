"""Rules about personal data, for consultations in which respondents can still be told."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from kooperacje.consultations.checks.finding import Severity
from kooperacje.consultations.checks.registry import Case, Hit, rule
from kooperacje.consultations.states import ConsultationState

OVER = frozenset({ConsultationState.PUBLISHED, ConsultationState.WITHDRAWN})


@rule(
    "no-information-clause",
    Severity.WARNING,
    title=_("No information about personal data"),
    what=_("Nothing tells the respondents what happens with their personal data."),
    why=_("Whoever gives a name and an address must be told who keeps them, what for and for how long."),
    mend=_("Write the information in the basic data, agreed with your data protection officer."),
)
def no_information_clause(case: Case) -> Iterator[Hit]:
    privacy = case.value.privacy
    if case.value.state not in OVER and (privacy is None or privacy.clause is None):
        yield Hit("consultation")


@rule(
    "keeping-not-stated",
    Severity.NOTE,
    title=_("How long personal data are kept is not stated"),
    what=_("No time is stated after which personal data of the respondents are removed."),
    why=_("What nobody decided to remove stays for ever."),
    mend=_("Write in the basic data for how many months after the publication they are kept."),
)
def keeping_not_stated(case: Case) -> Iterator[Hit]:
    privacy = case.value.privacy
    if case.value.state not in OVER and (privacy is None or privacy.keep_months is None):
        yield Hit("consultation")
