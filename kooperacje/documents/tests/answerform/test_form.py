"""The form as it goes out, and files that are no form."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from lxml import etree

from kooperacje.documents import pdf
from kooperacje.documents.answerform import Unreadable, Why, read, read_text, render, tree, validate
from kooperacje.documents.answerform.opening import W
from kooperacje.documents.tests.answerform.filled import FORM, FULL
from kooperacje.documents.tree import FormField
from kooperacje.documents.tree.errors import TreeError


def part(content: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(content)).read(name)


def with_part(content: bytes, name: str, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.namelist():
            target.writestr(entry, new if entry == name else source.read(entry))
    return out.getvalue()


def test_another_program_opens_it_with_its_headings_and_language() -> None:
    document = docx.Document(io.BytesIO(render(FORM)))
    headings = [p.text for p in document.paragraphs if p.style.name.lower().startswith("heading 1")]
    assert headings == ["Kto odpowiada", "Czy są uwagi", "Uwagi do dokumentu", "Pytania otwarte"]
    assert document.core_properties.language == "pl-PL"
    assert document.core_properties.identifier == FORM.slug
    assert b'w:lang w:val="pl-PL"' in part(render(FORM), "word/styles.xml")


def test_every_field_has_a_control_with_its_tag_name_and_number() -> None:
    root = etree.fromstring(part(render(FORM), "word/document.xml"))
    tags = [tag.get(f"{W}val") for tag in root.iter(f"{W}tag")]
    assert tags == [tag for tag, _ in FORM.fields()]
    assert all(alias.get(f"{W}val") for alias in root.iter(f"{W}alias"))
    numbers = [number.get(f"{W}val") for number in root.iter(f"{W}id")]
    assert len(set(numbers)) == len(numbers) == len(tags)


def test_the_same_form_gives_the_same_bytes() -> None:
    assert render(FORM, FULL) == render(FORM, FULL)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"nobody": "x"}, "no field 'nobody'"),
        ({"remark-9-place": "x"}, "no field 'remark-9-place'"),
        ({"outcome": "perhaps"}, "no option 'perhaps'"),
        ({"institution": "x" * 20_001}, "at most 20000"),
    ],
)
def test_a_value_without_a_place_is_refused(values: dict[str, str], sentence: str) -> None:
    with pytest.raises(TreeError, match=sentence):
        validate(FORM, values)


def test_markup_in_a_value_stays_text() -> None:
    sent = {"institution": "<w:p>&amp; \x00 \"q\" 'a'"}
    assert read(render(FORM, sent), FORM).value("institution") == "<w:p>&amp; \ufffd \"q\" 'a'"


def test_it_is_printed_with_every_field_and_a_box_for_every_choice() -> None:
    document = tree(FORM)
    fields = [block for block in document.all_blocks() if isinstance(block, FormField)]
    assert [field.key for field in fields] == [tag for tag, _ in FORM.fields()]
    assert pdf.render(document).startswith(b"%PDF-")


def test_an_english_form_is_read_too() -> None:
    from kooperacje.documents.answerform import standard

    form = standard(slug="trial", title="A trial", language="en", questions=(("q1", "What is good?"),))
    reading = read(render(form, {"institution": "Nobody Ltd", "question-q1": "All of it"}), form)
    assert [field.value for field in reading.filled()] == ["Nobody Ltd", "All of it"]


def test_a_message_written_after_the_form_is_read() -> None:
    text = """Nazwa instytucji: Fundacja Próżnia
    Czy zgłaszacie uwagi do dokumentu? Tak
    Uwaga 1
    Miejsce w dokumencie: rozdział 2
    Proponowane brzmienie:
    Zespół spotyka się co kwartał.
    Uzasadnienie: brak kadry
    """
    reading = read_text(text, FORM)
    assert reading.value("institution") == "Fundacja Próżnia"
    assert reading.value("outcome") == "with_remarks"
    (remark,) = reading.remarks
    assert [remark.value(tag) for tag in ("place", "proposed", "reason")] == [
        "rozdział 2",
        "Zespół spotyka się co kwartał.",
        "brak kadry",
    ]


def test_a_text_that_is_no_form_is_kept_whole() -> None:
    reading = read_text("Dzień dobry,\nnie mamy pytań.\n", FORM)
    assert reading.filled() == ()
    assert [left.text for left in reading.leftovers] == ["Dzień dobry,", "nie mamy pytań."]


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>&b;</w:body></w:document>'
)
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>&a;</w:body></w:document>'
)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Why.NO_DOCX),
        (b"PK\x03\x04 cut off", Why.NO_DOCX),
        (with_part(render(FORM), "word/document.xml", b"<w:document"), Why.DAMAGED),
        (with_part(render(FORM), "word/document.xml", BOMB), Why.ENTITIES),
        (with_part(render(FORM), "word/document.xml", OUTSIDE), Why.ENTITIES),
        (with_part(render(FORM), "word/document.xml", b"<a/>"), Why.DAMAGED),
    ],
)
def test_what_is_no_form_says_why(content: bytes, why: Why) -> None:
    with pytest.raises(Unreadable) as refused:
        read(content, FORM)
    assert refused.value.why is why


def test_a_part_that_unpacks_to_more_than_the_limit_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kooperacje.documents.answerform.opening.PART_LIMIT", 1000)
    with pytest.raises(Unreadable) as refused:
        read(render(FORM), FORM)
    assert refused.value.why is Why.TOO_LARGE


def test_deep_nesting_does_not_exhaust_the_reader() -> None:
    deep = b"<w:ins>" * 240 + b"<w:p/>" + b"</w:ins>" * 240
    body = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    content = with_part(render(FORM), "word/document.xml", body + deep + b"</w:body></w:document>")
    with pytest.raises(Unreadable):
        read(content, FORM)


def test_a_form_with_a_tag_twice_is_refused() -> None:
    with pytest.raises(TreeError, match="stands twice"):
        replace(FORM, respondent=(FORM.respondent[0], FORM.respondent[0]))
