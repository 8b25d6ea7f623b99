"""The cards that ship with us: whole, well said, and honest about how they are known."""

import json
import re

import jsonschema

from kooperacje.competences import cardfile, schema
from kooperacje.competences.cardfile import packaged
from kooperacje.competences.situations import situations
from kooperacje.competences.states import CardKind, Known
from kooperacje.institutions.actions.types import packaged as types
from kooperacje.runtime.paths import ROOT

ASKED_FOR = [
    "ops",
    "cus",
    "pcpr",
    "rops",
    "policja-powiatowa",
    "kuratorzy-sadowi",
    "sad-rejonowy",
    "zaklad-karny",
    "szkola",
    "przedszkole",
    "ppp",
    "placowka-opiekunczo-wychowawcza",
    "szpital",
    "przychodnia",
    "pup",
    "ngo",
    "wtz",
    "cis",
    "kis",
    "urzad-gminy",
]
CARDS = [(cards.type, card) for cards in packaged().sets for card in cards.cards]


def test_every_type_has_duties_powers_and_limits() -> None:
    kinds: dict[str, set[CardKind]] = {}
    for key, card in CARDS:
        kinds.setdefault(str(key), set()).add(card.kind)
    assert {key for key in ASKED_FOR if kinds.get(key) != set(CardKind)} == set()
    assert set(kinds) <= {row["key"] for row in types()}


def test_what_they_refer_to_is_there_and_used() -> None:
    file = packaged()
    matters, acts = {one.key for one in file.matters}, {one.key for one in file.acts}
    assert {card.matter for _type, card in CARDS} == matters
    assert {card.act for _type, card in CARDS if card.act} == acts
    assert {key for one in situations() for key in one.matters} <= matters
    assert len(situations()) >= 10


def test_a_card_reads_on_after_its_verb_and_has_a_basis() -> None:
    read = {act.key: act.text for act in packaged().acts}
    for owner, card in CARDS:
        name = f"{owner}/{card.key}"
        assert card.what[0].islower(), name
        assert not card.what.endswith("."), name
        assert not re.match(r"(musi|może|nie) ", card.what), name
        assert card.act or card.basis, name
        assert card.known is not Known.SOURCED or card.source or (read[card.act or ""] and card.provision), (
            name
        )
        for sentence in filter(None, (card.condition, card.note)):
            assert sentence[0].isupper(), name
            assert sentence.endswith((".", ").")), name


def test_the_published_schema_is_ours_and_takes_every_packaged_file() -> None:
    published = (ROOT / schema.PATH).read_text("utf-8")
    assert published == schema.text(), "python -m kooperacje.competences.schema"
    checker = jsonschema.Draft202012Validator(json.loads(published))
    data = packaged().model_dump(mode="json", by_alias=True, exclude_none=True)
    assert not list(checker.iter_errors(data))


def test_each_file_can_be_read_alone() -> None:
    assert all(
        cardfile.read(path.read_bytes())[0].format == cardfile.FORMAT for path in cardfile.packaged_paths()
    )
