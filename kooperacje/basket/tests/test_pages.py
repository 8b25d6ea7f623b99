"""Pages of the basket: what stands on them, what a press does, how much they ask of the database."""

import re

import pytest
from django.urls import reverse

from kooperacje.basket import actions, codes
from kooperacje.basket.models import Gap, Place, ProviderLink, Service
from kooperacje.basket.states import GapState, ServiceState, SuggestionState
from kooperacje.basket.tests import making

BY = making.BY


@pytest.fixture
def desk(client, signed_in, gops):
    """The client of a person who speaks for the institution."""
    signed_in(client, "contact", gops)
    return client


@pytest.fixture
def lead(client, signed_in, pcpr):
    """The client of a leader of the powiat."""
    signed_in(client, "leader", pcpr)
    return client


def at(name, *args):
    return reverse(f"basket:{name}", args=args)


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_the_list_is_for_keepers(client, signed_in, service):
    assert client.get(at("list")).status_code == 404
    signed_in(client, "member", service.provider)
    for name in ("list", "new", "suggestions", "gaps", "gap-new"):
        assert client.get(at(name)).status_code == 404
    assert client.get(at("card", "poradnia")).status_code == 404
    assert client.get(at("institution", "gops")).status_code == 404


def test_the_list_shows_own_cards_and_narrows_them(desk, service, pcpr):
    making.a_service(pcpr, name="Cudza karta")
    making.a_service(service.provider, name="Pełna świetlica", free=0, categories=("edukacja",))
    page = text(desk.get(at("list")))
    assert service.name in page
    assert "Cudza karta" not in page
    for query, shown in (
        ("q=świetlica", "Pełna"),
        ("look=full", "Pełna"),
        ("category=edukacja", "Pełna"),
        ("look=poor", service.name),
        ("look=stale", service.name),
        ("state=published&provider=gops", service.name),
    ):
        assert shown in text(desk.get(f"{at('list')}?{query}"))
    assert "Żadna karta" in text(desk.get(f"{at('list')}?state=draft&page=x"))


def test_an_empty_list_says_how_to_begin(desk):
    assert "Zacznij pierwszą" in text(desk.get(at("list")))


def test_the_list_asks_the_same_for_one_card_and_three(desk, gops, flat_queries):
    assert flat_queries(lambda: making.a_service(gops), lambda: desk.get(at("list"))) <= 14


def test_a_card_is_written_in_steps_and_published(desk, gops):
    place = making.a_place(gops, name="Sala")
    made = desk.post(at("new"), {"provider": "gops", "name": "Grupa wsparcia"})
    assert made.url == at("edit", "grupa-wsparcia", "what")
    what = {
        "name": "Grupa wsparcia",
        "summary": "Rozmowa.",
        "domains": ["zdrowie"],
        "topics": ["temat-kryzys"],
        "version": 1,
    }
    assert desk.post(made.url, what).url == at("edit", "grupa-wsparcia", "who")
    who = {
        "audiences": ["adults"],
        "areas": "Tymbark\n1210",
        "level": "gmina",
        "age_from": "18",
        "version": 2,
    }
    assert desk.post(at("edit", "grupa-wsparcia", "who"), who).url == at("edit", "grupa-wsparcia", "how")
    how = {
        "how_to_get": "Przyjdź.",
        "needs": ["referral"],
        "cost": "free",
        "last_day": "2999-12-31",
        "version": 3,
    }
    assert desk.post(at("edit", "grupa-wsparcia", "how"), how).url == at("edit", "grupa-wsparcia", "where")
    where = {
        "phone": "18 1",
        "at": [place.key],
        "hours": "pn–pt 8:00–16:00",
        "languages": ["pl", "uk"],
        "version": 4,
    }
    assert desk.post(at("edit", "grupa-wsparcia", "where"), where).url == at(
        "edit", "grupa-wsparcia", "languages"
    )
    words = {"name_en": "Support group", "summary_en": "A talk.", "version": 5}
    assert desk.post(at("edit", "grupa-wsparcia", "languages"), words).url == at("card", "grupa-wsparcia")
    page = text(desk.get(at("card", "grupa-wsparcia")))
    for shown in ("Rozmowa.", "pn–pt 8:00–16:00", "Sala", "Support group", "Tymbark", "Skierowanie"):
        assert shown in page
    assert desk.post(at("move", "grupa-wsparcia"), {"target": "published"}).status_code == 302
    row = Service.objects.get(key="grupa-wsparcia")
    assert row.state == ServiceState.PUBLISHED
    assert str(row.valid_to) == "3000-01-01"
    assert 'value="2999-12-31"' in text(desk.get(at("edit", row.key, "how")))
    again = desk.post(at("edit", row.key, "how"), {**how, "version": row.version})
    assert again.url == at("card", row.key)


