"""A small document that has every kind of block, and trees of a given size, for tests and measurements."""

from datetime import UTC, date, datetime
from decimal import Decimal

from kooperacje.documents.tree import (
    NOT_APPLICABLE,
    Bar,
    BarChart,
    BulletList,
    Callout,
    Column,
    Document,
    Emphasis,
    Event,
    Fact,
    Facts,
    FieldKind,
    Figure,
    FormField,
    Item,
    Kind,
    Link,
    Mark,
    Meta,
    NumberedList,
    PageBreak,
    Paragraph,
    Section,
    Signature,
    Signatures,
    StackedBar,
    StackedBarChart,
    Strong,
    Table,
    Timeline,
    Tone,
    Window,
)

MODIFIED = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)

STAGES = Timeline(
    label_title="Etap lub wydarzenie",
    first_title="Od",
    last_title="Do",
    rows=(
        Window("Konsultacje elektroniczne – zgłaszanie uwag do modelu", date(2019, 2, 21), date(2019, 3, 5)),
        Event("Warsztat konsultacyjny w Krakowie", date(2019, 2, 27)),
        Window("Spotkania rozpoznawcze i dyskusyjne w ramach szkoleń", date(2019, 3, 1), date(2019, 3, 26)),
        Event("Spotkanie poza zapowiedzianym okresem", date(2019, 3, 28), marked=True),
        Event("Publikacja raportu", None),
    ),
)

PEOPLE = BarChart(
    label_title="Spotkanie",
    value_title="Liczba osób",
    bars=(
        Bar("Warsztat konsultacyjny", 52),
        Bar("Spotkanie dyskusyjne pierwsze", 42),
        Bar("Spotkanie dyskusyjne drugie, z przedstawicielami instytucji rynku pracy i oświaty", 17),
        Bar("Spotkanie dyskusyjne trzecie", 4),
        Bar("Spotkanie bez podanej liczby osób", None),
    ),
)

ANSWERS = StackedBarChart(
    label_title="Rodzaj instytucji",
    value_title="Liczba odpowiedzi",
    series=("Z uwagami", "Bez uwag", "Bez odpowiedzi"),
    bars=(
        StackedBar("Ośrodki pomocy społecznej", (5, 7, 12)),
        StackedBar("Powiatowe centra pomocy rodzinie", (2, 4, 1)),
        StackedBar("Organizacje pozarządowe", (0, 1, None)),
    ),
)

REMARKS = Table(
    key="remarks",
    caption="Uwagi i stanowiska",
    columns=(
        Column("number", "Nr", Kind.INT, weight=0.6),
        Column("passage", "Miejsce w modelu", weight=1.6),
        Column("remark", "Treść uwagi", weight=4),
        Column("received", "Data wpływu", Kind.DATE, weight=1.3),
        Column("share", "Poparcie", Kind.PERCENT),
        Column("position", "Stanowisko", weight=1.6),
    ),
    rows=(
        (
            1,
            "Rozdział 2",
            "=SUM(A1) nie jest formułą, tylko uwagą.",
            date(2019, 2, 22),
            Decimal("0.8"),
            "przyjęta",
        ),
        (
            2,
            Link("Etapy", "#stages"),
            "Uwaga\nw dwóch wierszach",
            date(2019, 2, 23),
            None,
            Strong("częściowo"),
        ),
        (3, "Rozdział 4", ("Zob. ", Emphasis("wstęp"), "."), None, 0.125, None),
    ),
    row_headers=True,
    total=(3, NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE, Decimal("0.46"), NOT_APPLICABLE),
    note="Liczby pochodzą z raportu.",
)

EMPTY = Table(key="empty", caption="Pusta tabela", columns=(Column("name", "Nazwa"),), rows=())


