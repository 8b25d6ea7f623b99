"""Registering, changing, closing: who may, what is refused, what is written down."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.base.versions import Stale
from kooperacje.institutions import access, actions, queries
from kooperacje.institutions.actions.registry import next_key
from kooperacje.institutions.details import Details, is_key
from kooperacje.institutions.models import Contact, Institution
from kooperacje.institutions.states import ContactKind
from kooperacje.journal.models import Event

pytestmark = pytest.mark.django_db


def test_a_registered_institution_has_its_facts_and_an_event(mops, system_actor) -> None:
    assert (mops.type.key, mops.seat.code, mops.version) == ("mops", "1213011", 1)
    event = Event.objects.get(subject=f"institutions.institution:{mops.pk}")
    assert event.verb == "institutions.registered"


def test_a_key_is_made_of_the_name_and_never_given_twice(foundation, system_actor) -> None:
    assert foundation.key == "fundacja-dom-dla-dziecka"
    assert foundation.seat is None
    twin = actions.register(by=system_actor, name="Fundacja Dom dla Dziecka", type="fundacja")
    assert twin.key == "fundacja-dom-dla-dziecka-2"


@given(st.text(max_size=90), st.sets(st.sampled_from(["a", "a-2", "instytucja", "x" * 58])))
def test_a_made_key_is_always_a_good_one(name: str, taken: set[str]) -> None:
    from kooperacje.base.text import slug

    key = next_key(slug(name), taken)
    assert is_key(key)
    assert key not in taken


def test_ensure_is_idempotent_and_keeps_what_stands(country, system_actor) -> None:
    first = actions.ensure(by=system_actor, key="ops-x", name="OPS w X", type="ops", seat="1203013")
    again = actions.ensure(by=system_actor, key="ops-x", name="Another name", type="gops", seat=None)
    assert (again.pk, again.name, again.type.key) == (first.pk, "OPS w X", "ops")
    assert Institution.objects.count() == 1


def test_one_key_in_two_files_may_mean_two_institutions(country, system_actor) -> None:
    def meant(key: str, name: str, seat: str | None) -> Institution:
        return actions.recognise(by=system_actor, key=key, name=name, type="szkola", seat=seat)

    first = meant("szkola", "Szkoła Podstawowa nr 1", "1203013")
    assert meant("szkola", "SZKOŁA PODSTAWOWA NR 1", None) == first
    other = meant("szkola", "Szkoła Podstawowa nr 2", "1203013")
    assert other != first
    assert meant("sp-2", "Szkoła Podstawowa nr 2", "1203013") == other
    assert meant("sp-2-oswiecim", "Szkoła Podstawowa nr 2", "1213011").seat != other.seat
    assert Institution.objects.count() == 3


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "x" * 301}, "name"),
        ({"name": "x\x07y"}, "name"),
        ({"type": "no-such"}, "type"),
        ({"seat": "9999999"}, "seat"),
        ({"regon": "123456786"}, "regon"),
        ({"nip": "1"}, "nip"),
        ({"key": "Zła nazwa"}, "key"),
        ({"key": "mops-oswiecim"}, "key"),
        ({"regon": "123456785"}, "regon"),
        ({"other_names": ["y" * 2001]}, "other_names"),
    ],
)
def test_wrong_facts_are_refused_by_field(mops, system_actor, facts: dict, field: str) -> None:
    good = {"name": "OPS", "type": "ops"}
    with pytest.raises(BadInput) as caught:
        actions.register(by=system_actor, **{**good, **facts})
    assert [fault.place for fault in caught.value.faults] == [field]
    assert Institution.objects.count() == 1


def test_only_keepers_write(mops, person) -> None:
    outsider, keeper = person("worker", mops.pk), person("officer")
    details = Details.of(mops)
    for attempt in (
        lambda by: actions.register(by=by, name="OPS", type="ops"),
        lambda by: actions.change(mops, by=by, details=details, expected=None),
        lambda by: actions.close(mops, by=by, on=date(2026, 5, 1)),
        lambda by: actions.reopen(mops, by=by),
        lambda by: actions.add_unit(mops, by=by, name="Dział"),
        lambda by: actions.add_contact(mops, by=by, kind=ContactKind.PHONE, value="12 345 67 89"),
        lambda by: actions.set_areas(mops, by=by, territories=[]),
        lambda by: actions.load_types(by=by),
    ):
        for by in (ANONYMOUS, outsider):
            with pytest.raises(Denied):
                attempt(by)
        attempt(keeper)


def test_a_change_counts_versions_and_names_the_fields(mops, system_actor) -> None:
    details = Details("MOPS Oświęcim", mops.type, None, ("MOPS", "Pomoc społeczna"))
    changed = actions.change(mops, by=system_actor, details=details, expected=1)
    assert changed.version == 2
    assert changed.seat is None
    event = Event.objects.filter(verb="institutions.changed").get()
    assert event.details["fields"] == ["name", "other_names", "regon", "seat"]
    assert actions.change(changed, by=system_actor, details=details, expected=2).version == 2  # nothing new


def test_a_stale_form_loses_no_word(mops, system_actor) -> None:
    actions.change(mops, by=system_actor, details=Details("First", mops.type), expected=1)
    with pytest.raises(Stale) as caught:
        actions.change(mops, by=system_actor, details=Details("Second", mops.type), expected=1)
    assert ("name", "First", "Second") in caught.value.differences()


def test_closing_keeps_the_institution_findable_in_the_past(mops, system_actor, english) -> None:
    actions.close(mops, by=system_actor, on=date(2026, 5, 1))
    assert Institution.objects.filter(queries.standing(date(2026, 4, 30))).exists()
    assert not Institution.objects.filter(queries.standing(date(2026, 5, 1))).exists()
    successor = actions.register(by=system_actor, name="CUS", type="cus", seat="1213011", regon="123456785")
    with pytest.raises(BadInput, match="REGON belongs to “CUS”"):
        actions.reopen(mops, by=system_actor)
    actions.close(successor, by=system_actor, on=date(2026, 6, 1))
    assert actions.reopen(mops, by=system_actor).valid_to is None


def test_an_institution_cannot_close_before_it_began(country, system_actor) -> None:
    begun = actions.register(by=system_actor, name="CUS", type="cus", valid_from=date(2026, 5, 1))
    with pytest.raises(BadInput):
        actions.close(begun, by=system_actor, on=date(2026, 4, 1))


def test_units_form_a_tree_and_close_from_the_leaves(mops, foundation, system_actor) -> None:
    section = actions.add_unit(mops, by=system_actor, name="Dział Pracy Socjalnej")
    team = actions.add_unit(mops, by=system_actor, name="Zespół 1", parent=section)
    assert actions.add_unit(mops, by=system_actor, name="Zespół  1", parent=section) == team
    with pytest.raises(BadInput):
        actions.close_unit(section, by=system_actor, on=date(2026, 1, 1))
    actions.close_unit(team, by=system_actor, on=date(2026, 1, 1))
    actions.close_unit(section, by=system_actor, on=date(2026, 1, 1))
    assert queries.open_units(mops) == []
    with pytest.raises(BadInput):
        actions.add_unit(foundation, by=system_actor, name="X", parent=section)
    with pytest.raises(BadInput):
        actions.add_unit(foundation, by=system_actor, name=" ")


def test_areas_are_replaced_whole_and_only_when_different(mops, system_actor) -> None:
    from kooperacje.territory.models import Unit

    powiat, gmina = Unit.objects.get(code="1213"), Unit.objects.get(code="1203013")
    actions.set_areas(mops, by=system_actor, territories=[powiat, gmina])
    actions.set_areas(mops, by=system_actor, territories=[gmina, powiat])
    assert [unit.code for unit in queries.served(mops)] == ["1203013", "1213"]
    assert Event.objects.filter(verb="institutions.area_changed").count() == 1
    assert list(queries.serving(Unit.objects.get(code="1213062"))) == [mops]
    actions.set_areas(mops, by=system_actor, territories=[])
    assert queries.served(mops) == []


@pytest.mark.parametrize(
    ("kind", "value", "good"),
    [
        (ContactKind.PHONE, "12 345 67 89 wew. 12", True),
        (ContactKind.PHONE, "+48 (12) 345-67-89", True),
        (ContactKind.PHONE, "zadzwoń", False),
        (ContactKind.EMAIL, "sekretariat@example.org", True),
        (ContactKind.EMAIL, "sekretariat", False),
        (ContactKind.WEBSITE, "https://example.org/kontakt", True),
        (ContactKind.WEBSITE, "javascript:alert(1)", False),
        (ContactKind.E_DELIVERY, "AE:PL-12345-67890-ABCDE-12", True),
        (ContactKind.E_DELIVERY, "12345", False),
        (ContactKind.ADDRESS, "ul. Polna 1", True),
        (ContactKind.ADDRESS, "", False),
        (ContactKind.ADDRESS, "x" * 301, False),
    ],
)
def test_contacts_are_checked_by_kind(mops, system_actor, kind: ContactKind, value: str, good: bool) -> None:
    if good:
        assert actions.add_contact(mops, by=system_actor, kind=kind, value=value).value == value
    else:
        with pytest.raises(BadInput):
            actions.add_contact(mops, by=system_actor, kind=kind, value=value)


def test_a_contact_is_renewed_not_doubled_and_leaves_no_trace_when_removed(mops, system_actor) -> None:
    mail = {"by": system_actor, "kind": ContactKind.EMAIL, "value": "a@example.org"}
    contact = actions.add_contact(mops, **mail)
    assert actions.add_contact(mops, **mail, public=False, label="dyrekcja") == contact
    assert not Contact.objects.get().is_public
    with pytest.raises(BadInput):
        actions.add_contact(mops, **mail, label="x" * 121)
    actions.remove_contact(contact, by=system_actor)
    assert not Contact.objects.exists()
    assert "example.org" not in str(list(Event.objects.order_by("id").values_list("details", "subject")))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(st.booleans(), st.sampled_from(["worker", "officer", "administrator", ""]), st.booleans())
def test_the_list_of_contacts_and_the_rule_for_one_agree(
    mops, person, system_actor, public, role, inside
) -> None:
    contact = actions.add_contact(
        mops, by=system_actor, kind=ContactKind.PHONE, value="12 345 67 89", public=public
    )
    place = [mops.pk] if inside else []
    actor = person(role, *place) if role else ANONYMOUS
    listed = access.visible_contacts(actor).filter(pk=contact.pk).exists()
    assert listed == bool(access.can_see_contact(actor, contact))
    assert listed == (public or role in {"officer", "administrator"} or (inside and bool(role)))


def test_absent_and_forbidden(mops, person) -> None:
    with pytest.raises(NotThere):
        access.get_or_404(ANONYMOUS, "no-such")
    with pytest.raises(Denied):
        access.get_or_404(ANONYMOUS, mops.key, access.CHANGE)
    assert access.get_or_404(ANONYMOUS, mops.key) == mops
