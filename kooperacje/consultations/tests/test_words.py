"""Every member of every enum has a name in both languages."""

from enum import StrEnum

import pytest
from django.utils.translation import override

from kooperacje.consultations import states
from kooperacje.consultations.checks import Severity
from kooperacje.consultations.words import word

SHOWN: tuple[type[StrEnum], ...] = (
    states.ConsultationState,
    states.StageKind,
    states.ChannelKind,
    states.AnswerOutcome,
    states.RemarkKind,
    states.PositionOutcome,
    states.Level,
    Severity,
)


@pytest.mark.parametrize("enum", SHOWN)
def test_every_member_has_a_name(enum: type[StrEnum]) -> None:
    for language in ("pl", "en"):
        with override(language):
            names = [str(word(member)) for member in enum]
        assert all(names)
        assert len(set(names)) == len(names)


def test_equal_strings_of_two_enums_keep_their_own_names() -> None:
    with override("pl"):
        assert word(states.ChannelKind.ELECTRONIC) == "elektroniczny"
        assert word(states.StageKind.ELECTRONIC) == "konsultacje elektroniczne"
