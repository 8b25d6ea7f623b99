"""Personal data is pointed at, a person masks it, and the record says which kinds, never what they said."""

import json

import pytest

from kooperacje.analysis import actions, personal
from kooperacje.analysis.models import Masking
from kooperacje.analysis.personal import NIP_WEIGHTS, PESEL_WEIGHTS, Kind, suspects
from kooperacje.analysis.queries import masking as queries
from kooperacje.analysis.themes import sample, words
from kooperacje.base import polish
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput
from kooperacje.base.versions import Stale
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.queries import rows, value
from kooperacje.consultations.queries.report import of_value
from kooperacje.journal.models import Event

HOME = "/praca/konsultacje/proba-2026/opracowanie/maskowanie/"


def checked(digits: str, weights: tuple[int, ...], last) -> str:
    """The digits with their check digit."""
    return digits + str(last(sum(w * int(d) for w, d in zip(weights, digits, strict=True))))


# Born in May 2243: the number holds, and nobody can have it yet.
PESEL = checked("4365120001", PESEL_WEIGHTS, lambda total: (10 - total % 10) % 10)
NIP = checked("100000001", NIP_WEIGHTS, lambda total: total % 11)
ACCOUNT_BODY = "109000000000000000000001"
ACCOUNT = f"{98 - int(ACCOUNT_BODY + '252100') % 97:02}{ACCOUNT_BODY}"
GROUPED = " ".join([ACCOUNT[:2], *(ACCOUNT[at : at + 4] for at in range(2, 26, 4))])


def found(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.kind.value) for one in suspects(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Mój numer {PESEL}.", [(PESEL, "pesel")]),
        (f"NIP {NIP}", [(NIP, "nip")]),
        (
            f"NIP {NIP[:3]}-{NIP[3:6]}-{NIP[6:8]}-{NIP[8:]}",
            [(f"{NIP[:3]}-{NIP[3:6]}-{NIP[6:8]}-{NIP[8:]}", "nip")],
        ),
        (f"konto PL{ACCOUNT}", [(f"PL{ACCOUNT}", "account")]),
        (f"konto {GROUPED}!", [(GROUPED, "account")]),
        ("tel. 600 700 800", [("600 700 800", "phone")]),
        ("tel. +48 600-700-800", [("+48 600-700-800", "phone")]),
        ("tel. (12) 345-67-89", [("(12) 345-67-89", "phone")]),
        ("tel. 012 345 67 89", [("012 345 67 89", "phone")]),
        ("pisać: ewa.testowa@example.org", [("ewa.testowa@example.org", "email")]),
    ],
)
def test_numbers_and_addresses_are_known_by_their_form_and_check_digits(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{PESEL[:10]}{(int(PESEL[10]) + 1) % 10}",
        f"{NIP[:9]}{(int(NIP[9]) + 1) % 10}",
        f"{ACCOUNT[:25]}{(int(ACCOUNT[25]) + 1) % 10}",
        "12345678901234",
        "na str. 14, tabela 123 456, rok 2019",
    ],
)
def test_numbers_that_do_not_hold_are_no_personal_data(text):
    assert found(text) == []


