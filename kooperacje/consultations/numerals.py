"""Stages are numbered with Roman numerals, as the sources do."""

_STEPS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """`4` as `IV`. Raises `ValueError` below 1."""
    if number < 1:
        raise ValueError(f"{number} has no Roman numeral")
    written = ""
    for step, letters in _STEPS:
        times, number = divmod(number, step)
        written += letters * times
    return written
