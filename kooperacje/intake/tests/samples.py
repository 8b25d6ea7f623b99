"""Files as they come in: good ones, broken ones, and ones that mean harm. All made here, all invented."""

import io
import struct
import zipfile
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from pathlib import Path

import docx

from kooperacje.documents.answerform import Form, render

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FILLED = {
    "institution": "Powiatowe Centrum Pomocy Rodzinie w Zmyślonkach",
    "person": "Zenobia Nieistniejąca",
    "outcome": "with_remarks",
    "remark-1-place": "Rozdział 3.2",
    "remark-1-current": "Zespół spotyka się co miesiąc.",
    "remark-1-proposed": "Zespół spotyka się co kwartał.",
    "remark-1-reason": "Brakuje kadry.",
    "remark-1-kind": "substantive",
    "question-q1": "Jasny podział ról.",
}
DSN = b"""From: MAILER-DAEMON@mx.example
Subject: Undelivered Mail
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="x"

--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; nobody@example.org
Action: failed
Status: 5.1.1

--x--
"""


def mail(
    text: str, sender: str = "gops@nigdzie.example", files: dict[str, bytes] | None = None, **headers: str
) -> bytes:
    message = EmailMessage(policy=SMTP)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    given = {
        "From": f"Jan Próbny <{sender}>",
        "Subject": "Odpowiedź",
        "Message-ID": "<a1@example.org>",
        **named,
    }
    for name, value in given.items():
        message[name] = value
    message["Date"] = "Mon, 02 Feb 2026 10:12:00 +0100"
    message.set_content(text)
    for name, content in (files or {}).items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return out.getvalue()


def document(body: bytes, head: bytes = b"", **more: bytes) -> bytes:
    main = head + b'<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>' % (WORD.encode(), body)
    return archive(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": main, **more})


def commented() -> bytes:
    made = docx.Document()
    made.add_heading("Rozdział 1", level=1)
    paragraph = made.add_paragraph("Rodzina jest podmiotem.")
    made.add_comment(paragraph.runs, text="Proszę wyjaśnić pojęcie.", author="Ewa Próbna", initials="E")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@cache
def bomb() -> bytes:
    """An archive that unpacks to far more than is allowed, and says so."""
    return document(b"<w:p/>", **{"word/media/big.bin": b"\0" * 160 * 1024 * 1024})


@cache
def lying_bomb() -> bytes:
    """An archive that says its member is small, while it unpacks to far more than is allowed."""
    content = bytearray(bomb())
    at = content.rfind(b"PK\x01\x02", 0, content.rfind(b"word/media/big.bin"))
    content[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(content)


LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
OUTSIDE = b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
SHEET = b'<worksheet><sheetData><row><c r="A1"><f>HYPERLINK("http://x.example")</f><v>1</v></c></row></sheetData></worksheet>'
DDE = (
    b'<w:p><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"</w:instrText></w:r></w:p>'
)


def good(form: Form) -> dict[str, bytes]:
    filled = render(form, FILLED)
    return {
        "01-formularz.docx": filled,
        "02-formularz-w-liscie.eml": mail(
            "W załączeniu.", files={"Formularz.docx": render(form, {**FILLED, "institution": ""})}
        ),
        "03-brak-uwag.eml": mail(
            "Nie zgłaszamy uwag.\n\npon., 2 lut 2026 o 9:00 Ośrodek <o@example.org> napisał(a):\n\n> Zapraszamy",
            Message_ID="<a2@example.org>",
        ),
        "04-w-tresci.eml": mail(
            "Nazwa instytucji: Fundacja Próżnia\nUwaga 1\nMiejsce w dokumencie: str. 5\nUzasadnienie: niejasne\n",
            sender="biuro@proznia.example",
            Message_ID="<a3@example.org>",
        ),
        "05-dokument-z-komentarzem.docx": commented(),
        "06-wolny-tekst.eml": mail("Prosimy o dłuższy termin spotkań.", Message_ID="<a4@example.org>"),
    }


def machines() -> dict[str, bytes]:
    return {
        "20-automat.eml": mail(
            "Jestem na urlopie.", Message_ID="<a5@example.org>", Auto_Submitted="auto-replied"
        ),
        "21-zwrot.eml": DSN,
    }


def broken(form: Form) -> dict[str, bytes]:
    filled = render(form, FILLED)
    return {
        "30-uciety.docx": filled[: len(filled) // 2],
        "31-pusty.docx": b"",
        "32-niepelny.docx": document(b"<w:p><w:r>")[:-40],
        "33-tekst.docx": b"to nie jest dokument",
        "34-pusty.eml": b"",
        "35-smieci.eml": bytes(range(256)) * 4,
        "36-zly-xml.docx": archive(
            **{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document>"}
        ),
        "37-pusty-formularz.docx": render(form),
        "38-notatka.txt": "Zwykła notatka".encode(),
    }


def hostile(form: Form) -> dict[str, bytes]:
    return {
        "50-bomba.docx": bomb(),
        "51-bomba-klamie.docx": lying_bomb(),
        "52-encje.docx": document(b"<w:p><w:r><w:t>&c;</w:t></w:r></w:p>", LAUGHS),
        "53-z-zewnatrz.docx": document(b"<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", OUTSIDE),
        "54-makro.docx": document(b"<w:p/>", **{"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
        "55-makro.docm": document(b"<w:p/>"),
        "56-program.docx": b"MZ" + b"\0" * 500,
        "57-haslo.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 512
        + "EncryptedPackage".encode("utf-16-le"),
        "58-formula.xlsx": archive(
            **{
                "[Content_Types].xml": b"<Types/>",
                "xl/workbook.xml": b"<workbook/>",
                "xl/worksheets/sheet1.xml": SHEET,
            }
        ),
        "59-formula.csv": b"Instytucja;Uwaga\nPCPR;\"=cmd|' /C calc'!A0\"\n",
        "60-dde.docx": document(DDE),
        "61-strona.html": b"<script>alert(1)</script>",
        "62-sciezki.eml": mail(
            "W załączeniu.",
            files={"../../etc/passwd.docx": b"MZ\0", "C:\\x\\..\\bomba.docx": b"PK\x03\x04"},
            Message_ID="<b1@example.org>",
        ),
        "63-makro-w-liscie.eml": mail(
            "Proszę otworzyć.", files={"faktura.docm": b"PK\x03\x04"}, Message_ID="<b2@example.org>"
        ),
        "64-za-duzy.docx": b"PK\x03\x04" + b"\0" * 3_000_000,
    }


def fill(folder: Path, *groups: dict[str, bytes]) -> None:
    for group in groups:
        for name, content in group.items():
            (folder / name).write_bytes(content)
