"""The console tells whether the journal is whole, and its head."""

from collections.abc import Callable

import psycopg
import pytest
from click.testing import CliRunner

from kooperacje.base.problems import BadInput
from kooperacje.journal import actions
from kooperacje.journal.commands import journal

pytestmark = pytest.mark.usefixtures("as_worker")


def run(*arguments: str) -> str:
    done = CliRunner().invoke(journal, arguments, catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


def test_a_whole_journal(events: Callable[..., list[int]]) -> None:
    with pytest.raises(BadInput, match="jeszcze opieczętowane"):
        run("head")
    events(3)
    actions.seal()
    events(1)
    head = run("head").strip()
    assert head.endswith("@3")
    lines = run("verify", "--head", head).splitlines()
    assert lines[-2:] == [
        "Dziennik jest nienaruszony. Wpisy: 4, pieczęcie: 1, wpisy jeszcze bez pieczęci: 1.",
        head,
    ]
    assert run("verify").splitlines()[-1] == head


def test_a_journal_tampered_with(events: Callable[..., list[int]], superuser: psycopg.Connection) -> None:
    events(3)
    actions.seal()
    superuser.execute("ALTER TABLE journal_event DISABLE TRIGGER ALL; DELETE FROM journal_event WHERE id = 2")
    with pytest.raises(BadInput) as refused:
        run("verify")
    assert str(refused.value) == "pieczęć 1: brakuje wpisu po numerze 1"


def test_a_journal_without_seals() -> None:
    assert run("verify").splitlines()[-1].endswith("wpisy jeszcze bez pieczęci: 0.")
