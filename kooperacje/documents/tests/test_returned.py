"""Comments and tracked changes of a copy that came back."""

import io
import zipfile

import docx
import pytest

from kooperacje.documents.answerform import Unreadable
from kooperacje.documents.answerform.opening import MAIN_PART
from kooperacje.documents.returned import Mark, Sort, marks

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
HEADING = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>3. Zespół</w:t></w:r></w:p>'


def text(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def ins(words: str, who: str = "Anna") -> str:
    return f'<w:ins w:id="1" w:author="{who}" w:date="2026-03-01T10:00:00Z">{text(words)}</w:ins>'


def gone(words: str, who: str = "Anna") -> str:
    run = f'<w:r><w:delText xml:space="preserve">{words}</w:delText></w:r>'
    return f'<w:del w:id="2" w:author="{who}" w:date="2026-03-01T10:00:00Z">{run}</w:del>'


def file(*paragraphs: str, comments: str = "", threads: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        body = HEADING + "".join(f"<w:p>{inner}</w:p>" for inner in paragraphs)
        archive.writestr(MAIN_PART, f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        if comments:
            archive.writestr("word/comments.xml", f"<w:comments {SPACES}>{comments}</w:comments>")
        if threads:
            archive.writestr(
                "word/commentsExtended.xml", f"<w15:commentsEx {SPACES}>{threads}</w15:commentsEx>"
            )
    return out.getvalue()


def shown(mark: Mark) -> tuple[str, str, str, str]:
    return mark.author, mark.quote, mark.current, mark.proposed


def test_a_changed_word_is_a_proposal_for_its_paragraph() -> None:
    (mark,) = marks(file(text("Zespół spotyka się co ") + gone("miesiąc") + ins("kwartał") + text(".")))
    assert mark.sort is Sort.CHANGE
    assert mark.place == "3. Zespół"
    assert shown(mark) == (
        "Anna",
        "miesiąc",
        "Zespół spotyka się co miesiąc.",
        "Zespół spotyka się co kwartał.",
    )
    assert mark.written_at == "2026-03-01T10:00:00Z"


def test_authors_are_kept_apart_in_one_paragraph() -> None:
    inner = gone("A", "Anna") + ins("B", "Anna") + text(" i ") + gone("C", "Jan") + ins("D", "Jan")
    assert [shown(mark) for mark in marks(file(inner))] == [
        ("Anna", "A", "A i C", "B i C"),
        ("Jan", "C", "A i C", "A i D"),
    ]


def test_a_new_paragraph_stands_after_the_one_before_it() -> None:
    (mark,) = marks(file(text("Pierwszy."), ins("Drugi.")))
    assert shown(mark) == ("Anna", "", "", "Drugi.")
    assert mark.passage == "Pierwszy."


def test_a_removed_paragraph_says_so() -> None:
    (mark,) = marks(file(gone("Zbędny.")))
    assert shown(mark) == ("Anna", "Zbędny.", "Zbędny.", "")
    assert mark.removes


def test_a_change_of_nothing_but_space_is_none() -> None:
    assert marks(file(text("Tekst") + ins(" "))) == ()


COMMENT = (
    '<w:comment w:id="7" w:author="Jan" w:date="2026-03-02T08:00:00Z">'
    '<w:p w14:paraId="0A"><w:r><w:t>Za często.</w:t></w:r></w:p><w:p w14:paraId="0B"><w:r><w:t>Brak kadry.</w:t></w:r></w:p>'
    "</w:comment>"
    '<w:comment w:id="8" w:author="Anna"><w:p w14:paraId="0C"><w:r><w:t>Zgoda.</w:t></w:r></w:p></w:comment>'
)


def on(words: str, number: int = 7) -> str:
    return (
        f'<w:commentRangeStart w:id="{number}"/>{text(words)}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def test_a_comment_quotes_what_it_lies_on_and_keeps_its_replies() -> None:
    thread = '<w15:commentEx w15:paraId="0B"/><w15:commentEx w15:paraId="0C" w15:paraIdParent="0B"/>'
    inner = text("Zespół spotyka się ") + on("co miesiąc") + text(".")
    (mark,) = marks(file(inner, comments=COMMENT, threads=thread))
    assert (mark.sort, mark.author, mark.quote) == (Sort.COMMENT, "Jan", "co miesiąc")
    assert mark.text == "Za często.\nBrak kadry.\n\nAnna: Zgoda."
    assert mark.passage == "Zespół spotyka się co miesiąc."


def test_without_a_thread_two_comments_are_two_remarks_and_none_is_lost() -> None:
    found = marks(file(on("co miesiąc"), comments=COMMENT))
    assert [(mark.author, mark.place, mark.quote) for mark in found] == [
        ("Jan", "3. Zespół", "co miesiąc"),
        ("Anna", "", ""),
    ]


def test_a_comment_over_two_paragraphs_quotes_both() -> None:
    first = f'{text("Raz ")}<w:commentRangeStart w:id="7"/>{text("dwa")}'
    second = f'{text("trzy")}<w:commentRangeEnd w:id="7"/>{text(" cztery")}'
    found = marks(file(first, second, comments=COMMENT))
    assert found[0].quote == "dwa\ntrzy"


def test_marks_stand_in_reading_order() -> None:
    found = marks(
        file(on("pierwszy"), gone("drugi") + ins("2"), comments=COMMENT.split('<w:comment w:id="8"')[0])
    )
    assert [mark.sort for mark in found] == [Sort.COMMENT, Sort.CHANGE]


def test_comments_of_another_program_are_read() -> None:
    document = docx.Document()
    document.add_heading("Rozdział 1", level=1)
    paragraph = document.add_paragraph("Rodzina jest podmiotem.")
    document.add_comment(paragraph.runs, text="Dlaczego?", author="Ewa", initials="E")
    out = io.BytesIO()
    document.save(out)
    (mark,) = marks(out.getvalue())
    assert (mark.author, mark.place, mark.quote, mark.text) == (
        "Ewa",
        "Rozdział 1",
        "Rodzina jest podmiotem.",
        "Dlaczego?",
    )


def test_a_file_without_marks_has_none_and_a_broken_one_says_so() -> None:
    assert marks(file(text("Bez zmian."))) == ()
    with pytest.raises(Unreadable):
        marks(b"no archive")
