"""Loading tables of institutions: what is understood, what is refused, and that a refusal changes nothing."""

import io
import zipfile
from uuid import uuid4

import pytest
import xlsxwriter
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.institutions import access, actions, tables
from kooperacje.institutions.commands import institutions
from kooperacje.institutions.models import Contact, Institution, PendingImport
from kooperacje.journal.models import Event

HEAD = "Klucz;Nazwa;Typ;Siedziba;REGON;Telefon;E-mail;Od\n"
GOOD = HEAD + (
    "ops-alwernia;OPS w Alwerni;OPS;Alwernia;;12 345 67 89;ops@example.org;01.03.1990\n"
    ";Komenda Powiatowa Policji;komenda powiatowa Policji;1213011;123456785;;;\n"
)


def xlsx(*rows: tuple, **cells) -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                sheet.write(number, place, cell)
        for place, cell in cells.items():
            sheet.write(place, cell)
    return held.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(BadInput) as caught:
        tables.read(content)
    return str(caught.value)


def zipped(**members: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


# reading


def test_csv_and_xlsx_say_the_same(english) -> None:
    rows = (("Nazwa", "Typ", "REGON"), ("OPS", "ops", 123456785), (), ("Łódź; „x”", "=1+1", 12.5))
    read = tables.read(xlsx(*rows))
    assert [row.number for row in read] == [1, 2, 4]
    assert read[1].cells == ("OPS", "ops", "123456785")
    assert read[2].cells[:1] == ("Łódź; „x”",)
    text = 'Nazwa,Typ,REGON\r\nOPS,ops,123456785\r\n\r\n"Łódź; „x”",=1+1,12.5\r\n'
    as_text = tables.read(("\ufeff" + text).encode())
    assert [row.number for row in as_text] == [1, 2, 4]
    assert as_text[2].cells == ("Łódź; „x”", "=1+1", "12.5")


def test_rows_are_numbered_as_the_spreadsheet_shows_them() -> None:
    assert [row.number for row in tables.read(xlsx((), (), ("a", "b")))] == [3]
    assert [row.number for row in tables.read(b'"a\nb";c\nd;e\n')] == [1, 3]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_the_three_usual_delimiters(delimiter: str) -> None:
    assert tables.read(delimiter.join("abc").encode())[0].cells == ("a", "b", "c")


def test_hostile_files_get_one_clear_sentence(english) -> None:
    assert "larger than 5 MB" in refusal(b"x" * (tables.MAX_BYTES + 1))
    assert "row 2: neither an XLSX file nor text in UTF-8" in refusal("a\nżółw".encode("cp1250"))
    assert "row 2: a quotation mark" in refusal(b'a;b\n"c"d;e\n')
    assert "too large" in refusal(b"a\n" * (tables.MAX_ROWS + 2))
    assert "too large" in refusal(b";" * 100)
    assert "too large" in refusal(b"a" * (tables.MAX_CELL + 1))
    assert "damaged" in refusal(b"PK\x03\x04 nothing")
    assert "cannot be read" in refusal(zipped(readme=b"not a workbook"))
    assert "too many parts" in refusal(
        zipped(**{f"part{number}": b"" for number in range(tables.MAX_MEMBERS + 1)})
    )


def test_a_zip_bomb_is_refused_before_it_unfolds(english) -> None:
    assert "unpacks to more than 60 MB" in refusal(zipped(bomb=b"\0" * (tables.MAX_UNPACKED + 1)))


def test_an_archive_that_lies_about_its_sizes_is_refused(english) -> None:
    honest = zipped(**{"xl/worksheets/sheet1.xml": b"\0" * 1_000_000})
    lying = honest.replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != honest
    assert "damaged" in refusal(lying)


def test_one_cell_in_the_last_corner_does_not_eat_the_memory(english) -> None:
    assert "too large" in refusal(xlsx(("a",), XFD1048576="b"))


def test_a_formula_is_read_as_the_text_it_last_showed() -> None:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        book.add_worksheet().write_formula("A1", '=HYPERLINK("http://example.org")', None, "shown")
    assert tables.read(held.getvalue())[0].cells == ("shown",)


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(junk: bytes) -> None:
    try:
        for row in tables.read(junk.removeprefix(b"PK")):
            assert any(row.cells)
    except BadInput as refused:
        assert refused.faults


# loading

pytestmark = pytest.mark.django_db


@pytest.fixture
def load(country, system_actor):
    def run(content: str | bytes) -> actions.Imported:
        return actions.import_rows(
            by=system_actor, content=content.encode() if isinstance(content, str) else content
        )

    return run


def test_a_good_table_is_loaded_whole_and_once(load) -> None:
    assert load(GOOD) == actions.Imported(added=2, changed=0, unchanged=0)
    ops = Institution.objects.get(key="ops-alwernia")
    assert (ops.type.key, ops.seat.code, str(ops.valid_from), ops.version) == (
        "ops",
        "1203013",
        "1990-03-01",
        1,
    )
    police = Institution.objects.get(key="komenda-powiatowa-policji")
    assert (police.type.key, police.regon) == ("policja-powiatowa", "123456785")
    assert not Contact.objects.filter(is_public=True).exists()  # nobody said they are
    assert Contact.objects.count() == 2
    assert load(GOOD) == actions.Imported(added=0, changed=0, unchanged=2)
    assert Contact.objects.count() == 2
    assert Event.objects.filter(verb="institutions.imported").count() == 2


def test_a_second_table_changes_only_what_it_states(load) -> None:
    load(GOOD)
    more = "key,name,type,other names,public contact,www\nops-alwernia,OPS Alwernia,ops,Ośrodek;Pomoc,tak,https://example.org\n"
    assert load(more) == actions.Imported(added=0, changed=1, unchanged=0)
    ops = Institution.objects.get(key="ops-alwernia")
    assert (ops.name, ops.seat.code, ops.other_names, ops.version) == (
        "OPS Alwernia",
        "1203013",
        "Ośrodek\nPomoc",
        2,
    )
    assert Contact.objects.get(is_public=True).value == "https://example.org"


def test_rows_without_a_key_are_found_by_regon_or_name(load) -> None:
    load(GOOD)
    assert load("nazwa;typ;regon\nKPP Oświęcim;policja-powiatowa;123456785\n").changed == 1
    assert load("nazwa;typ;siedziba\nOPS w Alwerni;ops;1203013\n").unchanged == 1


def test_a_spreadsheet_that_lost_its_zeros(load) -> None:
    content = xlsx(("nazwa", "typ", "regon", "siedziba"), ("Szkoła", "szkola", 12345675, 1261011))
    assert load(content).added == 1
    assert Institution.objects.get().regon == "012345675"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("Zły Klucz;A;ops;;;;;", "row 2: “Zły Klucz” is not a key"),
        (";;ops;;;;;", "row 2: The name is missing"),
        (";A;nothing;;;;;", "row 2: there is no type of institution “nothing”"),
        (";A;ops;Oświęcim;;;;", "row 2: several units are called “Oświęcim”; give a code: 1213011, 1213062"),
        (";A;ops;Atlantyda;;;;", "row 2: there is no territorial unit “Atlantyda”"),
        (";A;ops;;1;;;", "row 2: “1” is not a REGON"),
        (";A;ops;;;x;;", "row 2: “x” is not a telephone number"),
        (";A;ops;;;;x;", "row 2: “x” is not a valid address"),
        (";A;ops;;;;;31.02.2020", "row 2: “31.02.2020” is not a date"),
        (";A;ops;;;;;dawno", "row 2: “dawno” is not a date"),
        ("a;A;ops;;;;;\na;B;ops;;;;;", "row 3: key a stands already in row 2"),
        (";A;ops;;123456785;;;\n;B;ops;;123456785;;;", "row 3: REGON 123456785 stands already in row 2"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_saved(load, english, row: str, says: str) -> None:
    with pytest.raises(BadInput) as caught:
        load(HEAD + row + "\n;Good;ops;;;;;\n")
    assert says in str(caught.value)
    assert not Institution.objects.exists()


def test_clashes_with_what_stands_are_named(load, english) -> None:
    load(GOOD)
    with pytest.raises(BadInput, match="row 2: This REGON belongs to “Komenda Powiatowa Policji” already"):
        load("klucz;nazwa;typ;regon\nanother;A;ops;123456785\n")
    with pytest.raises(BadInput, match="row 3: the same institution as in row 2"):
        load("klucz;nazwa;typ;regon\nkomenda-powiatowa-policji;A;ops;\n;B;ops;123456785\n")
    assert Institution.objects.count() == 2


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "The table is empty"),
        (HEAD, "no rows below the titles"),
        ("Nazwa;Adres\n", "row 1: these columns are missing: Typ"),
        ("Nazwa;Name;Typ\n", "row 1: two columns are titled “Name”"),
        ("nazwa;typ\n" + ";x\n" * 60, "and 10 more faults"),
    ],
)
def test_a_table_of_the_wrong_shape(load, english, content: str, says: str) -> None:
    with pytest.raises(BadInput) as caught:
        load(content)
    assert says in str(caught.value)