WRONG = {
    "what": ({"name": ""}, "To pole jest wymagane"),
    "who": ({"level": "gmina", "areas": "Nigdzie"}, "Nie ma takiej jednostki"),
    "how": ({"cost": "free", "capacity": "1", "free": "2"}, "Wolnych miejsc jest więcej"),
    "where": ({"hours": "rano"}, "Wiersz 1"),
    "languages": ({"summary_en": "A talk."}, "Brakuje nazwy"),
}


@pytest.mark.parametrize(("step", "said"), WRONG.items(), ids=WRONG)
def test_what_is_wrong_stands_above_and_beside_its_field(desk, service, step, said):
    answer = desk.post(at("edit", "poradnia", step), {**said[0], "version": service.version})
    assert answer.status_code == 400
    assert "error-summary" in text(answer)
    assert said[1] in text(answer)


def test_a_step_that_is_not_there(desk, service):
    assert desk.get(at("edit", "poradnia", "nic")).status_code == 404
    assert desk.post(at("move", "poradnia"), {"target": "nic"}).status_code == 404
    assert desk.post(at("new"), {"provider": "pcpr", "name": "x"}).status_code == 400


def test_two_people_meet_on_a_card(desk, service):
    answer = desk.post(at("edit", "poradnia", "who"), {"level": "powiat", "version": 1})
    assert answer.status_code == 409


def test_a_bare_card_is_not_published_and_the_reasons_are_said(desk, gops):
    making.a_service(gops, key="gola", published=False, summary="")
    page = text(desk.post(at("move", "gola"), {"target": "published"}, follow=True))
    assert "Napisz jednym prostym zdaniem" in page


def test_one_press_confirms_and_one_form_tells_the_places(desk, service):
    assert "jeszcze niepotwierdzona" in text(desk.get(at("card", "poradnia")))
    assert "potwierdzona dziś" in text(desk.post(at("verify", "poradnia"), follow=True))
    page = text(
        desk.post(at("capacity", "poradnia"), {"capacity": 5, "free": 0, "wait_days": 30}, follow=True)
    )
    assert "oczekiwanie w dniach: 30" in page
    assert "Wpisz na listę braków" in page
    assert desk.post(at("capacity", "poradnia"), {"capacity": 1, "free": 3}).status_code == 400
    raised = desk.post(at("raise", "poradnia"))
    assert raised.url == at("gap", Gap.objects.get().key)


def test_a_protected_card_tells_its_place_to_its_people_alone(client, signed_in, gops, desk):
    place = making.a_place(gops, address="Tajemna 13", is_protected=True)
    making.a_service(gops, key="dom", is_protected=True, at=({"place": place.key},))
    assert "Tajemna 13" in text(desk.get(at("card", "dom")))
    assert "Tajemna 13" in text(desk.get(at("institution", "gops")))
    signed_in(client, "administrator")
    page = text(client.get(at("card", "dom")))
    assert "Tajemna 13" not in page
    assert "Miejsce chronione" in page
    assert "Tajemna" not in text(client.get(at("edit", "dom", "where")))
    assert "Tajemna" not in text(client.get(at("institution", "gops")))
    assert client.get(at("place", place.key)).status_code == 404


