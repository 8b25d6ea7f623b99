"""The pages of the register as readers and keepers get them."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kooperacje.base.actor import ANONYMOUS
from kooperacje.institutions import actions, pages, queries
from kooperacje.institutions.models import Contact, Institution, OrgUnit, PendingImport
from kooperacje.institutions.queries import Criteria
from kooperacje.institutions.states import ContactKind, Sector
from kooperacje.territory.models import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def acting(client, monkeypatch):
    """`acting(actor)`: a client whose requests are this actor's."""

    def become(actor):
        monkeypatch.setattr("kooperacje.accounts.middleware.ANONYMOUS", actor)
        return client

    return become


@pytest.fixture
def keeper(acting, person):
    return acting(person("officer"))


FACTS = {"name": "OPS w Alwerni", "type": "ops", "seat": "Alwernia"}


def text(answer) -> str:
    return answer.content.decode()


def test_the_list_is_public_and_flat(client, country, system_actor, flat_queries) -> None:
    number = iter(range(9))

    def make():
        actions.register(by=system_actor, name=f"OPS {next(number)}", type="ops", seat="1203013")

    actions.load_types(by=system_actor)
    assert flat_queries(make, lambda: client.get("/instytucje/")) <= 7
    shown = text(client.get("/instytucje/"))
    assert "OPS 0" in shown
    assert "gmina Alwernia (miejsko-wiejska)" in shown
    assert "/instytucje/nowa/" not in shown


def test_one_institution_is_flat_in_its_parts(mops, client, system_actor, flat_queries) -> None:
    number = iter(range(9))

    def make():
        turn = next(number)
        unit = actions.add_unit(mops, by=system_actor, name=f"Dział {turn}")
        actions.add_contact(
            mops, by=system_actor, kind=ContactKind.PHONE, value=f"12 345 67 8{turn}", unit=unit
        )

    assert flat_queries(make, lambda: client.get("/instytucje/mops-oswiecim/")) <= 8


def test_filters_narrow_and_say_what_they_did_not_understand(client, mops, police) -> None:
    assert "Komenda Wojewódzka Policji w" not in text(client.get("/instytucje/?q=oswiecim"))
    assert "Komenda Wojewódzka Policji w" not in text(client.get("/instytucje/?type=ops"))
    assert "Komenda Wojewódzka Policji w" in text(client.get("/instytucje/?sector=public-order&place=Kraków"))
    unclear = text(client.get("/instytucje/?place=Oświęcim"))
    assert "1213011" in unclear  # the candidates are listed
    nothing = text(client.get("/en/instytucje/?q=zzzz"))
    assert "No institution meets all of this" in nothing


@pytest.mark.parametrize(
    "query",
    ["?page=99", "?page=x", "?page=-1", "?type=x", "?sector=x", "?place=%00", "?q=%00", "?q=" + "x" * 5000],
)
def test_odd_addresses_do_no_harm(client, mops, query: str) -> None:
    assert client.get("/instytucje/" + query).status_code == 200


def test_an_empty_register_tells_what_to_do(client, keeper) -> None:
    assert "Rejestr jest pusty" in text(client.get("/instytucje/"))


def test_a_page_of_fifty(client, country, system_actor) -> None:
    for number in range(51):
        actions.register(by=system_actor, name=f"OPS {number:02}", type="ops")
    first, second = pages.listing(ANONYMOUS, Criteria()), pages.listing(ANONYMOUS, Criteria(), 2)
    assert (len(first.lines), len(second.lines), first.last) == (50, 1, 2)
    assert "page=2" in text(client.get("/instytucje/"))


def test_htmx_gets_the_same_list(client, mops) -> None:
    whole = text(client.get("/instytucje/"))
    part = text(client.get("/instytucje/", headers={"HX-Request": "true"}))
    found = part[part.index('<div id="found">') : part.index("</main>")]
    assert found in whole
    assert "<html" not in part


def test_contacts_that_are_not_public_never_reach_an_outsider(acting, person, mops, system_actor) -> None:
    actions.add_contact(
        mops, by=system_actor, kind=ContactKind.EMAIL, value="secret@example.org", public=False
    )
    actions.add_contact(mops, by=system_actor, kind=ContactKind.WEBSITE, value="https://example.org")
    for actor, sees in (
        (ANONYMOUS, False),
        (person("member"), False),
        (person("member", mops.pk), True),
        (person("officer"), True),
    ):
        shown = text(acting(actor).get("/instytucje/mops-oswiecim/"))
        assert ("secret@example.org" in shown) == sees
        assert "https://example.org" in shown


def test_what_is_not_stated_is_said_so(client, foundation) -> None:
    shown = text(client.get(f"/instytucje/{foundation.key}/"))
    assert shown.count("nie podano") >= 5


