"""What had to be masked is in no publication, whatever the format; themes, changes and what is contested are in all."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4
from zipfile import ZipFile, is_zipfile

from kooperacje.consultations import packs
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.exchange.schema import Consultation
from kooperacje.consultations.report import build
from kooperacje.consultations.states import GroupKind, PositionOutcome, Stance, VerdictOutcome
from kooperacje.consultations.tests.values import sound
from kooperacje.documents import docx, html, pdf
from kooperacje.documents.opendata import render_json
from kooperacje.documents.pack import write_pack
from kooperacje.documents.tree import Deleted, Document, Inserted, Paragraph, Strong, Table

SECRET = "Telefon pani Zmyślonej: 600 000 000"


def worked() -> Consultation:
    """A consultation whose remarks were sorted, masked, answered by changes and contested."""
    taken = schema.Position(outcome=PositionOutcome.ACCEPTED, reason="Słusznie.")
    refused = schema.Position(outcome=PositionOutcome.NOT_ACCEPTED, reason="Poza ustawą.")
    first = sound().remarks[0].model_copy(
        update={
            "key": "u1", "text": SECRET, "reason": SECRET, "quote": SECRET, "current": SECRET, "proposed": SECRET,
            "public_text": "Telefon pani […]: […]", "masked": ("imię i nazwisko", "telefon"), "themes": ("te1",),
            "group": "ug1", "stance": Stance.FOR, "position": taken,
        }
    )  # fmt: skip
    second = first.model_copy(
        update={"key": "u2", "text": "Druga", "reason": None, "quote": "rola lidera", "current": None,
                "proposed": None, "public_text": None, "masked": (), "stance": None, "position": refused}
    )  # fmt: skip
    third = second.model_copy(update={"key": "u3", "text": "Trzecia", "group": None, "themes": ()})
    return sound(
        remarks=(first, second, third),
        themes=(schema.Theme(key="te1", title="Obieg informacji"),),
        groups=(schema.RemarkGroup(key="ug1", kind=GroupKind.CAMPAIGN, title="Jeden list", signatories=40),),
        changes=(
            schema.Change(key="ch1", passage="p-7", before="było", after="jest", remarks=("u1",)),
            schema.Change(key="ch2", after="dopisano", reason="Literówka."),
        ),
        verdicts=(
            schema.Verdict(
                key="v1", remark="u2", outcome=VerdictOutcome.CONTESTED, statement="Nadal się nie zgadzamy."
            ),
            schema.Verdict(key="v2", remark="u1", outcome=VerdictOutcome.ACCEPTED, statement="Dobrze."),
        ),
        conclusions=(),
    )


def table(document: Document, key: str) -> Table:
    return next(table for table in document.tables() if table.key == key)


def test_a_masked_remark_shows_its_published_wording_and_nothing_its_sender_added() -> None:
    document = build(worked())
    text = render_json(document).decode()
    assert "Telefon pani […]: […]" in text
    assert "600 000 000" not in text
    assert "Zmyślonej" not in text


def test_findings_name_a_masked_remark_by_its_published_wording() -> None:
    first, *rest = worked().remarks
    value = worked().model_copy(update={"remarks": (first.model_copy(update={"position": None}), *rest)})
    assert "600 000 000" not in render_json(build(value)).decode()


def test_a_theme_counts_its_remarks_and_what_was_said_for_it() -> None:
    assert table(build(worked()), "themes").rows == (("Obieg informacji", None, 2, 1, 1, 0),)


def test_a_campaign_has_both_numbers() -> None:
    assert [row[2:] for row in table(build(worked()), "groups").rows] == [(2, 40)]


def test_a_change_names_who_asked_for_it_or_is_an_own_correction() -> None:
    rows = table(build(worked()), "changes").rows
    assert [(row[0], row[3], row[4]) for row in rows] == [
        ("p-7", "uwaga 1", None),
        (None, "własna poprawka", "Literówka."),
    ]


def test_only_what_is_contested_makes_the_protocol_of_divergence() -> None:
    ((_body, number, said, position, reason, statement),) = table(build(worked()), "divergence").rows
    assert (number, said, reason, statement) == (
        "uwaga 2",
        "Druga",
        "Poza ustawą.",
        "Nadal się nie zgadzamy.",
    )
    assert position == "nieuwzględniona"


def test_a_consultation_without_them_has_no_empty_chapters() -> None:
    keys = {table.key for table in build(sound()).tables()}
    assert not keys & {"themes", "groups", "changes", "divergence"}


def test_no_file_of_the_pack_holds_what_was_masked(tmp_path: Path) -> None:
    """Every format is made; those that are text, or archives of text, are searched."""
    names = [path.name for path in write_pack(build(worked()), tmp_path)]
    assert {Path(name).suffix for name in names} == {".html", ".pdf", ".docx", ".xlsx", ".json", ".csv"}
    searched = 0
    for path in tmp_path.iterdir():
        for text in texts(path):
            assert "600 000 000" not in text, path.name
            searched += "Telefon pani […]" in text
    assert searched >= 5


def texts(path: Path) -> Iterator[str]:
    """What stands in a file, as far as it can be read without its program."""
    if is_zipfile(path):
        with ZipFile(path) as archive:
            yield " ".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    elif path.suffix != ".pdf":
        yield path.read_text("utf-8")


def test_the_whole_as_data_beside_the_report_holds_nothing_masked(tmp_path: Path, settings: Any) -> None:
    settings.DATA = tmp_path
    number, value = uuid4(), worked()
    packs.make(number, "stamp", value, {"pl": build(value)})
    pack = packs.find(number, "stamp", "pl")
    assert pack is not None
    for name in ("consultation.json", "consultation.yaml"):
        text = (pack.folder / name).read_text("utf-8")
        assert "Telefon pani" in text
        assert "600 000 000" not in text


def test_the_record_of_masking_counts_and_names_kinds_only() -> None:
    document = build(worked())
    facts = {fact.key: fact.value for fact in document.facts()}
    assert (facts["masked_of"], facts["masked_remarks"], facts["masked_kind_unknown"]) == (3, 1, 0)
    assert table(document, "masked").rows == (("imię i nazwisko", 1), ("telefon", 1))
    assert "masked" not in {found.key for found in build(sound()).tables()}


def test_an_annex_shows_the_changes_word_by_word_in_every_format_for_readers() -> None:
    value = worked().model_copy(
        update={
            "changes": (
                schema.Change(
                    key="c1",
                    passage="p-7",
                    before="Termin to 14 dni.",
                    after="Termin to 30 dni.",
                    remarks=("u1",),
                ),
                schema.Change(key="c2", passage="p-8", before="Zdanie.\nDrugie.", reason="Zbędne."),
                schema.Change(
                    key="c3", passage="p-9", before="a" * 7000, after="b" * 7000, reason="Od nowa."
                ),
            )
        }
    )
    document = build(value)
    section = next(one for _level, one in document.walk() if one.anchor == "annex-redline")
    _legend, first, gone, long = section.blocks
    assert isinstance(first, Paragraph)
    assert first.content == (
        Strong("1. p-7: "),
        "Termin to ",
        Deleted("14"),
        Inserted("30"),
        " dni.",
    )
    assert isinstance(gone, Paragraph)
    assert gone.content == (Strong("2. p-8: "), Deleted("Zdanie. Drugie."))
    assert isinstance(long, Paragraph)
    assert [type(part) for part in long.content] == [Strong, Deleted, Inserted]
    assert "<ins>" in html.fragment(document)
    assert pdf.render(document).startswith(b"%PDF")
    with ZipFile(BytesIO(docx.render(document))) as archive:
        assert "Termin to " in archive.read("word/document.xml").decode()
    assert "annex-redline" not in [one.anchor for _level, one in build(sound()).walk()]
