"""One consultation through every channel: the web, a Word form by mail, paper, a workshop, "no remarks", silence, too late.

An officer invites, receives, works every remark to a position, links the changes and publishes. The report, its open data
and the pages then say the same numbers.
"""

import csv
import io
import json
import subprocess
import sys
import zipfile
from email.message import EmailMessage

import pytest
from lxml import etree

from kooperacje.runtime import paths
from tests.fixtures.browser import _environment, _run, loaded_template, serving

pytestmark = pytest.mark.browser

OFFICER = "Halina Próbna"
SLUG = "wszystkie-drogi"
HOME = f"/praca/konsultacje/{SLUG}/"
MINE = "/odpowiedz/moja/"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAKE = f"""
from datetime import timedelta
from kooperacje.base import clock
from kooperacje.base.actor import system
from kooperacje.consultations import actions, queries
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import ChannelKind, ConsultationState, StageKind
host = next(iter(queries.value(Consultation.objects.get(slug="malopolska-2019")).institutions))
day = lambda number: clock.today() + timedelta(days=number)
span = lambda first, last: schema.Period(from_=day(first), to=day(last))
named = [
    ("gops", "Gminny Ośrodek Pomocy Społecznej w Nigdzie (przykład)", "gops"),
    ("mops", "Miejski Ośrodek Pomocy Społecznej w Zmyślonkach (przykład)", "mops"),
    ("pcpr", "Powiatowe Centrum Pomocy Rodzinie w Nigdzie (przykład)", "pcpr"),
    ("poz", "Przychodnia „Na Niby” (przykład)", "przychodnia"),
    ("szkola", "Szkoła Podstawowa w Nigdzie (przykład)", "szkola"),
    ("policja", "Komenda Powiatowa Policji w Nigdzie (przykład)", "policja-powiatowa"),
    ("fundacja", "Fundacja Próżnia (przykład)", "ngo"),
]
value = schema.Consultation(
    slug="{SLUG}", title="Konsultacja na wszystkie drogi (przykład)", fictional=True, organiser=host.key,
    state=ConsultationState.RUNNING, legal_profile="own-rules", window=span(-25, 12),
    institutions=(host, *(schema.InstitutionRef(key=k, name=n, type=t, territory="1207") for k, n, t in named)),
    stakeholders=tuple(schema.Stakeholder(key="s-" + k, name=n, institution=k, is_key=True) for k, n, _t in named),
    goals=(schema.Entry(key="cel", text="Sprawdzić, czy każda droga odpowiedzi prowadzi do zmiany w dokumencie."),),
    addressees=(schema.Entry(key="ad", text="Instytucje powiatu"),),
    questions=(schema.Question(key="q1", text="Czego brakuje w modelu?"),),
    channels=(
        schema.Channel(key="siec", kind=ChannelKind.ELECTRONIC, text="Przez stronę", contact="konsultacje@przyklad.example"),
        schema.Channel(key="papier", kind=ChannelKind.PAPER, text="Pismo do sekretariatu", contact="Nigdzie, ul. Zmyślona 1"),
        schema.Channel(key="sala", kind=ChannelKind.WORKSHOP, text="Warsztat", contact="Sala 3"),
    ),
    stages=(
        schema.Stage(key="uwagi", kind=StageKind.ELECTRONIC, title="Zbieranie uwag", channel="siec", window=span(-25, 3)),
        schema.Stage(key="warsztat", kind=StageKind.WORKSHOPS, title="Warsztat", channel="sala", window=span(-3, 3)),
        schema.Stage(key="koniec", kind=StageKind.SUMMARY, title="Podsumowanie", window=span(4, 12)),
    ),
    meetings=(schema.Meeting(key="w1", title="Warsztat w Nigdzie", stage="warsztat", day=day(0), participants=4),),
    contact=schema.Contact(email="konsultacje@przyklad.example"),
)
actions.load(value, by=system("tests"))
"""
LATER = f"""
from datetime import timedelta
from django.db.models import F
from kooperacje.consultations.models import Answer, Consultation, Invitation, Remark, Stage, StageMeeting
passed = timedelta(days=4)
of = {{"consultation__slug": "{SLUG}"}}
Stage.objects.filter(**of).update(window_from=F("window_from") - passed, window_to=F("window_to") - passed)
StageMeeting.objects.filter(**of).update(day=F("day") - passed)
for model in (Answer, Remark):
    model.objects.filter(**of).update(received_on=F("received_on") - passed)
Invitation.objects.filter(**of).update(sent_on=F("sent_on") - passed)
"""
"""Four days go by: everything so far is four days older, and the stage of answering ended yesterday."""


