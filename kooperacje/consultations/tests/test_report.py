"""The report says what the value says: every part once, unknown as unknown, the same for the same input."""

from pathlib import Path

import pytest
from django.utils.translation import override
from hypothesis import given, settings

from kooperacje.consultations import figures
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.exchange.reading import read_file
from kooperacje.consultations.exchange.schema import Consultation
from kooperacje.consultations.report import Names, build
from kooperacje.consultations.states import PositionOutcome
from kooperacje.consultations.tests.values import consultations, sound
from kooperacje.documents.opendata import render_json
from kooperacje.documents.tree import BulletList, Document, NumberedList, Paragraph, Table, plain
from kooperacje.runtime.paths import ROOT

SAMPLES = sorted((ROOT / "kooperacje" / "demo" / "data").glob("*.yaml"))


def fact(document: Document, key: str) -> object:
    return next(fact.value for fact in document.facts() if fact.key == key)


def table(document: Document, key: str) -> Table:
    return next(table for table in document.tables() if table.key == key)


def sentences(document: Document) -> list[str]:
    found: list[str] = []
    for block in document.all_blocks():
        if isinstance(block, Paragraph):
            found.append(plain(block.content))
        elif isinstance(block, NumberedList | BulletList):
            found += [plain(item) for item in block.items]  # type: ignore[arg-type]
    return found


@settings(max_examples=25)
@given(consultations())
def test_any_value_has_a_report_in_both_languages(value: Consultation) -> None:
    for language in ("pl", "en"):
        document = build(value, language=language)
        assert document.language == language
        assert document == build(value, language=language)


@settings(max_examples=25)
@given(consultations())
def test_every_remark_stands_once(value: Consultation) -> None:
    document = build(value)
    rows = [row for table in document.tables() if table.key == "remarks" for row in table.rows]
    assert [row[0] for row in rows] == list(range(1, len(value.remarks) + 1))
    assert fact(document, "remarks_listed") == len(value.remarks)


@settings(max_examples=25)
@given(consultations())
def test_every_goal_question_and_conclusion_is_printed(value: Consultation) -> None:
    printed = sentences(build(value))
    for entry in (*value.goals, *value.questions):
        assert entry.text in printed
    for group in value.conclusions:
        for conclusion in group.conclusions:
            assert any(line.startswith(conclusion.text) for line in printed)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_reports_in_both_languages(path: Path) -> None:
    value = read_file(path)
    polish, english = build(value), build(value, language="en")
    assert [t.key for t in polish.tables()] == [t.key for t in english.tables()]
    assert [f.value for f in polish.facts() if f.key in ("answered", "people", "remarks")] == [
        f.value for f in english.facts() if f.key in ("answered", "people", "remarks")
    ]
    assert render_json(polish) == render_json(build(value))


def test_figures_of_malopolska_are_in_the_report() -> None:
    document = build(read_file(ROOT / "kooperacje/demo/data/malopolska-2019.yaml"))
    people = {str(row[0]).split(".")[0]: row[-1] for row in table(document, "stages").rows}
    assert (people["Etap III"], people["Etap IV"], people["Etap V"]) == (52, 42, 17)
    assert (fact(document, "with_remarks"), fact(document, "without_remarks")) == (4, 7)
    assert fact(document, "invited") is None
    assert fact(document, "response_rate") is None
    assert len(table(document, "answers").rows) == 11
    uncovered = [row for row in table(document, "questions-covered").rows if row[2] == 0]
    assert [row[0] for row in uncovered] == [2]
    assert uncovered[0][3] == "Brak wniosku w źródle."
    marked = [
        row
        for figure in document.figures()
        if figure.key == "timeline"
        for row in figure.chart.rows
        if getattr(row, "marked", False)
    ]  # type: ignore[union-attr]
    assert len(marked) == 3


def test_overridden_errors_are_printed_with_their_reasons() -> None:
    value = read_file(ROOT / "kooperacje/demo/data/malopolska-2019.yaml")
    reasons = [row[-1] for row in table(build(value), "checks").rows]
    assert all(override.reason in reasons for override in value.overrides)


def test_figures_of_liderzy_are_in_the_report() -> None:
    document = build(
        read_file(ROOT / "kooperacje/demo/data/liderzy-2019.yaml"), names=Names({"14": "mazowieckie"})
    )
    assert (fact(document, "meetings"), fact(document, "people")) == (14, 137)
    assert ("mazowieckie", 6) in table(document, "meetings-by-unit-data").rows


def test_names_stand_for_codes() -> None:
    names = Names({"12": "małopolskie"}, {"szkola": "szkoła"}, {"kooperacje-3d": "Kooperacje 3D"})
    value = read_file(ROOT / "kooperacje/demo/data/malopolska-2019.yaml")
    assert fact(build(value, names=names), "model") == "Kooperacje 3D"
    assert build(value, names=names).subtitle == "małopolskie, 15.02.2019 – 26.03.2019"
    assert table(build(value, names=names), "answers").rows[0][1] == "szkoła"


def test_an_invented_example_says_so_first() -> None:
    document = build(sound(fictional=True))
    assert "zmyślone" in plain(document.blocks[0].blocks[0].content)  # type: ignore[union-attr]


def test_unknown_is_never_zero() -> None:
    value = sound(
        stages=(sound().stages[1],),
        meetings=(sound().meetings[0].model_copy(update={"participants": None}),),
        answers=(),
        remarks=(),
        invitations=(),
        conclusions=(),
    )
    counted = figures.compute(value)
    assert (counted.invited, counted.people, counted.silent, counted.response_rate) == (
        None,
        None,
        None,
        None,
    )


def test_silence_is_known_only_where_all_were_invited_by_name() -> None:
    named = schema.Invitation(key="i2", to="Szkoła", institution="szkola")
    urged = schema.Invitation(key="i3", to="Urząd", institution="urzad")
    known = figures.compute(sound(invitations=(named, urged)))
    assert (known.invited, known.silent, known.response_rate) == (2, 1, 0.5)
    mixed = figures.compute(sound(invitations=(named, *sound().invitations)))
    assert (mixed.invited, mixed.silent) == (2, None)


def test_positions_are_counted() -> None:
    assert figures.compute(sound()).positions == ((PositionOutcome.NOT_ACCEPTED, 1),)


def test_the_language_of_the_reader_does_not_leak_into_the_report() -> None:
    with override("en"):
        assert build(sound()).title.startswith("Raport")