def test_the_page_of_a_closed_institution_says_since_when(client, mops, system_actor) -> None:
    actions.close(mops, by=system_actor, on=date(2026, 5, 1))
    assert "1 maja 2026" in text(client.get("/instytucje/mops-oswiecim/"))
    assert queries.by_key("mops-oswiecim").valid_to == date(2026, 5, 1)


WRITES = [
    "nowa/",
    "wczytaj/",
    "mops-oswiecim/zmien/",
    "mops-oswiecim/zamknij/",
    "mops-oswiecim/kontakt/",
    "mops-oswiecim/jednostka/",
    "mops-oswiecim/obszar/",
]


@pytest.mark.parametrize("address", WRITES)
def test_pages_that_write_are_for_keepers(acting, person, mops, address: str) -> None:
    for actor in (ANONYMOUS, person("member", mops.pk), person("local_administrator", mops.pk)):
        assert acting(actor).get(f"/instytucje/{address}").status_code == 403
        assert acting(actor).post(f"/instytucje/{address}").status_code == 403
    assert acting(person("officer")).get(f"/instytucje/{address}").status_code == 200
    assert Institution.objects.count() == 1


def test_registering_through_the_form(keeper, country, system_actor) -> None:
    actions.load_types(by=system_actor)
    answer = keeper.post(
        "/instytucje/nowa/", {**FACTS, "regon": "123-456-785", "other_names": "OPS\n\nPomoc "}, follow=True
    )
    assert answer.redirect_chain[-1][0] == "/instytucje/ops-w-alwerni/"
    made = Institution.objects.get()
    assert (made.seat.code, made.regon, made.other_names) == ("1203013", "123456785", "OPS\nPomoc")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"name": ""}, "id_name"),
        ({"type": "x"}, "id_type"),
        ({"seat": "Oświęcim"}, "1213062"),
        ({"regon": "1"}, "REGON"),
        ({"regon": "123456785"}, "Miejski Ośrodek Pomocy Społecznej w Oświęcimiu"),
        ({"key": "nowa"}, "Klucz"),
        ({"key": "mops-oswiecim"}, "mops-oswiecim"),
        ({"name": "x\x07"}, "id_name"),
    ],
)
def test_a_wrong_form_comes_back_with_what_is_wrong_and_all_that_was_written(
    keeper, mops, wrong: dict, says: str
) -> None:
    answer = keeper.post("/instytucje/nowa/", {**FACTS, "address": "ul. Polna 1", **wrong})
    assert answer.status_code == 400
    assert says in text(answer)
    assert "error-summary" in text(answer)
    assert "ul. Polna 1" in text(answer)
    assert Institution.objects.count() == 1


def test_changing_through_the_form_and_two_at_once(keeper, mops) -> None:
    form = text(keeper.get("/instytucje/mops-oswiecim/zmien/"))
    assert "gmina Oświęcim (miejska), powiat oświęcimski, województwo małopolskie [1213011]" in form
    first = {"name": "First", "type": "mops", "seat": "1213011", "version": "1"}
    assert keeper.post("/instytucje/mops-oswiecim/zmien/", first).status_code == 302
    clash = keeper.post("/instytucje/mops-oswiecim/zmien/", {**first, "name": "Second"})
    assert clash.status_code == 409
    assert "First" in text(clash)
    assert "Second" in text(clash)
    assert Institution.objects.get().name == "First"


def test_closing_and_opening_again(keeper, mops) -> None:
    assert keeper.post("/instytucje/mops-oswiecim/zamknij/", {"valid_to": "soon"}).status_code == 400
    keeper.post("/instytucje/mops-oswiecim/zamknij/", {"valid_to": "2026-05-01"})
    assert Institution.objects.get().valid_to == date(2026, 5, 1)
    assert keeper.get("/instytucje/mops-oswiecim/otworz/").status_code == 405
    keeper.post("/instytucje/mops-oswiecim/otworz/")
    assert Institution.objects.get().valid_to is None


def test_contacts_through_the_form(keeper, mops, foundation) -> None:
    address = "/instytucje/mops-oswiecim/kontakt/"
    assert "id_value" in text(keeper.post(address, {"kind": "email", "value": "x"}))
    keeper.post(address, {"kind": "email", "value": "biuro@example.org", "public": "on", "label": "biuro"})
    contact = Contact.objects.get()
    assert contact.is_public
    elsewhere = f"/instytucje/{foundation.key}/kontakt/{contact.pk}/usun/"
    assert keeper.post(elsewhere).status_code == 404
    keeper.post(f"{address}{contact.pk}/usun/")
    assert not Contact.objects.exists()