@pytest.fixture(scope="module")
def office():
    """The sample data with one running consultation of seven institutions."""
    with serving("channels", loaded_template()) as server:
        _run(MAKE, server.database)
        yield server


def invite(page, server) -> dict[str, str]:
    """The officer sends a list of codes out; {key of the institution: its code}."""
    page.goto(f"{server.url}{HOME}wysylka/nowa/")
    page.get_by_label("listy do wydruku").check()
    page.get_by_label("Które instytucje").select_option("all")
    page.get_by_role("button", name="Zapisz i zobacz").click()
    page.wait_for_url("**/wysylka/*-*/")
    if page.get_by_label("mimo to ma zostać wysłane").count():
        page.get_by_label("mimo to ma zostać wysłane").check()
        page.get_by_label("Dlaczego").fill("Próba wszystkich dróg.")
    page.get_by_role("button", name="Przygotuj").click()
    page.wait_for_load_state()
    codes = {}
    for key in ("gops", "mops", "pcpr", "poz", "szkola", "policja", "fundacja"):
        page.goto(f"{server.url}{HOME}nadeslane/kody/{key}/")
        codes[key] = page.locator(".answering-code").inner_text()
    return codes


def opened(window, office, code: str):
    """A new browser in which the code is open."""
    page = window(office).open("/odpowiedz/")
    page.get_by_label("Twój kod").fill(code)
    page.get_by_role("button", name="Otwórz").click()
    page.wait_for_url(f"**{MINE}")
    return page


def write_and_send(page, server, text: str, **fields: str) -> str:
    """Write one remark and send the answer; the number of the receipt."""
    page.goto(f"{server.url}{MINE}uwagi/nowa/")
    page.get_by_label("Uwaga z uzasadnieniem").fill(text)
    for label, value in fields.items():
        page.get_by_label(label.replace("_", " ")).fill(value)
    page.get_by_role("button", name="Zapisz uwagę").click()
    page.wait_for_url("**/uwagi/")
    page.goto(f"{server.url}{MINE}wyslij/")
    page.get_by_role("button", name="Wyślij odpowiedź").click()
    page.wait_for_url("**/potwierdzenie/*/")
    number: str = page.locator(".answering-code").inner_text()
    return number


