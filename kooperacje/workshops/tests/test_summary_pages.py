"""The summary workshop as an operator, the projector, a reader and a stranger get it."""

import re

import pytest

from kooperacje.consultations import actions as consultations
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.queries import rows
from kooperacje.workshops import actions

HOME = "/praca/konsultacje/proba-2026/warsztaty/m1/podsumowanie/"


@pytest.fixture
def office(client, host, signed_in):
    signed_in(client, "officer", host)
    return client


def seen_in(page: str) -> str:
    return re.search(r'name="seen" value="([^"]*)"', page)[1]


def post(office, key, **said):
    address = f"{HOME}uwaga/{key}/"
    seen = said.pop("seen", None) or seen_in(office.get(address).content.decode())
    return office.post(address, {"seen": seen, **said}, follow=True)


def test_the_operator_goes_through_the_queue_and_records(office, consultation, settled):
    one, two = settled("Za krótko"), settled("Brak opisu")
    page = office.get(HOME).content.decode()
    assert "Za krótko" in page
    assert f'value="{one}"' in page
    shown = office.post(f"{HOME}pokaz/?stanowisko=not_accepted", {"remark": one}, follow=True)
    assert shown.redirect_chain == [(f"{HOME}uwaga/{one}/?stanowisko=not_accepted", 302)]
    text = shown.content.decode()
    assert f'name="remark" value="{two}"' in text
    assert "1 z 2" in text
    assert "Uczestnicy przyjmują to stanowisko" in post(office, one, outcome="accepted").content.decode()
    answer = post(office, two, outcome="contested", institution="proznia", statement="Bo nie.")
    assert "Bo nie." in answer.content.decode()
    assert "Bo nie." in office.get(f"{HOME}rozbieznosci/").content.decode()
    (verdict,) = rows.parts(
        rows.of(consultation, catalogue.VERDICT).filter(remark__key=two), catalogue.VERDICT
    )
    back = office.post(f"{HOME}cofnij/", {"verdict": verdict.key}, follow=True)
    assert "Bo nie." not in back.content.decode()
    assert office.post(f"{HOME}cofnij/", {"verdict": verdict.key}).status_code == 404


def test_a_refused_or_late_form_keeps_the_words(office, consultation, settled, officer, seen):
    key = settled()
    early = seen_in(office.get(f"{HOME}uwaga/{key}/").content.decode())
    refused = post(office, key, outcome="contested", institution="", statement="Ważne słowa")
    assert refused.status_code == 400
    assert "Ważne słowa" in refused.content.decode()
    actions.accept(consultation, meeting="m1", remark=key, seen=seen(key), by=officer)
    late = post(office, key, outcome="contested", institution="-", statement="Ważne słowa", seen=early)
    assert late.status_code == 409
    assert "Ważne słowa" in late.content.decode()
    assert seen_in(late.content.decode()) != early
    again = post(office, key, outcome="contested", institution="-", statement="Ważne słowa")
    assert again.status_code == 200
    assert post(office, key, outcome="accepted").status_code == 400


def test_the_projector_follows_and_is_silent_while_nothing_changes(office, client, settled):
    key = settled("Za krótko")
    address = f"{HOME}rzutnik/"
    assert "Pierwsza uwaga" in office.get(address).content.decode()
    office.post(f"{HOME}pokaz/", {"remark": key})
    page = office.get(address).content.decode()
    assert "Za krótko" in page
    stamp = re.search(r"\?stan=([0-9a-f]{16})", page)[1]
    quiet = office.get(address, {"stan": stamp}, headers={"HX-Request": "true"})
    assert (quiet.status_code, quiet.content) == (204, b"")
    post(office, key, outcome="accepted")
    fragment = office.get(address, {"stan": stamp}, headers={"HX-Request": "true"}).content.decode()
    assert "Uczestnicy przyjmują to stanowisko" in fragment
    assert "<html" not in fragment


def test_a_masked_remark_is_masked_in_the_room(office, settled):
    key = settled("Pan Zmyślony nie odpisuje", public_text="[osoba] nie odpisuje", quote="Zmyślony")
    office.post(f"{HOME}pokaz/", {"remark": key})
    for address in (HOME, f"{HOME}uwaga/{key}/", f"{HOME}rzutnik/"):
        page = office.get(address).content.decode()
        assert "[osoba] nie odpisuje" in page
        assert "Zmyślony" not in page


def test_the_changed_passage_stands_beside_the_remark(office, consultation, settled, officer):
    key = settled()
    change = schema.Change(
        key="ch1", passage="2.1", before="w ciągu 7 dni", after="w ciągu 14 dni", remarks=(key,)
    )
    consultations.add(consultation, catalogue.CHANGE, change, by=officer)
    page = office.get(f"{HOME}uwaga/{key}/").content.decode()
    assert "<del>7</del><ins>14</ins>" in page


def test_what_was_said_is_never_markup(office, settled):
    key = settled("<b>x</b>")
    post(office, key, outcome="contested", institution="-", statement="<i>y</i>")
    for address in (HOME, f"{HOME}uwaga/{key}/", f"{HOME}rzutnik/", f"{HOME}rozbieznosci/"):
        page = office.get(address).content.decode()
        assert "<b>x</b>" not in page
        assert "<i>y</i>" not in page


def test_a_reader_looks_and_does_not_record(client, host, signed_in, settled):
    key = settled()
    signed_in(client, "reader", host)
    for address in (HOME, f"{HOME}rzutnik/", f"{HOME}rozbieznosci/", f"{HOME}rozbieznosci.docx"):
        assert client.get(address).status_code == 200
    assert "Pokaż <" not in client.get(HOME).content.decode()
    assert client.get(f"{HOME}uwaga/{key}/").status_code == 403
    assert client.post(f"{HOME}pokaz/", {"remark": key}).status_code == 403
    assert client.post(f"{HOME}cofnij/", {"verdict": "v1"}).status_code == 403


def test_absent_and_forbidden_look_the_same(client, office, signed_in, an_institution, settled):
    key = settled()
    absent = [f"{HOME}uwaga/u99/", HOME.replace("m1", "m9"), f"{HOME}rozbieznosci.xlsx"]
    assert [office.get(address).status_code for address in absent] == [404, 404, 404]
    client.logout()
    signed_in(client, "officer", an_institution("ops-b"))
    for address in (HOME, f"{HOME}uwaga/{key}/", f"{HOME}rzutnik/", f"{HOME}rozbieznosci/"):
        assert client.get(address).status_code == 404


def test_files_carry_their_names(office, settled):
    for form in ("pdf", "docx"):
        response = office.get(f"{HOME}rozbieznosci.{form}")
        assert f'filename="protokol-rozbieznosci.{form}"' in response.headers["Content-Disposition"]


def test_pages_take_as_many_queries_for_many_remarks(
    office, consultation, settled, officer, seen, flat_queries
):
    first = settled("Pierwsza")

    def more():
        key = settled()
        actions.contest(
            consultation,
            meeting="m1",
            remark=key,
            institution="proznia",
            statement=f"Nie dla {key}",
            seen=seen(key),
            by=officer,
        )

    for address in (HOME, f"{HOME}uwaga/{first}/", f"{HOME}rzutnik/", f"{HOME}rozbieznosci/"):
        assert flat_queries(more, lambda at=address: office.get(at)) < 28
