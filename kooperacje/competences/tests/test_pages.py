"""The pages and the API as readers and keepers get them."""

import json
from datetime import date

import pytest

from kooperacje.competences.actions import agree, appoint, write_own
from kooperacje.competences.details import CardFacts, HandoverFacts, Office
from kooperacje.competences.models import Card, Handover, Matter, Officeholder, Upkeep
from kooperacje.competences.states import CardKind
from kooperacje.institutions.actions import add_contact
from kooperacje.institutions.states import ContactKind

from .conftest import SECOND, TOWN, VILLAGE

pytestmark = pytest.mark.django_db
ASK = "/kto-co-moze/"
QUESTION = f"?sprawa=wsparcie-rodzin-zastepczych&gmina={VILLAGE}&kogo=foster"


def text(answer) -> str:
    return answer.content.decode()


def own(institution, by, what="dyżurować w soboty", **other):
    matter = Matter.objects.get(key="wsparcie-rodzin-zastepczych")
    facts = CardFacts(kind=CardKind.POWER, matter=matter, what=what, basis="zarządzenie", **other)
    return write_own(institution, by=by, facts=facts)


def office(institution, by, name="Anna Zmyślona", function="dyrektor", **other):
    given = Office(name=name, function=function, valid_from=date(2026, 1, 1), **other)
    return appoint(institution, by=by, office=given)


def test_the_ways_in(client, powiat) -> None:
    shown = text(client.get(ASK))
    assert "Rodzina zastępcza nie daje już rady" in shown
    assert "asystent rodziny" in shown
    assert "Do sprawdzenia<" not in shown
    english = text(client.get(f"/en{ASK}"))
    assert "A foster family cannot cope any more" in english


def test_the_answer_names_who_and_why_and_how_to_reach_them(client, powiat, system_actor) -> None:
    pcpr = powiat["pcpr"]
    add_contact(pcpr, by=system_actor, kind=ContactKind.PHONE, value="18 000 00 01", label="sekretariat")
    head = office(pcpr, system_actor, public=True, phone="18 000 00 11")
    office(pcpr, system_actor, "Bolesław Urojony", "zastępca", deputy_of=head, public=True)
    office(pcpr, system_actor, "Celina Skryta", "księgowa")
    shown = text(client.get(ASK + QUESTION))
    for said in ("Instytucja pcpr", "art. 77", "zadanie powiatu", "18 000 00 01", "Anna Zmyślona", "Bolesław Urojony",
                 "rodziny zastępcze"):  # fmt: skip
        assert said in shown
    assert "niesprawdzone z tekstem ustawy" not in shown
    assert "niesprawdzone z tekstem ustawy" in text(
        client.get(f"{ASK}?sprawa=usamodzielnienie&gmina={VILLAGE}")
    )
    assert "Celina Skryta" not in shown
    assert "nie chodzi do szkoły" not in shown


def test_the_answer_is_flat(client, powiat, system_actor, flat_queries) -> None:
    number = iter(range(9))

    def make():
        turn = next(number)
        own(powiat["pcpr"], system_actor, f"robić rzecz {turn}")
        office(powiat["pcpr"], system_actor, f"Osoba {turn}", public=True)

    assert flat_queries(make, lambda: client.get(ASK + QUESTION)) <= 16


def test_words_lead_to_a_matter_or_to_a_choice(client, powiat) -> None:
    assert "Kto musi" in text(client.get(f"{ASK}?q=asystenta+rodziny"))
    several = text(client.get(f"{ASK}?q=rodziny&gmina={TOWN}"))
    assert "O którą z tych spraw chodzi?" in several
    assert f"gmina={TOWN}" in several
    assert "Nie znaleziono sprawy" in text(client.get(f"{ASK}?q=xyzzy"))


ODD = (
    "?q=%00",
    "?sprawa=nic",
    "?gmina=Nigdzie",
    "?kogo=x",
    "?sytuacja=x",
    "?sprawa=zasilek&gmina=%00&kogo=%00",
)


def test_odd_questions_do_no_harm(client, cards) -> None:
    for query in ODD:
        assert client.get(ASK + query).status_code == 200
    assert client.get("/kto-co-moze/odpowiedz.pdf?sprawa=nic").status_code == 404