def document(language: str = "pl") -> Document:
    """A document with every kind of block."""
    concept = Section(
        "Koncepcja",
        "concept",
        (
            Paragraph(
                (
                    "Zwykły, ",
                    Strong("mocny"),
                    " i ",
                    Link("z odnośnikiem", "https://example.org/?a=1&b=2"),
                    ".",
                )
            ),
            NumberedList(("Pierwszy cel", Item("Drugi cel", BulletList(("część a", "część b")))), start=1),
            Facts(
                (
                    Fact("Zaproszone instytucje", None, key="invited"),
                    Fact("Uczestnicy warsztatu", 52, key="workshop"),
                    Fact("Instytucje, które odpowiedziały", 7, key="answered"),
                    Fact("Początek", date(2019, 2, 15)),
                    Fact("Odsetek", Decimal("0.175"), kind=Kind.PERCENT),
                    Fact("Opublikowano", True),
                    Fact("Adres", ("zob. ", Link("strona", "https://example.org"))),
                )
            ),
        ),
    )
    return Document(
        title="Raport z konsultacji modelu współpracy",
        subtitle="Województwo przykładowe, 15.02–26.03.2019",
        identifier="przyklad-2019",
        language=language,
        meta=Meta(
            "Instytucja Przykładowa",
            "Zespół",
            "marzec 2019 r.",
            ("konsultacje", "współpraca"),
            "Opis",
            MODIFIED,
        ),
        blocks=(Paragraph("Streszczenie przed pierwszą częścią."),),
        sections=(concept, _course(), _annex()),
    )


def _course() -> Section:
    people = Section(
        "Uczestnicy",
        "people",
        (
            Figure(
                "people",
                "Uczestnicy spotkań",
                PEOPLE,
                "Najwięcej osób, 52, było na warsztacie; na spotkaniach 42, 17 i 4.",
            ),
            Figure("answers", "Kto i jak odpowiedział", ANSWERS, "Najczęściej nie było odpowiedzi."),
        ),
    )
    stages = Section(
        "Etapy",
        "stages",
        (
            Figure("stages", "Oś czasu", STAGES, "Dwa okna i trzy wydarzenia, jedno poza oknem."),
            Callout("Spotkanie poza okresem", (Paragraph("Spotkanie odbyło się 28.03.2019."),), Tone.WARNING),
            Callout("Dobrze", (BulletList(("tak",)), Facts((Fact("Gdzie", "w raporcie"),))), Tone.SUCCESS),
        ),
    )
    return Section(
        "Przebieg",
        "course",
        sections=(stages, people, Section("Uwagi", "remarks", (REMARKS, EMPTY, PageBreak()))),
    )


def _annex() -> Section:
    return Section(
        "Załącznik: formularz",
        "annex",
        (
            FormField("institution", "Nazwa instytucji", required=True),
            FormField("answer", "Odpowiedź", FieldKind.CHOICE, options=("mamy uwagi", "nie mamy uwag")),
            FormField("consent", "Zgadzam się na kontakt", FieldKind.CHECK),
            FormField("text", "Uwaga", FieldKind.LONG_TEXT, hint="Jedna uwaga w jednym polu", lines=4),
            FormField("count", "Liczba osób", FieldKind.NUMBER),
            FormField("day", "Data", FieldKind.DATE),
            Mark(
                "https://przyklad.example/sprawdz/?kod=1", "Kod QR z adresem, pod którym sprawdza się wydruk"
            ),
            Signatures((Signature("Dyrektor"), Signature("Przewodnicząca zespołu", "Anna Przykładowa"))),
        ),
        numbered=False,
    )


def remark_table(rows: int, width: int = 6) -> Table:
    """A table of ``rows`` remarks of about 200 characters each, as wide as asked (6 or more)."""
    text = (
        "Proponujemy doprecyzować zapis o wymianie informacji między instytucjami, ponieważ w obecnym brzmieniu "
        "nie wynika z niego, kto odpowiada za zwołanie zespołu ani w jakim terminie ma się on spotkać."
    )
    extra = tuple(Column(f"extra-{n}", f"Dodatkowa {n}") for n in range(width - 6))
    cells = tuple(f"wartość {n}" for n in range(width - 6))
    body = tuple(
        (n, f"Rozdział {n % 9 + 1}", f"{n}. {text}", date(2019, 3, n % 28 + 1), None, "przyjęta", *cells)
        for n in range(1, rows + 1)
    )
    return Table("remarks", "Uwagi", (*REMARKS.columns, *extra), body)


def remark_document(rows: int, width: int = 6) -> Document:
    """A document with one long table."""
    section = Section("Uwagi", "remarks", (remark_table(rows, width),))
    return Document("Raport z uwagami", "uwagi", (section,), meta=Meta(modified=MODIFIED))
