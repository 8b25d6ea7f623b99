"""Writing to many, as an officer, a reader and a stranger get the pages."""

from datetime import timedelta
from functools import partial

import pytest

from kooperacje.base import clock
from kooperacje.consultations.models import Consultation
from kooperacje.institutions.models import Institution
from kooperacje.outreach.models import Mailing, Standing
from kooperacje.outreach.tests.conftest import draft_of, opened, party

HOME = "/praca/konsultacje/proba-2026/wysylka/"
FIELDS = {
    "purpose": "invite",
    "way": "email",
    "whom": "all",
    "subject": "Zaproszenie: {konsultacja}",
    "text": "Zapraszamy {instytucja}. Odpowiedzi: {termin}. {link} {kod}",
}


@pytest.fixture
def host(consultation):
    opened(consultation)
    return Institution.objects.get(pk=consultation.organiser_id)


@pytest.fixture
def office(client, host, signed_in):
    signed_in(client, "officer", host)
    return client


@pytest.fixture
def reading(client, host, signed_in):
    signed_in(client, "reader", host)
    return client


@pytest.fixture
def mailing(consultation, officer):
    opened(consultation)
    return draft_of(consultation, officer)


def text(response):
    return response.content.decode()


def test_a_new_one_starts_with_ready_words(office):
    assert "Zapraszamy" in text(office.get(f"{HOME}nowa/")) or "zapraszamy" in text(
        office.get(f"{HOME}nowa/")
    )
    assert "nie otrzymaliśmy" in text(office.get(f"{HOME}nowa/?rodzaj=remind"))


def test_a_draft_is_written_looked_at_and_changed(office):
    sent = office.post(f"{HOME}nowa/", FIELDS)
    page = text(office.get(sent.url))
    assert "Zaproszenie: Konsultacje modelu" in page
    assert "brak adresu e-mail" in page
    assert "Fundacja Próżnia" in page
    assert "Przygotuj listy do instytucji bez e-maila" in page
    preview = text(office.get(f"{sent.url}podglad/"))
    assert "Zapraszamy Powiatowe Centrum" in preview
    assert "XXXX-XXXX-XXXX-X" in preview
    form = text(office.get(f"{sent.url}zmien/"))
    assert "Zapraszamy {instytucja}" in form
    again = office.post(f"{sent.url}zmien/", {**FIELDS, "subject": "Inny temat", "version": "1"})
    assert again.status_code == 302
    stale = office.post(f"{sent.url}zmien/", {**FIELDS, "subject": "Trzeci temat", "version": "1"})
    assert stale.status_code == 409
    assert "Ktoś zapisał przed Tobą" in text(stale)
    assert "Trzeci temat" in text(stale)
    assert Mailing.objects.get().subject == "Inny temat"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"text": "{nieznane}"}, "{nieznane}"),
        ({"subject": "Kod {kod}"}, "Kod nie powinien"),
        ({"text": ""}, "To pole"),
        ({"territory": "99x"}, ""),
        ({"send_time": "10:00"}, "Podaj także dzień."),
        ({"purpose": "x"}, ""),
    ],
)
def test_what_cannot_be_used_is_refused_beside_its_field(office, wrong, said):
    sent = office.post(f"{HOME}nowa/", {**FIELDS, **wrong})
    assert sent.status_code == 400
    assert said in text(sent)
    assert Mailing.objects.count() == 0


def test_a_refused_one_offers_no_button_and_cannot_be_sent(office, mailing, consultation):
    Consultation.objects.filter(pk=consultation.pk).update(window_to=clock.today() - timedelta(1))
    address = f"{HOME}{mailing.pk}/"
    assert "Zatwierdź do wysłania" not in text(office.get(address))
    sent = office.post(address, {"accepted": "on", "reason": "bo tak"})
    assert sent.status_code == 400
    assert Mailing.objects.get().state == "draft"


def test_a_warned_one_needs_the_tick_and_a_reason(office, mailing, consultation):
    Standing.objects.create(party=party("mops"), email="mops@example.org")
    address = f"{HOME}{mailing.pk}/"
    page = text(office.get(address))
    assert "Ostrzeżenie" in page
    for fields in ({}, {"accepted": "on"}, {"reason": "Umówiono telefonicznie."}):
        assert office.post(address, fields).status_code == 400
    sent = office.post(address, {"accepted": "on", "reason": "Umówiono telefonicznie."}, follow=True)
    assert "zatwierdzona, czeka na swój czas" in text(sent)
    assert "Umówiono telefonicznie." in text(sent)
    office.post(f"{address}cofnij/")
    assert Mailing.objects.get().state == "draft"
    office.post(f"{address}zatrzymaj/")
    assert Mailing.objects.get().state == "stopped"
    assert office.get(address).status_code == 200
    assert office.get(f"{address}zmien/").status_code == 403


def test_letters_are_offered_to_those_without_an_address(office, mailing):
    Standing.objects.create(party=party("mops"), email="mops@example.org")
    sent = office.post(f"{HOME}{mailing.pk}/listy/")
    page = text(office.get(sent.url))
    assert "tylko ci, do których nie da się wysłać e-maila" in page
    assert Mailing.objects.filter(way="letter", unreachable=True).count() == 1


def test_a_reader_sees_and_changes_nothing(reading, mailing):
    for part in ("", f"{mailing.pk}/", f"{mailing.pk}/podglad/"):
        assert reading.get(f"{HOME}{part}").status_code == 200, part
    for part in ("nowa/", f"{mailing.pk}/zmien/"):
        assert reading.get(f"{HOME}{part}").status_code == 403, part
    for part in ("", "cofnij/", "zatrzymaj/", "listy/"):
        assert reading.post(f"{HOME}{mailing.pk}/{part}").status_code == 403, part


def test_strangers_find_nothing(client, mailing, signed_in, an_institution):
    signed_in(client, "officer", an_institution("inny"))
    for part in ("", "nowa/", f"{mailing.pk}/", f"{mailing.pk}/zmien/", f"{mailing.pk}/podglad/"):
        assert client.get(f"{HOME}{part}").status_code == 404, part


def test_the_pages_take_as_many_queries_for_many(office, consultation, officer, mailing, flat_queries):
    count = flat_queries(lambda: draft_of(consultation, officer), lambda: office.get(HOME))
    assert count < 20


def test_one_mailing_takes_as_many_queries_for_many(office, consultation, mailing, flat_queries, one_more):
    for part in ("", "podglad/"):
        address = f"{HOME}{mailing.pk}/{part}"
        count = flat_queries(one_more, partial(office.get, address))
        assert count < 25


def test_every_page_opens_in_english(office, mailing):
    for part in ("", "nowa/", f"{mailing.pk}/", f"{mailing.pk}/zmien/", f"{mailing.pk}/podglad/"):
        assert office.get(f"/en{HOME}{part}").status_code == 200, part
