"""Files of cards: the round trip, the lines of what is wrong, and the console."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput
from kooperacje.competences import cardfile, commands
from kooperacje.competences.actions import load
from kooperacje.competences.models import Card, Handover, Verification
from kooperacje.competences.queries import everything, of_institution
from kooperacje.web.cli import plainly

pytestmark = pytest.mark.django_db

OWN = """format: kooperacje.competences/1
sets:
- institution: gops
  cards:
  - key: po-swojemu
    kind: duty
    matter: praca-socjalna
    what: prowadzić pracę socjalną po swojemu
    replaces: praca-socjalna
    basis: regulamin
    valid_from: 2026-01-01
  agreements:
  - instead_of: mops
    matters: [schronienie]
    areas: ['1207011']
    document: nr 1/2026
    valid_from: 2026-01-01
    signed_on: 2025-12-01
  - instead_of_type: oik
    matters: [interwencja-kryzysowa]
    areas: ['1207']
    document: nr 2/2026
    valid_from: 2026-01-01
    valid_to: 2027-01-01
"""


def loaded(text: str, by: object) -> object:
    file, parsed = cardfile.read(text)
    return load(by=by, file=file, parsed=parsed)


def test_what_is_loaded_comes_out_the_same(powiat, system_actor) -> None:
    loaded(OWN, system_actor)
    whole = everything()
    again = cardfile.read(cardfile.written(whole))[0]
    assert again == whole
    done = load(by=system_actor, file=again)
    assert (done.added, done.changed, done.ended) == (0, 0, 0)
    assert done.unchanged == Card.objects.count()
    own = of_institution(powiat["gops"])
    assert [one.institution for one in own.sets] == ["gops"]
    assert [row.document for row in own.sets[0].agreements] == ["nr 1/2026", "nr 2/2026"]
    assert Handover.objects.count() == 2
    packaged = {(one.type, card.key): card.what for one in cardfile.packaged().sets for card in one.cards}
    exported = {(one.type, card.key): card.what for one in whole.sets if one.type for card in one.cards}
    assert exported == packaged


WRONG = [
    ("kind: duty", "kind: obowiązek", "wiersz 6"),
    ("matter: praca-socjalna", "matter: nieznana", "wiersz 7"),
    ("institution: gops", "institution: nikt", "wiersz 3"),
    ("replaces: praca-socjalna", "replaces: nie-ma-takiej", "wiersz 9"),
    ("instead_of: mops", "instead_of: nikt", "wiersz 13"),
    ("instead_of_type: oik", "instead_of_type: nic", "wiersz 19"),
    ("instead_of_type: oik\n", "note: nic\n", "zamiast kogo"),
    ("matters: [schronienie]", "matters: [nic]", "wiersz 14"),
    ("areas: ['1207011']", "areas: ['9999999']", "wiersz 15"),
    ("valid_to: 2027-01-01", "valid_to: 2025-01-01", "Porozumienie kończy się"),
    ("basis: regulamin", "provision: art. 1", "akt prawny"),
    ("basis: regulamin", "act: nieznany", "wiersz 10"),
    ("basis: regulamin", "known: sourced", "adres"),
    ("basis: regulamin", "valid_to: 2025-01-01", "Karta kończy się"),
    ("replaces: praca-socjalna", "drops: true", "którą zastępuje"),
    ("- institution: gops", "- institution: gops\n  type: gops", "jedno z dwojga"),
    ("- institution: gops", "- type: gops", "Porozumienia może mieć"),
    ("format: kooperacje.competences/1", "format: inny/1", "wiersz 1"),
    (
        "  agreements:",
        "  - {key: po-swojemu, kind: duty, matter: zasilek, what: coś}\n  agreements:",
        "dwa razy",
    ),
    ("  cards:", "  also: [nieznany]\n  cards:", "nieznany"),
]


def test_what_is_wrong_is_told_with_its_place_and_nothing_is_saved(powiat, system_actor) -> None:
    before = Card.objects.count()
    for right, wrong, said in WRONG:
        assert right in OWN
        text = OWN.replace(right, wrong)
        if wrong.startswith("  also"):
            text = text.replace("institution: gops", "type: gops").partition("  agreements:")[0]
            text = text.replace("    replaces: praca-socjalna\n", "")
        with pytest.raises(BadInput) as refused:
            loaded(text, system_actor)
        assert said in str(refused.value), wrong
        assert Card.objects.count() == before
        assert not Handover.objects.exists()


def test_only_an_administrator_loads(powiat, person) -> None:
    with pytest.raises(Denied):
        loaded(OWN, person("officer"))


def run(*arguments: str) -> Result:
    @click.command(context_settings={"ignore_unknown_options": True})
    @click.argument("words", nargs=-1, type=click.UNPROCESSED)
    def shell(words: tuple[str, ...]) -> None:
        with plainly():
            commands.competences.main(list(words), standalone_mode=False)

    return CliRunner().invoke(shell, list(arguments))


def test_the_console_loads_checks_and_writes(powiat, tmp_path: Path) -> None:
    file = tmp_path / "karty.yaml"
    file.write_text(OWN, "utf-8")
    assert run("check", str(file)).output == "Plik jest poprawny. Liczba kart: 1.\n"
    assert "Karty dodane: 1," in run("load", str(file)).output
    assert "bez zmian: 1." in run("load", str(file)).output
    assert "dodane: 0, zmienione: 0, zakończone: 0" in run("load").output
    waiting = run("check").output
    assert "pup/rejestracja: unverified" in waiting
    assert "ops/wywiad:" not in waiting
    assert "po-swojemu" in run("export", "--institution", "gops").output
    out = tmp_path / "wszystko.yaml"
    assert run("export", "--out", str(out)).exit_code == 0
    assert "Plik jest poprawny" in run("check", str(out)).output
    assert run("export", "--json").output.startswith("{")
    assert not Verification.objects.exists()


@pytest.mark.parametrize(
    "arguments", [("load", "/nie/ma"), ("check", "/nie/ma"), ("export", "--institution", "nikt")]
)
def test_the_console_says_one_sentence(cards, arguments) -> None:
    result = run(*arguments)
    assert result.exit_code == 1
    assert result.output.count("Error:") == 1


def test_a_card_read_in_the_act_carries_where_that_was(powiat, system_actor) -> None:
    text = """
format: kooperacje.competences/1
acts:
- {key: ups, title: ustawa, journal: Dz.U. 2024 poz. 1283, text: 'https://przyklad.test/ups'}
- {key: kpc, title: kodeks}
sets:
- type: ops
  cards:
  - {key: nowa, kind: duty, matter: praca-socjalna, what: zrobić to, act: ups, provision: art. 1, known: sourced}
"""
    loaded(text, system_actor)
    assert Card.objects.get(key="nowa").source == "https://przyklad.test/ups"
    with pytest.raises(BadInput, match="known"):
        loaded(text.replace("act: ups", "act: kpc"), system_actor)
    with pytest.raises(BadInput):
        loaded(text.replace(", provision: art. 1", ""), system_actor)
    with pytest.raises(BadInput, match="acts"):
        loaded(text.replace("journal: Dz.U. 2024 poz. 1283, ", ""), system_actor)
