"""What of a remark may be shown to everybody.

A remark with a masked wording is shown in that wording alone: what its sender added to it (the reason, the wording that
stands and the one proposed, the words marked) has not been looked at for names and numbers, so it is left out.
"""

from kooperacje.consultations.exchange.schema import Consultation, Remark


def remark(part: Remark) -> Remark:
    """The remark as every publication shows it."""
    if part.public_text is None:
        return part
    shown = {"text": part.public_text, "reason": None, "current": None, "proposed": None, "quote": None}
    return part.model_copy(update=shown)


def consultation(value: Consultation) -> Consultation:
    """The consultation as every publication shows it."""
    if all(part.public_text is None for part in value.remarks):
        return value
    return value.model_copy(update={"remarks": tuple(remark(part) for part in value.remarks)})
