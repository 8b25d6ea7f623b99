"""The workspace as an officer, a reader and a stranger get it."""

import re

import pytest
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kooperacje.base.actor import system
from kooperacje.consultations import access, actions, queries
from kooperacje.consultations.exchange import reading, schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.outline.lists import LISTS
from kooperacje.consultations.outline.sections import SECTIONS
from kooperacje.consultations.queries import rows
from kooperacje.consultations.tests.filled import FULL, grown

LIST = "/praca/konsultacje/"
HOME = "/praca/konsultacje/pelna/"
pytestmark = pytest.mark.usefixtures("full")


@pytest.fixture
def full(host):
    """A consultation that has something in every list."""
    actions.load(FULL, by=system("tests"))
    return Consultation.objects.get(slug=FULL.slug)


@pytest.fixture
def office(client, host, signed_in):
    """The client of an officer of the host."""
    signed_in(client, "officer", host)
    return client


def addresses() -> list[str]:
    """Every page of the workspace that is read with GET."""
    pages = [LIST, f"{LIST}nowa/", f"{LIST}wczytaj/", HOME]
    pages += [
        HOME + end
        for end in (
            "dane/",
            "publikacja/",
            "plik/",
            "uwagi/",
            "uwagi/u1/stanowisko/",
            "instytucja/dodaj/?q=gosp",
        )
    ]
    pages += [f"{HOME}dzial/{section.slug}/" for section in SECTIONS if section.slug != "uwagi"]
    value = queries.value(Consultation.objects.get(slug="pelna"))
    for outline in LISTS:
        if outline.kind is not catalogue.INSTITUTION:
            pages.append(f"{HOME}{outline.slug}/dodaj/")
        key = rows.of(Consultation.objects.get(slug=value.slug), outline.kind).values_list("key", flat=True)[
            0
        ]
        pages += [f"{HOME}{outline.slug}/{key}/", f"{HOME}{outline.slug}/{key}/usun/"]
    return pages


def test_every_page_opens_for_an_officer_whole_and_as_a_fragment(office):
    for address in addresses():
        whole = office.get(address)
        assert whole.status_code == 200, address
        if not address.endswith("plik/"):
            fragment = office.get(address, HTTP_HX_REQUEST="true").content.decode()
            assert fragment.count("<h1") == 1
            assert "<html" not in fragment


def test_every_page_opens_in_english(office):
    for address in addresses():
        assert office.get(f"/en{address}").status_code == 200, address


def test_nobody_else_gets_in(client, signed_in, an_institution):
    before = queries.value(Consultation.objects.get())
    stranger = "officer"
    for role, place in (("", None), (stranger, an_institution()), ("administrator", an_institution())):
        visitor = client
        if role:
            signed_in(client, role, place)
        for address in addresses():
            if address.startswith(HOME):
                assert visitor.get(address).status_code == 404, (role, address)
                assert visitor.post(address, {"title": "x"}).status_code in {404, 405}, (role, address)
        client.logout()
    assert client.get(LIST).status_code == 403
    assert queries.value(Consultation.objects.get()) == before


def test_a_reader_sees_the_workspace_and_no_buttons(client, host, signed_in):
    signed_in(client, "reader", host)
    reader = client
    page = reader.get(f"{HOME}dzial/koncepcja/").content.decode()
    assert "cel/dodaj/" not in page
    assert "przesun/" not in page
    for address in addresses():
        expected = (
            200
            if re.search(r"konsultacje/$|pelna/$|dzial/|publikacja/$|plik/$|uwagi/|stanowisko", address)
            else 403
        )
        assert reader.get(address).status_code == expected, address


@pytest.mark.parametrize(
    ("address", "ceiling"),
    [
        (LIST, 12),
        (HOME, 45),
        (f"{HOME}uwagi/", 13),
        (f"{HOME}publikacja/", 42),
        *[(f"{HOME}dzial/{section.slug}/", 25) for section in SECTIONS if section.slug != "uwagi"],
    ],
)
def test_pages_ask_as_often_for_three_rows_as_for_one(office, flat_queries, address, ceiling):
    sizes = iter(range(1, 9))

    def grow() -> None:
        actions.load(grown(next(sizes)), by=system("tests"))

    def read() -> None:
        caches["pages"].clear()
        assert office.get(address).status_code == 200

    assert flat_queries(grow, read) <= ceiling


