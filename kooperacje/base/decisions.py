"""One truth, three uses: a `Decision` answers the request, greys the button and is the tooltip's reason."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Decision:
    """May it be done, and if not, why: the reason is a sentence for the reader."""

    allowed: bool
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return self.allowed

    def require(self) -> None:
        """Raise `Denied` with the reason unless allowed."""
        if not self.allowed:
            raise Denied(self.reason)


ALLOWED = Decision(True)


def denied(reason: str | Promise) -> Decision:
    """A refusal with its reason."""
    return Decision(False, reason)


class Denied(Exception):
    """The actor may see the thing but not do this with it. Answered as 403 with the reason."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(reason)
        self.reason = reason
