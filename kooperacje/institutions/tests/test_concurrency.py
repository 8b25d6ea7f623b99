"""Two writers at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from kooperacje.base.actor import system
from kooperacje.base.problems import BadInput
from kooperacje.institutions import actions
from kooperacje.institutions.models import Institution

BY = system("tests")


def at_once(*jobs):
    """Run the jobs together, each on a connection of its own; a refusal is returned, not raised."""
    start = Barrier(len(jobs))

    def run(job):
        start.wait()
        try:
            return job()
        except BadInput as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def test_one_key_ensured_by_four_is_one_institution(own_database) -> None:
    actions.load_types(by=BY)
    made = at_once(*[lambda: actions.ensure(by=BY, key="ops-x", name="OPS w X", type="ops")] * 4)
    assert len({institution.pk for institution in made}) == 1
    assert Institution.objects.count() == 1


def test_one_name_registered_by_three_gets_three_keys(own_database) -> None:
    actions.load_types(by=BY)
    at_once(*[lambda: actions.register(by=BY, name="Fundacja", type="fundacja")] * 3)
    keys = Institution.objects.order_by("key").values_list("key", flat=True)
    assert list(keys) == ["fundacja", "fundacja-2", "fundacja-3"]


def test_one_regon_goes_to_one_of_two(own_database) -> None:
    actions.load_types(by=BY)
    outcome = at_once(
        lambda: actions.register(by=BY, name="A", type="ops", regon="123456785"),
        lambda: actions.register(by=BY, name="B", type="ops", regon="123456785"),
    )
    assert sorted(isinstance(one, BadInput) for one in outcome) == [False, True]
