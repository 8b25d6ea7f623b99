"""How far a card can be relied on."""

import pytest

from kooperacje.competences.states import RELIABLE, Known, Standing, standing


@pytest.mark.parametrize(
    ("known", "compared", "holds", "same", "own", "expected"),
    [
        (Known.BACKGROUND, False, False, False, False, Standing.UNVERIFIED),
        (Known.INFERRED, False, False, False, False, Standing.UNVERIFIED),
        (Known.SOURCED, False, False, False, False, Standing.SOURCED),
        (Known.BACKGROUND, False, False, False, True, Standing.STATED),
        (Known.SOURCED, False, False, False, True, Standing.SOURCED),
        (Known.BACKGROUND, True, True, True, False, Standing.VERIFIED),
        (Known.SOURCED, True, False, True, False, Standing.DISPUTED),
        (Known.SOURCED, True, True, False, False, Standing.CHANGED),
        (Known.BACKGROUND, True, False, False, True, Standing.CHANGED),
    ],
)
def test_standing(known, compared, holds, same, own, expected) -> None:
    found = standing(known, compared=compared, holds=holds, same_words=same, own_rule=own)
    assert found is expected
    assert (found in RELIABLE) == (expected in {Standing.VERIFIED, Standing.SOURCED, Standing.STATED})
