"""What the checks find in a consultation as it stands."""

from kooperacje.consultations import checks
from kooperacje.consultations.checks import Finding
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import whole


def of(consultation: Consultation) -> tuple[Finding, ...]:
    """Everything that the checks find now."""
    return checks.run(whole.value(consultation))


def open_errors(consultation: Consultation) -> tuple[Finding, ...]:
    """Errors that block publication and that no officer has overridden."""
    return checks.blocking(of(consultation))
