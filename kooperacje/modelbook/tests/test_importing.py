"""A Word document becomes a draft with lasting ids, whole or not at all."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput
from kooperacje.documents.passages import Notice
from kooperacje.documents.tests.passages.making import made
from kooperacje.journal.models import Event
from kooperacje.modelbook import actions, importing, queries
from kooperacje.modelbook.models import CooperationModel, Lineage, ModelVersion, Passage, PendingDocument
from kooperacje.modelbook.states import Certainty, Change, CommuneKind

LIDER = "Lider partnerstwa zwołuje spotkania zespołu co najmniej raz na kwartał."
ZGODA = "Osoba wyraża zgodę na udział w pracach zespołu, a zgodę może wycofać w każdej chwili."
PLAN = "Zespół układa plan małych kroków razem z rodziną i zapisuje, kto za co odpowiada."
H1, H2 = "Heading 1", "Heading 2"
TABLE = [["Instytucja", "Zadanie"], ["OPS", "prowadzi spotkania zespołu"], ["Szkoła", "zgłasza rodziny"]]
FIRST = (
    (H1, "Część pierwsza"),
    (H2, "Zespół"),
    "Zespół tworzą:",
    ("List Bullet", "ośrodek pomocy społecznej;"),
    ("List Bullet", "szkoła i przedszkole."),
    LIDER,
    (H2, "Zgoda"),
    ZGODA,
    TABLE,
    (H1, "Załącznik. Wzory"),
    PLAN,
)
TARGET = actions.Target(key="nowy", label="Pierwsza", name="Nowy model", commune_kind=CommuneKind.RURAL)


def drafted(*parts):
    return importing.understand("model.docx", made(*parts))


def load(by, *parts, target=TARGET):
    return actions.import_document(by=by, name="model.docx", content=made(*parts), target=target)


def shape(version):
    return [(row.number, row.kind, row.heading or row.text[:20], row.ref) for row in queries.outline(version)]


def test_kinds_and_depths_follow_from_the_structure():
    assert [(one.kind, one.depth, (one.heading or one.text)[:12]) for one in drafted(*FIRST).drafts] == [
        ("part", 1, "Część pierws"),
        ("chapter", 2, "Zespół"),
        ("paragraph", 3, "Zespół tworz"),
        ("paragraph", 4, "ośrodek pomo"),
        ("paragraph", 4, "szkoła i prz"),
        ("paragraph", 3, "Lider partne"),
        ("chapter", 2, "Zgoda"),
        ("paragraph", 3, "Osoba wyraża"),
        ("table", 3, "Instytucja\tZ"),
        ("annex", 1, "Załącznik. W"),
        ("paragraph", 2, "Zespół układ"),
    ]


def test_a_level_that_is_left_out_is_told_and_depths_stay_whole():
    found = drafted("Wstęp.", (H1, "Cel"), ("Heading 4", "Szczegóły"), "Tekst.", ("List Bullet 3", "punkt"))
    assert [one.depth for one in found.drafts] == [1, 1, 2, 3, 3]
    assert [(one.notice, one.place) for one in found.notices] == [(Notice.LEVEL_LEFT_OUT, 3)]


def test_deep_documents_stay_within_six_levels():
    parts = [(f"Heading {n}", f"Poziom {n}") for n in range(1, 10)]
    found = drafted(*parts, "Tekst:", ("List Bullet", "a"), ("List Bullet 2", "b"))
    assert max(one.depth for one in found.drafts) == 6


@pytest.mark.django_db
def test_a_new_model_from_a_document(system_actor):
    done = load(system_actor, *FIRST)
    assert (done.passages, done.waiting, done.version.state) == (11, 0, "draft")
    assert shape(done.version) == [
        ("I", "part", "Część pierwsza", "czesc-pierwsza"),
        ("I.1", "chapter", "Zespół", "zespol"),
        ("I.1.1", "paragraph", "Zespół tworzą:", "zespol-1"),
        ("I.1.1.1", "paragraph", "ośrodek pomocy społe", "zespol-2"),
        ("I.1.1.2", "paragraph", "szkoła i przedszkole", "zespol-3"),
        ("I.1.2", "paragraph", "Lider partnerstwa zw", "zespol-4"),
        ("I.2", "chapter", "Zgoda", "zgoda"),
        ("I.2.1", "paragraph", "Osoba wyraża zgodę n", "zgoda-1"),
        ("I.2.2", "table", "Instytucja\tZadanie\nO", "zgoda-2"),
        ("Z1", "annex", "Załącznik. Wzory", "zalacznik-wzory"),
        ("Z1.1", "paragraph", "Zespół układa plan m", "zalacznik-wzory-1"),
    ]
    event = Event.objects.get(verb="modelbook.document_imported")
    assert event.details["passages"] == 11


@pytest.mark.django_db
def test_the_next_version_keeps_the_ids_of_what_it_kept(system_actor):
    first = load(system_actor, *FIRST).version
    actions.put_up_for_consultation(by=system_actor, version=first)
    changed = LIDER.replace("kwartał", "miesiąc")
    second = load(
        system_actor,
        (H1, "Część pierwsza"),
        (H2, "Zespół"),
        "Nowe zdanie o tym, że zespół ma siedzibę w urzędzie gminy.",
        "Zespół tworzą:",
        ("List Bullet", "ośrodek pomocy społecznej;"),
        changed,
        (H2, "Zgoda"),
        [*TABLE, ["PCPR", "wspiera"]],
        (H1, "Załącznik. Wzory"),
        PLAN,
        ZGODA,
        target=actions.Target(key="nowy", label="Druga", number=1),
    )
    refs = {row.heading or row.text: row.ref for row in queries.outline(second.version)}
    old = {row.heading or row.text: row.ref for row in queries.outline(first)}
    assert refs[changed] == "zespol-4"
    assert refs[ZGODA] == "zgoda-1"
    assert all(refs[words] == ref for words, ref in old.items() if words in refs)
    assert refs["Nowe zdanie o tym, że zespół ma siedzibę w urzędzie gminy."] not in old.values()
    rows = {row.old.ref: row for row in Lineage.objects.filter(after=second.version)}
    assert (rows["zespol-3"].new, rows["zespol-3"].kind) == (None, Change.REMOVED)
    assert (rows["zgoda-1"].kind, rows["zgoda-1"].certainty) == (Change.MOVED, Certainty.SURE)
    assert second.waiting == 0
    assert second.version.predecessor == first


@pytest.mark.django_db
def test_an_id_that_any_version_had_is_never_given_again(system_actor):
    load(system_actor, (H1, "Cel"), LIDER)
    load(system_actor, (H1, "Cel"), ZGODA, target=actions.Target(key="nowy", label="Druga", number=1))
    third = load(
        system_actor, (H1, "Cel"), PLAN, target=actions.Target(key="nowy", label="Trzecia", number=2)
    )
    assert [row.ref for row in queries.outline(third.version)] == ["cel", "cel-3"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("model.docx", b"", "pusty"),
        ("model.docx", b"nic", "nie jest tym"),
        ("model.pdf", b"%PDF-1.4 a", "DOCX"),
        ("model.docm", made("a"), "nie jest przyjmowany"),
        ("model.docx", made(" "), "nie ma w nim tekstu"),
    ],
)
def test_what_is_no_document_is_refused_with_a_sentence(system_actor, name, content, said):
    with pytest.raises(BadInput) as refused:
        actions.import_document(by=system_actor, name=name, content=content, target=TARGET)
    assert name.split(".")[0] in str(refused.value)
    assert not CooperationModel.objects.exists()


def with_part(name: str, part: bytes) -> bytes:
    made_of = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made(LIDER))) as source, zipfile.ZipFile(made_of, "w") as target:
        for entry in source.namelist():
            if entry != name:
                target.writestr(entry, source.read(entry))
        target.writestr(name, part)
    return made_of.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content",
    [
        with_part("word/vbaProject.bin", b"macro"),
        with_part("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        with_part("word/document.xml", b"<a"),
        with_part("word/media/a.bin", b"\0" * 60_000_000),
    ],
    ids=["macro", "entity", "cut off", "bomb"],
)
def test_hostile_documents_are_refused(system_actor, content):
    with pytest.raises(BadInput):
        actions.import_document(by=system_actor, name="model.docx", content=content, target=TARGET)
    assert not ModelVersion.objects.exists()


@pytest.mark.django_db
def test_faults_name_the_place_and_nothing_is_half_imported(system_actor):
    with pytest.raises(BadInput) as refused:
        load(system_actor, (H1, "Cel"), LIDER, (H1, "Za długi " * 80))
    assert "nr 3" in refused.value.faults[0].place
    for made_of in (CooperationModel, ModelVersion, Passage, Event):
        assert not made_of.objects.exists()


@pytest.mark.django_db
def test_a_document_with_too_many_passages_is_refused(system_actor, monkeypatch):
    monkeypatch.setattr(importing, "MOST_PASSAGES", 2)
    with pytest.raises(BadInput, match="2"):
        load(system_actor, LIDER, ZGODA, PLAN)


@pytest.mark.django_db
def test_models_and_versions_that_are_not_there(system_actor, model):
    with pytest.raises(BadInput, match="nieznany"):
        load(system_actor, LIDER, target=actions.Target(key="nieznany", label="x"))
    with pytest.raises(BadInput, match="„m”"):
        load(
            system_actor,
            LIDER,
            target=actions.Target(key="m", label="x", name="M", commune_kind=CommuneKind.CUS),
        )


@pytest.mark.django_db
def test_only_who_writes_models_imports(person):
    for role in ("reader", "member", "administrator"):
        with pytest.raises(Denied):
            load(person(role), LIDER)
        with pytest.raises(Denied):
            actions.stage_document(by=person(role), name="a.docx", content=made(LIDER), target=TARGET)


@pytest.mark.django_db
def test_the_console_stages_nothing(system_actor):
    with pytest.raises(BadInput):
        actions.stage_document(by=system_actor, name="a.docx", content=made(LIDER), target=TARGET)


@pytest.fixture
def officer(client, signed_in):
    signed_in(client, "officer")
    return client


def form(*parts, **more):
    given = {"after": "new", "label": "Pierwsza", "name": "Nowy model", "commune_kind": "rural", **more}
    return {"file": SimpleUploadedFile("model.docx", made(*parts)), **given}


@pytest.mark.django_db
def test_send_look_and_make_a_draft(officer):
    assert "Wczytaj dokument Worda" in officer.get("/modele/wczytaj/").content.decode()
    sent = officer.post("/modele/wczytaj/", form(*FIRST))
    assert sent.status_code == 302
    shown = officer.get(sent.url).content.decode()
    assert "I.1.1.2." in shown
    assert "szkoła i przedszkole" in shown
    assert not ModelVersion.objects.exists()
    done = officer.post(f"{sent.url}zapisz/")
    assert done.url == "/modele/nowy-model/1/"
    assert not PendingDocument.objects.exists()
    shown = officer.get(done.url).content.decode()
    assert LIDER in shown
    assert "<td" in shown
    again = officer.post("/modele/wczytaj/", form(*FIRST[:-1], after="nowy-model/1", label="Druga"))
    shown = officer.get(again.url).content.decode()
    assert "Wobec poprzedniej wersji" in shown


@pytest.mark.django_db
def test_what_waits_leads_to_the_page_that_asks(officer, system_actor):
    load(system_actor, LIDER)
    sent = officer.post("/modele/wczytaj/", form(f"{LIDER} Raz.", f"{LIDER} Dwa.", after="nowy/1"))
    assert "porównanie nie ma pewności" in officer.get(sent.url).content.decode()
    assert officer.post(f"{sent.url}zapisz/").url == "/modele/nowy/1/zgodnosc/2/"


@pytest.mark.django_db
def test_bad_uploads_say_what_is_wrong(officer):
    answer = officer.post("/modele/wczytaj/", form(LIDER, name="", commune_kind=""))
    assert answer.status_code == 400
    assert answer.content.decode().count("Nowy model tego wymaga") >= 2
    answer = officer.post("/modele/wczytaj/", form(LIDER, name="!!!"))
    assert "Nazwa musi mieć litery" in answer.content.decode()
    given = form(LIDER) | {"file": SimpleUploadedFile("model.docx", b"nic")}
    assert officer.post("/modele/wczytaj/", given).status_code == 400
    sent = officer.post("/modele/wczytaj/", form((H1, "Za długi " * 80)))
    assert "Dokumentu nie da się wczytać" in officer.get(sent.url).content.decode()
    assert officer.post(f"{sent.url}wyrzuc/").url == "/modele/wczytaj/"
    assert not PendingDocument.objects.exists()


@pytest.mark.django_db
def test_another_persons_document_is_not_there(officer, client, signed_in):
    sent = officer.post("/modele/wczytaj/", form(LIDER))
    signed_in(client, "officer")
    assert client.get(sent.url).status_code == 404