def test_what_is_missing_here_is_said(client, powiat) -> None:
    shown = text(client.get(f"{ASK}?sprawa=praca-socjalna&gmina={SECOND}"))
    assert "Nie ma w rejestrze" in shown
    assert "Ośrodek pomocy społecznej" in shown


def test_a_quiet_question_leaves_no_trace_in_addresses(client, powiat) -> None:
    quiet = f"{ASK}bez-sladu/"
    assert client.get(quiet).status_code == 200
    answered = client.post(quiet, {"sprawa": "niebieskie-karty", "gmina": TOWN, "kogo": "violence"})
    assert answered.status_code == 200
    assert "Kto musi" in text(answered)
    assert "odpowiedz.pdf" not in text(answered)
    assert client.post(quiet, {"sprawa": ""}).status_code == 400


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_documents(client, powiat, system_actor, unit, form, patient) -> None:
    pcpr = powiat["pcpr"]
    head = office(pcpr, system_actor, public=True, phone="18 000 00 11")
    office(pcpr, system_actor, "Bolesław Urojony", "zastępca", deputy_of=head, public=True)
    whose = Card.objects.get(type__key="pcpr", key="pfron")
    dropped = CardFacts(
        kind=CardKind.POWER,
        matter=whose.matter,
        what=whose.what,
        drops=True,
        note="Nie ma środków.",
        act=whose.act,
    )
    write_own(pcpr, by=system_actor, facts=dropped, replaces=whose)
    matter = Matter.objects.get(key="wsparcie-rodzin-zastepczych")
    agreed = HandoverFacts(
        matters=(matter,), areas=(unit(VILLAGE),), document="nr 1", valid_from=date(2025, 1, 1), giver=pcpr
    )
    agree(powiat["fundacja"], by=system_actor, facts=agreed)
    for path in (f"/kto-co-moze/odpowiedz.{form}{QUESTION}", f"/kto-co-moze/odpowiedz.{form}?sytuacja=rodzina-zastepcza",
                 f"/kto-co-moze/odpowiedz.{form}?sprawa=praca-socjalna&gmina={SECOND}",
                 f"/kto-co-moze/instytucja/pcpr/karta-kompetencji.{form}",
                 f"/kto-co-moze/instytucja/policja/karta-kompetencji.{form}"):  # fmt: skip
        found = client.get(path)
        assert found.status_code == 200
        assert found.content[:4] == {"pdf": b"%PDF", "docx": b"PK\x03\x04"}[form]
        assert (
            path.split("?")[0].split("/")[-1].split(".")[0] in found["Content-Disposition"]
            or "kto-co-moze" in found["Content-Disposition"]
        )
    assert client.get("/kto-co-moze/instytucja/pcpr/karta-kompetencji.exe").status_code == 404


def test_types_and_cards(client, powiat, acting, person) -> None:
    shown = text(client.get(f"{ASK}karty/"))
    assert "Powiatowy urząd pracy" in shown
    assert "Musi zarejestrować jako bezrobotną" in text(client.get(f"{ASK}karty/pup/"))
    assert client.get(f"{ASK}karty/nic/").status_code == 404
    card = Card.objects.get(type__key="pup", key="rejestracja")
    page = f"{ASK}karta/{card.pk}/"
    assert "Nikt jeszcze nie zapisał porównania" in text(client.get(page))
    assert client.get(f"{page}sprawdz/").status_code == 403
    keeper = acting(person("officer", powiat["rops"].pk))
    assert "Porównaj z ustawą" in text(keeper.get(page))
    refused = keeper.post(f"{page}sprawdz/", {"source": "tekst", "on": "2026-01-02", "holds": "no"})
    assert refused.status_code == 400
    given = {"source": "Dz.U. 2025", "on": "2026-01-02", "holds": "yes"}
    assert keeper.post(f"{page}sprawdz/", given).status_code == 302
    shown = text(keeper.get(page))
    assert "2 stycznia 2026, Instytucja rops, przeczytany tekst: Dz.U. 2025" in shown


