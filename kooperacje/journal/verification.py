"""Does the journal still say what was sealed? Reads everything once, in one snapshot, in constant memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kooperacje.base.problems import Fault
from kooperacje.journal import chain
from kooperacje.journal.models import Event, Seal

Progress = Callable[[int], None]
CHUNK = 5000


@dataclass(frozen=True, slots=True)
class Breach:
    """One thing that is not as it was sealed: in which seal, at which event (None: none in particular), and what."""

    seal: int | None
    event: int | None
    sentence: str | Promise

    @property
    def fault(self) -> Fault:
        """The breach as a sentence with its place."""
        places = []
        if self.seal is not None:
            places.append(_("seal %(number)d") % {"number": self.seal})
        if self.event is not None:
            places.append(_("event %(number)d") % {"number": self.event})
        return Fault(", ".join(map(str, places)), self.sentence)


@dataclass(slots=True)
class Report:
    """The outcome: how much was read, the head, and every seal's first breach in order."""

    events: int = 0
    seals: int = 0
    unsealed: int = 0
    head: str = ""
    breaches: list[Breach] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        return not self.breaches


class _Events:
    """The events in order, looked at one ahead."""

    def __init__(self, progress: Progress) -> None:
        rows = Event.objects.order_by("pk").values_list(*chain.COLUMNS).iterator(chunk_size=CHUNK)
        self._rows: Iterator[Any] = iter(rows)
        self._ahead: Any = next(self._rows, None)
        self._progress = progress
        self.read = 0

    def up_to(self, number: int) -> Iterator[chain.Row]:
        while self._ahead is not None and self._ahead[0] <= number:
            row = self._ahead
            self._ahead = next(self._rows, None)
            self.read += 1
            if self.read % CHUNK == 0:
                self._progress(CHUNK)
            yield row

    def rest(self) -> int:
        before = self.read
        for _row in self.up_to(2**63):
            pass
        return self.read - before


def verify(*, head: str = "", progress: Progress = lambda count: None) -> Report:
    """Recompute the whole chain. `head` is a head kept outside, HASH@ID: the chain must still contain it.

    Takes its own transaction, so that a sealer at work does not disturb it.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        return _verify(head, progress)


def _verify(head: str, progress: Progress) -> Report:
    report, events = Report(), _Events(progress)
    last: Seal | None = None
    met_head = not head
    for seal in Seal.objects.order_by("number").iterator(chunk_size=100):
        breach = _out_of_line(seal, last) or _contents(seal, events)
        if breach:
            report.breaches.append(breach)
        met_head = met_head or str(seal) == head
        report.seals += 1
        last = seal
    report.unsealed = events.rest()
    report.events = events.read
    report.head = str(last) if last else ""
    if not met_head:
        report.breaches.append(
            Breach(
                None,
                None,
                _("the head given is not in the chain: its end was cut off, or the chain was made anew"),
            )
        )
    return report


def _out_of_line(seal: Seal, last: Seal | None) -> Breach | None:
    """Whether the seal joins on to the one before."""
    expected = (last.number + 1, last.hash, last.to_id + 1) if last else (1, chain.FIRST_PREVIOUS, 1)
    if (seal.number, seal.previous, seal.from_id) == expected:
        return None
    if seal.number != expected[0]:
        return Breach(expected[0], None, _("the seal is missing"))
    return Breach(seal.number, None, _("the seal does not join on to the one before"))


def _contents(seal: Seal, events: _Events) -> Breach | None:
    """Whether the events in the seal's range are those that were sealed."""
    header = chain.Header(seal.number, seal.previous, seal.from_id, seal.to_id, seal.count, seal.sealed_at)
    numbers, digests = [], []
    for row in events.up_to(seal.to_id):
        numbers.append(row[0])
        digests.append(chain.digest(row))
    if chain.seal_hash(header, digests) != seal.hash:
        return _first_fault(seal, numbers, digests)
    if chain.marks(digests) != bytes(seal.marks):
        return Breach(seal.number, None, _("the seal itself was changed"))
    return None


def _first_fault(seal: Seal, numbers: list[int], digests: list[bytes]) -> Breach:
    """Compare with the marks to name the first event at fault."""
    size, kept = chain.MARK_BYTES, bytes(seal.marks)
    sealed = [kept[start : start + size] for start in range(0, len(kept), size)]
    found = [one[:size] for one in digests]
    pairs = enumerate(zip(found, sealed, strict=False))
    at = next((index for index, (here, there) in pairs if here != there), min(len(found), len(sealed)))
    if at == len(found) == len(sealed):
        return Breach(seal.number, None, _("the seal itself was changed"))
    if at == len(found) or found[at] in sealed[at + 1 : at + 2]:
        before = numbers[at - 1] if at else seal.from_id - 1
        return Breach(
            seal.number, None, _("an event after number %(number)d is missing") % {"number": before}
        )
    if at == len(sealed) or sealed[at] in found[at + 1 : at + 2]:
        return Breach(seal.number, numbers[at], _("this event was added afterwards"))
    return Breach(seal.number, numbers[at], _("this event is not what was sealed"))


def count() -> int:
    """How many events there are: the length of the progress bar."""
    return Event.objects.count()


def current_head() -> str:
    """HASH@ID of the last seal, or an empty string."""
    last = Seal.objects.order_by("-number").first()
    return str(last) if last else ""
