"""Who may: everybody reads; an institution's own is kept by who speaks for it; shipped cards are verified by keepers."""

from datetime import date
from uuid import uuid4

import pytest

from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import NotThere
from kooperacje.competences import access
from kooperacje.competences.actions import agree, appoint, write_own
from kooperacje.competences.details import CardFacts, HandoverFacts, Office
from kooperacje.competences.models import Card, Matter, Officeholder
from kooperacje.competences.states import CardKind

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "keep", "verify", "load", "checks"),
    [
        ("contact", True, False, False, True),
        ("leader", True, False, False, True),
        ("officer", True, True, False, True),
        ("administrator", True, True, True, True),
        ("member", False, False, False, False),
        ("reader", False, False, False, False),
    ],
)
def test_roles_of_the_own_institution(an_institution, person, role, keep, verify, load, checks) -> None:
    own = an_institution()
    actor = person(role, own.pk)
    assert bool(access.can(actor, access.KEEP, own)) is keep
    assert bool(access.can(actor, access.VERIFY)) is verify
    assert bool(access.can(actor, access.LOAD)) is load
    assert bool(access.checks(actor)) is checks
    assert access.can(actor, access.READ)
    other = an_institution("ops-obcy")
    assert bool(access.can(actor, access.KEEP, other)) is (role == "administrator")
    assert bool(access.can(actor, access.KEEP)) is (role == "administrator")


def test_outsiders_read_and_nothing_else(an_institution, system_actor) -> None:
    for verb in (access.KEEP, access.VERIFY, access.LOAD):
        assert not access.can(ANONYMOUS, verb, an_institution())
        assert access.can(system_actor, verb, an_institution())
    assert not access.checks(ANONYMOUS)
    with pytest.raises(NotThere):
        access.card_or_404(ANONYMOUS, uuid4())


def test_persons_are_seen_inside_by_keepers_and_when_public(an_institution, person, system_actor) -> None:
    own = an_institution()
    for name, public in (("Anna Jawna", True), ("Jan Skryty", False)):
        office = Office(name=name, function=f"funkcja {name}", valid_from=date(2026, 1, 1), public=public)
        appoint(own, by=system_actor, office=office)

    def seen(actor):
        return {row.name for row in access.visible_people(actor)}

    assert seen(ANONYMOUS) == {"Anna Jawna"} == seen(person("contact", uuid4()))
    assert seen(person("member", own.pk)) == {"Anna Jawna", "Jan Skryty"} == seen(person("officer", uuid4()))


def test_a_thing_of_another_institution_is_not_there(an_institution, person, cards, system_actor) -> None:
    own, other = an_institution(), an_institution("ops-obcy")
    contact = person("contact", own.pk)
    facts = CardFacts(kind=CardKind.POWER, matter=Matter.objects.first(), what="robić coś")
    card = write_own(other, by=system_actor, facts=facts)
    office = Office(name="Jan Skryty", function="kierownik", valid_from=date(2026, 1, 1))
    someone = appoint(other, by=system_actor, office=office)
    agreed = agree(
        other,
        by=system_actor,
        facts=HandoverFacts(
            matters=(Matter.objects.first(),),
            areas=(_unit(),),
            document="nr 1",
            valid_from=date(2026, 1, 1),
            giver=own,
        ),
    )
    for fetch, ref in (
        (access.own_card_or_404, card.pk),
        (access.person_or_404, someone.pk),
        (access.handover_or_404, agreed.pk),
    ):
        with pytest.raises(NotThere):
            fetch(contact, own, ref)
        with pytest.raises(Denied):
            fetch(contact, other, ref)
        assert fetch(system_actor, other, ref).pk == ref
    assert Card.objects.filter(pk=card.pk).exists()
    assert Officeholder.objects.count() == 1


def _unit():
    from kooperacje.territory.models import Unit

    return Unit.objects.get(code="1207011")
