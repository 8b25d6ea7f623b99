"""An event is added with its cause, holds no personal data, and nobody can change it."""

from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.utils import timezone

from kooperacje.base.actor import Actor
from kooperacje.journal.actions import OutsideTransaction, record
from kooperacje.journal.models import AppendOnly, Event
from kooperacje.journal.privacy import PersonalData


@pytest.mark.django_db
def test_an_event_says_who_did_what_to_which_thing(person) -> None:
    actor = person("officer")
    event = record(
        by=actor,
        verb="consultations.published",
        subject="consultations.consultation:7",
        details={"stage": "IV", "remarks": 40, "fields": ["title"]},
        about=["institutions.institution:3", "institutions.institution:3"],
    )
    kept = Event.objects.get(pk=event.pk)
    assert (kept.actor_kind, kept.actor_account) == ("person", actor.account_id)
    assert (kept.verb, kept.subject) == ("consultations.published", "consultations.consultation:7")
    assert kept.about == ["institutions.institution:3"]
    assert kept.details == {"stage": "IV", "remarks": 40, "fields": ["title"]}
    assert kept.at == event.at
    assert abs((timezone.now() - kept.at).total_seconds()) < 3600


@pytest.mark.django_db
def test_numbers_and_times_are_the_databases_own(system_actor: Actor) -> None:
    first = record(by=system_actor, verb="demo.loaded", subject="demo.sample:1")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO journal_event (id, at, actor_kind, actor_label, verb, subject, about, details) "
            "VALUES (1, '2001-01-01', 'system', '', 'a.b', 'a.b:1', '{}', '{}') RETURNING id, at"
        )
        number, moment = cursor.fetchone()
    assert number == first.pk + 1
    assert moment >= first.at


def test_an_event_needs_the_transaction_of_its_cause(own_database: str, system_actor: Actor) -> None:
    with pytest.raises(OutsideTransaction):
        record(by=system_actor, verb="demo.loaded", subject="demo.sample:1")

    @transaction.atomic
    def record_and_fail() -> None:
        record(by=system_actor, verb="demo.loaded", subject="demo.sample:1")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        record_and_fail()
    assert not Event.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("subject", "details", "place"),
    [
        ("demo.sample:jan@example.org", {}, "subject of demo.loaded"),
        ("demo.sample:1", {"to": "jan.k@example.org"}, "details.to"),
        ("demo.sample:1", {"ids": ["x", {"n": "44051401359"}]}, "details.ids[1].n"),
        ("demo.sample:1", {"n": 44051401359}, "details.n"),
        ("demo.sample:1", {"tel": "+48 600 100 200"}, "details.tel"),
        ("demo.sample:1", {"600-100-200": 1}, "key 1 of details"),
    ],
)
def test_personal_data_are_refused_without_being_repeated(
    system_actor: Actor, subject, details, place
) -> None:
    with pytest.raises(PersonalData) as refused:
        record(by=system_actor, verb="demo.loaded", subject=subject, details=details)
    assert str(refused.value).startswith(place)
    assert not any(secret in str(refused.value) for secret in ("jan", "440514", "600"))
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_ids_are_not_taken_for_personal_data(system_actor: Actor) -> None:
    details = {
        "regon": "123456785",
        "nip": "1234563218",
        "uuid": str(uuid4()),
        "sum": "44051401358",
        "no_such_day": "44133100004",
        "day": "2019-03-28",
    }
    assert record(by=system_actor, verb="demo.loaded", subject=f"demo.sample:{uuid4()}", details=details).pk


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("verb", "subject", "details", "error"),
    [
        ("published", "demo.sample:1", {}, ValueError),
        ("demo.loaded", "sample 1", {}, ValueError),
        ("demo.loaded", "demo.sample:1", {"share": 0.5}, TypeError),
        ("demo.loaded", "demo.sample:1", {"who": object()}, TypeError),
        ("demo.loaded", "demo.sample:1", {1: "one"}, TypeError),
    ],
)
def test_a_malformed_event_is_refused(system_actor: Actor, verb, subject, details, error) -> None:
    with pytest.raises(error):
        record(by=system_actor, verb=verb, subject=subject, details=details)


@pytest.mark.django_db
def test_python_offers_no_way_to_change_an_event(system_actor: Actor) -> None:
    event = record(by=system_actor, verb="demo.loaded", subject="demo.sample:1")
    ways = [
        event.save,
        event.delete,
        lambda: Event.objects.update(verb="x.y"),
        lambda: Event.objects.filter(pk=event.pk).delete(),
        lambda: Event.objects.bulk_update([event], ["verb"]),
        lambda: Event.objects.update_or_create(pk=event.pk),
    ]
    for way in ways:
        with pytest.raises(AppendOnly):
            way()
