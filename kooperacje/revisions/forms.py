"""Where a person says that a remark belongs, as a clean value; never saves."""

from collections.abc import Mapping
from dataclasses import dataclass

from kooperacje.revisions.pages import NOWHERE, RemarkPage

BACK = "back"


@dataclass(frozen=True, slots=True)
class Placing:
    """`ref` None: it belongs to nothing. `back`: the comparison shall decide again."""

    ref: str | None = None
    back: bool = False


def placing(sent: Mapping[str, str], page: RemarkPage) -> Placing | None:
    """What was answered; None where nothing was, or what was not offered."""
    given = sent.get("passage", "")
    if given == "other":
        given = sent.get("other", "")
    if given == BACK:
        return Placing(back=True)
    if given == NOWHERE:
        return Placing()
    offered = {option.value for option in page.options} | {ref for ref, _label in page.others}
    return Placing(given) if given in offered else None
