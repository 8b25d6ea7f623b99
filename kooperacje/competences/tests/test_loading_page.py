"""An administrator sees what a set of cards would change, and loads just that."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kooperacje.competences.actions import load_packaged, verify, write_own
from kooperacje.competences.details import CardFacts
from kooperacje.competences.models import Act, Card
from kooperacje.competences.states import CardKind
from kooperacje.journal.models import Event

pytestmark = pytest.mark.django_db
PAGE = "/kto-co-moze/wczytaj-karty/"
FILE = """
format: kooperacje.competences/1
acts:
- {key: ups, title: ustawa o pomocy, journal: Dz.U. 2030 poz. 1, text: 'https://przyklad.test/ups'}
sets:
- type: oik
  cards:
  - {key: pomoc, kind: duty, matter: interwencja-kryzysowa, what: pomóc od razu, act: ups, provision: art. 1, known: sourced}
  - {key: calkiem-nowa, kind: power, matter: interwencja-kryzysowa, what: przyjąć w nocy, act: ups}
"""


def shown(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def sent(client, text: str | bytes, name: str = "karty.yaml"):
    content = text.encode() if isinstance(text, str) else text
    return client.post(PAGE, {"file": SimpleUploadedFile(name, content)})


def seen_in(answer) -> str:
    return re.search(r'name="seen" value="(\w{64})"', answer.content.decode())[1]


@pytest.fixture
def admin(powiat, acting, person):
    return acting(person("administrator"))


@pytest.mark.parametrize("role", ["officer", "contact", "leader"])
def test_only_an_administrator(powiat, acting, person, role) -> None:
    client = acting(person(role, powiat["gops"].pk))
    assert client.get(PAGE).status_code in (403, 404)
    assert client.post(f"{PAGE}zapisz/", {"seen": "x"}).status_code in (403, 404)
    assert "Wczytaj karty" not in client.get("/kto-co-moze/karty/").content.decode()


def test_what_stands_already_is_left_alone(admin) -> None:
    page = shown(admin.get(PAGE))
    assert "Nic by się nie zmieniło" in page
    assert "Wczytaj to" not in page
    assert "Wczytaj karty" in shown(admin.get("/kto-co-moze/karty/"))


def test_the_shipped_set_is_seen_and_then_loaded_and_what_others_wrote_stays(
    admin, powiat, speaker, person
) -> None:
    card = Card.objects.select_related("matter", "act").get(type__key="ops", key="wglad-sadu")
    facts = CardFacts(
        kind=CardKind.DUTY, matter=card.matter, what="zawiadomić sąd tego samego dnia", act=card.act
    )
    mine = write_own(powiat["gops"], by=speaker("gops"), facts=facts, replaces=card)
    verify(card, by=person("officer", powiat["mops"].pk), source="Dz.U. 2024 poz. 1568", holds=True)
    Card.objects.filter(pk=card.pk).update(what="robić coś dawnego", groups=["seniors"])
    Card.objects.filter(type__key="oik", key="terapia").delete()
    Card.objects.create(
        key="dawna",
        type=card.type,
        kind="power",
        matter=card.matter,
        what="dawać",
        level="gmina",
        known="background",
    )
    answer = admin.get(PAGE)
    page = shown(answer)
    for said in ("robić coś dawnego", "zawiadomić sąd opiekuńczy", "osoby starsze", "Instytucja gops", "nowa",
                 "kończy się dziś", "trzeba ją porównać z aktem ponownie"):  # fmt: skip
        assert said in page, said
    assert Card.objects.filter(what="robić coś dawnego").exists()
    before = Event.objects.count()
    done = admin.post(f"{PAGE}zapisz/", {"seen": seen_in(answer), "content": ""}, follow=True)
    assert "Wczytano. Nowych: 1, zmienionych: 1, zakończonych: 1." in shown(done)
    assert "Nic by się nie zmieniło" in shown(done)
    assert Event.objects.count() == before + 1
    mine.refresh_from_db()
    assert (mine.what, mine.valid_to, mine.replaces_id) == (facts.what, None, card.pk)
    assert card.verifications.exists()
    assert load_packaged(by=person("administrator")).changed == 0


def test_what_has_changed_since_is_not_loaded_unseen(admin) -> None:
    Card.objects.filter(type__key="oik", key="terapia").update(what="robić coś dawnego")
    seen = seen_in(admin.get(PAGE))
    Card.objects.filter(type__key="oik", key="pomoc").update(what="robić coś innego")
    refused = admin.post(f"{PAGE}zapisz/", {"seen": seen}, follow=True)
    assert "W międzyczasie karty się tu zmieniły" in shown(refused)
    assert Card.objects.filter(what="robić coś dawnego").exists()
    assert admin.post(f"{PAGE}zapisz/", {}, follow=True).status_code == 200


def test_a_file_is_looked_at_and_loaded(admin) -> None:
    answer = sent(admin, FILE)
    page = shown(answer)
    for said in ("karty.yaml", "ustawa o pomocy", "pomóc od razu", "przyjąć w nocy", "kończy się dziś"):
        assert said in page, said
    assert Act.objects.get(key="ups").title != "ustawa o pomocy"
    content = re.search(
        r"<textarea name=\"content\"[^>]*>(.*?)</textarea>", answer.content.decode(), re.DOTALL
    )[1]
    content = content.replace("&#x27;", "'").replace("&quot;", '"')
    admin.post(f"{PAGE}zapisz/", {"seen": seen_in(answer), "content": content})
    card = Card.objects.get(type__key="oik", key="pomoc")
    assert (card.what, card.source) == ("pomóc od razu", "https://przyklad.test/ups")
    assert Card.objects.filter(type__key="oik", key="calkiem-nowa").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format: [", "wiersz 2"),
        ("format: inne", "format"),
        ("format: kooperacje.competences/1\n", "W pliku nie ma aktów, spraw ani kart."),
        (FILE.replace("matter: interwencja-kryzysowa", "matter: nieznana"), "„nieznana”"),
        (FILE.replace("kind: power", "kind: moc"), "cards.1.kind"),
        (FILE.replace("- type: oik", "- institution: gops"), "Karty instytucji pisze ona sama"),
        (b"\xff\xfe\x00", "Plik nie jest tekstem w UTF-8."),
        ("x" * 1_000_001, "Plik jest za duży"),
        ("", "pust"),
    ],
)
def test_bad_files_get_a_sentence_and_change_nothing(admin, text, said) -> None:
    before = list(Card.objects.order_by("pk").values_list("pk", "version"))
    answer = sent(admin, text)
    assert answer.status_code == 400
    assert said in shown(answer)
    assert list(Card.objects.order_by("pk").values_list("pk", "version")) == before


def test_looking_costs_little(admin, django_assert_max_num_queries) -> None:
    Card.objects.update(note="coś innego")
    with django_assert_max_num_queries(25):
        page = admin.get(PAGE)
    assert "<details" in page.content.decode()


def test_the_register_leads_to_the_cards_and_back(client, powiat) -> None:
    gops = powiat["gops"]
    page = client.get(f"/instytucje/{gops.key}/").content.decode()
    assert f'href="/kto-co-moze/instytucja/{gops.key}/"' in page
    assert 'href="/kto-co-moze/?gmina=1207032"' in page
    back = client.get(f"/kto-co-moze/instytucja/{gops.key}/").content.decode()
    assert f'href="/instytucje/{gops.key}/">Wpis w rejestrze instytucji' in back
    assert 'href="/instytucje/?type=ops"' in client.get("/kto-co-moze/karty/ops/").content.decode()