def filled(blank: bytes, **values: str) -> bytes:
    """The form as somebody filled it in: text in the content controls with these tags."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(blank)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for item in source.infolist():
            content = source.read(item)
            if item.filename == "word/document.xml":
                tree = etree.fromstring(content)
                for control in tree.iter(f"{WORD}sdt"):
                    tag = control.find(f"{WORD}sdtPr/{WORD}tag").get(f"{WORD}val")
                    if tag in values:
                        texts = list(control.find(f"{WORD}sdtContent").iter(f"{WORD}t"))
                        texts[0].text = values.pop(tag)
                        for rest in texts[1:]:
                            rest.text = ""
                        placeholder = control.find(f"{WORD}sdtPr/{WORD}showingPlcHdr")
                        if placeholder is not None:
                            placeholder.getparent().remove(placeholder)
                content = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
            target.writestr(item, content)
    assert not values, f"the form has no fields {sorted(values)}"
    return out.getvalue()


def message(form: bytes) -> bytes:
    mail = EmailMessage()
    mail["From"] = "Sekretariat <sekretariat@mops.example>"
    mail["To"] = "konsultacje@przyklad.example"
    mail["Subject"] = "Odpowiedź na konsultacje"
    mail["Message-ID"] = "<odpowiedz-1@mops.example>"
    mail.set_content("Dzień dobry,\n\nw załączeniu formularz.\n")
    mail.add_attachment(
        form,
        maintype="application",
        subtype="vnd.openxmlformats-officedocument.wordprocessingml.document",
        filename="formularz.docx",
    )
    return mail.as_bytes()


def take_positions(page, server) -> int:
    """A position with its reason on every remark; every second one is accepted. How many there were."""
    page.goto(f"{server.url}{HOME}uwagi/")
    keys = page.locator("a[href*='/stanowisko/']").evaluate_all(
        "links => links.map(one => one.getAttribute('href'))"
    )
    for number, address in enumerate(dict.fromkeys(keys)):
        page.goto(server.url + address)
        page.locator("select[name=outcome]").select_option("accepted" if number % 2 == 0 else "explained")
        page.get_by_label("Uzasadnienie").fill(f"Uzasadnienie stanowiska numer {number + 1}.")
        page.get_by_role("button", name="Zapisz stanowisko").click()
        page.wait_for_url("**/uwagi/**")
        if number % 2 == 0:
            key = address.rstrip("/").split("/")[-2]
            page.goto(f"{server.url}{HOME}zmiana/dodaj/")
            page.get_by_label("Brzmienie przed zmianą").fill(f"Zdanie numer {number + 1}.")
            page.get_by_label("Brzmienie po zmianie").fill(f"Zdanie numer {number + 1}, poprawione.")
            page.get_by_label("Uwagi, które o to prosiły").fill(key)
            page.get_by_role("button", name="Dodaj zmianę").click()
            page.wait_for_url("**/dzial/zmiany/**")
    return len(set(keys))


def publish(page, server) -> None:
    """Sum up and publish; where a check speaks against it, the officer gives the reason."""
    for verb in ("sum_up", "publish"):
        page.goto(f"{server.url}{HOME}publikacja/")
        while page.locator("form[action$='/powod/'] textarea").count():
            page.locator("article.finding details summary").first.click()
            page.locator("form[action$='/powod/'] textarea").first.fill("Przykład na próbę wszystkich dróg.")
            page.get_by_role("button", name="Zapisz uzasadnienie").first.click()
            page.wait_for_load_state()
            page.goto(f"{server.url}{HOME}publikacja/")
        page.goto(f"{server.url}{HOME}publikacja/{verb}/")
        page.locator("main form[method=post] button").first.click()
        page.wait_for_load_state()


def report(server, folder) -> dict:
    """What the command writes."""
    subprocess.run(
        [sys.executable, "-m", "kooperacje", "report", SLUG, "--out", str(folder)],
        env=_environment(server.database),
        cwd=paths.ROOT,
        check=True,
        timeout=240,
    )
    found: dict = json.loads((folder / "report.json").read_text())
    return found


def test_every_way_of_answering_leads_to_the_same_report(window, office, tmp_path):
    officer = window(office)
    page = officer.become(OFFICER)
    codes = invite(page, office)

    write_and_send(
        opened(window, office, codes["gops"]),
        office,
        "Za mało czasu na zebranie zespołu.",
        Proponowane_brzmienie="w ciągu 21 dni",
    )
    officer.open(f"/konsultacje/{SLUG}/formularz/")
    blank = page.context.request.get(f"{office.url}/konsultacje/{SLUG}/formularz/formularz.docx").body()
    form = filled(
        blank,
        code=codes["mops"],
        outcome="Tak, zgłaszamy uwagi",
        **{"remark-1-reason": "Karta dubluje wywiad środowiskowy.", "question-q1": "Brakuje słowniczka."},
    )
    mail = tmp_path / "odpowiedz.eml"
    mail.write_bytes(message(form))
    officer.open(f"{HOME}przychodzace/dodaj/")
    page.get_by_label("Plik").set_input_files(mail)
    page.get_by_role("button", name="Odczytaj plik").click()
    page.wait_for_url("**/przychodzace/*-*/")
    assert "rozpoznana po kodzie z zaproszenia" in page.inner_text("main")
    page.get_by_role("button", name="Przyjmij").click()
    page.wait_for_url("**/przychodzace/")

    officer.open(f"{HOME}nadeslane/w-imieniu/")
    page.get_by_label("Instytucja, która odpowiada").select_option("pcpr")
    page.get_by_label("Jak przyszła").select_option("papier")
    page.get_by_role("button", name="Otwórz formularz").click()
    page.wait_for_url(f"**{MINE}")
    write_and_send(page, office, "Lider powinien mieć zastępcę.")
    page.get_by_role("button", name="Zakończ").click()

    officer.open(f"{HOME}warsztaty/w1/?stolik=1")
    page.get_by_label("Co powiedziano").fill("Przychodnia nie wie, do kogo dzwonić po godzinach.")
    page.get_by_label("Instytucja", exact=False).select_option("poz")
    page.get_by_role("button", name="Zapisz i pisz następny").click()
    page.get_by_role("listitem").filter(has_text="po godzinach").wait_for()

    school = opened(window, office, codes["szkola"])
    school.get_by_role("button", name="Nie mamy uwag").click()
    school.wait_for_url("**/potwierdzenie/*/")

    _run(LATER, office.database)
    late = opened(window, office, codes["fundacja"])
    write_and_send(late, office, "Organizacje powinny wchodzić do zespołu od początku.")
    assert "Otrzymano po terminie" in late.inner_text("main")

    remarks = take_positions(page, office)
    assert remarks == 6  # web, two of the form, paper, workshop, late
    publish(page, office)
    the_numbers_agree(office, page, report(office, tmp_path / "out"), tmp_path / "out")


def table(found: dict, key: str) -> list[dict]:
    """The rows of a table of the report's open data."""
    (wanted,) = (one for one in found["tables"] if one["key"] == key)
    return [
        dict(zip([column["key"] for column in wanted["columns"]], row, strict=True)) for row in wanted["rows"]
    ]


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def the_numbers_agree(office, page, found: dict, folder) -> None:
    """The report, its open data, the officer's matrix and the public page say the same."""
    expected = {"invited": 7, "remarks": 4, "no_remarks": 1, "late": 1, "silent": 2}
    kept = table(found, "reach")
    spread = rows_of((folder / "report-table-reach.csv").read_text())
    matrix = rows_of(page.context.request.get(f"{office.url}{HOME}zasieg/tabela.csv").text())
    totals = [
        {name: sum(int(row[name]) for row in kept) for name in expected},
        {name: sum(int(row[name]) for row in spread) for name in expected},
    ]
    assert totals == [expected, expected]
    assert {name: sum(int(row[name]) for row in matrix) for name in expected} == expected
    outcomes = {row["label"]: row["value"] for row in table(found, "answers-by-outcome-data")}
    assert outcomes == {"z uwagami": 4, "bez uwag": 1, "bez odpowiedzi": 2}
    positions = {row["label"]: row["value"] for row in table(found, "remarks-by-position-data")}
    assert sorted(positions.values()) == [3, 3]
    assert len(table(found, "remarks")) == 6
    assert len(table(found, "changes")) == 3
    assert len(table(found, "answers")) == 5
    public = page.context.request.get(f"{office.url}/konsultacje/{SLUG}/").text()
    for number, what in ((7, "zaproszonych instytucji"), (5, "instytucji odpowiedziało"), (6, "uwag")):
        assert stat(public, number), what


def stat(html: str, number: int) -> bool:
    """Whether the number is among the figures at the head of the page."""
    figures = etree.HTML(html).xpath("//*[contains(@class, 'stat')]//text()")
    return str(number) in [one.strip() for one in figures]