def test_two_types_side_by_side_and_the_holes_of_a_gmina(client, powiat, system_actor) -> None:
    shown = text(client.get(f"{ASK}porownanie/"))
    assert "Tylko: Ośrodek pomocy społecznej" in shown
    assert "Skierowanie do domu pomocy społecznej" in shown
    holes = text(client.get(f"{ASK}porownanie/?a=pup&b=nic&gmina={SECOND}"))
    assert "Czego nikt nie robi: gmina Mszana Dolna" in holes
    assert "posiłek i dożywianie" in holes
    Card.objects.exclude(type__key="pup").delete()
    assert "Nikt nie ma takiego obowiązku" in text(client.get(f"{ASK}porownanie/?gmina={SECOND}"))
    Card.objects.all().delete()
    assert client.get(f"{ASK}porownanie/").status_code == 404
    assert "Nie ma jeszcze kart" in text(client.get(f"{ASK}karty/"))


def test_lists_cost_little(client, powiat, django_assert_max_num_queries) -> None:
    for path, most in ((f"{ASK}karty/", 9), (f"{ASK}karty/ops/", 9), (f"{ASK}porownanie/", 12), (ASK, 6)):
        with django_assert_max_num_queries(most):
            assert client.get(path).status_code == 200


def test_an_institution_is_flat(client, powiat, system_actor, flat_queries) -> None:
    number = iter(range(9))

    def make():
        turn = next(number)
        own(powiat["pcpr"], system_actor, f"robić rzecz {turn}")
        office(powiat["pcpr"], system_actor, f"Osoba {turn}", public=True)

    assert flat_queries(make, lambda: client.get(f"{ASK}instytucja/pcpr/")) <= 12


@pytest.fixture
def keeper(acting, speaker):
    return acting(speaker("pcpr"))


HERE = f"{ASK}instytucja/pcpr/"
CARD = {
    "kind": "power", "matter": "zasilek", "what": "Robić coś.", "level": "powiat", "known": "background", "task": "",
    "act": "", "basis": "regulamin",
}  # fmt: skip


def test_the_institution_writes_its_own_cards(keeper, powiat) -> None:
    assert "Napisz własną kartę" in text(keeper.get(HERE))
    assert keeper.get(f"{HERE}karta/nowa/").status_code == 200
    assert keeper.post(f"{HERE}karta/nowa/", {**CARD, "provision": "art. 5"}).status_code == 400
    assert keeper.post(f"{HERE}karta/nowa/", CARD).status_code == 302
    card = Card.objects.get(institution=powiat["pcpr"])
    assert card.what == "robić coś"
    assert "własna karta" in text(keeper.get(HERE))
    change = f"{HERE}karta/{card.pk}/zmien/"
    assert "robić coś" in text(keeper.get(change))
    assert keeper.post(change, {**CARD, "what": "robić inaczej", "version": "1"}).status_code == 302
    assert keeper.post(change, {**CARD, "what": "jeszcze inaczej", "version": "1"}).status_code == 409
    assert keeper.post(change, {**CARD, "what": ""}).status_code == 400
    end = f"{HERE}karta/{card.pk}/zakoncz/"
    assert keeper.get(end).status_code == 200
    assert keeper.post(end, {"valid_to": "nie-data"}).status_code == 400
    assert keeper.post(end, {"valid_to": "2026-01-01"}).status_code == 302
    assert Card.objects.get(pk=card.pk).valid_to == date(2026, 1, 1)


def test_a_card_of_the_type_is_adapted_or_dropped(keeper, powiat) -> None:
    whose = Card.objects.get(type__key="pcpr", key="pfron")
    new = f"{HERE}karta/nowa/?od={whose.pk}"
    assert "dofinansować ze środków PFRON" in text(keeper.get(new))
    given = {**CARD, "matter": whose.matter.key, "drops": "on"}
    assert keeper.post(new, given).status_code == 400
    assert keeper.post(new, {**given, "note": "Nie ma środków."}).status_code == 302
    shown = text(keeper.get(HERE))
    assert "Co tu nie obowiązuje" in shown
    assert "Nie ma środków." in shown


PERSON = {
    "function": "dyrektor",
    "name": "Anna Zmyślona",
    "valid_from": "2026-01-01",
    "phone": "18 000 00 11",
}


