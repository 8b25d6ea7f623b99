"""The receipt on paper: complete, and nothing in it too long for a line."""

from django.core.files.base import ContentFile

from kooperacje.answering import actions, content, paper
from kooperacje.documents import opendata, pdf


def test_the_receipt_holds_everything_and_breaks_everywhere(code, write, send):
    write(code, "Za mało czasu", place="3. Zespół", proposed="w ciągu 14 dni")
    actions.write_answers(code, answers={"q2": "Brak ludzi."}, versions={})
    actions.attach(code, upload=ContentFile(b"Uwagi\n", "uwagi.txt"))
    sent = send(code)
    document = paper.tree(sent, "pl")
    said = opendata.render_json(document).decode()
    for words in (sent.number, "Za mało czasu", "w ciągu 14 dni", "Brak ludzi."):
        assert words in said
    printed = str(document)
    (file,) = sent.content["attachments"]
    assert file["name"] in printed
    for digest in (sent.digest, file["sha256"]):
        assert content.readable(digest) in printed
        assert digest not in printed
        assert content.readable(digest).replace(" ", "") == digest
    assert pdf.render(document).startswith(b"%PDF")
