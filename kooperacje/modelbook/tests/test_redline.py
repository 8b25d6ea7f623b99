"""What changed, on the page and as a Word document: one comparison, and accepting or rejecting gives either version."""

import io
import re

import docx as word
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kooperacje.base import clock
from kooperacje.documents import html
from kooperacje.documents.answerform.opening import Package
from kooperacje.documents.passages import read
from kooperacje.documents.tests.passages.making import made
from kooperacje.documents.tests.redline.oracle import accepted, body, outline, rejected
from kooperacje.documents.tree import Document, plain
from kooperacje.documents.tree.document import LONG_AGO
from kooperacje.modelbook import actions, doors, queries, redlining
from kooperacje.modelbook.difference import Side, table
from kooperacje.modelbook.doors import Mention
from kooperacje.modelbook.matching import match
from kooperacje.modelbook.redlining import Text
from kooperacje.modelbook.states import CommuneKind

LIDER = "Lider partnerstwa zwołuje spotkania zespołu co najmniej raz na kwartał."
ZGODA = "Osoba wyraża zgodę na udział w pracach zespołu, a zgodę może wycofać w każdej chwili."
PLAN = "Zespół układa plan małych kroków razem z rodziną i zapisuje, kto za co odpowiada."
TABLE = [["Instytucja", "Zadanie"], ["OPS", "prowadzi spotkania zespołu"], ["Szkoła", "zgłasza rodziny"]]
H1 = "Heading 1"
FIRST = (
    (H1, "Zespół"),
    LIDER,
    "Zespół tworzą:",
    ("List Bullet", "ośrodek pomocy;"),
    (H1, "Zgoda"),
    ZGODA,
    TABLE,
)
SECOND = (
    (H1, "Zespół i lider"),
    LIDER.replace("kwartał", "miesiąc"),
    PLAN,
    "Zespół tworzą:",
    ("List Bullet", "ośrodek pomocy;"),
    (H1, "Zgoda"),
    [*TABLE[:1], ["OPS", "organizuje spotkania zespołu"], TABLE[2], ["PCPR", "wspiera"]],
)


@pytest.fixture
def versions(db, system_actor):
    """Two versions made from documents, both public."""
    target = actions.Target(key="m", label="Pierwsza", name="Model", commune_kind=CommuneKind.RURAL)
    first = actions.import_document(
        by=system_actor, name="a.docx", content=made(*FIRST), target=target
    ).version
    actions.put_up_for_consultation(by=system_actor, version=first)
    target = actions.Target(key="m", label="Druga", number=1)
    second = actions.import_document(
        by=system_actor, name="b.docx", content=made(*SECOND), target=target
    ).version
    actions.put_up_for_consultation(by=system_actor, version=second)
    return first, second


def shown(response) -> str:
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", text)


def test_accepting_all_gives_the_new_version_and_rejecting_all_the_old_one(versions):
    first, second = versions
    found = queries.tracked(first, second, when=clock.now())
    old, new = (redlining.docx(queries.text(version)) for version in versions)
    assert accepted(found.content) == outline(body(new))
    assert rejected(found.content) == outline(body(old))
    word.Document(io.BytesIO(found.content))


WORDS = st.sampled_from([LIDER, ZGODA, PLAN, LIDER.replace("raz", "dwa razy"), "tak", "Etap II", "Etap III"])
PASSAGES = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from(["chapter", "paragraph", "table"]), WORDS),
    max_size=7,
    unique_by=lambda one: one[0],
)


def text_of(passages) -> Text:
    sides = tuple(
        Side(
            ref,
            str(place),
            kind,
            words if kind == "chapter" else "",
            None if kind == "chapter" else f"{words}\t1\n{words}\t2" if kind == "table" else words,
            "",
        )
        for place, (ref, kind, words) in enumerate(passages, start=1)
    )
    depths = tuple(1 if side.kind == "chapter" else 2 for side in sides)
    return Text("Model", "Wersja", "m/1", LONG_AGO, sides, depths)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PASSAGES, PASSAGES)
def test_whatever_was_edited(before, after):
    old, new = text_of(before), text_of(after)
    found = redlining.tracked(old, new, match(old.sides, new.sides), when=clock.now())
    assert accepted(found.content) == outline(body(redlining.docx(new)))
    assert rejected(found.content) == outline(body(redlining.docx(old)))


def test_a_version_as_word_is_read_back_as_it_is(versions, client):
    response = client.get("/modele/m/2/model.docx")
    assert response.headers["Content-Disposition"] == 'attachment; filename="m-2.docx"'
    found = [one.text for one in read(Package(response.content)).found]
    assert found == [row.heading or row.text for row in queries.outline(versions[1])]


def test_rows_and_cells_of_a_table_are_compared():
    rows = table("a\tb\nc\td", "a\tx\nc\td\ne\tf")
    told = [
        ["".join(f"{piece.run.value[0]}:{piece.text} " for piece in cell).strip() for cell in row]
        for row in rows
    ]
    assert told == [["k:a", "d:b i:x"], ["k:c", "k:d"], ["i:e", "i:f"]]