NAMED = [
    ("Rozmawiałem z panem Janem Zmyślonym z ośrodka.", "Janem Zmyślonym"),
    ("Proszę o kontakt z Zuzanną Niebywałą-Próbną.", "Zuzanną Niebywałą-Próbną"),
    ("Pani Kowalska odmówiła pomocy.", "Kowalska"),
    ("Kierowniczka Nowakowa nie odpowiada na pisma.", "Nowakowa"),
    ("Napisał do nas J. Wymyślny w tej sprawie.", "J. Wymyślny"),
    ("Dziękujemy Marcie za warsztaty.", "Marcie"),
    ("Anna Przykładowa z Nigdzielina czeka od roku.", "Anna Przykładowa"),
    ("Sprawą zajmował się kurator Bęben.", "Bęben"),
    ("Dr Eugenia Probierz-Wzorcowa powinna wejść do zespołu.", "Eugenia Probierz-Wzorcowa"),
    ("Zgłosiliśmy to Ireneuszowi Wzorcowemu.", "Ireneuszowi Wzorcowemu"),
    ("Syn państwa Zielińskich wymaga opieki.", "Zielińskich"),
    ("W zeszłym roku Krzysztof Jan Testowy prosił o to samo.", "Krzysztof Jan Testowy"),
    ("Spotkałam się z Michalską trzy razy.", "Michalską"),
    ("ks. Bonifacy Wzorek prowadzi świetlicę.", "Bonifacy Wzorek"),
    ("Radny Gołąb obiecał pomoc.", "Gołąb"),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_names_are_found_in_any_case_form(text, name):
    assert found(text) == [(name, "name")]


@pytest.mark.parametrize(
    "text",
    [
        "Zespół Szkół im. Jana Pawła II w Gromniku zgłasza gotowość.",
        "Urząd Pracy Powiatu Krakowskiego nie ma uwag.",
        "Komenda Wojewódzka Policji w Krakowie prosi o zmianę.",
        "Model powinien wskazywać rolę Burmistrza i Rady Gminy.",
        "Szpital św. Anny w Miechowie",
        "Caritas i Polski Czerwony Krzyż",
        "Pan Dyrektor powinien podpisać.",
        "Kierownik Ośrodka powinien podpisać",
        "W Nowym Targu i w Zakopanem brakuje psychiatrów.",
        "Ulica Jana Kochanowskiego jest zamknięta",
    ],
)
def test_institutions_places_and_patrons_are_no_people(text):
    assert found(text) == []


def test_the_sample_of_remarks_holds_no_personal_data():
    assert [one.key for one in sample.coded() if suspects(one.text)] == []


def test_without_a_dictionary_listed_first_names_are_found(monkeypatch):
    monkeypatch.setattr(polish, "_analyser", None)
    for cache in (polish.forms, words.name_labels):
        cache.cache_clear()
    names = {name for _text, name in NAMED}
    hits = [found(text) == [(name, "name")] for text, name in NAMED]
    for cache in (polish.forms, words.name_labels):
        cache.cache_clear()
    assert len(names) == len(NAMED)
    assert sum(hits) >= 10


def test_masking_puts_the_kind_in_place_of_the_words():
    text = "Anna Przykładowa, tel. 600 700 800."
    marks = {kind: kind.value for kind in Kind}
    assert personal.masked(text, suspects(text), marks) == "[name], tel. [phone]."
    assert personal.masked(text, suspects(text)[1:], marks) == "Anna Przykładowa, tel. [phone]."


SECRET = "Anna Przykładowa"
TEXT = f"{SECRET} czeka od roku, tel. 600 700 800."


@pytest.fixture
def remark(fill, add_remark):
    fill(2)
    return add_remark(TEXT, proposed="Dopisać: dzwonić do Haliny Próbnej")


@pytest.fixture
def mask(consultation, officer, remark):
    def one(*places, expected=None, by=None):
        actions.mask(consultation, remark=remark, places=places, expected=expected, by=by or officer)

    return one


def test_what_is_masked_is_in_no_publication_and_the_kinds_are(consultation, remark, mask, remark_of):
    mask(0, 1)
    part, one = remark_of(remark), Masking.objects.get()
    assert part.public_text == "[imię i nazwisko] czeka od roku, tel. [numer telefonu]."
    assert part.masked == ("imię i nazwisko", "numer telefonu")
    assert part.text == TEXT
    assert (one.kinds, one.hidden) == (["name", "phone"], 2)
    assert SECRET not in repr(of_value(value(consultation), "pl"))
    assert "Próbnej" not in repr(of_value(value(consultation), "pl"))
    assert SECRET not in json.dumps(list(Event.objects.values_list("details", flat=True)), default=str)


def test_what_is_not_ticked_stays(remark, mask, remark_of):
    mask(1)
    assert remark_of(remark).public_text == f"{SECRET} czeka od roku, tel. [numer telefonu]."


def test_words_beside_the_text_alone_make_it_stand_alone(fill, add_remark, consultation, officer, remark_of):
    fill(0)
    key = add_remark("Krótsza karta", reason="Powiedziała tak Anna Przykładowa")
    actions.mask(consultation, remark=key, places=[], expected=None, by=officer)
    assert (remark_of(key).public_text, remark_of(key).masked) == ("Krótsza karta", ("imię i nazwisko",))


def test_a_wording_is_written_by_hand(consultation, remark, officer, remark_of):
    given = {"remark": remark, "expected": None, "by": officer}
    actions.write_public(consultation, text=" Rodzina czeka. ", kinds=[Kind.NAME], **given)
    assert (remark_of(remark).public_text, remark_of(remark).masked) == (
        "Rodzina czeka.",
        ("imię i nazwisko",),
    )
    with pytest.raises(BadInput) as refused:
        actions.write_public(consultation, text=" ", kinds=[], **given)
    assert [fault.place for fault in refused.value.faults] == ["text", "kinds"]


def test_what_was_looked_at_comes_again_only_when_its_words_change(consultation, remark, officer, remark_of):
    assert queries.look_through(consultation).found == remark
    actions.nothing_to_mask(consultation, remark=remark, by=officer)
    assert queries.look_through(consultation) == queries.Looked(None, 3, remark, done=True)
    changed = remark_of(remark).model_copy(update={"text": f"{TEXT} Pozdrawiam."})
    consultations.change(consultation, catalogue.REMARK, changed, expected=None, by=officer)
    assert queries.look_through(consultation).found == remark
    assert queries.look_through(consultation, remark).found is None


def test_looking_goes_on_where_it_stopped(consultation, remark, add_remark, monkeypatch):
    monkeypatch.setattr(queries, "LOOKED_THROUGH", 2)
    assert queries.look_through(consultation) == queries.Looked(None, 2, "u2", done=False)
    assert queries.look_through(consultation, "u2").found == remark


def test_nothing_is_masked_by_halves(consultation, remark, mask, add_remark, officer, remark_of):
    with pytest.raises(Stale):
        mask(0, expected=99)
    plain = add_remark("Zwykła uwaga")
    with pytest.raises(BadInput):
        actions.mask(consultation, remark=plain, places=[0], expected=None, by=officer)
    assert remark_of(remark).public_text is None
    assert not Masking.objects.exists()


def test_only_who_edits_the_consultation_masks(consultation, remark, reader, mask):
    for deed in (
        lambda: mask(0, by=reader),
        lambda: actions.nothing_to_mask(consultation, remark=remark, by=reader),
        lambda: actions.write_public(
            consultation, remark=remark, text="x", kinds=[Kind.NAME], expected=None, by=reader
        ),
    ):
        with pytest.raises(Denied):
            deed()


@pytest.fixture
def office(client, host, signed_in):
    signed_in(client, "officer", host)
    return client


def version(consultation, key) -> int | None:
    return rows.version(consultation, catalogue.REMARK, key)


def test_the_page_masks_what_is_ticked_and_tells_what_is_done(office, consultation, remark, remark_of):
    page = office.get(HOME).content.decode()
    assert "[imię i nazwisko] czeka od roku" in page
    assert "także coś zawiera" in page
    assert office.post(f"{HOME}{remark}/", {"place": ["0"]}).status_code == 400
    given = {"place": ["0", "1", "x"], "version": version(consultation, remark)}
    page = office.post(f"{HOME}{remark}/", given, follow=True).content.decode()
    assert "Nic podejrzanego" in page
    assert "imię i nazwisko, numer telefonu" in page
    page = office.post(f"{HOME}{remark}/", {**given, "version": 1}, follow=True).content.decode()
    assert "Ktoś inny zapisał" in page


def test_the_page_takes_a_wording_or_none(office, consultation, remark, add_remark, remark_of):
    address = f"{HOME}{remark}/wlasne/"
    given = {"text": "Rodzina czeka.", "kinds": ["name"], "version": version(consultation, remark)}
    response = office.post(address, {**given, "kinds": []})
    assert response.status_code == 400
    assert "Podaj, co zasłonięto" in response.content.decode()
    office.post(address, given)
    assert remark_of(remark).public_text == "Rodzina czeka."
    assert "Ktoś inny zapisał" in office.post(address, {**given, "version": 1}, follow=True).content.decode()
    other = add_remark("Dziękujemy Marcie za warsztaty.")
    page = office.post(f"{HOME}{other}/bez-zmian/", follow=True).content.decode()
    assert f"Uwaga {other} będzie opublikowana bez zmian" in page


def test_a_reader_looks_only(client, host, signed_in, remark):
    signed_in(client, "reader", host)
    page = client.get(HOME).content.decode()
    assert "Zasłoń zaznaczone" not in page
    for address in (f"{HOME}{remark}/", f"{HOME}{remark}/bez-zmian/", f"{HOME}{remark}/wlasne/"):
        assert client.post(address).status_code == 403


def test_the_page_asks_no_more_for_more_remarks(office, remark, add_remark, flat_queries):
    assert flat_queries(lambda: add_remark("Pani Kowalska"), lambda: office.get(HOME)) < 20
