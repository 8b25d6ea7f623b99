"""Two consultations side by side: what is stated is compared, what is not is never taken for zero."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings

from kooperacje.base.actor import system
from kooperacje.consultations import access, actions, commands
from kooperacje.consultations.comparison import comparable, compare
from kooperacje.consultations.exchange import schema, writing
from kooperacje.consultations.exchange.reading import read_file
from kooperacje.consultations.exchange.schema import Consultation as Value
from kooperacje.consultations.models import Consultation, Remark
from kooperacje.consultations.queries import comparing, whole
from kooperacje.consultations.report.comparison import build
from kooperacje.consultations.states import ConsultationState
from kooperacje.consultations.tests.test_published import worked
from kooperacje.consultations.tests.values import consultations, sound
from kooperacje.documents.tree import NOT_APPLICABLE, BulletList, Document, Table, plain
from kooperacje.institutions.models import Institution
from kooperacje.runtime.paths import ROOT

DATA = ROOT / "kooperacje" / "demo" / "data"
MODEL = schema.ModelRef(key="kooperacje-3d")
PARTIES = (
    schema.InstitutionRef(key="urzad", name="Urząd Zmyślony", type="starostwo"),
    schema.InstitutionRef(key="szkola", name="Szkoła Zmyślona", type="szkola"),
)
HOME = "/konsultacje/pierwsza/porownanie/"
WORK = "/praca/konsultacje/pierwsza/porownanie/"


def made(slug: str, value: Value, **changes: object) -> Value:
    fields = {
        "slug": slug,
        "title": slug.title(),
        "model": MODEL,
        "institutions": PARTIES,
        "state": ConsultationState.PUBLISHED,
        **changes,
    }
    return value.model_copy(update=fields)


def table(document: Document, key: str) -> Table:
    return next(found for found in document.tables() if found.key == key)


def limits(document: Document) -> str:
    items = [item for block in document.all_blocks() if isinstance(block, BulletList) for item in block.items]
    return "\n".join(plain(item) for item in items)  # type: ignore[arg-type]


def test_what_one_side_does_not_state_has_no_difference() -> None:
    first = read_file(DATA / "malopolska-2019.yaml")
    second = read_file(DATA / "przyklad-regulamin-pzk.yaml").model_copy(
        update={"model": MODEL, "changes": ()}
    )
    assert comparable(first, second)
    document = build(first, second)
    rows = {row[0]: row[1:] for row in table(document, "participation").rows}
    assert rows["Zaproszone instytucje"][0] is None
    assert rows["Zaproszone instytucje"][2] is NOT_APPLICABLE
    assert rows["Instytucje, które odpowiedziały"] == (11, 15, 4)
    assert rows["Uwagi"] == (None, 40, NOT_APPLICABLE)
    assert all(row[1] is None for row in table(document, "positions").rows)
    assert "nie podaje: zaproszone instytucje;" in limits(document)
    assert "zmyślonym przykładem" in plain(document.blocks[0].blocks[0].content)  # type: ignore[union-attr]


def test_numbers_of_both_are_subtracted_and_positions_counted() -> None:
    first, second = made("pierwsza", sound()), made("druga", worked())
    found = compare(first, second)
    assert {pair.key: (pair.first, pair.second, pair.difference) for pair in found.positions} == {
        "accepted": (0, 1, 1),
        "not_accepted": (1, 2, 1),
    }
    assert {share.key: (share.first, share.second) for share in found.shares}["accepted"] == (0.0, 1 / 3)
    assert {pair.key: (pair.first, pair.second) for pair in found.changes} == {
        "changes": (None, 2),
        "own": (None, 1),
    }
    assert found.same_questions == 1


def test_themes_are_matched_by_key_then_by_title() -> None:
    def themed(slug: str, *themes: tuple[str, str]) -> Value:
        listed = tuple(schema.Theme(key=key, title=title) for key, title in themes)
        remarks = tuple(
            sound().remarks[0].model_copy(update={"key": f"r-{key}", "themes": (key,)})
            for key, _title in themes
        )
        return made(slug, sound(), themes=listed, remarks=remarks)

    first = themed("a", ("rola", "Rola lidera"), ("obieg", "Obieg informacji"), ("tylko", "Tylko tu"))
    second = themed("b", ("x1", "OBIEG INFORMACJI"), ("rola", "Rola koordynatora"), ("nowy", "Nowy"))
    found = compare(first, second)
    assert [(pair.title, pair.first, pair.second) for pair in found.themes] == [
        ("Rola lidera", 1, 1),
        ("Obieg informacji", 1, 1),
        ("Tylko tu", 1, None),
        ("Nowy", None, 1),
    ]
    rows = table(build(first, second), "themes").rows
    assert rows[2] == ("Tylko tu", 1, NOT_APPLICABLE, 0, NOT_APPLICABLE)


def test_a_title_that_two_keys_claim_is_matched_once() -> None:
    one = schema.Theme(key="a", title="Rola"), schema.Theme(key="b", title="Inna")
    other = (schema.Theme(key="b", title="Rola"),)
    found = compare(made("x", sound(), themes=one), made("y", sound(), themes=other))
    assert [(pair.title, pair.second) for pair in found.themes] == [("Rola", None), ("Inna", 0)]


# Two values at once are filtered twice as often as the one that other tests draw.
@settings(max_examples=15, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(consultations(), consultations())
def test_any_two_values_can_be_set_side_by_side(first: Value, second: Value) -> None:
    for language in ("pl", "en"):
        document = build(first, second, language=language)
        assert document == build(first, second, language=language)
    for pair in compare(first, second).participation:
        assert (pair.difference is None) == (pair.first is None or pair.second is None)


@settings(max_examples=20)
@given(consultations())
def test_a_consultation_beside_itself_differs_nowhere(value: Value) -> None:
    found = compare(value, value)
    pairs = (*found.participation, *found.types, *found.positions, *found.changes)
    assert all(pair.difference in (None, 0) for pair in pairs)
    assert all(pair.first == pair.second for pair in found.themes)


@pytest.fixture
def both(land):
    """A published consultation and another of the same model, and one of another model."""
    by = system("tests")
    actions.load(made("pierwsza", sound()), by=by)
    actions.load(made("druga", worked()), by=by)
    actions.load(made("obca", sound(), model=schema.ModelRef(key="inny")), by=by)
    return Consultation.objects.get(slug="pierwsza"), Consultation.objects.get(slug="druga")


def test_the_database_gives_the_same_comparison_without_reading_remarks(both) -> None:
    light = [comparing.value(one) for one in both]
    full = [whole.value(one) for one in both]
    assert build(*light) == build(*full)


def test_everybody_compares_published_ones_of_one_model(both, client) -> None:
    page = client.get(HOME).content.decode()
    assert f'href="{HOME}druga/"' in page
    assert "obca" not in page
    assert f'href="{HOME}"' in client.get("/konsultacje/pierwsza/").content.decode()
    page = client.get(f"{HOME}druga/").content.decode()
    assert "Czego nie da się porównać" in page
    assert "600 000 000" not in page
    for other in ("obca", "pierwsza", "nie-ma"):
        assert client.get(f"{HOME}{other}/").status_code == 404
    actions.advance(both[1], access.REOPEN, by=system("tests"))
    assert client.get(f"{HOME}druga/").status_code == 404
    assert "Nie ma innej konsultacji tego modelu" in client.get(HOME).content.decode()


def test_the_organiser_compares_what_is_not_published_too(both, client, signed_in) -> None:
    Consultation.objects.filter(slug="druga").update(state=ConsultationState.DRAFT.value)
    signed_in(client, "officer", Institution.objects.get(pk=both[0].organiser_id))
    assert f'href="{WORK}druga/"' in client.get(WORK).content.decode()
    assert "Czego nie da się porównać" in client.get(f"{WORK}druga/").content.decode()
    assert client.get(f"{WORK}obca/").status_code == 404
    assert WORK in client.get("/praca/konsultacje/pierwsza/publikacja/").content.decode()
    Consultation.objects.filter(slug="pierwsza").update(model_key=None)
    assert "nie wskazuje modelu" in client.get(WORK).content.decode()


def test_strangers_compare_no_drafts(both, client, signed_in, an_institution) -> None:
    Consultation.objects.filter(slug="druga").update(state=ConsultationState.DRAFT.value)
    signed_in(client, "officer", an_institution("inny"))
    assert client.get(WORK).status_code == 404
    assert client.get(f"{HOME}druga/").status_code == 404


def test_many_remarks_take_as_many_queries_as_one(both, client, flat_queries) -> None:
    def one_more() -> None:
        number = Remark.objects.count()
        Remark.objects.create(consultation=both[0], key=f"n{number}", position=100 + number, text="Nowa.")

    assert flat_queries(one_more, lambda: client.get(f"{HOME}druga/?x=1")) <= 26


def test_the_command_prints_and_writes(both, tmp_path: Path) -> None:
    told = CliRunner().invoke(commands.compare, ["pierwsza", "druga"])
    assert told.exit_code == 0, told.output
    assert "Udział" in told.output
    file = tmp_path / "druga.yaml"
    file.write_text(writing.to_yaml(whole.value(both[1])), "utf-8")
    out = tmp_path / "out"
    done = CliRunner().invoke(commands.compare, ["pierwsza", str(file), "--out", str(out)])
    assert done.exit_code == 0, done.output
    for kind in ("html", "pdf", "docx", "xlsx", "json"):
        assert (out / f"comparison.{kind}").stat().st_size > 1000
    text = (out / "comparison-table-positions.csv").read_text("utf-8-sig")
    assert list(csv.reader(text.splitlines()))[1][1:] == ["0", "1", "1"]
    assert CliRunner().invoke(commands.compare, ["pierwsza", "obca"]).exit_code != 0
    assert CliRunner().invoke(commands.compare, ["pierwsza", "nie-ma"]).exit_code != 0
