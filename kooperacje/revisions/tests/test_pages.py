"""Where remarks stand in the next version, as those who work in the consultation see it, and what everybody may know."""

import re

import pytest

from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.consultations.models import Consultation, Remark
from kooperacje.consultations.queries import report
from kooperacje.documents import html, pdf
from kooperacje.documents.tree import plain
from kooperacje.journal.models import Event
from kooperacje.modelbook import actions as models
from kooperacje.modelbook.models import ModelVersion
from kooperacje.revisions import access, actions, queries
from kooperacje.revisions.models import Anchor

HOME = "/praca/konsultacje/proba-2026/dokument/"


@pytest.fixture
def office(client, host, signed_in):
    signed_in(client, "officer", host)
    return client


def words(response) -> str:
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", text)


def test_the_lists_say_what_became_of_every_remark(office):
    page = words(office.get(HOME))
    for said in (
        "Poszły za fragmentami (2)",
        "Czekają na potwierdzenie fragmentu (1)",
        "Bez miejsca (2)",
        "Wskazane przez człowieka (0)",
    ):
        assert said in page
    assert "Brak transportu w koszyku" in page
    assert "Nie wiadomo, czego dotyczy" in page
    assert "1 uwaga nie wskazuje fragmentu" in page
    assert "Częściej niż raz na kwartał" not in page
    followed = words(office.get(f"{HOME}?lista=za-fragmentem"))
    assert "Częściej niż raz na kwartał" in followed
    assert "zaznaczonych słów już nie ma" in followed
    assert "Za długi plan" in words(office.get(f"{HOME}?lista=czekaja&wersja=2"))


def test_a_person_places_a_lost_remark_and_takes_it_back(office, consultation, versions):
    url = f"{HOME}u4/"
    assert "straciła miejsce" in words(office.get(url))
    assert office.post(url, {"passage": ""}).status_code == 400
    assert office.post(url, {"passage": "inny-model"}).status_code == 400
    assert office.post(url, {"passage": "other", "other": "zgoda"}).status_code == 302
    page = office.get(url)
    assert "wskazana przez człowieka" in words(page)
    assert re.search(r'value="zgoda" checked', page.content.decode())
    assert "Brak transportu" in words(office.get(f"{HOME}?lista=wskazane"))
    office.post(url, {"passage": "-"})
    assert Anchor.objects.get().passage is None
    office.post(url, {"passage": "back"})
    assert not Anchor.objects.exists()
    assert Remark.objects.get(key="u4").passage == "koszyk"
    verbs = Event.objects.filter(verb__startswith="revisions").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["revisions.anchor_placed"] * 2 + ["revisions.anchor_released"]


def test_the_exact_edit_is_on_the_page_of_the_remark(office):
    page = words(office.get(f"{HOME}u1/"))
    assert "Zmiany wprowadzone z powodu tej uwagi" in page
    assert page.count("[usunięto: kwartał ]") == 2
    assert "Dokładna zmiana jej fragmentu" in page
    place = office.get("/praca/konsultacje/proba-2026/uwagi/u1/stanowisko/").content.decode()
    assert f"{HOME}u1/" in place


def test_what_waits_leads_to_the_page_that_confirms(office):
    assert "/modele/m/1/zgodnosc/2/" in office.get(f"{HOME}?lista=czekaja").content.decode()


def test_without_a_known_version_nothing_is_guessed(office, consultation):
    Consultation.objects.update(model_version=None)
    page = words(office.get(HOME))
    assert "Konsultowano" in page  # the only one that is in consultation
    ModelVersion.objects.filter(number=1).update(state="superseded")
    assert "Nie wiadomo, którą wersję" in words(office.get(HOME))
    assert "Nie wiadomo, którą wersję" in words(office.get(f"{HOME}u1/"))
    assert office.post(f"{HOME}u1/", {"passage": "-"}).status_code == 404
    Consultation.objects.update(model_key=None, model_version=None)
    assert "Nie wiadomo, którą wersję" in words(office.get(HOME))


def test_before_there_is_a_later_version(office, versions):
    versions[1].delete()
    assert "Nie ma jeszcze późniejszej wersji" in words(office.get(HOME))
    page = words(office.get(f"{HOME}u1/"))
    assert "Lider partnerstwa" in page