def test_the_institution_keeps_its_staff(keeper, powiat, client) -> None:
    new = f"{HERE}osoba/nowa/"
    assert keeper.get(new).status_code == 200
    assert keeper.post(new, {**PERSON, "phone": "x"}).status_code == 400
    assert keeper.post(new, {**PERSON, "sole": "on"}).status_code == 302
    head = Officeholder.objects.get()
    deputy = {
        **PERSON,
        "function": "zastępca",
        "name": "Bolesław Urojony",
        "deputy_of": str(head.pk),
        "public": "on",
    }
    assert keeper.post(new, deputy).status_code == 302
    assert keeper.post(new, {**PERSON, "name": "Ktoś Trzeci", "sole": "on"}).status_code == 400
    change = f"{HERE}osoba/{head.pk}/zmien/"
    assert "Anna Zmyślona" in text(keeper.get(change))
    assert keeper.post(change, {**PERSON, "email": "dyrekcja@example.org", "version": "1"}).status_code == 302
    assert keeper.post(change, {**PERSON, "valid_to": "2025-01-01"}).status_code == 400
    end = f"{HERE}osoba/{head.pk}/zakoncz/"
    assert keeper.get(end).status_code == 200
    assert keeper.post(end, {"valid_to": "2025-01-01"}).status_code == 400
    assert keeper.post(end, {"valid_to": "2026-02-01"}).status_code == 302
    assert "Już nie pełnią funkcji" in text(keeper.get(HERE))


AGREED = {
    "giver": "gops", "matters": ["schronienie"], "areas": "1207032\n", "document": "nr 3/2025", "valid_from": "2025-01-01",
}  # fmt: skip


def test_the_institution_keeps_its_agreements(keeper, powiat) -> None:
    new = f"{HERE}porozumienie/nowe/"
    assert keeper.get(new).status_code == 200
    for wrong in ({"giver": "nikt"}, {"areas": "Nigdzie"}, {"matters": []}, {"giver": ""}):
        assert keeper.post(new, {**AGREED, **wrong}).status_code == 400
    assert keeper.post(new, AGREED).status_code == 302
    row = Handover.objects.get()
    assert "Robi za innych" in text(keeper.get(HERE))
    change = f"{HERE}porozumienie/{row.pk}/zmien/"
    assert "nr 3/2025" in text(keeper.get(change))
    assert (
        keeper.post(change, {**AGREED, "giver": "", "giver_type": "ops", "version": "1"}).status_code == 302
    )
    assert keeper.post(change, {**AGREED, "matters": []}).status_code == 400
    end = f"{HERE}porozumienie/{row.pk}/zakoncz/"
    assert keeper.get(end).status_code == 200
    assert keeper.post(end, {"valid_to": "2020-01-01"}).status_code == 400
    assert keeper.post(end, {"valid_to": "2026-01-01"}).status_code == 302


def test_confirming_and_what_waits(keeper, powiat, acting, person, speaker) -> None:
    office(powiat["pcpr"], speaker("pcpr"))
    Upkeep.objects.update(confirmed_on=date(2024, 1, 1))
    waits = text(keeper.get(f"{ASK}do-sprawdzenia/"))
    assert "Instytucja pcpr" in waits
    assert "nieporównał" not in waits
    assert "do potwierdzenia" in text(keeper.get(HERE))
    assert keeper.post(f"{HERE}potwierdz/staff/").status_code == 302
    assert keeper.post(f"{HERE}potwierdz/nic/").status_code == 404
    assert "Nikt nie zalega" in text(keeper.get(f"{ASK}do-sprawdzenia/"))
    assert keeper.post(f"{ASK}instytucja/mops/potwierdz/staff/").status_code == 403
    officer = acting(person("officer", powiat["rops"].pk))
    shown = text(officer.get(f"{ASK}do-sprawdzenia/?typ=pup"))
    assert "Musi zarejestrować jako bezrobotną" in shown
    assert officer.get(f"{ASK}do-sprawdzenia/?typ=nic").status_code == 200
    new = f"{ASK}sprawy/nowa/"
    assert officer.get(new).status_code == 200
    assert officer.post(new, {"name": "zasiłek i pomoc pieniężna", "theme": "Zdrowie"}).status_code == 400
    assert officer.post(new, {"name": "opieka wytchnieniowa", "theme": "Zdrowie"}).status_code == 302
    assert acting(person("member")).get(f"{ASK}do-sprawdzenia/").status_code == 403