def test_places_are_added_changed_and_removed(desk, gops):
    form = {
        "kind": "physical",
        "name": "Biuro",
        "address": "Rynek 1",
        "town": "Tymbark",
        "postcode": "34-650",
        "gmina": "1207122",
    }
    assert desk.post(at("place-new", "gops"), form).url == at("institution", "gops")
    place = Place.objects.get()
    assert "Biuro" in text(desk.get(at("institution", "gops")))
    assert desk.post(at("place-new", "gops"), {**form, "postcode": "x"}).status_code == 400
    assert desk.post(at("place-new", "gops"), {**form, "latitude": "49.1"}).status_code == 400
    assert 'value="Rynek 1"' in text(desk.get(at("place", place.key)))
    changed = desk.post(at("place", place.key), {**form, "name": "Nowe biuro", "version": 1})
    assert changed.url == at("institution", "gops")
    desk.post(at("place", place.key), {"remove": "1"})
    assert not Place.objects.exists()
    assert desk.get(at("place-new", "nie-ma")).status_code == 404


# The link of a provider


@pytest.fixture
def link(service):
    return actions.make_link(by=BY, institution=service.provider)


@pytest.fixture
def door(link):
    return codes.path(link)


def filled(service, **said):
    """What a browser sends of a card when nothing is touched."""
    names = (
        "name",
        "summary",
        "description",
        "how_to_get",
        "documents",
        "conditions",
        "cost_note",
        "phone",
        "email",
        "website",
    )
    whole = {name: getattr(service, name) for name in names} | {"word": "nothing", "version": service.version}
    return {f"{service.key}-{name}": value for name, value in {**whole, **said}.items()}


def test_a_link_is_made_shown_and_taken_back(desk, service):
    page = text(desk.post(at("link", "gops"), follow=True))
    assert codes.path(ProviderLink.objects.get()) in page
    assert "Utwórz link" in text(desk.post(at("link-revoke", "gops"), follow=True))
    assert desk.post(at("link-revoke", "gops")).status_code == 400


def test_a_link_opens_by_a_button_and_works_once(client, door, service):
    seen = client.get(door)
    assert "Otwórz karty" in text(seen)
    assert service.name not in text(seen)
    assert seen.headers["Cache-Control"] == "no-store, private"
    assert ProviderLink.objects.get().opened_at is None
    opened = text(client.post(door, {"step": "open"}))
    assert service.name in opened
    done = client.post(door, {"step": "send", **filled(service, phone="18 777 00 00")})
    assert "Dziękujemy, zapisano" in text(done)
    service.refresh_from_db()
    assert (service.phone, service.verified_by) == ("18 777 00 00", service.provider.name)
    for answer in (client.get(door), client.post(door, {"step": "open"})):
        assert answer.status_code == 410
        assert "został już użyty" in text(answer)


@pytest.mark.parametrize("state", ["used_at", "revoked_at", "expires_at"])
def test_what_was_typed_stays_shown_when_the_link_is_dead(client, door, link, service, state):
    moment = link.made_at.replace(microsecond=0)
    ProviderLink.objects.update(made_at=moment.replace(year=2020), **{state: moment})
    answer = client.post(
        door, {"step": "send", **filled(service, summary="Moje nowe zdanie", word="changed")}
    )
    assert answer.status_code == 410
    page = text(answer)
    assert "Moje nowe zdanie" in page
    assert "o nowy link" in page
    assert 'value="send"' not in page
    service.refresh_from_db()
    assert service.summary == "Rozmowa ze specjalistą."


def test_what_is_wrong_is_named_and_nothing_typed_is_lost(client, door, service):
    sent = {"step": "send", **filled(service, website="nie", free="9", capacity="1", summary="Moje")}
    answer = client.post(door, sent)
    assert answer.status_code == 400
    assert 'value="Moje"' in text(answer)
    crossed = client.post(door, {"step": "send", **filled(service, free="9", capacity="1")})
    assert crossed.status_code == 400
    assert "Wolnych miejsc jest więcej" in text(crossed)
    assert client.post(door, {"step": "send", **filled(service)}).status_code == 400
    stale = client.post(door, {"step": "send", **filled(service, word="true", version=99)})
    assert "Ktoś w międzyczasie" in text(stale)
    assert "Dziękujemy" in text(client.post(door, {"step": "send", **filled(service, word="ended")}))
    service.refresh_from_db()
    assert service.state == ServiceState.WITHDRAWN