def test_a_version_is_named_by_its_number_too(consultation, officer):
    consultation.model_version = "1"
    assert queries.consulted(officer, consultation).label == "Pierwsza"
    consultation.model_version = "Zupełnie inna"
    assert queries.consulted(officer, consultation) is None


def test_only_who_may(consultation, versions, officer, reader, person, client):
    given = {"remark": "u4", "version": versions[1], "passage": "zgoda"}
    for by in (reader, person("officer")):
        with pytest.raises(Denied):
            actions.place(consultation, by=by, **given)
        with pytest.raises(Denied):
            actions.release(consultation, remark="u4", version=versions[1], by=by)
    with pytest.raises(BadInput):
        actions.place(consultation, remark="u4", version=versions[1], passage="nie-ma", by=officer)
    with pytest.raises(NotThere):
        actions.place(consultation, remark="u99", version=versions[1], passage=None, by=officer)
    with pytest.raises(NotThere):
        access.version_or_404(officer, versions[0], 1)
    assert actions.release(consultation, remark="u4", version=versions[1], by=officer) is False
    assert client.get(HOME).status_code in (302, 404)


def test_a_reader_sees_it_but_is_not_asked(client, host, signed_in):
    signed_in(client, "reader", host)
    page = client.get(f"{HOME}u4/").content.decode()
    assert "straciła miejsce" in page
    assert 'name="passage"' not in page


def test_from_a_passage_to_who_asked_for_its_change(office, client, consultation, versions, system_actor):
    page = words(office.get("/modele/m/1/roznice/2/"))
    assert "z prośbą o zmianę: uwaga 1 (Konsultacje modelu na próbę) – Częściej niż raz na kwartał" in page
    assert "1 uwaga do tego fragmentu" in page
    assert "z prośbą o zmianę" in words(office.get("/modele/m/1/fragment/lider/"))


def test_everybody_learns_it_only_when_it_is_published_and_in_the_masked_wording(
    client, consultation, versions, system_actor
):
    models.put_up_for_consultation(by=system_actor, version=versions[1])
    assert "z prośbą o zmianę" not in words(client.get("/modele/m/1/roznice/2/"))
    Consultation.objects.update(state="published")
    Remark.objects.filter(key="u1").update(public_text="Częściej [zasłonięto]")
    page = client.get("/modele/m/1/roznice/2/")
    assert "Częściej [zasłonięto]" in words(page)
    assert "niż raz na kwartał" not in words(page)
    assert "/konsultacje/proba-2026/uwagi/?page=1#u1" in page.content.decode()


def test_pages_are_flat_in_remarks(office, consultation, django_assert_max_num_queries):
    row = Remark.objects.get(key="u1")
    for number in range(60):
        row.pk, row.key, row.position, row.latest, row.outcome = None, f"x{number}", 100 + number, None, None
        row._state.adding = True
        row.save()
    for path in (f"{HOME}?lista=za-fragmentem&page=2", f"{HOME}u1/", "/modele/m/1/roznice/2/"):
        with django_assert_max_num_queries(26):
            assert office.get(path).status_code == 200


def test_the_report_carries_the_redline_once_both_versions_are_public(consultation, versions, system_actor):
    assert "redline" not in [section.anchor for section in report.document(consultation).sections]
    models.put_up_for_consultation(by=system_actor, version=versions[1])
    found = report.document(consultation)
    section = next(one for one in found.sections if one.anchor == "redline")
    assert section.title == "Co zmieniono w tekście: od „Pierwsza” do „Druga”"
    told = [plain(block.content) for block in section.blocks]
    assert "Lider partnerstwa zwołuje spotkania zespołu co najmniej raz na [−kwartał][+miesiąc]." in told
    english = report.document(consultation, "en")
    assert (
        "What changed in the text" in next(one for one in english.sections if one.anchor == "redline").title
    )
    assert "<ins>" in html.page(found)
    pdf.render(found)


def test_everybody_gets_to_the_redline_from_the_published_consultation(
    client, consultation, versions, system_actor
):
    address = "/konsultacje/proba-2026/zmiany/"
    assert client.get(address).status_code == 404
    Consultation.objects.update(state="published")
    assert client.get(address).status_code == 404, "the next version is a draft"
    assert address not in client.get("/konsultacje/proba-2026/").content.decode()
    models.put_up_for_consultation(by=system_actor, version=versions[1])
    assert client.get(address).url == "/modele/m/1/roznice/2/"
    assert address in client.get("/konsultacje/proba-2026/").content.decode()
