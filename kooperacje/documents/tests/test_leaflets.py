"""Leaflets: tagged, in large letters, with a mark that has words."""

import io

import pikepdf

from kooperacje.documents.leaflets import Entry, Leaflet, render_pdf

LEAFLET = Leaflet(
    title="Мені дуже погано",
    place="gmina Tymbark",
    about="Załamanie, lęk.",
    language="uk",
    entries=(
        Entry("Допомога #strike[x]", "Цілодобово.", ("Ośrodek", "Spokojna 4"), "тел. 18 000 01 17", "uk"),
    ),
    nothing="",
    how="Aktualna lista:",
    link="https://example.org/uk/x/?a=1&b=2",
    link_words="example.org/uk/x/?a=1&b=2",
    alt="Kod QR",
    dated="28 listopada 2026",
)


def test_a_leaflet_is_an_accessible_file_and_the_same_each_time() -> None:
    content = render_pdf(LEAFLET)
    assert content == render_pdf(LEAFLET)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert str(pdf.Root.Lang) == "uk"
        assert pdf.Root.MarkInfo.Marked
        metadata = pdf.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Мені дуже погано, gmina Tymbark"
        assert "Kod QR" in str(pdf.Root.StructTreeRoot.unparse()) or any(
            "Kod QR" in str(one.get("/Alt", "")) for one in pdf.objects if isinstance(one, pikepdf.Dictionary)
        )


def test_nothing_to_list_is_said() -> None:
    empty = Leaflet("T", "G", "", "pl", (), "Nic.", "J", "https://example.org/", "example.org", "QR", "dziś")
    assert render_pdf(empty).startswith(b"%PDF-")
