"""Reading a mailbox of a real IMAP server."""

import imaplib
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kooperacje.notices.incoming import MailboxProblem, Visit, read_new

ACCOUNT = "demouser:demopass"
MESSAGES = [f"From: a@b.example\r\nSubject: {n}\r\n\r\nżółw\r\n".encode() for n in range(3)]


def into(kept: list[bytes]) -> Callable[[bytes], bool]:
    return lambda content: kept.append(content) is None


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("pymap")), "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--no-tls", "--no-service", "admin", "--no-service", "managesieve", "dict"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=tmp_path_factory.mktemp("imap"),
    )
    try:
        _wait(port)
        yield f"127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def _wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the IMAP server does not answer")


@pytest.fixture
def url(server: str) -> str:
    """A mailbox with three unread messages."""
    host, port = server.split(":")
    session = imaplib.IMAP4(host, int(port))
    session.login(*ACCOUNT.split(":"))
    session.select("INBOX")
    session.store("1:*", "+FLAGS", r"(\Seen)") if session.select("INBOX")[1] != [b"0"] else None
    for message in MESSAGES:
        session.append("INBOX", "", "", message)
    session.logout()
    return f"imap://{ACCOUNT}@{server}"


def test_new_messages_come_byte_for_byte_and_once(url: str) -> None:
    kept: list[bytes] = []
    assert read_new(url, into(kept)) == Visit(kept=3)
    assert kept == MESSAGES
    assert read_new(url, into(kept)) == Visit()


def test_what_belongs_to_nobody_here_is_left_for_a_person_and_not_asked_about_again(url: str) -> None:
    asked: list[bytes] = []

    def keep(content: bytes) -> bool:
        asked.append(content)
        return content == MESSAGES[1]

    assert read_new(url, keep) == Visit(kept=1, left=2)
    assert read_new(url, keep) == Visit()
    assert len(asked) == 3


def test_a_message_that_could_not_be_kept_stays_unread(url: str) -> None:
    kept: list[bytes] = []

    def keep(content: bytes) -> bool:
        if len(kept) == 1:
            raise RuntimeError("no room")
        kept.append(content)
        return True

    with pytest.raises(RuntimeError):
        read_new(url, keep)
    more: list[bytes] = []
    assert read_new(url, into(more)) == Visit(kept=2)
    assert kept + more == MESSAGES


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("demopass", "wrong"), "sign_in"),
        (("imap:", "http:"), "setting"),
        (("127.0.0.1:", "127.0.0.1:1"), "no_connection"),
    ],
)
def test_a_mailbox_that_cannot_be_read_says_why(server: str, change: tuple[str, str], code: str) -> None:
    host, port = server.split(":")
    address = f"imap://{ACCOUNT}@{host}:{port if code != 'no_connection' else ''}"
    target = f"imap://{ACCOUNT}@127.0.0.1:1" if code == "no_connection" else address.replace(*change)
    with pytest.raises(MailboxProblem) as problem:
        read_new(target, lambda content: True)
    assert problem.value.code == code


def test_a_folder_that_is_not_there(server: str) -> None:
    with pytest.raises(MailboxProblem) as problem:
        read_new(f"imap://{ACCOUNT}@{server}/Nowhere", lambda content: True)
    assert problem.value.code == "sign_in"