API = "/api/kompetencje/"


def test_the_api_answers_and_describes_itself(client, powiat) -> None:
    described = client.get(API).json()
    assert set(described["paths"]) == {"/odpowiedz/", "/listy/", "/karty/"}
    assert client.get(f"{API}odpowiedz/").json() == described
    listed = client.get(f"{API}listy/").json()
    assert {"klucz": "zasilek", "nazwa": "zasiłek i pomoc pieniężna", "nazwa_en": "cash benefits",
            "dziedzina": "Pomoc społeczna"} in listed["sprawy"]  # fmt: skip
    assert client.get(f"{API}karty/").json()["format"] == "kooperacje.competences/1"
    query = {"sprawa": "wsparcie-rodzin-zastepczych", "gmina": VILLAGE, "kogo": "foster"}
    found = client.get(f"{API}odpowiedz/", query)
    assert found.headers["Access-Control-Allow-Origin"] == "*"
    answer = found.json()
    first = answer["musi"][0]
    assert first["podstawa"]["akt"].startswith("ustawa z dnia 9 czerwca 2011 r.")
    assert first["instytucje"][0]["klucz"] == "pcpr"
    assert first["sprawdzona"] is True
    posted = client.post(f"{API}odpowiedz/", json.dumps(query), content_type="application/json")
    assert posted.json() == answer
    both = {"sprawa": ["zasilek", "schronienie"], "dzien": "2026-05-01"}
    posted = client.post(f"{API}odpowiedz/", json.dumps(both), content_type="application/json").json()
    assert posted["pytanie"]["dzien"] == "2026-05-01"
    assert client.get(f"{API}odpowiedz/?sytuacja=przemoc&gmina={SECOND}").json()["brak_w_rejestrze"]
    assert client.get(f"{API}odpowiedz/?q=eksmisji").json()["musi"]


def test_the_api_names_an_agreement(client, powiat, system_actor, unit) -> None:
    matter = Matter.objects.get(key="schronienie")
    agreed = HandoverFacts(
        matters=(matter,),
        areas=(unit(VILLAGE),),
        document="nr 1",
        valid_from=date(2025, 1, 1),
        giver=powiat["gops"],
    )
    agree(powiat["mops"], by=system_actor, facts=agreed)
    found = client.get(f"{API}odpowiedz/?sprawa=schronienie&gmina={VILLAGE}").json()
    (doer,) = [one for card in found["musi"] for one in card["instytucje"]]
    assert doer["porozumienie"] == {
        "dokument": "nr 1",
        "zamiast": "Instytucja gops",
        "od": "2025-01-01",
        "do": None,
    }
    assert "nr 1" in text(client.get(f"{ASK}?sprawa=schronienie&gmina={VILLAGE}"))


WRONG = [
    ("?kogo=foster", "sprawa"),
    ("?sprawa=nic", "sprawa"),
    ("?sytuacja=nic", "sytuacja"),
    ("?sprawa=zasilek&gmina=1207", "gmina"),
    ("?sprawa=zasilek&gmina=x", "gmina"),
    ("?sprawa=zasilek&kogo=x", "kogo"),
    ("?sprawa=zasilek&dzien=x", "dzien"),
    ("?q=xyzzy", "q"),
]
HOSTILE = [
    "",
    "{",
    "[]",
    '{"obce": 1}',
    '{"sprawa": 3}',
    '{"sprawa": "zasilek", "gmina": 3}',
    "x" * 20_001,
    "[" * 9000,
]


def test_the_api_names_the_wrong_parameter_and_takes_no_hostile_body(client, cards) -> None:
    for query, field in WRONG:
        refused = client.get(f"{API}odpowiedz/{query}")
        assert refused.status_code == 400
        assert [one["pole"] for one in refused.json()["bledy"]] == [field]
    for body in HOSTILE:
        refused = client.post(f"{API}odpowiedz/", body, content_type="application/json")
        assert refused.status_code == 400
        assert refused.json()["bledy"]
