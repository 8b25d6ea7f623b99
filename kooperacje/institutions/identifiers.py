"""Registry numbers with their check digits: REGON of Statistics Poland (GUS), NIP of the Ministry of Finance (MF).

Weights are those published by the two offices. Only the arithmetic is checked: that the number exists is not.
"""

import re

_NIP = (6, 5, 7, 2, 3, 4, 5, 6, 7)
_REGON9 = (8, 9, 2, 3, 4, 5, 6, 7)
_REGON14 = (2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8)


def digits(text: str) -> str:
    """The number without the spaces and hyphens people write it with; other signs stay, and fail the check."""
    return re.sub(r"[\s-]+", "", text)


def is_nip(number: str) -> bool:
    """Whether ten digits with the right last one. A remainder of 10 is given to nobody."""
    return bool(re.fullmatch(r"[0-9]{10}", number)) and _remainder(number, _NIP) == int(number[-1])


def is_regon(number: str) -> bool:
    """Whether nine digits, or fourteen for a local unit, with the right check digits. A remainder of 10 counts as 0."""
    if re.fullmatch(r"[0-9]{9}", number):
        return _remainder(number, _REGON9) % 10 == int(number[-1])
    if re.fullmatch(r"[0-9]{14}", number):
        return is_regon(number[:9]) and _remainder(number, _REGON14) % 10 == int(number[-1])
    return False


def _remainder(number: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(number, weights, strict=False)) % 11
