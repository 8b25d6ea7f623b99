"""Who keeps which cards; and nothing protected leaves the inner circle, whichever way one looks."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kooperacje.base.actor import ANONYMOUS, system
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import NotThere
from kooperacje.basket import access, actions, queries
from kooperacje.basket.exchange import writing
from kooperacje.basket.models import Place, Service, ServicePlace
from kooperacje.basket.states import ServiceState
from kooperacje.basket.tests import making

KEEPERS = {
    "provider's contact": (("contact", "gops"), True, True),
    "provider's leader": (("leader", "gops"), True, True),
    "provider's member": (("member", "gops"), False, False),
    "leader of the powiat": (("leader", "pcpr"), True, True),
    "officer of the powiat": (("officer", "pcpr"), True, True),
    "contact of another institution of the powiat": (("contact", "pcpr"), False, False),
    "leader of a neighbouring powiat": (("leader", "foreign"), False, False),
    "administrator anywhere": (("administrator", "foreign"), True, False),
    "auditor": (("auditor", "gops"), False, False),
}


@pytest.fixture
def who(person, gops, pcpr, foreign):
    bodies = {"gops": gops, "pcpr": pcpr, "foreign": foreign}
    return lambda role, body: person(role, bodies[body].pk)


@pytest.mark.parametrize(("held", "keeps", "knows"), KEEPERS.values(), ids=KEEPERS)
def test_who_keeps_a_card_and_who_knows_its_protected_address(who, service, held, keeps, knows):
    actor = who(*held)
    assert bool(access.can(actor, access.KEEP, service)) is keeps
    assert bool(access.can(actor, access.KNOW, service)) is knows
    assert access.kept(actor).filter(pk=service.pk).exists() is keeps
    assert bool(access.can_add(actor, service.provider)) is keeps


def test_a_leader_of_a_gmina_reaches_that_gmina_alone(person, gops, pcpr):
    leader = person("leader", gops.pk)
    assert access.can_add(leader, gops)
    assert not access.can_add(leader, pcpr)


def test_leaders_without_a_seat_or_of_a_whole_region_reach_their_own_institution_alone(person, land, gops):
    making.load_types()
    region = making.a_provider("rops", type="rops", seat="12")
    leader = person("leader", region.pk)
    assert not access.can_add(leader, gops)
    assert access.can_add(leader, region)
    assert access.can_add(system("tests"), gops)


@pytest.mark.parametrize("state", ServiceState)
def test_everybody_reads_what_is_published_and_keepers_everything(service, gops, person, state):
    Service.objects.filter(pk=service.pk).update(state=state.value)
    shown = state is ServiceState.PUBLISHED
    assert access.visible(ANONYMOUS).exists() is shown
    stranger, own = person("member"), person("contact", gops.pk)
    assert access.visible(own).exists()
    assert access.get_or_404(own, "poradnia", access.KEEP) == service
    if shown:
        assert access.get_or_404(ANONYMOUS, "poradnia") == service
        with pytest.raises(Denied):
            access.get_or_404(stranger, "poradnia", access.KEEP)
    else:
        with pytest.raises(NotThere):
            access.get_or_404(ANONYMOUS, "poradnia")
        row = Service.objects.select_related("provider__type", "provider__seat").get()
        assert not access.can(ANONYMOUS, access.READ, row)


def test_what_is_over_is_no_longer_offered(gops):
    row = making.a_service(gops, valid_to="2999-01-01")
    assert access.is_offered(row)
    Service.objects.filter(pk=row.pk).update(valid_to="2020-01-01")
    row.refresh_from_db()
    assert not access.is_offered(row)
    assert not access.public().exists()


def test_where_there_is_a_workspace(person):
    assert access.enters(person("contact"))
    assert access.enters(person("administrator"))
    assert access.enters(system("tests"))
    assert not access.enters(person("member"))
    assert not access.enters(ANONYMOUS)


OUTSIDE = {
    "nobody": lambda who: ANONYMOUS,
    "member": lambda who: who("member", "gops"),
    "administrator": lambda who: who("administrator", "gops"),
    "neighbouring leader": lambda who: who("leader", "foreign"),
    "contact of the powiat": lambda who: who("contact", "pcpr"),
}
SECRET = "Tajemna 13"


@pytest.mark.parametrize("make", OUTSIDE.values(), ids=OUTSIDE)
@given(
    service_protected=st.booleans(),
    place_protected=st.booleans(),
    published=st.booleans(),
    second=st.booleans(),
)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_protected_leaves_the_inner_circle(
    who, gops, make, service_protected, place_protected, published, second
):
    """Whatever is protected and in whichever state: no queryset and no file tells the place to an outsider."""
    ServicePlace.objects.all().delete()
    Service.objects.all().delete()
    Place.objects.all().delete()
    place = making.a_place(gops, address=SECRET, is_protected=place_protected)
    at = ({"place": place.key},)
    making.a_service(gops, published=published, is_protected=service_protected, at=at)
    if second:  # another, open service at the same place
        making.a_service(gops, at=at)
    actor = make(who)
    secret = place_protected or service_protected
    known = access.visible_at(actor)
    assert not known.filter(place__is_protected=True).exists()
    assert not known.filter(service__is_protected=True).exists()
    text = writing.to_json(queries.basket(access.visible(actor), actor))
    whole = json.loads(text)
    by_place = [one for one in whole.get("services", ()) if one.get("at")]
    assert not any(one.get("is_protected") for one in by_place)
    if place_protected:
        assert SECRET not in text
        assert not access.visible_places(actor).exists()
        assert not access.public_places().exists()
    if secret and not second:
        assert SECRET not in text
        assert not access.visible_places(actor).exists()
    inner = who("contact", "gops")
    assert access.visible_at(inner).count() == 1 + second
    assert SECRET in writing.to_json(queries.basket(access.visible(inner), inner))


def test_an_outsider_who_keeps_the_card_changes_it_without_learning_or_losing_its_place(who, gops):
    place = making.a_place(gops, is_protected=True, address=SECRET)
    row = making.a_service(gops, is_protected=True, at=({"place": place.key},))
    outsider = who("administrator", "foreign")
    card = queries.card(row, outsider)
    assert card.at == ()
    actions.change_service(
        by=outsider, service=row, card=card.model_copy(update={"name": "Inna"}), expected=None
    )
    assert row.at.get().place == place
    opened = card.model_copy(update={"is_protected": False})
    with pytest.raises(Denied):
        actions.change_service(by=outsider, service=row, card=opened, expected=None)
    with pytest.raises(Denied):
        actions.change_place(by=outsider, place=place, spot=making.a_spot(), expected=None)
    with pytest.raises(Denied):
        actions.add_place(by=outsider, institution=gops, spot=making.a_spot(is_protected=True))
    with pytest.raises(NotThere):
        access.place_or_404(outsider, place.key)
    assert access.place_or_404(who("contact", "gops"), place.key) == place


def test_places_of_others_are_changed_by_nobody_else(who, gops):
    place = making.a_place(gops)
    with pytest.raises(NotThere):
        access.place_or_404(who("contact", "pcpr"), place.key)
    assert access.place_or_404(who("administrator", "foreign"), place.key) == place
    assert place in access.visible_places(who("administrator", "foreign"))


def test_suggestions_are_read_by_whoever_keeps_the_card(who, service):
    one = actions.suggest(by=ANONYMOUS, service=service, values={"phone": "18 111"})
    new = actions.suggest(by=ANONYMOUS, service=None, values={"name": "Nowa"})
    assert set(access.suggestions(who("contact", "gops"))) == {one}
    assert set(access.suggestions(who("leader", "pcpr"))) == {one, new}
    assert set(access.suggestions(who("administrator", "foreign"))) == {one, new}
    assert not access.suggestions(who("member", "gops")).exists()
    with pytest.raises(NotThere):
        access.suggestion_or_404(who("leader", "foreign"), one.pk)
