"""Two people at the same moment, with real commits."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from kooperacje.base.actor import system
from kooperacje.base.versions import Stale
from kooperacje.meetings import actions, queries
from kooperacje.meetings.details import Details
from kooperacje.meetings.tests.conftest import BED

BY = system("tests")


def together(*jobs: Callable[[], object]) -> list[object]:
    """Start all jobs at once, each on a connection of its own; what they returned or raised, in their order."""
    start = Barrier(len(jobs))

    def run(job: Callable[[], object]) -> object:
        start.wait(20)
        try:
            return job()
        except Stale as lost:
            return lost
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def test_new_meetings_get_keys_of_their_own(own_database):
    made = together(
        *(lambda: actions.create_meeting(by=BY, subject=BED, details=Details("Warsztat")) for _ in range(4))
    )
    assert sorted(one.key for one in made) == ["m1", "m2", "m3", "m4"]


def test_of_two_minutes_one_is_saved_and_the_other_is_kept_to_compare(own_database):
    meeting = actions.create_meeting(by=BY, subject=BED, details=Details("Warsztat"))
    texts = ("Tekst Ewy", "Tekst Jana")
    results = together(
        *(lambda t=text: actions.write_minutes(by=BY, meeting=meeting, text=t, expected=0) for text in texts)
    )
    (lost,) = [one for one in results if isinstance(one, Stale)]
    saved = queries.minutes(meeting).text
    ((_field, now, yours),) = lost.differences()
    assert {now, yours} == set(texts)
    assert now == saved


def test_points_of_the_agenda_keep_an_order(own_database):
    meeting = actions.create_meeting(by=BY, subject=BED, details=Details("Warsztat"))
    together(*(lambda: actions.add_agenda_item(by=BY, meeting=meeting, title="Punkt") for _ in range(4)))
    assert [item.position for item in queries.agenda(meeting)] == [0, 1, 2, 3]