def test_ten_thousand_rows_take_few_queries(load, django_assert_max_num_queries) -> None:
    rows = (
        ("klucz", "nazwa", "typ", "siedziba"),
        *((f"k-{n}", f"OPS {n}", "gops", "1203013") for n in range(10_000)),
    )
    content = xlsx(*rows)
    load("klucz;nazwa;typ\nk-1;OPS;gops\n")
    with django_assert_max_num_queries(60):
        assert load(content) == actions.Imported(added=9_999, changed=1, unchanged=0)


# between upload and confirmation


def test_an_upload_waits_for_its_sender_alone(country, person, system_actor, english) -> None:
    keeper, other = person("officer"), person("officer")
    first = actions.stage(by=keeper, name="a.csv", content=GOOD.encode())
    second = actions.stage(by=keeper, name="b.csv", content=GOOD.encode())
    assert list(PendingImport.objects.values_list("id", flat=True)) == [second.pk]
    for ref in (first.pk, uuid4()):
        with pytest.raises(NotThere):
            access.pending_or_404(keeper, ref)
    with pytest.raises(NotThere):
        access.pending_or_404(other, second.pk)
    with pytest.raises(Denied):
        actions.stage(by=ANONYMOUS, name="", content=b"")
    with pytest.raises(BadInput, match="signed-in"):
        actions.stage(by=system_actor, name="", content=b"")
    with pytest.raises(BadInput, match="5 MB"):
        actions.stage(by=keeper, name="", content=b"x" * (tables.MAX_BYTES + 1))
    actions.discard(second, by=keeper)
    assert not PendingImport.objects.exists()


def test_the_command_checks_and_loads(country, tmp_path, english) -> None:
    table = tmp_path / "list.csv"
    table.write_text(GOOD)
    checked = CliRunner().invoke(institutions, ["load", "--check", str(table)])
    assert checked.output == "New: 2, changed: 0, unchanged: 0.\nNothing was saved.\n"
    assert not Institution.objects.exists()
    assert CliRunner().invoke(institutions, ["load", str(table)]).exit_code == 0
    assert Institution.objects.count() == 2
    table.write_text("nothing")
    assert isinstance(CliRunner().invoke(institutions, ["load", str(table)]).exception, BadInput)
    assert "Nazwa: full name  *" in CliRunner().invoke(institutions, ["columns"]).output
