"""Themes proposed for remarks: learned, the same every time, and measured on a sample that holds what it promises."""

from collections import Counter

import pytest
from click.testing import CliRunner

from kooperacje.analysis import commands
from kooperacje.analysis.themes import sample
from kooperacje.analysis.themes.agreement import alpha, f1, macro_f1
from kooperacje.analysis.themes.evaluating import evaluate, fold_of
from kooperacje.analysis.themes.newcomers import newcomers
from kooperacje.analysis.themes.proposing import PER_THEME, Described, Example, Model
from kooperacje.base import polish

BOOK = (
    Described("szkola", "Szkoła. Nauczyciel, uczeń, pedagog, lekcje."),
    Described("zdrowie", "Zdrowie. Lekarz, szpital, pielęgniarka, leczenie."),
    Described("pieniadze", "Pieniądze. Budżet, koszty, dotacja."),
    Described("prawo", "Prawo. Ustawa, przepisy, rozporządzenie."),
)


def codebook():
    return [theme.described() for theme in sample.codebook()]


def test_the_nearest_description_comes_first_in_any_case_form():
    (proposal,) = Model(BOOK).propose(["Z nauczycielami i uczniami nikt nie rozmawiał"])
    assert proposal.themes[0] == "szkola"
    assert len(proposal.themes) == 3


def test_a_confirmation_teaches_a_word_that_no_description_has():
    text = "Autobus nie kursuje"
    taught = [Example("Autobus stoi i nie kursuje w niedziele", ("pieniadze",))] * 3
    before, after = Model(BOOK).propose([text])[0], Model(BOOK, taught).propose([text])[0]
    assert after.themes[0] == "pieniadze"
    assert after.near > before.near
    assert after.fits


def test_what_no_theme_knows_gets_no_proposal():
    (proposal,) = Model(BOOK).propose(["Xqz!"])
    assert (proposal.themes, proposal.near, proposal.fits) == ((), 0.0, False)
    assert Model(BOOK).propose([""])[0].themes == ()


def test_without_a_codebook_nothing_is_proposed():
    assert Model([]).propose(["Cokolwiek"])[0].themes == ()
    assert Model(BOOK).propose([]) == []


def test_examples_of_unknown_themes_are_passed_over_and_the_latest_count():
    old = [Example("telefon komórkowy", ("prawo",))] * PER_THEME
    new = [Example("drzewo owocowe", ("prawo",))] * PER_THEME
    gone = [Example("telefon komórkowy", ("nie-ma",))]
    first, second = Model(BOOK, [*old, *new, *gone]).propose(["telefon komórkowy", "drzewo owocowe"])
    assert first.near < 0.05 < second.near


def test_the_same_input_gives_the_same_proposals():
    seen = [Example(one.text, (one.first,)) for one in sample.coded()[:100]]
    texts = [one.text for one in sample.coded()[100:200]]
    assert Model(codebook(), seen).propose(texts) == Model(codebook(), seen).propose(texts)
    one_by_one = [Model(codebook(), seen).propose([text])[0] for text in texts[:5]]
    assert one_by_one == Model(codebook(), seen).propose(texts)[:5]


@pytest.mark.parametrize(
    ("one", "other"),
    [("szkole", "szkoła"), ("pracownikami", "pracownik"), ("radnych", "radny"), ("ustawie", "ustawa")],
)
def test_forms_of_one_word_meet(one, other):
    assert set(polish.forms(one)) & set(polish.forms(other))


def test_endings_are_cut_where_there_is_no_dictionary(monkeypatch):
    monkeypatch.setattr(polish, "_analyser", None)
    polish.forms.cache_clear()
    assert polish.forms("gminami") == polish.forms("gminy") == ("gmin",)
    assert polish.forms("dom") == ("dom",)
    polish.forms.cache_clear()


def test_remarks_that_share_words_propose_a_new_theme_and_a_single_one_does_not():
    found = newcomers(
        [
            ("u1", "Na parkingu stoją samochody urzędników i brakuje miejsca dla petentów"),
            ("u2", "Na parkingu przed urzędem brakuje miejsc dla niepełnosprawnych"),
            ("u3", "Most na rzece grozi zawaleniem"),
            ("u4", "Brakuje miejsca na parkingu"),
        ]
    )
    (one,) = found
    assert set(one.remarks) == {"u1", "u2", "u4"}
    assert {"parkingu", "brakuje"} <= set(one.label)


def test_too_few_remarks_propose_nothing():
    assert newcomers([("u1", "Parking"), ("u2", "Parking")]) == []


def test_alpha_is_the_published_one():
    """The worked example of Krippendorff (2011), nominal: two coders, ten units; 0.095."""
    one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    other = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert alpha(list(zip(one, other, strict=True))) == pytest.approx(0.095, abs=0.001)


def test_alpha_with_missing_values_is_the_published_one():
    """Krippendorff (2011), example C: four coders, twelve units, gaps; nominal 0.743."""
    table = [
        (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
        (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
        (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
        (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
    ]
    assert alpha(list(zip(*table, strict=True))) == pytest.approx(0.743, abs=0.001)


def test_alpha_says_nothing_of_nothing():
    assert alpha([]) is None
    assert alpha([("a", None)]) is None
    assert alpha([("a", "a"), ("a", "a")]) is None


def test_f1_counts_every_theme_the_same():
    assert f1(["a", "a", "b"], ["a", "b", "b"]) == pytest.approx({"a": 2 / 3, "b": 2 / 3})
    assert macro_f1(["a", "c"], ["a", "b"]) == pytest.approx(1 / 3)
    assert macro_f1([], []) is None


def test_the_sample_is_as_large_and_as_varied_as_promised():
    coded, keys = sample.coded(), {theme.key for theme in sample.codebook()}
    assert len(coded) >= 300
    assert len({one.text for one in coded}) == len({one.key for one in coded}) == len(coded)
    assert {one.first for one in coded} == keys
    assert {one.second for one in coded} <= keys
    assert any(one.first != one.second for one in coded)
    assert min(Counter(one.first for one in coded).values()) >= 10
    assert {number for theme in sample.codebook() for number in theme.questions} == set(range(1, 10))


def test_the_proposals_keep_their_level_on_the_sample():
    found = evaluate(codebook(), sample.coded())
    assert found.described.among_three > 0.82
    assert found.learned.first > 0.66
    assert found.learned.among_three > 0.82
    assert found.learned.f1 > 0.66
    assert found.people_alpha > 0.9


def test_a_remark_keeps_its_fold_whatever_else_is_in_the_sample():
    folds = Counter(fold_of(one.key, 10) for one in sample.coded())
    assert set(folds) == set(range(10))


def test_two_runs_of_the_command_print_the_same():
    first, second = (CliRunner().invoke(commands.themes, ["evaluate"]) for _run in range(2))
    assert first.exit_code == second.exit_code == 0
    assert first.output == second.output
    assert "330" in first.output
