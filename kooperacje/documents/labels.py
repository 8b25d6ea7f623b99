"""The few words that renderers add by themselves, in each language a document may have."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Labels:
    """Words of the renderers; everything else in a document comes already translated in its tree."""

    contents: str
    not_stated: str
    not_applicable: str
    table: str
    figure: str
    page: str
    of: str
    yes: str
    no: str
    no_data: str
    note: str
    success: str
    warning: str
    error: str
    facts: str
    section: str
    value: str
    skip_to_content: str
    required: str
    subtitle: str
    caption: str
    rows: str
    organisation: str
    author: str
    date: str
    identifier: str
    window: str
    event: str
    marked_event: str
    part: str
    pdf_refused: str
    disk_full: str
    disk_denied: str
    disk_other: str
    decimal_comma: bool
    locale: str


POLISH = Labels(
    contents="Spis treści",
    not_stated="nie podano",
    not_applicable="nie dotyczy",
    table="Tabela",
    figure="Wykres",
    page="Strona",
    of="z",
    yes="tak",
    no="nie",
    no_data="Brak danych",
    note="Uwaga",
    success="W porządku",
    warning="Ostrzeżenie",
    error="Błąd",
    facts="Fakty",
    section="Część",
    value="Wartość",
    skip_to_content="Przejdź do treści",
    required="wymagane",
    subtitle="Podtytuł",
    caption="Tytuł tabeli",
    rows="Liczba wierszy",
    organisation="Instytucja",
    author="Autor",
    date="Data",
    identifier="Identyfikator",
    window="okres",
    event="wydarzenie",
    marked_event="wydarzenie wymagające uwagi",
    part="część",
    pdf_refused="Nie zapisano raportu w {place}: nie udało się utworzyć pliku PDF.",
    disk_full="Nie zapisano raportu w {place}: na dysku zabrakło miejsca.",
    disk_denied="Nie zapisano raportu w {place}: brak prawa do zapisu.",
    disk_other="Nie zapisano raportu w {place}: {reason}.",
    decimal_comma=True,
    locale="pl-PL",
)

ENGLISH = Labels(
    contents="Contents",
    not_stated="not stated",
    not_applicable="not applicable",
    table="Table",
    figure="Figure",
    page="Page",
    of="of",
    yes="yes",
    no="no",
    no_data="No data",
    note="Note",
    success="In order",
    warning="Warning",
    error="Error",
    facts="Facts",
    section="Part",
    value="Value",
    skip_to_content="Skip to content",
    required="required",
    subtitle="Subtitle",
    caption="Table title",
    rows="Number of rows",
    organisation="Organisation",
    author="Author",
    date="Date",
    identifier="Identifier",
    window="period",
    event="event",
    marked_event="event that needs attention",
    part="part",
    pdf_refused="The report was not written to {place}: its PDF could not be made.",
    disk_full="The report was not written to {place}: the disk is full.",
    disk_denied="The report was not written to {place}: writing there is not allowed.",
    disk_other="The report was not written to {place}: {reason}.",
    decimal_comma=False,
    locale="en-GB",
)

_BY_LANGUAGE = {"pl": POLISH, "en": ENGLISH}
LANGUAGES = tuple(_BY_LANGUAGE)


def labels_for(language: str) -> Labels:
    """The labels of ``language`` (``pl`` or ``en``)."""
    return _BY_LANGUAGE[language]