def test_all_other_cards_are_confirmed_by_one_button(client, door, service, gops):
    other = making.a_service(service.provider, key="druga", name="Druga")
    assert 'value="all"' in text(client.post(door, {"step": "open"}))
    said = {**filled(service, phone="18 777 00 00"), **filled(other)}
    assert "Dziękujemy" in text(client.post(door, {"step": "all", **said}))
    for card in (service, other):
        before = card.version
        card.refresh_from_db()
        assert card.verified_by == service.provider.name, before
    assert service.phone == "18 777 00 00"


def test_one_card_needs_no_button_for_the_others(client, door, service):
    Service.objects.update(free=None, wait_days=0)
    page = text(client.post(door, {"step": "open"}))
    assert 'value="all"' not in page
    assert "bez oczekiwania" in page


def test_a_code_that_opens_nothing_looks_absent(client, service):
    assert client.get(at("provider", "0" * 24)).status_code == 404


# Suggestions


def test_a_keeper_decides_on_a_suggestion(client, signed_in, service):
    row = actions.suggest(by=BY, service=service, values={"phone": "18 555"}, note="Zmienił się numer.")
    signed_in(client, "contact", service.provider)
    assert service.name in text(client.get(at("suggestions")))
    page = text(client.get(at("suggestion", row.pk)))
    assert "555" in page
    assert "Zmienił się numer." in page
    assert client.post(at("suggestion", row.pk), {"decision": "reject"}).status_code == 400
    client.post(at("suggestion", row.pk), {"decision": "reject", "reason": "Stary jest dobry."})
    assert "Nic nie czeka" in text(client.get(at("suggestions")))
    assert "Stary jest dobry." in text(client.get(at("suggestion", row.pk)))
    assert service.name in text(client.get(f"{at('suggestions')}?all=1"))
    client.post(at("suggestion", row.pk), {"decision": "reconsider"})
    done = client.post(at("suggestion", row.pk), {"decision": "accept", "fields_": ["phone"]})
    assert done.url == at("card", "poradnia")
    service.refresh_from_db()
    assert service.phone == "18 555"


def test_a_change_made_meanwhile_is_shown_beside_what_was_seen(lead, service):
    row = actions.suggest(by=BY, service=service, values={"phone": "18 555"})
    Service.objects.update(phone="18 444")
    page = text(lead.get(at("suggestion", row.pk)))
    for number in ("555", "444", "18 000 00 00"):
        assert number in page


def test_a_new_service_becomes_a_draft(client, signed_in, pcpr, gops):
    row = actions.suggest(by=BY, service=None, values={"name": "Punkt porad"})
    signed_in(client, "leader", pcpr)
    done = client.post(
        at("suggestion", row.pk), {"decision": "accept", "fields_": ["name"], "provider": "gops"}
    )
    assert done.url == at("card", "punkt-porad")
    row.refresh_from_db()
    assert row.state == SuggestionState.ACCEPTED


# Gaps


def test_a_gap_lives_on_its_page(lead, gops, pcpr):
    form = {
        "title": "Brak psychiatry",
        "kind": "absent",
        "territory": "1207122",
        "category": "zdrowie",
        "keeper": "pcpr",
    }
    assert lead.post(at("gap-new"), {**form, "since": "2999-01-01"}).status_code == 400
    page = lead.post(at("gap-new"), form).url
    helper = making.a_service(gops, categories=("zdrowie",))
    assert lead.post(at("gap-evidence", "brak-psychiatry"), {"kind": "queue"}).status_code == 400
    evidence = {"kind": "refusal", "text": "Odmowy w rejestracji.", "number": "7"}
    lead.post(at("gap-evidence", "brak-psychiatry"), evidence)
    shown = text(lead.get(page))
    for words in ("Odmowy w rejestracji.", helper.name, "zgłoszony"):
        assert words in shown
    move = at("gap-move", "brak-psychiatry")
    lead.post(move, {"target": "confirmed"})
    assert lead.post(move, {"target": "in_hand", "note": " "}).status_code == 400
    assert lead.post(move, {"target": "closed", "service": "nie-ma"}).status_code == 400
    assert lead.post(move, {"target": "nic"}).status_code == 404
    lead.post(move, {"target": "in_hand", "note": "Rozmowy ze szpitalem."})
    lead.post(at("gap-substitute", "brak-psychiatry"), {"service": helper.key, "note": "Autobus 7."})
    lead.post(move, {"target": "closed", "service": helper.key})
    shown = text(lead.get(page))
    for words in ("Rozmowy ze szpitalem.", "Autobus 7.", "Brak uzupełnia", "zamknięty"):
        assert words in shown
    lead.post(move, {"target": "confirmed", "note": "Lekarz odszedł."})
    lead.post(move, {"target": "dismissed", "note": "Jest obok."})
    row = Gap.objects.get()
    assert row.state == GapState.DISMISSED
    assert row.events.count() == 6
    lead.post(at("gap-evidence-remove", row.key, row.evidence.get().pk))
    lead.post(at("gap-substitute", row.key), {"service": ""})
    row.refresh_from_db()
    assert (row.evidence.count(), row.substitute) == (0, None)


