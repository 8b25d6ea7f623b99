"""No Polish string is missing, left over, or said in two ways."""

from collections import defaultdict

import polib
import pytest

from kooperacje.web import messages


@pytest.mark.parametrize("room", messages.rooms())
def test_the_catalogues_of_a_room_are_complete(room: str) -> None:
    assert messages.faults(room) == []


@pytest.mark.parametrize("language", ["pl", *messages.PROMISED])
def test_a_sentence_is_translated_in_one_way_everywhere(language: str) -> None:
    """Django merges the rooms' catalogues into one, so two translations of one id would hide each other."""
    said: dict[tuple[str | None, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for room in messages.rooms():
        path = messages.catalogue_path(room, language)
        for entry in polib.pofile(str(path)) if path.exists() else []:
            words = entry.msgstr or " | ".join(words for _, words in sorted(entry.msgstr_plural.items()))
            said[entry.msgctxt, entry.msgid][words].append(room)
    assert {key: {**ways} for key, ways in said.items() if len(ways) > 1} == {}
