"""What people and programs do to a form before they send it back. Each takes the document's body and changes it."""

import copy
import io
import zipfile
from collections.abc import Callable
from typing import Any

from lxml import etree

from kooperacje.documents.answerform.opening import W, text_of

Damage = Callable[[Any], None]
MAIN = "word/document.xml"


def damaged(content: bytes, damage: Damage) -> bytes:
    """The same file with the damage done to its body."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            part = source.read(entry)
            if entry.filename == MAIN:
                root = etree.fromstring(part)
                damage(root.find(f"{W}body"))
                part = etree.tostring(root)
            target.writestr(entry.filename, part)
    return out.getvalue()


def paragraph(*texts: str) -> Any:
    element = etree.Element(f"{W}p")
    for number, text in enumerate(texts):
        run = etree.SubElement(element, f"{W}r")
        if number:
            etree.SubElement(run, f"{W}tab")
        etree.SubElement(run, f"{W}t").text = text
    return element


def set_text(element: Any, text: str) -> None:
    nodes = list(element.iter(f"{W}t"))
    for node in nodes[1:]:
        node.text = ""
    nodes[0].text = text


def strip_controls(body: Any) -> None:
    """An editor that knows no content controls keeps only what stood in them."""
    for control in list(body.iter(f"{W}sdt")):
        parent, place = control.getparent(), control.getparent().index(control)
        for child in reversed(list(control.find(f"{W}sdtContent"))):
            parent.insert(place, child)
        parent.remove(control)


def lose_tags(body: Any) -> None:
    """The controls stay, but nameless."""
    for properties in body.iter(f"{W}sdtPr"):
        properties.remove(properties.find(f"{W}tag"))


def tables_to_paragraphs(body: Any) -> None:
    """Everything in a table becomes paragraphs, cell after cell."""
    strip_controls(body)
    for table in list(body.iter(f"{W}tbl")):
        place = body.index(table)
        inner = list(table.iter(f"{W}p"))
        body.remove(table)
        for offset, element in enumerate(inner):
            body.insert(place + offset, element)


def rows_to_lines(body: Any) -> None:
    """Each row becomes one line: label, tab, answer."""
    strip_controls(body)
    for table in list(body.iter(f"{W}tbl")):
        place = body.index(table)
        lines = []
        for row in table.iter(f"{W}tr"):
            cells = list(row.iter(f"{W}tc"))
            label = text_of(next(cells[0].iter(f"{W}p")))
            lines.append(paragraph(label, "\n".join(text_of(p) for p in cells[1].iter(f"{W}p"))))
        body.remove(table)
        for offset, element in enumerate(lines):
            body.insert(place + offset, element)


def retyped(body: Any) -> None:
    """Typed anew as plain paragraphs «label: answer», with only the fields that were answered."""
    strip_controls(body)
    lines: list[Any] = []
    waiting = ""
    for element in list(body):
        if element.tag == f"{W}tbl":
            lines += _typed_rows(element)
        elif element.tag == f"{W}p":
            text = text_of(element)
            if element.find(f".//{W}b") is not None:
                waiting = text
            elif text not in HELPS | EMPTY:
                asked = waiting if _style(element).startswith("Field") else ""
                lines.append(paragraph(_typed(asked, text)))
                waiting = ""
    for element in list(body):
        if element.tag != f"{W}sectPr":
            body.remove(element)
    for offset, element in enumerate(lines):
        body.insert(offset, element)


def _typed_rows(table: Any) -> list[Any]:
    rows = [list(row.iter(f"{W}tc")) for row in table.iter(f"{W}tr")]
    pairs = [(text_of(next(label.iter(f"{W}p"))), text_of(answer)) for label, answer in rows]
    return [paragraph(_typed(label, answer)) for label, answer in pairs if answer not in EMPTY]


def _typed(label: str, answer: str) -> str:
    return f"{label}{'' if label.endswith('?') else ':'} {answer}" if label else answer


EMPTY = {"Kliknij i wpisz odpowiedź.", "Wybierz z listy.", "Podaj datę."}
HELPS = {"Znajdziesz go w zaproszeniu. Bez kodu też przyjmiemy odpowiedź.", "Rozdział, punkt lub strona."}


def _style(element: Any) -> str:
    style = element.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val")


REWORDED = {
    "Nazwa instytucji": "Nazwa Państwa instytucji:",
    "Kod z zaproszenia": "Kod (z zaproszenia)",
    "Osoba do kontaktu": "Imię i nazwisko osoby do kontaktu",
    "Adres e-mail do kontaktu": "Adres email",
    "Data wypełnienia": "Data wypełnienia formularza",
    "Czy zgłaszacie uwagi do dokumentu?": "Czy zgłaszają Państwo uwagi do dokumentu",
    "Miejsce w dokumencie": "Miejsce (w dokumencie)",
    "Obecne brzmienie": "Aktualny zapis w dokumencie",
    "Proponowane brzmienie": "Propozycja nowego brzmienia",
    "Treść uwagi i uzasadnienie": "Uzasadnienie uwagi",
    "Rodzaj uwagi": "Rodzaj zgłaszanej uwagi",
    "Jakie są mocne strony modelu?": "1. Jakie są według Państwa mocne strony modelu?",
    "Co utrudni współpracę instytucji w powiecie?": "2. Co utrudni współpracę instytucji w powiecie",
}


def reword(body: Any) -> None:
    """Other words for the labels, and no controls."""
    strip_controls(body)
    for element in body.iter(f"{W}p"):
        new = REWORDED.get(text_of(element))
        if new:
            set_text(element, new)


def reword_with_controls(body: Any) -> None:
    """Other words for the labels; the controls stay."""
    for element in body.iter(f"{W}p"):
        new = REWORDED.get(text_of(element))
        if new:
            set_text(element, new)


def shout_without_polish_letters(body: Any) -> None:
    """Labels in capitals, without diacritics and with full stops."""
    strip_controls(body)
    plain = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")
    for element in body.iter(f"{W}p"):
        if text_of(element) in REWORDED:
            set_text(element, text_of(element).translate(plain).upper() + " .")


def delete_unanswered(body: Any) -> None:
    """Empty fields are deleted with their rows, and blocks without an answer whole."""
    for row in list(body.iter(f"{W}tr")):
        if text_of(list(row.iter(f"{W}tc"))[1]) in EMPTY:
            row.getparent().remove(row)
    for table in list(body.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            body.remove(table)


def delete_unanswered_and_controls(body: Any) -> None:
    delete_unanswered(body)
    strip_controls(body)


def copy_block(body: Any) -> None:
    """One more remark, made by copying the whole first table, with the tags of the first."""
    table = next(body.iter(f"{W}tbl"))
    twin = copy.deepcopy(table)
    for node in twin.iter(f"{W}t"):
        if node.text and node.text.endswith((".", "17")):
            node.text += " Kopia"
    last = list(body.iter(f"{W}tbl"))[-1]
    last.addnext(twin)
    last.addnext(paragraph("Uwaga 6"))


def type_below(body: Any) -> None:
    """The answer stands below the empty control, not in it."""
    for control in list(body.iter(f"{W}sdt")):
        content = control.find(f"{W}sdtContent")
        inner = list(content.iter(f"{W}p"))
        text = text_of(content)
        if text in EMPTY or not inner:
            continue
        control.addnext(paragraph(*[text]))
        set_text(inner[0], "Kliknij i wpisz odpowiedź.")
        for node in content.iter(f"{W}br"):
            node.getparent().remove(node)


def type_beside_labels(body: Any) -> None:
    """The answer stands in the cell or line of the label, after a colon; the controls stay empty."""
    for control in list(body.iter(f"{W}sdt")):
        content = control.find(f"{W}sdtContent")
        text = text_of(content)
        if text in EMPTY:
            continue
        before = _label_before(control)
        alias = control.find(f"{W}sdtPr/{W}alias").get(f"{W}val")
        set_text(before, f"{alias}: {text}" if not alias.endswith("?") else f"{alias} {text}")
        set_text(content, "Kliknij i wpisz odpowiedź.")


def _label_before(control: Any) -> Any:
    cell = control.getparent()
    if cell.tag == f"{W}tc":
        return next(cell.getprevious().iter(f"{W}p"))
    before = control.getprevious()
    while before.find(f".//{W}b") is None:
        before = before.getprevious()
    return before


def one_table(body: Any) -> None:
    """All remarks in one table, a row each, under a row of labels: the form that many offices are used to."""
    strip_controls(body)
    tables = list(body.iter(f"{W}tbl"))
    rows = [[text_of(list(row.iter(f"{W}tc"))[1]) for row in table.iter(f"{W}tr")] for table in tables]
    heads = [text_of(next(row.iter(f"{W}p"))) for row in tables[0].iter(f"{W}tr")]
    new = etree.Element(f"{W}tbl")
    for number, cells in enumerate([heads, *(row for row in rows if set(row) - EMPTY)]):
        line = etree.SubElement(new, f"{W}tr")
        for text in [str(number) if number else "Lp.", *cells]:
            etree.SubElement(line, f"{W}tc").append(paragraph("" if text in EMPTY else text))
    tables[0].addprevious(new)
    for table in tables:
        body.remove(table)
    for element in list(body.iter(f"{W}p")):
        if text_of(element).startswith("Uwaga ") and len(text_of(element)) < 9:
            body.remove(element)


def lose_headings(body: Any) -> None:
    """No headings, no introduction; no controls."""
    strip_controls(body)
    for element in list(body):
        if element.tag == f"{W}p" and _style(element).startswith(
            ("Heading", "Title", "Subtitle", "Body", "Byline")
        ):
            body.remove(element)


def lose_a_label(body: Any) -> None:
    """In every remark one label was replaced by words that mean nothing to us."""
    strip_controls(body)
    for table in body.iter(f"{W}tbl"):
        rows = list(table.iter(f"{W}tr"))
        set_text(next(rows[2].iter(f"{W}p")), "???")


def split_runs(body: Any) -> None:
    """An editor that writes every letter as a run of its own, and wraps answers into tracked insertions."""
    for node in list(body.iter(f"{W}t")):
        run = node.getparent()
        text = node.text or ""
        for letter in reversed(text[1:]):
            twin = etree.Element(f"{W}r")
            inner = etree.SubElement(twin, f"{W}t")
            inner.text = letter
            inserted = etree.Element(f"{W}ins")
            inserted.append(twin)
            run.addnext(inserted)
        node.text = text[:1]


def answer_with_boxes(body: Any) -> None:
    """The choice was printed as boxes and one was crossed."""
    strip_controls(body)
    labels = ("Zgłaszamy uwagi", "Nie zgłaszamy uwag")
    for element in list(body.iter(f"{W}p")):
        text = text_of(element)
        if text in labels and element.find(f".//{W}b") is None:
            for label in reversed(labels):
                element.addnext(paragraph(f"{'☒' if label == text else '☐'} {label}"))
            element.getparent().remove(element)
    for element in body.iter(f"{W}p"):
        if text_of(element) == "2026-03-12":
            set_text(element, "12 marca 2026 r.")


DAMAGES: dict[str, Damage] = {
    damage.__name__: damage
    for damage in (
        strip_controls,
        lose_tags,
        tables_to_paragraphs,
        rows_to_lines,
        retyped,
        reword,
        reword_with_controls,
        shout_without_polish_letters,
        delete_unanswered,
        delete_unanswered_and_controls,
        copy_block,
        type_below,
        type_beside_labels,
        one_table,
        lose_headings,
        lose_a_label,
        split_runs,
        answer_with_boxes,
    )
}