def test_units_through_the_form(keeper, mops) -> None:
    address = "/instytucje/mops-oswiecim/jednostka/"
    assert keeper.post(address, {"name": ""}).status_code == 400
    keeper.post(address, {"name": "Dział"})
    section = OrgUnit.objects.get()
    keeper.post(address, {"name": "Zespół", "parent": str(section.pk)})
    shown = text(keeper.get("/instytucje/mops-oswiecim/"))
    assert shown.index("Dział") < shown.index("Zespół")
    assert keeper.post(f"{address}{section.pk}/zamknij/").status_code == 400  # a unit stands inside it
    team = OrgUnit.objects.get(name="Zespół")
    keeper.post(f"{address}{team.pk}/zamknij/")
    assert keeper.post(f"{address}{team.pk}/zamknij/").status_code == 404
    assert [unit.name for unit in queries.open_units(mops)] == ["Dział"]


def test_the_area_through_the_form(keeper, mops) -> None:
    address = "/instytucje/mops-oswiecim/obszar/"
    wrong = keeper.post(address, {"territories": "1213\n\nAtlantyda"})
    assert wrong.status_code == 400
    assert "wiersz 3" in text(wrong)
    keeper.post(address, {"territories": "powiat oświęcimski\nAlwernia"})
    assert [unit.code for unit in queries.served(mops)] == ["1203013", "1213"]
    assert "powiat oświęcimski, województwo małopolskie [1213]" in text(keeper.get(address))
    keeper.post(address, {"territories": ""})
    assert queries.served(mops) == []


def send(client, content: str | bytes, name: str = "lista.csv"):
    data = content.encode() if isinstance(content, str) else content
    return client.post("/instytucje/wczytaj/", {"table": SimpleUploadedFile(name, data)})


def test_a_table_is_looked_at_before_it_is_loaded(keeper, mops) -> None:
    answer = send(keeper, "klucz;nazwa;typ;siedziba\nmops-oswiecim;MOPS;mops;\n;OPS w Alwerni;OPS;Alwernia\n")
    assert answer.status_code == 302
    shown = text(keeper.get(answer.url))
    assert "OPS w Alwerni" in shown
    assert Institution.objects.get().name != "MOPS"  # nothing is saved yet
    assert keeper.get(f"{answer.url}zapisz/").status_code == 405
    loaded = keeper.post(f"{answer.url}zapisz/", follow=True)
    assert "OPS w Alwerni" in text(loaded)
    assert Institution.objects.count() == 2
    assert not PendingImport.objects.exists()


def test_a_bad_table_is_refused_with_its_rows(keeper, mops) -> None:
    answer = send(keeper, "nazwa;typ\n;ops\nOPS;nic\n")
    shown = text(keeper.get(answer.url))
    assert "wiersz 2" in shown
    assert "wiersz 3" in shown
    assert "zapisz/" not in shown
    assert keeper.post(f"{answer.url}zapisz/").status_code == 400
    keeper.post(f"{answer.url}odrzuc/")
    assert not PendingImport.objects.exists()
    assert send(keeper, b"").status_code == 400
    assert keeper.post("/instytucje/wczytaj/").status_code == 400


def test_another_keeper_does_not_see_what_was_sent(acting, person, mops) -> None:
    answer = send(acting(person("officer")), "nazwa;typ\nOPS;ops\n")
    assert acting(person("officer")).get(answer.url).status_code == 404


def test_the_empty_table_reads_back(keeper, country, system_actor) -> None:
    from kooperacje.institutions import intake, tables

    sent = keeper.get("/instytucje/wczytaj/wzor.csv").content
    row = b";".join([b"", b"OPS", b"ops"] + [b""] * 10)
    actions.load_types(by=system_actor)
    (read,) = intake.understand(tables.read(sent + row), queries.registers())
    assert read.details.name == "OPS"


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("address", ["", "mops-oswiecim/", "nowa/", "wczytaj/", "mops-oswiecim/zmien/"])
def test_every_page_in_both_languages(keeper, mops, language: str, address: str) -> None:
    answer = keeper.get(f"{language}/instytucje/{address}")
    assert answer.status_code == 200
    assert text(answer).count("<h1>") == 1


def test_every_enum_has_its_words() -> None:
    assert len({pages.sector_label(sector) for sector in Sector}) == len(Sector)
    assert len({pages.contact_label(kind) for kind in ContactKind}) == len(ContactKind)


def test_areas_are_shown_by_name(client, mops, system_actor) -> None:
    actions.set_areas(mops, by=system_actor, territories=[Unit.objects.get(code="1213")])
    assert "powiat oświęcimski" in text(client.get("/instytucje/mops-oswiecim/"))
