"""The pages, as different people get them."""

import io
import re
import zipfile
from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kooperacje.agreements import actions
from kooperacje.agreements.models import Paper, PaperVersion, Signature
from kooperacje.agreements.states import VersionState
from kooperacje.agreements.tests.conftest import BED, HIDDEN
from kooperacje.agreements.text import Part, Text, readable
from kooperacje.agreements.urls import urlpatterns

LIST, NEW = f"/dokumenty/?sprawa={BED}", f"/dokumenty/nowy/?sprawa={BED}"
DRAFT_READS = ["tresc/", "do-podpisu/", "ustawienia/", "wycofanie/"]


def words_of(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def at(paper) -> str:
    return f"/dokumenty/{paper.pk}/"


@pytest.fixture
def leading(client, signed_in):
    signed_in(client, "leader")
    return client


@pytest.fixture
def speaking(client, signed_in, bodies):
    signed_in(client, "contact", bodies[0])
    return client


def sections(version, **changed):
    """What the editor sends."""
    text = version.text
    sent = {"title": text.title, "paragraphs": "on", "version": version.version}
    sent["heading"] = [part.heading for part in text.parts]
    sent["text"] = [part.text for part in text.parts]
    return {**sent, **changed}


def test_every_address_for_everybody(client, signed_in, adopted, leader, sign, bodies):
    paper, signature = adopted.paper, Signature.objects.first()
    old = f"wersje/{adopted.number}"
    actions.new_version(by=leader, paper=paper, what_changed="x")
    everybody = ["", f"{old}/", f"{old}.pdf", f"{old}.docx", f"{old}.html"]
    inside = ["wersje/2/", "roznice/1/2/", "roznice/1/2.docx", f"{old}/podpisy/"]
    writing = ["tresc/", "ustawienia/", "nowa-wersja/", "do-podpisu/", "przyjecie/", "wycofanie/"]
    posts = ["z-danych/", "odnow/", "aneks/", "cofnij/", f"{old}/kto/"]
    signing = [f"podpis/{signature.pk}/wycofaj/"]

    def status(path):
        answer = client.post(at(paper) + path) if path in posts else client.get(at(paper) + path)
        return answer.status_code

    assert {status(path) for path in everybody} == {200}
    assert {status(path) for path in inside} == {404, 403}
    assert {status(path) for path in (*writing, *posts)} == {403}
    signed_in(client, "member")
    assert {status(path) for path in (*everybody, *inside)} == {200}
    assert {status(path) for path in (*writing, *posts, *signing)} == {403}
    signed_in(client, "leader")
    assert {status(path) for path in (*everybody, *inside, *signing)} == {200}
    assert {client.get(path).status_code for path in (LIST, NEW, "/dokumenty/do-podpisu/")} == {200}
    assert client.get("/dokumenty/sprawdz/").status_code == 200
    known = {*everybody, *inside, *writing, *posts, *signing} - {f"{old}/", f"{old}.docx", f"{old}.html"}
    assert len(urlpatterns) == len(known) + 4 + 2, (
        "an address is not tried here, or in the tests of signing below"
    )


def test_a_matter_that_may_not_be_seen_is_not_there(client, signed_in):
    for path in (f"/dokumenty/?sprawa={HIDDEN}", "/dokumenty/", f"/dokumenty/nowy/?sprawa={HIDDEN}"):
        assert client.get(path).status_code == 404
    assert client.get(f"/dokumenty/{uuid4()}/").status_code == 404
    assert client.get("/dokumenty/do-podpisu/").status_code == 404
    signed_in(client, "member")
    assert client.get(NEW).status_code == 403


def test_an_empty_list_says_what_to_do(leading, client):
    assert "Zacznij od pierwszego" in words_of(leading.get(LIST))


def test_a_document_is_made_from_data_or_by_hand(leading):
    page = words_of(leading.get(NEW))
    assert "Regulamin" in page
    assert "wzór do zmiany" in page
    made = leading.post(NEW, {"kind": "regulamin"})
    assert made.url == at(Paper.objects.get())
    refused = leading.post(NEW, {"kind": "dokument"})
    assert (refused.status_code, "musi mieć tytuł" in words_of(refused)) == (400, True)
    leading.post(NEW, {"kind": "dokument", "title": "Notatka"})
    assert Paper.objects.get(title="Notatka").kind == "dokument"
    assert "Wybierz rodzaj" in words_of(leading.post(NEW, {}))


def test_the_text_is_written_looked_at_and_rearranged(leading, draft):
    address = f"{at(draft.paper)}tresc/"
    assert "Grządka nosi nazwę" in leading.get(address).content.decode()
    sent = sections(draft)
    added = leading.post(address, {**sent, "deed": "add:1"}).content.decode()
    assert added.count('name="heading"') == 3
    moved = leading.post(address, {**sent, "deed": "down:1"}).content.decode()
    assert moved.index("Podlewanie") < moved.index('value="Nazwa"')
    gone = leading.post(address, {**sent, "deed": "remove:2"}).content.decode()
    assert gone.count('name="heading"') == 1
    assert leading.post(address, {**sent, "deed": "up:9"}).status_code == 200
    shown = words_of(leading.post(address, {**sent, "deed": "preview", "text": ["1. Nowe **słowa**", "x"]}))
    assert "Podgląd; jeszcze nie zapisano" in shown
    assert "Nowe słowa" in shown
    draft.refresh_from_db()
    assert draft.version == 1, "nothing of this saves"
    answer = leading.post(address, {**sent, "text": ["1. Nowe słowa", "[[kto]]"], "what_changed": "słowa"})
    assert answer.status_code == 302
    page = words_of(leading.get(at(draft.paper)))
    assert "Miejsca do uzupełnienia kto" in page
    assert "projekt" in page


def test_nobody_loses_a_word_to_somebody_else(leading, draft, leader):
    address, sent = f"{at(draft.paper)}tresc/", sections(draft)
    theirs = Text("Regulamin grządki", (Part("Nazwa", "1. Ich zdanie."),))
    actions.write_text(by=leader, version=draft, text=theirs, expected=1)
    mine = {**sent, "heading": ["Nazwa"], "text": ["1. Moje zdanie."]}
    refused = leading.post(address, mine)
    assert refused.status_code == 409
    page = refused.content.decode()
    assert "<del>Ich</del>" in page
    assert "<ins>Moje</ins>" in page
    version = re.search(r'name="version" value="(\d+)"', page)[1]
    assert leading.post(address, {**mine, "version": version}).status_code == 302
    assert PaperVersion.objects.get().text.parts[0].text == "1. Moje zdanie."


def test_a_text_that_cannot_stand_stays_in_the_form(leading, draft):
    address = f"{at(draft.paper)}tresc/"
    term = {"first_day": "2026-02-01", "last_day": "2026-01-01"}
    refused = leading.post(address, sections(draft, **term))
    assert (refused.status_code, "Ostatni dzień jest przed" in words_of(refused)) == (400, True)
    assert "Grządka nosi nazwę" in refused.content.decode()
    assert leading.post(address, sections(draft, title="")).status_code == 400


def test_from_the_draft_to_the_adopted_document(leading, draft, bodies, scan):
    base = at(draft.paper)
    page = leading.get(f"{base}do-podpisu/").content.decode()
    assert page.count("checked") == 2
    sent = leading.post(f"{base}do-podpisu/", {"signatories": [str(one.pk) for one in bodies]})
    assert sent.url == f"{base}wersje/1/podpisy/"
    draft.refresh_from_db()
    assert "Podpisy: 0 z 2 , brakuje: Ośrodek A, Ośrodek B" in words_of(leading.get(sent.url))
    form = f"{base}wersje/1/podpis/?kto={bodies[1].pk}"
    assert f'value="{bodies[1].pk}" selected' in leading.get(form).content.decode()
    given = {"institution": bodies[1].pk, "function": "dyrektor", "way": "paper", "signed_on": draft.sent_on}
    refused = leading.post(form, {**given, "upload": SimpleUploadedFile("a.docx", b"x")})
    assert (refused.status_code, "to nie skan" in words_of(refused)) == (400, True)
    empty = leading.post(form, {**given, "upload": SimpleUploadedFile("a.pdf", b"")})
    assert (empty.status_code, "jest pusty" in words_of(empty)) == (400, True)
    leading.post(form, {**given, "upload": scan(draft)})
    listed = words_of(leading.get(sent.url))
    assert "Podpisy: 1 z 2" in listed
    assert "skan.pdf" in listed
    file = Signature.objects.get().file
    download = leading.get(f"/pliki/{file}/")
    assert b"".join(download.streaming_content).startswith(b"%PDF")
    refused = leading.post(f"{base}przyjecie/", {"on": draft.sent_on})
    assert (refused.status_code, "Brakuje podpisów: Ośrodek A" in words_of(refused)) == (400, True)
    leading.post(f"{base}przyjecie/", {"on": draft.sent_on, "reason_incomplete": "podpisze później"})
    page = words_of(leading.get(base))
    assert "przyjęty" in page
    assert "podpisze później" in page
    assert leading.get(f"{base}przyjecie/").status_code == 400
    leading.post(f"{base}wycofanie/", {"reason": "rozwiązano", "on": draft.sent_on})
    assert "wycofany" in words_of(leading.get(base))
    assert leading.get(f"{base}wycofanie/").status_code == 400


def test_taken_back_made_anew_annexed_renewed_and_set(leading, make, adopted, garden, leader):
    draft = make()
    base = at(draft.paper)
    assert "przepadnie" in words_of(leading.post(f"{base}z-danych/"))
    garden.rules = Text("Inny tytuł", (Part("Nazwa", "1. Inny tekst."),))
    leading.post(f"{base}z-danych/", {"confirmed": "1"})
    draft.refresh_from_db()
    assert draft.text.title == "Inny tytuł"
    leading.post(f"{base}do-podpisu/", {"signatories": []})
    assert leading.post(f"{base}cofnij/").url == base
    draft.refresh_from_db()
    assert draft.state == VersionState.DRAFT
    leading.post(f"{base}ustawienia/", {"remind_days": "30", "version": draft.paper.version})
    paper = Paper.objects.get(pk=draft.paper_id)
    assert (paper.remind_days, paper.is_public) == (30, False)
    assert leading.post(f"{base}ustawienia/", {"remind_days": "900"}).status_code == 400
    made = leading.post(f"{at(adopted.paper)}aneks/")
    assert "Aneks nr 1" in words_of(leading.get(made.url))
    assert "Aneks nr 1" in words_of(leading.get(at(adopted.paper)))
    assert leading.post(f"{at(adopted.paper)}odnow/").status_code == 400
    term = Text("Plan", adopted.text.parts, True, date(2026, 1, 1), date(2026, 6, 30))
    plan = actions.send_for_signature(
        by=leader, version=make("plan", text=term), on=date(2026, 1, 1), signatories=()
    )
    actions.adopt(by=leader, version=plan, on=date(2026, 1, 2))
    assert leading.post(f"{at(plan.paper)}odnow/").status_code == 302
    assert plan.paper.versions.get(number=2).last_day == date(2026, 12, 28)


def test_a_new_version_and_what_changed_in_it(leading, adopted, leader):
    base = at(adopted.paper)
    assert leading.post(f"{base}nowa-wersja/", {}).status_code == 400
    leading.post(f"{base}nowa-wersja/", {"what_changed": "nazwa"})
    version = adopted.paper.versions.get(number=2)
    text = Text(
        adopted.text.title, (Part("Nazwa", "1. Grządka nosi nazwę **Druga**."), adopted.text.parts[1])
    )
    actions.write_text(by=leader, version=version, text=text, expected=None)
    page = leading.get(f"{base}roznice/1/2/").content.decode()
    assert "<del>Pierwsza</del><ins>Druga</ins>" in page
    assert "Ala · rano" not in page
    assert "Ala · rano" in leading.get(f"{base}roznice/1/2/?calosc=1").content.decode()
    assert "Co zmieniono" in words_of(leading.get(base))
    file = leading.get(f"{base}roznice/1/2.docx")
    with zipfile.ZipFile(io.BytesIO(file.content)) as opened:
        inside = opened.read("word/document.xml").decode()
    assert "<w:del " in inside
    assert "<w:ins " in inside
    assert "W tekście nic się nie zmieniło" in words_of(leading.get(f"{base}roznice/1/1/"))
    assert "Na razie obowiązuje" in words_of(leading.get(base))
    actions.send_for_signature(by=leader, version=version)
    assert "zostanie wtedy wycofana" in words_of(leading.get(f"{base}nowa-wersja/"))


def test_an_institution_finds_reads_and_consents(speaking, out, bodies):
    base = at(out.paper)
    assert "Regulamin grządki" in words_of(speaking.get("/dokumenty/do-podpisu/"))
    assert "Czeka na Twój podpis" in words_of(speaking.get(base))
    form = f"{base}wersje/1/zgoda/{bodies[0].pk}/"
    page = speaking.get(form)
    assert "Grządka nosi nazwę" in words_of(page)
    given = {"seen": out.digest, "function": "dyrektor"}
    assert "Zaznacz, że wyrażasz zgodę" in words_of(speaking.post(form, given))
    refused = speaking.post(form, {**given, "agree": "on", "seen": "x"})
    assert "Tekst jest już inny" in words_of(refused)
    assert speaking.post(form, {**given, "agree": "on"}).url == base
    assert "Nic nie czeka na podpis" in words_of(speaking.get("/dokumenty/do-podpisu/"))
    assert speaking.get(f"{base}wersje/1/zgoda/{bodies[1].pk}/").status_code == 403
    assert speaking.get(f"{base}wersje/1/zgoda/{uuid4()}/").status_code == 404
    assert speaking.get(f"{base}wersje/1/podpis/").status_code == 403, "the other one is not its own"


def test_a_signature_is_taken_back_on_its_page(leading, out, bodies, sign):
    address = f"{at(out.paper)}podpis/{sign(out, bodies[0]).pk}/wycofaj/"
    assert leading.post(address, {}).status_code == 400
    listed = leading.post(address, {"reason": "zły skan"}, follow=True)
    assert "zły skan" in words_of(listed)
    assert (
        "wycofano już" in words_of(leading.post(address, {"reason": "x"}))
        or leading.post(address, {"reason": "x"}).status_code == 400
    )
    assert leading.get(f"{at(out.paper)}podpis/{uuid4()}/wycofaj/").status_code == 404


def test_others_are_asked_or_no_longer_asked(leading, out, bodies, body):
    ask = f"{at(out.paper)}wersje/1/kto/"
    body("Ośrodek trzeci")
    assert leading.post(ask, {"institution": "Ośrodek trzeci", "required": "on"}).status_code == 302
    again = leading.post(ask, {"institution": "Ośrodek trzeci"})
    assert (again.status_code, "już poproszono" in words_of(again)) == (400, True)
    assert leading.post(ask, {"drop": str(bodies[0].pk)}).status_code == 302
    assert leading.post(ask, {"drop": "x"}).status_code == 404
    assert {one.institution.name for one in out.signatories.all()} == {"Ośrodek B", "Ośrodek trzeci"}


def test_nothing_is_signed_where_nothing_is_waited_for(leading, adopted):
    answer = leading.get(f"{at(adopted.paper)}wersje/1/podpis/")
    assert (answer.status_code, "nie czeka się" in words_of(answer)) == (400, True)


def test_whoever_holds_a_copy_learns_whether_it_holds_and_nothing_else(
    client, adopted, leader, make, monkeypatch
):
    number = adopted.paper.number

    def asked(number, code):
        page = client.get("/dokumenty/sprawdz/", {"numer": number, "kod": code})
        assert "grządki" not in page.content.decode().lower()
        return words_of(page)

    assert "To jest przyjęta wersja (1), data przyjęcia: 20 maja 2026" in asked(
        number, readable(adopted.digest)
    )
    assert "przyjęta wersja" in asked(number.lower(), adopted.digest[:16])
    for wrong in ((number, "0" * 16), ("D-2026-ZZZZZZ", adopted.digest), (number, "abc")):
        assert "Nie ma dokumentu o tym numerze" in asked(*wrong)
    second = actions.new_version(
        by=leader, paper=adopted.paper, what_changed="x", text=Text("Inny", adopted.text.parts)
    )
    assert "nie została przyjęta" in asked(number, second.digest)
    second = actions.send_for_signature(by=leader, version=second, signatories=())
    actions.adopt(by=leader, version=second)
    assert "obowiązuje późniejsza" in asked(number, adopted.digest)
    actions.withdraw(by=leader, version=second, reason="x")
    assert "a później wycofano" in asked(number, second.digest)
    draft = make()
    actions.withdraw(by=leader, version=draft, reason="x")
    assert "nigdy nie przyjęto" in asked(draft.paper.number, draft.digest)
    PaperVersion.objects.filter(pk=adopted.pk).update(state="expired")
    assert "okres jej obowiązywania minął" in asked(number, adopted.digest)
    assert client.get("/dokumenty/sprawdz/?numer=").status_code == 400


def test_files_carry_number_digest_and_signatures(leading, adopted):
    base = f"{at(adopted.paper)}wersje/1"
    page = leading.get(f"{base}.html").content.decode()
    assert adopted.paper.number in page
    assert readable(adopted.digest) in page
    assert "Ośrodek B" in page
    assert leading.get(f"{base}.pdf").content.startswith(b"%PDF-1.7")
    assert leading.get(f"{base}.exe").status_code == 404


def test_the_list_and_the_page_ask_a_fixed_number_of_questions(
    leading, make, leader, bodies, sign, django_assert_max_num_queries, body, garden
):
    def grow():
        version = actions.send_for_signature(by=leader, version=make(), on=date(2026, 5, 1))
        sign(version, bodies[0])
        return version

    def questions(path):
        with django_assert_max_num_queries(40) as asked:
            assert leading.get(path).status_code == 200
        return len(asked)

    first = grow()
    few = questions(LIST), questions(at(first.paper)), questions(f"{at(first.paper)}wersje/1/podpisy/")
    grow()
    grow()
    assert questions(LIST) == few[0]
    for name in ("Ośrodek C", "Ośrodek D"):
        actions.ask(by=leader, version=first, institution=body(name))
    actions.withdraw(by=leader, version=first, reason="x")
    later = (questions(at(first.paper)), questions(f"{at(first.paper)}wersje/1/podpisy/"))
    assert (later[0] <= few[1], later[1] <= few[2]) == (True, True)
    assert max(few) <= 25