def test_a_gap_is_changed_and_handed_over(lead, gops, pcpr):
    gap = making.a_gap(pcpr, key="psychiatra")
    assert "Brak psychiatry" in text(lead.get(at("gap-change", "psychiatra")))
    form = {
        "title": "Brak psychiatry dzieci",
        "kind": "full",
        "territory": "1207",
        "keeper": "gops",
        "is_public": "on",
        "version": 1,
    }
    assert lead.post(at("gap-change", "psychiatra"), form).url == at("gap", "psychiatra")
    gap.refresh_from_db()
    assert (gap.title, gap.keeper, gap.is_public, gap.territory.code) == (
        "Brak psychiatry dzieci",
        gops,
        True,
        "1207",
    )
    assert lead.post(at("gap-change", "psychiatra"), {**form, "keeper": "nikt"}).status_code == 400


def test_who_only_works_beside_it_adds_what_is_known_and_decides_nothing(client, signed_in, gops, pcpr):
    making.a_gap(gops, key="psychiatra")
    signed_in(client, "contact", pcpr)
    page = text(client.get(at("gap", "psychiatra")))
    assert "Dopisz, skąd to wiadomo" in page
    assert "Potwierdź brak" not in page
    assert client.post(at("gap-move", "psychiatra"), {"target": "confirmed"}).status_code == 403


def test_the_list_of_gaps_narrows_and_goes_out_as_a_file(lead, gops, patient):
    making.a_gap(gops, title="Brak logopedy", category="edukacja")
    making.a_gap(gops, title="=1+1")
    for query in ("q=logopedy", "category=edukacja", "state=reported&q=logo", "place=Tymbark"):
        assert "Brak logopedy" in text(lead.get(f"{at('gaps')}?{query}"))
    assert "Żaden brak" in text(lead.get(f"{at('gaps')}?state=closed"))
    table = lead.get(at("gaps-file", "csv")).content.decode("utf-8-sig")
    assert "Brak logopedy" in table
    assert "\n=1+1" not in table
    assert lead.get(at("gaps-file", "xlsx")).content[:2] == b"PK"
    assert lead.get(at("gaps-file", "pdf")).status_code == 404


def test_an_empty_list_of_gaps_says_how_to_begin(lead):
    assert "Zgłoś pierwszy" in text(lead.get(at("gaps")))


def test_lists_of_gaps_and_suggestions_ask_the_same_for_one_and_three(lead, gops, service, flat_queries):
    assert flat_queries(lambda: making.a_gap(gops), lambda: lead.get(at("gaps"))) <= 16
    one = lambda: actions.suggest(by=BY, service=service, values={}, note="Zmiana.")  # noqa: E731
    assert flat_queries(one, lambda: lead.get(at("suggestions"))) <= 12


def test_one_card_and_one_gap_ask_little(lead, gops, django_assert_max_num_queries):
    place = making.a_place(gops)
    making.a_service(
        gops, key="karta", at=({"place": place.key},), areas=("1207",), texts={"en": {"name": "X"}}
    )
    gap = making.a_gap(gops)
    with django_assert_max_num_queries(22):
        lead.get(at("card", "karta"))
    with django_assert_max_num_queries(26):
        lead.get(at("gap", gap.key))
