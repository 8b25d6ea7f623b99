"""Bad input: one clear sentence in the reader's language that names the place, and nothing is lost."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with an input: where (row, line, field path) and what, as a sentence."""

    place: str
    sentence: str | Promise

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}" if self.place else str(self.sentence)


class BadInput(Exception):
    """The input is refused whole; `faults` names each place. Answered as 400 on the web, exit code 1 in the console."""

    def __init__(self, faults: Iterable[Fault] | str | Promise) -> None:
        if isinstance(faults, str | Promise):
            faults = [Fault("", faults)]
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class NotThere(Exception):
    """The thing does not exist or may not be seen: the two look the same. Answered as 404."""