def test_a_question_is_added_changed_moved_and_removed(office, full):
    assert office.post(f"{HOME}pytanie/dodaj/", {"text": ""}).status_code == 400
    answer = office.post(f"{HOME}pytanie/dodaj/", {"text": "Nowe\r\npytanie?"})
    assert answer.headers["Location"].endswith("/dzial/koncepcja/#pytanie")
    added = queries.value(full).questions[-1]
    assert added.text == "Nowe\npytanie?"
    office.post(f"{HOME}pytanie/{added.key}/przesun/", {"way": "up"})
    assert queries.value(full).questions[1] == added
    assert office.post(f"{HOME}pytanie/{added.key}/", {"text": "Inne?", "version": 1}).status_code == 302
    late = office.post(f"{HOME}pytanie/{added.key}/", {"text": "Spóźnione?", "version": 1})
    assert late.status_code == 409
    assert "Inne" in late.content.decode()
    assert "Spóźnione" in late.content.decode()
    assert 'name="version" value="2"' in late.content.decode()
    assert office.post(f"{HOME}pytanie/{added.key}/usun/", {"confirmed": "1"}).status_code == 302
    assert added.key not in {question.key for question in queries.value(full).questions}


def test_what_a_form_shows_it_sends_back_unchanged(office, full):
    """Opening any element and saving it as it stands changes nothing."""
    before = queries.value(full)
    for outline in LISTS:
        for key in rows.of(full, outline.kind).values_list("key", flat=True):
            address = reverse("consultations:workspace-part", args=[full.slug, outline.slug, key])
            assert office.post(address, as_sent(office.get(address).context["form"])).status_code == 302, (
                address
            )
    basics = office.get(f"{HOME}dane/").context["form"]
    assert office.post(f"{HOME}dane/", as_sent(basics)).status_code == 302
    assert queries.value(full) == before


def as_sent(form) -> dict:
    """What a browser sends for the form as it was drawn."""
    sent = {}
    for bound in form:
        value = bound.value()
        if value is not None and value is not False:
            sent[bound.name] = bound.field.prepare_value(value) if bound.name == "territory" else value
    return sent


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        ("etap", {"title": "E", "kind": "electronic", "window_from": "2026-05-02"}, "window_to"),
        (
            "etap",
            {"title": "E", "kind": "electronic", "window_from": "2026-05-02", "window_to": "2026-05-01"},
            "window_from",
        ),
        ("etap", {"title": "E", "kind": "other-kind"}, "kind"),
        ("spotkanie", {"title": "S", "starts": "10:00"}, "starts"),
        ("spotkanie", {"title": "S", "participants": "-1"}, "participants"),
        ("spotkanie", {"title": "S", "territory": "Nigdzie"}, "territory"),
        ("material", {"title": "M", "link": "javascript:alert(1)"}, "link"),
        ("wniosek", {"text": "W", "group": "gr1", "sources_remarks": "u999"}, "sources"),
        ("odpowiedz", {"outcome": "no_remarks"}, "institution"),
        ("cel", {"text": "zły znak \x01"}, "text"),
    ],
)
def test_bad_input_is_refused_beside_its_field(office, full, kind, values, field):
    before = queries.value(full)
    answer = office.post(f"{HOME}{kind}/dodaj/", values)
    assert answer.status_code == 400
    errors = answer.context["form"].errors
    assert field in errors or "__all__" in errors
    assert queries.value(full) == before


def test_an_institution_comes_from_the_register(office, full):
    found = office.get(f"{HOME}instytucja/dodaj/", {"q": "gospodarz"}).content.decode()
    assert "Gospodarz" in found
    office.post(f"{HOME}instytucja/dodaj/", {"institution": "host"})
    keys = [place.key for place in queries.value(full).institutions]
    assert keys.count("host") == 1


def test_remarks_are_filtered_and_answered_together(office, full):
    page = office.get(f"{HOME}uwagi/", {"position": "none"}).context["page"]
    waiting = [line.key for line in page.lines]
    assert waiting
    assert office.post(f"{HOME}uwagi/stanowiska/", {"outcome": "accepted"}).status_code == 400
    office.post(f"{HOME}uwagi/stanowiska/", {"remark": waiting, "outcome": "explained", "reason": "Tak jest"})
    assert not office.get(f"{HOME}uwagi/", {"position": "none"}).context["page"].lines
    last = office.get(f"{HOME}uwagi/{waiting[0]}/stanowisko/").content.decode()
    assert "Ewa Testowa" in last
    bad = office.post(f"{HOME}uwagi/{waiting[0]}/stanowisko/", {"reason": "bez stanowiska", "version": 2})
    assert bad.status_code == 400
    late = office.post(f"{HOME}uwagi/{waiting[0]}/stanowisko/", {"outcome": "accepted", "version": 1})
    assert late.status_code == 409


