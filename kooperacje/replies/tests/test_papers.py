"""What one answer gets back: its own remarks with their positions and changes, in the wording that is published."""

import csv

import pytest
from click.testing import CliRunner
from hypothesis import given, settings

from kooperacje.base.problems import NotThere
from kooperacje.consultations.exchange import writing
from kooperacje.consultations.exchange.schema import Consultation as Value
from kooperacje.consultations.queries.replies import reply
from kooperacje.consultations.report import replies as papers
from kooperacje.consultations.tests.values import consultations
from kooperacje.documents.tree import Document, Paragraph, plain
from kooperacje.replies import commands


def said(document: Document) -> str:
    return "\n".join(plain(block.content) for block in document.all_blocks() if isinstance(block, Paragraph))


def of(value: Value, key: str) -> Document:
    return next(papers.build(found) for found in papers.each(value) if found.answer.key == key)


def test_every_remark_has_its_position_reason_and_change(value):
    document = of(value, "o1")
    assert [section.title for section in document.sections] == ["Uwaga 1", "Uwaga 3"]
    text = said(document)
    for part in (
        "Uwaga: Uwaga r1.",
        "Uzasadnienie stanowiska: Powód r1.",
        "Zmieniony fragment: p-7",
        "Brzmienie przed zmianą: Termin to 14 dni.",
        "Brzmienie po zmianie: Termin to 30 dni.",
    ):
        assert part in text
    assert "Uwaga r2" not in text
    assert "literówka" not in text


def test_a_masked_remark_goes_out_masked(value):
    text = said(of(value, "o3"))
    assert "[zasłonięto]" in text
    assert "Uwaga r2." not in text
    assert "bez tego, co zasłonięto" in text


def test_an_answer_without_remarks_is_thanked(value):
    document = of(value, "o2")
    assert document.sections == ()
    assert "Dziękujemy" in said(document)


@settings(max_examples=40)
@given(consultations())
def test_any_value_has_a_reply_for_every_answer(value):
    found = list(papers.each(value))
    assert [one.answer.key for one in found] == [answer.key for answer in value.answers]
    sent = sum(remark.answer is not None for remark in value.remarks)
    assert sum(len(one.remarks) for one in found) == sent
    for one in found:
        for language in ("pl", "en"):
            assert papers.build(one, language=language).language == language


def test_the_database_gives_the_same_reply_as_the_value(consultation, value):
    for one in papers.each(value):
        assert papers.build(reply(consultation, one.answer.key)) == papers.build(one)
    with pytest.raises(NotThere):
        reply(consultation, "nie-ma")


def test_many_remarks_take_as_many_queries_as_one(consultation, django_assert_max_num_queries):
    with django_assert_max_num_queries(7):
        reply(consultation, "o1")


def test_the_command_writes_every_reply_in_every_format(value, tmp_path):
    source, out = tmp_path / "k.yaml", tmp_path / "odpowiedzi"
    source.write_text(writing.to_yaml(value), "utf-8")
    for _again in range(2):
        result = CliRunner().invoke(commands.replies, ["--file", str(source), "--out", str(out)])
        assert result.exit_code == 0, result.output
    assert "Zapisano 3 odpowiedzi" in result.output
    for name in ("o1-poradnia", "o2-dom", "o3-klub"):
        assert (out / f"{name}.pdf").read_bytes().startswith(b"%PDF")
        assert (out / f"{name}.docx").read_bytes().startswith(b"PK")
        assert "<h1" in (out / f"{name}.html").read_text("utf-8")
    rows = list(csv.reader((out / "replies.csv").read_text("utf-8-sig").splitlines()))
    assert rows[1] == ["o1-poradnia", "Poradnia Zmyślony", "", "2"]
    assert len(rows) == 4


def test_the_command_says_what_stands_in_the_way(value, tmp_path):
    source, out = tmp_path / "k.yaml", tmp_path / "plik"
    source.write_text(writing.to_yaml(value), "utf-8")
    out.write_text("zajęte", "utf-8")
    result = CliRunner().invoke(commands.replies, ["--file", str(source), "--out", str(out / "x")])
    assert result.exit_code != 0
