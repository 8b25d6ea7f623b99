"""A mailing to many by the worker as a process of its own, killed in the middle, against a real mail server."""

import subprocess
from collections import Counter
from contextlib import contextmanager, suppress

import pytest

from kooperacje.consultations.models import Invitation, Party
from kooperacje.institutions.models import Institution
from kooperacje.notices.models import Notice
from kooperacje.notices.tests.conftest import MailServer, mail_server, mail_server_options
from kooperacje.outreach.models import Dispatch, Mailing, Standing
from kooperacje.outreach.tests.conftest import approve, build, draft_of, opened
from tests.test_worker import ended, rescue_at_once, worker

__all__ = ["mail_server", "mail_server_options", "worker"]
MANY = 250


@pytest.fixture
def consultation(own_database):
    row = build()
    opened(row)
    place = Institution.objects.get(key="mops")
    parties = Party.objects.bulk_create(
        [
            Party(
                consultation=row,
                institution=place,
                key=f"p{number}",
                position=100 + number,
                name=f"Placówka {number}",
                type="mops",
            )
            for number in range(MANY)
        ]
    )
    Invitation.objects.bulk_create(
        [
            Invitation(consultation=row, key=f"q{number}", position=100 + number, to="x", institution=party)
            for number, party in enumerate(parties)
        ]
    )
    Standing.objects.bulk_create(
        [Standing(party=party, email=f"p{number}@example.org") for number, party in enumerate(parties)]
    )
    return row


@contextmanager
def working(process):
    """Within it, the worker has not ended by itself."""
    with ended(process):

        def alive() -> bool:
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.05)
            return process.poll() is None

        yield alive


def test_killed_in_the_middle_nobody_gets_it_twice_and_nobody_is_left_out(
    consultation, person, worker, mail_server: MailServer
):
    officer = person("officer", consultation.organiser_id)
    mailing = draft_of(consultation, officer)
    approve(mailing, officer)
    with working(worker()) as alive:
        while alive() and Notice.objects.count() < MANY // 3:
            pass
    assert Mailing.objects.get(pk=mailing.pk).state == "sending"
    rescue_at_once()
    with working(worker()) as alive:
        while alive() and (
            Mailing.objects.get(pk=mailing.pk).state != "done"
            or Notice.objects.exclude(state="sent").exists()
        ):
            pass
        assert alive()
    assert Mailing.objects.get(pk=mailing.pk).state == "done"
    assert Dispatch.objects.filter(mailing=mailing, state="posted").count() == MANY
    got = Counter(mail_server.receivers)
    assert len(got) == MANY
    # Between the server's taking and our note of it a killed worker cannot know: such a message goes again under the
    # same number, by which receiving systems recognise it.
    numbers = {message["Message-ID"] for message in mail_server.taken}
    assert len(numbers) == MANY