def test_nonsense_in_the_address_is_no_fault_of_the_server(office):
    for end in ("?page=abc", "?page=-1", "?page=99999999999", "?position=x&kind=y&question=z", "?q=%00"):
        assert office.get(f"{HOME}uwagi/{end}").status_code == 200, end
        assert office.get(f"{LIST}{end}").status_code == 200, end
    for missing in ("dzial/nic/", "nic/dodaj/", "pytanie/nic/", "uwagi/nic/stanowisko/", "publikacja/nic/"):
        assert office.get(HOME + missing).status_code == 404, missing


def test_the_whole_life_in_the_browser(office, host):
    new = office.post(f"{LIST}nowa/", {"title": "Żółta łódź: konsultacje", "organiser": str(host.pk)})
    assert new.status_code == 302, new.context["form"].errors
    home = new.headers["Location"]
    assert home.endswith("/zolta-lodz-konsultacje/")
    assert (
        office.post(
            f"{LIST}nowa/", {"title": "Żółta łódź: konsultacje", "organiser": str(host.pk)}
        ).status_code
        == 400
    )
    for verb in (access.ANNOUNCE, access.START, access.SUM_UP):
        assert office.get(f"{home}publikacja/{verb}/").status_code == 200
        assert office.post(f"{home}publikacja/{verb}/").status_code == 302
    made = Consultation.objects.get(slug="zolta-lodz-konsultacje")
    for error in queries.open_errors(made):
        given = {"check": error.check, "subject": error.subject, "reason": "Przykład"}
        assert office.post(f"{home}publikacja/powod/", given | {"reason": ""}).status_code == 400
        assert office.post(f"{home}publikacja/powod/", given).status_code == 302
    assert office.post(f"{home}publikacja/publish/").status_code == 302
    assert office.get(f"{home}publikacja/publish/").status_code == 403
    assert office.get(f"{home}dane/").status_code == 403
    assert office.post(f"{home}publikacja/reopen/").status_code == 302


def test_a_file_goes_out_and_comes_in(office, full):
    taken = office.get(f"{HOME}plik/")
    assert "pelna.yaml" in taken.headers["Content-Disposition"]
    assert reading.read(taken.content) == FULL
    changed = taken.content.replace("Pełna konsultacja".encode(), "Zmieniony tytuł".encode())
    sent = SimpleUploadedFile("pelna.yaml", changed)
    assert office.post(f"{LIST}wczytaj/", {"file": sent}).status_code == 302
    assert queries.value(full) == FULL.model_copy(update={"title": "Zmieniony tytuł"})
    broken = office.post(f"{LIST}wczytaj/", {"file": SimpleUploadedFile("zly.yaml", b"slug: x\nwindov: 1\n")})
    assert broken.status_code == 400
    assert "windov" in broken.content.decode()


def test_the_empty_workspace_says_what_to_do(client, signed_in, an_institution):
    signed_in(client, "officer", an_institution())
    page = client.get(LIST).context["page"]
    assert not page.lines
    assert page.create


def test_a_new_part_of_the_format_has_its_field_in_the_workspace():
    """A field that nobody can fill in would be lost to the officer."""
    for outline in LISTS:
        shown = {field.name for field in outline.fields} | {"key"}
        missing = set(outline.kind.part.model_fields) - shown
        assert missing <= {"position"}, outline.slug
    listed = {outline.kind.rows for outline in LISTS} | {"overrides", ""}
    lists = {name for name, field in schema.Consultation.model_fields.items() if field.default == ()}
    assert lists - {"territories"} <= listed


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"theme": "te1"}, ["u1"]),
        ({"group": "ug2"}, ["u2"]),
        ({"stance": "against"}, ["u1", "u2"]),
        ({"theme": "x"}, ["u1", "u2"]),
    ],
)
def test_remarks_are_found_by_theme_group_and_stance(office, full, asked, found):
    page = office.get(f"{HOME}uwagi/", asked).content.decode()
    assert [key for key in ("u1", "u2") if f'id="{key}"' in page] == found
    assert "Temat 1" in page
