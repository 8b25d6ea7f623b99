"""Messages taken apart: the sender, the words, the files, and who or what wrote them."""

import random
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from kooperacje.notices.incoming import Malformed, Sort, own_words, parse, read_bounce
from kooperacje.notices.incoming.message import message_from_bytes
from kooperacje.notices.incoming.plain import of_html


def written(text: str = "Brak uwag.", **headers: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    given = {
        "From": "Żaneta Próbna <Z@Example.org>",
        "Subject": "Odpowiedź",
        "Message-ID": "<1@example.org>",
        **headers,
    }
    for name, value in given.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def test_sender_subject_time_and_words() -> None:
    got = parse(written("Dzień dobry,\nżółw.\n", Date="Mon, 03 Feb 2025 10:12:00 +0100").as_bytes())
    assert (got.sender, got.sender_name, got.subject) == ("z@example.org", "Żaneta Próbna", "Odpowiedź")
    assert got.sent_at is not None
    assert got.sent_at.isoformat() == "2025-02-03T09:12:00+00:00"
    assert got.text.splitlines() == ["Dzień dobry,", "żółw."]
    assert got.sort is Sort.PERSON
    assert parse(written(To="A <Biuro+x@example.org>, b@example.org").as_bytes()).recipients == (
        "biuro+x@example.org",
        "b@example.org",
    )


def test_files_keep_their_names_and_bytes() -> None:
    message = written()
    message.add_attachment(
        b"\x00\x01", maintype="application", subtype="octet-stream", filename="../../żółw.docx"
    )
    (file,) = parse(message.as_bytes()).attachments
    assert (file.name, file.content) == ("../../żółw.docx", b"\x00\x01")


@pytest.mark.parametrize(
    ("charset", "body"),
    [
        ("iso-8859-2", "żółw".encode("iso-8859-2")),
        ("windows-1250", "żółw".encode("cp1250")),
        ("no-such-charset", "żółw".encode()),
        ("us-ascii", "żółw".encode("cp1250")),
        ("punycode", "żółw".encode()),
    ],
)
def test_older_and_wrong_encodings_are_read(charset: str, body: bytes) -> None:
    head = f"From: a@b.example\r\nContent-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    assert parse(head.encode() + body).text == "żółw"


def test_what_no_database_keeps_is_not_in_the_text() -> None:
    head = b"From: a@b.example\r\nContent-Type: text/plain; charset=%s\r\n\r\n"
    assert parse(head % b"unicode_escape" + rb"\ud800\u0000 x").text == r"\ud800\u0000 x"
    text = parse(head % b"utf-16le" + b"a\x00\x00\x00b\x00").text
    assert "\x00" not in text


def test_a_long_text_that_is_cut_within_a_letter_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kooperacje.notices.incoming.message.TEXT_LIMIT", 5)
    assert parse(b"From: a@b.example\r\n\r\n" + "aaażółwżółwżółwżółw".encode()).text == "aaażó"


def test_html_alone_becomes_lines_and_what_it_quotes_is_marked() -> None:
    message = EmailMessage(policy=SMTP)
    message["From"] = "a@b.example"
    message.set_content(
        "<html><head><style>p{}</style></head><body><p>Nie zgłaszamy&nbsp;uwag.</p><script>alert(1)</script>"
        "<div>pon., 3 lut 2025 o 10:12 Jan &lt;j@e.example&gt; napisał(a):<br></div>"
        "<blockquote><div>Zapraszamy<br>do udziału</div></blockquote></body></html>",
        subtype="html",
    )
    words = own_words(parse(message.as_bytes()).text)
    assert words.own == "Nie zgłaszamy uwag."
    assert "> Zapraszamy\n> do udziału" in words.quoted


def test_cells_and_lists_of_html_stay_apart() -> None:
    html = "<table><tr><td>Nazwa instytucji</td><td>PCPR</td></tr></table><ul><li>a</li><li>b <b>c</b>d</li></ul>"
    assert of_html(html).split("\n") == ["Nazwa instytucji\tPCPR", "a", "b cd"]


@pytest.mark.parametrize(
    ("headers", "sort"),
    [
        ({}, Sort.PERSON),
        ({"Auto_Submitted": "no"}, Sort.PERSON),
        ({"Auto_Submitted": "auto-replied"}, Sort.AUTOMATIC),
        ({"X_Autoreply": "yes"}, Sort.AUTOMATIC),
        ({"Precedence": "auto_reply"}, Sort.AUTOMATIC),
        ({"Subject": "Automatyczna odpowiedź: Zaproszenie"}, Sort.AUTOMATIC),
        ({"Subject": "Nieobecność do 5 marca"}, Sort.AUTOMATIC),
        ({"Subject": "Out of office"}, Sort.AUTOMATIC),
        ({"Precedence": "bulk"}, Sort.BULK),
        ({"List_Id": "<x.example>"}, Sort.BULK),
        ({"Subject": "Niedostarczono: Zaproszenie", "From": "MAILER-DAEMON@example.org"}, Sort.BOUNCE),
        ({"Subject": "Undeliverable: x"}, Sort.PERSON),  # a person may write about one
    ],
)
def test_machines_are_told_from_people(headers: dict[str, str], sort: Sort) -> None:
    assert parse(written(**headers).as_bytes()).sort is sort


DSN = b"""From: MAILER-DAEMON@mx.example
To: kooperacje@example.org
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="x"

--x
Content-Type: text/plain

I could not deliver your message.

--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
Arrival-Date: Mon, 3 Feb 2025 10:12:00 +0100

Final-Recipient: rfc822; Nobody@Example.org
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown

Original-Recipient: rfc822;full@example.org
Final-Recipient: rfc822;full@example.org
Action: delayed
Diagnostic-Code: smtp; 452 4.2.2 Mailbox full

Final-Recipient: rfc822; odd@example.org
Action: exploded

--x
Content-Type: text/rfc822-headers

Message-ID: <sent-1@kooperacje.example>
Subject: Zaproszenie

--x--
"""


def bounce_of(content: bytes) -> list[tuple[str, str, str, str, bool]]:
    from email.policy import default

    found = read_bounce(message_from_bytes(content, policy=default))
    return [(f.recipient, f.status, f.action, f.original_id, f.final) for f in found]


def test_a_delivery_report_names_recipient_status_and_action() -> None:
    assert bounce_of(DSN) == [
        ("nobody@example.org", "5.1.1", "failed", "<sent-1@kooperacje.example>", True),
        ("full@example.org", "4.2.2", "delayed", "<sent-1@kooperacje.example>", False),
    ]
    assert parse(DSN).sort is Sort.BOUNCE


def test_a_report_with_the_whole_message_names_it_too() -> None:
    whole = DSN.replace(b"text/rfc822-headers", b"message/rfc822")
    assert bounce_of(whole)[0][3] == "<sent-1@kooperacje.example>"


def test_rooms_that_send_are_told_of_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    from kooperacje.notices.incoming import bounces, hear_failures, tell_failures

    monkeypatch.setattr(bounces, "_listeners", [])
    heard: list[str] = []

    def listen(failures) -> None:
        heard.extend(failure.recipient for failure in failures)

    hear_failures(listen)
    hear_failures(listen)
    tell_failures(parse(DSN).failures)
    assert heard == ["nobody@example.org", "full@example.org"]


def test_other_messages_are_no_reports() -> None:
    assert bounce_of(written().as_bytes()) == []


@pytest.mark.parametrize("content", [b"", b"\x00" * 100, b"PK\x03\x04 a zip", b"just words without headers"])
def test_bytes_that_are_no_message(content: bytes) -> None:
    with pytest.raises(Malformed):
        parse(content)


def test_a_message_that_is_too_large_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kooperacje.notices.incoming.message.MESSAGE_LIMIT", 10)
    with pytest.raises(Malformed):
        parse(written().as_bytes())


def test_deep_nesting_and_broken_headers_never_crash() -> None:
    nested = b"From: a@b.example\r\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(3_000)
    )
    odd = [
        nested,
        b"From: =?utf-8?q?=ff?= <a@\r\nSubject: =?x?b?===?=\r\nDate: 99 Foo 99999\r\n\r\nx",
        b"From: a@b.example\r\nContent-Type: multipart/mixed\r\n\r\nx",
        b"From: a@b.example\r\nContent-Type: text/plain; charset*=a'b\r\nContent-Disposition: attachment; filename*=x''%\r\n\r\nx",
        b'From: "\xff\xfe" <>\r\nTo: ,,,\r\n\r\n',
        b"Message-ID: <[\r\nFrom: [\r\n\r\n",
    ]
    for content in odd:
        try:
            parse(content)
        except Malformed:
            continue


def test_flipped_bytes_never_crash() -> None:
    chance = random.Random(20260203)
    message = written("żółw " * 20, Date="Mon, 03 Feb 2025 10:12:00 +0100")
    message.add_attachment(b"abc", maintype="application", subtype="pdf", filename="a.pdf")
    for base in (message.as_bytes(), DSN):
        for _ in range(300):
            content = bytearray(base)
            for _ in range(chance.randint(1, 12)):
                content[chance.randrange(len(content))] = chance.randrange(256)
            try:
                parse(bytes(content))
            except Malformed:
                continue
