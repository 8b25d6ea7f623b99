"""How well codings agree: Krippendorff's alpha for names without order, and the F1 of every theme."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from itertools import permutations


def alpha(units: Sequence[Sequence[Hashable | None]]) -> float | None:
    """Krippendorff's alpha (nominal). Each unit holds what every coder said of it, None where one said nothing.

    1 is perfect agreement, 0 what chance would give. None where nothing can be compared or all say one thing.
    """
    pairs: defaultdict[tuple[Hashable, Hashable], float] = defaultdict(float)
    for unit in units:
        said = [value for value in unit if value is not None]
        for one, other in permutations(said, 2):
            pairs[one, other] += 1 / (len(said) - 1)
    totals: defaultdict[Hashable, float] = defaultdict(float)
    for (one, _other), weight in pairs.items():
        totals[one] += weight
    number = sum(totals.values())
    if number <= 1:
        return None
    observed = sum(weight for (one, other), weight in pairs.items() if one != other) / number
    expected = (number**2 - sum(count**2 for count in totals.values())) / (number * (number - 1))
    return None if expected <= 0 else 1 - observed / expected


def f1(truth: Sequence[Hashable], said: Sequence[Hashable]) -> dict[Hashable, float]:
    """{value: F1} for every value that either side uses, where each item has one value."""
    right = Counter(one for one, other in zip(truth, said, strict=True) if one == other)
    uses = Counter(truth) + Counter(said)
    return {value: 2 * right[value] / uses[value] for value in uses}


def macro_f1(truth: Sequence[Hashable], said: Sequence[Hashable]) -> float | None:
    """The mean F1 of all values, each counting the same however rare; None of nothing."""
    each = f1(truth, said)
    return sum(each.values()) / len(each) if each else None