def test_the_page_in_line(versions, client):
    page = client.get("/modele/m/1/roznice/2/")
    text = page.content.decode()
    assert text.count("<ins>") > 3
    words = shown(page)
    assert "[usunięto: kwartał ]" in words
    assert "[dodano: miesiąc ]" in words
    assert "poprzednio" in words
    assert 'id="b-zgoda-1"' in text


def test_side_by_side_and_only_what_changed(versions, client):
    beside = client.get("/modele/m/1/roznice/2/?widok=obok")
    assert shown(beside).count("Przed zmianą") == shown(beside).count("Po zmianie") == len(FIRST) + 1
    only = shown(client.get("/modele/m/1/roznice/2/?widok=obok&pokaz=zmiany"))
    assert "bez zmian" in only
    assert "ośrodek pomocy" not in only


def test_the_file_is_offered_and_open_to_whoever_may_read_both(versions, client, system_actor):
    response = client.get("/modele/m/1/roznice/2/zmiany.docx")
    assert response.headers["Content-Disposition"] == 'attachment; filename="m-1-2-zmiany.docx"'
    assert response.content[:2] == b"PK"
    actions.derive_version(by=system_actor, predecessor=versions[1], label="Szkic")
    assert client.get("/modele/m/2/roznice/3/zmiany.docx").status_code == 404
    assert client.get("/modele/m/3/model.docx").status_code == 404


def test_the_page_of_a_passage_tells_its_history(versions, client):
    page = shown(client.get("/modele/m/1/fragment/zespol-1/"))
    assert "W późniejszych wersjach" in page
    assert "[dodano: miesiąc ]" in page
    page = shown(client.get("/modele/m/2/fragment/zespol-1/"))
    assert "We wcześniejszych wersjach" in page
    assert "usunięty" in shown(client.get("/modele/m/1/fragment/zgoda-1/"))
    assert client.get("/modele/m/1/fragment/nie-ma/").status_code == 404


def test_a_passage_of_the_only_version(client, db, system_actor):
    target = actions.Target(key="m", label="Pierwsza", name="Model", commune_kind=CommuneKind.RURAL)
    first = actions.import_document(
        by=system_actor, name="a.docx", content=made(TABLE), target=target
    ).version
    actions.put_up_for_consultation(by=system_actor, version=first)
    page = shown(client.get("/modele/m/1/fragment/tekst-1/"))
    assert "Żadna inna wersja" in page
    assert "zgłasza rodziny" in page


def test_rooms_above_tell_who_asked(versions, client, monkeypatch):
    monkeypatch.setattr(doors, "_tellers", {})
    mention = Mention("Uwaga 1", "Częściej niż raz na kwartał", "/uwaga/", asked=True)
    doors.open_door("test", lambda actor, version: {"zespol-1": (mention,)} if version.number == 1 else {})
    doors.open_door("test2", lambda actor, version: {"zespol-1": (Mention("Uwaga 2", "", "", asked=False),)})
    page = shown(client.get("/modele/m/1/roznice/2/"))
    assert "z prośbą o zmianę: Uwaga 1 – Częściej niż raz na kwartał" in page
    assert "Uwaga 2" in page
    assert "Uwaga 1" in shown(client.get("/modele/m/2/fragment/zespol-1/"))


def test_the_redline_is_part_of_a_document(versions):
    section = queries.redline_tree(*versions, anchor="zmiany", title="Zmiany w tekście")
    told = [plain(block.content) for block in section.blocks]
    assert "1. zmieniony: Zespół[+ i lider]" in told
    assert LIDER.replace("kwartał", "[−kwartał][+miesiąc]") in told
    assert "OPS | [−prowadzi][+organizuje] spotkania zespołu" in told
    assert "[+PCPR] | [+wspiera]" in told
    assert f"[−{ZGODA}]" in told
    assert not any("ośrodek" in one for one in told)
    assert "<ins>" in html.page(Document(title="Zmiany", identifier="z", sections=(section,)))
    same = queries.redline_tree(versions[0], versions[0], anchor="zmiany", title="Zmiany")
    assert [plain(block.content) for block in same.blocks] == ["W tekście nic się nie zmieniło."]


def test_only_a_heading_with_nothing_below_it_lacks_its_text(client, versions, system_actor):
    assert "tekstu nie podano" not in shown(client.get("/modele/m/2/"))
    target = actions.Target(key="m", label="Trzecia", number=2)
    parts = (*SECOND, (H1, "Zakończenie"))
    third = actions.import_document(
        by=system_actor, name="c.docx", content=made(*parts), target=target
    ).version
    actions.put_up_for_consultation(by=system_actor, version=third)
    assert shown(client.get("/modele/m/3/")).count("tekstu nie podano") == 1


def test_a_version_without_text_is_not_called_emptied(client, db, system_actor, versions):
    actions.create_version(by=system_actor, model=versions[0].model, label="Bez tekstu")
    actions.put_up_for_consultation(by=system_actor, version=versions[0].model.versions.get(number=3))
    assert "nie podają tekstu „Bez tekstu”" in shown(client.get("/modele/m/1/roznice/3/"))


def test_pages_are_flat_in_passages(versions, client, django_assert_max_num_queries):
    for path in ("/modele/m/1/roznice/2/", "/modele/m/1/fragment/zespol-1/"):
        with django_assert_max_num_queries(14):
            assert client.get(path).status_code == 200
