"""Numbers of passages are generated from their kinds and depths, never typed: a typed number goes wrong in time."""

from collections.abc import Iterable

from kooperacje.modelbook.states import PassageKind

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """Roman numeral of a positive number."""
    digits = ""
    for value, sign in _ROMAN:
        while number >= value:
            digits, number = digits + sign, number - value
    return digits


def numbers(passages: Iterable[tuple[PassageKind, int]]) -> list[str]:
    """One label for each (kind, depth) in reading order.

    Parts on the top level have Roman numbers, annexes letters of their own count (Z1), everything else Arabic ones
    below its parent: `II.1.3`. Within one parent each of the three counts by itself.
    """
    labels: list[str] = []
    above: list[str] = []
    counts: dict[tuple[str, str], int] = {}
    for kind, depth in passages:
        above = above[: depth - 1]
        parent = above[-1] if above else ""
        series = kind.value if kind in (PassageKind.PART, PassageKind.ANNEX) else ""
        count = counts[parent, series] = counts.get((parent, series), 0) + 1
        own = {PassageKind.PART.value: roman(count), PassageKind.ANNEX.value: f"Z{count}"}.get(
            series, str(count)
        )
        label = f"{parent}.{own}" if parent else own
        labels.append(label)
        above.append(label)
    return labels
