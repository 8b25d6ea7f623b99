"""What respondents give, as frozen values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the form of a remark. `text` is the remark with its reason; empty texts mean nothing was written."""

    text: str = ""
    proposed: str = ""
    current: str = ""
    place: str = ""
    passage: str = ""
    quote: str = ""
    remark_kind: str = ""

    @property
    def empty(self) -> bool:
        """Whether a person typed nothing: the present wording stands in the form by itself."""
        return not (self.text.strip() or self.proposed.strip())


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends. `name` and `email` are a person's and stay out of the copy; `claimed` is the institution that somebody
    without a code says to answer for, empty for a resident.
    """

    name: str = ""
    email: str = ""
    claimed: str = ""
    with_copy: bool = False
    """Whether the message with the receipt holds the answer itself."""
