"""Residents say what is wrong and what is missing, in their language; nobody but the basket's people decides."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import translation

from kooperacje.basket.actions import suggesting
from kooperacje.basket.models import Service, Suggestion

NEW = "/znajdz-pomoc/dopisz-usluge/"
POLISH = re.compile("[ąćęłńśźż]|Dziękujemy|Wyślij|Popraw", re.IGNORECASE)


def door(card: Service) -> str:
    return reverse("directory:suggest", args=[card.key])


def shown(card: Service) -> dict[str, str]:
    """What a browser sends back of the form as it was opened."""
    names = ("name", "summary", "description", "how_to_get", "documents", "conditions", "cost_note")
    texts = {name: getattr(card, name) for name in (*names, "phone", "email", "website")}
    return texts | {f"initial-{name}": value for name, value in texts.items()}


def main(answer) -> str:
    return re.sub(r"\s+", " ", answer.content.decode().partition("<main")[2].partition("</main>")[0])


def test_a_resident_says_in_own_words_what_is_wrong(service, client) -> None:
    card = service("Poradnia", phone="18 000")
    assert "Coś się zmieniło?" in main(client.get(door(card)))
    sent = client.post(door(card), {**shown(card), "note": "Przenieśli się."})
    assert sent.url == f"{door(card)}?wyslane=1"
    assert "Dziękujemy." in main(client.get(sent.url))
    row = Suggestion.objects.get()
    assert (row.service, row.note, row.values) == (card, "Przenieśli się.", {})
    assert not mail.outbox


def test_only_what_was_changed_by_hand_is_proposed_whatever_happened_meanwhile(service, client) -> None:
    card = service("Poradnia", phone="18 000", summary="Rozmowa.", description="Raz.\nDwa.")
    before = shown(card)
    Service.objects.filter(pk=card.pk).update(summary="Rozmowa i kawa.")
    client.post(door(card), {**before, "phone": "18 555", "description": "Raz.\r\nDwa."})
    assert Suggestion.objects.get().values == {"phone": "18 555"}


def test_whoever_changes_nothing_and_says_nothing_is_asked_again(service, client) -> None:
    card = service("Poradnia")
    answer = client.post(door(card), shown(card))
    assert answer.status_code == 400
    assert "Zmień coś albo napisz, co się zmieniło." in main(answer)
    assert '<details class="details">' in main(answer)
    wrong = client.post(door(card), {**shown(card), "website": "gops"})
    assert wrong.status_code == 400
    assert '<details class="details" open>' in main(wrong)
    assert not Suggestion.objects.exists()


def test_a_missing_service_is_named(country, client) -> None:
    refused = client.post(NEW, {"note": "Jest taki punkt."})
    assert refused.status_code == 400
    assert "Jest taki punkt." in main(refused)
    client.post(NEW, {"name": "Punkt porad", "note": "W remizie.", "phone": "18 111"})
    row = Suggestion.objects.get()
    assert (row.service, row.note, row.values) == (
        None,
        "W remizie.",
        {"name": "Punkt porad", "phone": "18 111"},
    )


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_residents_do_not_see_they_do_not_correct(service, client, state: str) -> None:
    card = service("Szkic", state=state)
    assert client.get(door(card)).status_code == 404
    assert client.post(door(card), {"note": "x"}).status_code == 404


def test_one_card_waits_for_few_and_the_rest_is_told_so(service, client, monkeypatch) -> None:
    monkeypatch.setattr(suggesting, "MOST_WAITING", 1)
    monkeypatch.setattr(suggesting, "MOST_NEW", 1)
    card = service("Poradnia")
    for address, said in ((door(card), {**shown(card), "note": "raz"}), (NEW, {"name": "raz"})):
        assert client.post(address, said).status_code == 302
        again = client.post(address, said)
        assert again.status_code == 400
        assert "Wiele propozycji czeka" in main(again)


@pytest.mark.parametrize(
    ("language", "asked", "wrong", "thanks", "optional"),
    [
        ("uk", "Що не так?", "Змініть щось або напишіть, що змінилося.", "Дякуємо.", "необов’язково"),
        ("en", "What is wrong?", "Change something, or write what changed.", "Thank you.", "optional"),
    ],
)
def test_the_form_its_faults_and_its_thanks_are_in_the_language_of_the_page(
    service, client, language: str, asked: str, wrong: str, thanks: str, optional: str
) -> None:
    card = service("Klub", texts={language: {"name": "Club"}})
    with translation.override(language):
        address, new = door(card), reverse("directory:suggest-new")
    assert address.startswith(f"/{language}/znajdz-pomoc/")
    assert f'href="{address}"' in client.get(f"/{language}/znajdz-pomoc/usluga/{card.key}/").content.decode()
    form = main(client.get(address))
    assert asked in form
    assert optional in form
    assert "Club" in form
    assert 'lang="pl"' in form
    faulty = main(client.post(address, {**shown(card), "reply_to": "nikt", "website": "x", "email": "y"}))
    said = main(client.post(address, shown(card)))
    assert wrong in said
    sent = client.post(address, {**shown(card), "note": "ok"})
    done = main(client.get(sent.url))
    assert thanks in done
    unnamed = main(client.post(new, {}))
    named = client.post(new, {"name": "Club"})
    for page in (form, faulty, said, done, main(client.get(new)), unnamed, main(client.get(named.url))):
        assert not POLISH.search(page), POLISH.search(page)


def test_a_protected_place_is_not_told_by_the_form(service, client) -> None:
    card = service("Schronienie", is_protected=True, at=["120703"])
    assert "Sekretna" not in client.get(door(card)).content.decode()
