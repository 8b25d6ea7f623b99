"""Verification that outlives a new loading, confirmation once a period, and reminders."""

from datetime import date, timedelta

import pytest

from kooperacje.accounts.models import Account
from kooperacje.base import clock
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput
from kooperacje.competences import tasks
from kooperacje.competences.actions import add_matter, appoint, confirm, load, load_packaged, remind, verify
from kooperacje.competences.cardfile import packaged
from kooperacje.competences.details import Office
from kooperacje.competences.models import Card, Matter, Upkeep
from kooperacje.competences.queries import due_institutions, search, standings, unverified
from kooperacje.competences.states import Part, Standing
from kooperacje.institutions.actions import add_contact
from kooperacje.institutions.states import ContactKind
from kooperacje.notices.models import Notice

pytestmark = pytest.mark.django_db


def card():
    return Card.objects.select_related("matter", "act").get(type__key="ops", key="wglad-sadu")


def now():
    return standings([card()])[card().pk][0]


def test_a_comparison_stays_when_cards_are_loaded_anew(cards, person, an_institution, system_actor) -> None:
    officer = person("officer", an_institution().pk)
    assert now() is Standing.UNVERIFIED
    before = len(unverified())
    made = verify(card(), by=officer, source="Dz.U. 2024 poz. 1568, art. 572", holds=True)
    assert now() is Standing.VERIFIED
    assert len(unverified()) == before - 1
    assert load_packaged(by=system_actor).changed == 0
    assert card().verifications.get() == made
    Card.objects.filter(pk=card().pk).update(what="robić coś innego")
    assert now() is Standing.CHANGED
    assert load_packaged(by=system_actor).changed == 1
    assert now() is Standing.VERIFIED
    verify(card(), by=officer, source="tekst ustawy", holds=False, remark="Chodzi o inny artykuł.")
    assert now() is Standing.DISPUTED


@pytest.mark.parametrize(
    ("given", "where"),
    [
        ({"source": " ", "holds": True}, "source"),
        ({"source": "tekst", "holds": False}, "remark"),
        ({"source": "tekst", "holds": True, "on": date(2999, 1, 1)}, "on"),
    ],
)
def test_a_comparison_says_what_was_read(cards, person, given, where) -> None:
    with pytest.raises(BadInput) as refused:
        verify(card(), by=person("officer"), **given)
    assert [fault.place for fault in refused.value.faults] == [where]
    assert not card().verifications.exists()


def test_only_keepers_compare(cards, person) -> None:
    with pytest.raises(Denied):
        verify(card(), by=person("contact"), source="tekst", holds=True)


def appointed(institution, by):
    office = Office(name="Anna Zmyślona", function="dyrektor", valid_from=date(2026, 1, 1))
    appoint(institution, by=by, office=office)


def grow_old(months=13):
    Upkeep.objects.update(confirmed_on=clock.today() - timedelta(days=31 * months))


def test_an_institution_is_reminded_once_a_period(powiat, speaker, system_actor) -> None:
    pcpr, by = powiat["pcpr"], speaker("pcpr")
    appointed(pcpr, by)
    assert remind(by=system_actor) == 0
    grow_old()
    assert [one.institution for one in due_institutions()] == [pcpr]
    assert remind(by=system_actor) == 0  # nobody to write to
    add_contact(pcpr, by=system_actor, kind=ContactKind.EMAIL, value="sekretariat@example.org")
    assert remind(by=system_actor) == 1
    assert remind(by=system_actor) == 0
    letter = Notice.objects.get()
    assert letter.address == "sekretariat@example.org"
    assert "/kto-co-moze/instytucja/pcpr/" in letter.text
    assert "Zmyślona" not in letter.text
    confirm(pcpr, by=by, part=Part.STAFF)
    assert not due_institutions()
    with pytest.raises(Denied):
        confirm(pcpr, by=speaker("mops"), part=Part.STAFF)


def test_who_speaks_for_the_institution_gets_the_letter(powiat, an_account, system_actor) -> None:
    pcpr = powiat["pcpr"]
    account = an_account("contact", pcpr)
    appointed(pcpr, system_actor)
    grow_old()
    tasks.remind(0)
    assert Notice.objects.get().address == Account.objects.get(pk=account.pk).email
    tasks.forget_former(0)


def test_a_new_matter_is_found_by_its_words(cards, person) -> None:
    officer = person("officer")
    add_matter(by=officer, name="opieka wytchnieniowa", theme="Pomoc społeczna", words="odpoczynek opiekuna")
    every = list(Matter.objects.all())
    assert search("odpoczynku opiekunów", every)[0].key == "opieka-wytchnieniowa"
    for name, theme in (("Opieka Wytchnieniowa", "Pomoc społeczna"), ("…", "Pomoc społeczna"), ("nowa", " ")):
        with pytest.raises(BadInput):
            add_matter(by=officer, name=name, theme=theme)
    with pytest.raises(Denied):
        add_matter(by=person("contact"), name="inna", theme="Pomoc społeczna")


def test_a_card_that_left_the_file_ends_and_comes_back(cards, system_actor) -> None:
    whole = packaged()
    (ops,) = [one for one in whole.sets if one.type == "ops"]
    shorter = ops.model_copy(update={"cards": ops.cards[1:]})
    done = load(by=system_actor, file=whole.model_copy(update={"sets": (shorter,)}))
    assert (done.added, done.ended) == (0, 1)
    gone = Card.objects.get(type__key="ops", key=ops.cards[0].key)
    assert gone.valid_to == clock.today()
    assert load_packaged(by=system_actor).changed == 1
    gone.refresh_from_db()
    assert gone.valid_to is None


FOUND = (
    ("piecza zastępcza", "piecza-zastepcza"),
    ("pieczy zastępczej", "piecza-zastepcza"),
    ("eksmisji", "najem-socjalny"),
    ("wagary", "obowiazek-szkolny"),
    ("bezrobotnego status", "status-bezrobotnego"),
    ("niebieskiej karty", "niebieskie-karty"),
    ("wozek", "rehabilitacja-spoleczna"),
    ("kuratorowi informacje", "informacje-dla-kuratora"),
    ("disability certificate", "orzeczenie-o-niepelnosprawnosci"),
    ("asystenta rodziny", "asystent-rodziny"),
)


def test_the_search_forgives_inflection(cards) -> None:
    every = list(Matter.objects.order_by("position"))
    for text, expected in FOUND:
        found = [matter.key for matter in search(text, every)]
        assert expected in found[:3], (text, found)
    for text in ("", "xyzzy", "i w na", "%"):
        assert search(text, every) == []
