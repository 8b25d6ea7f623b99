"""The words of the form in each language, with other words for the same that people and other forms use."""

from dataclasses import dataclass

from kooperacje.documents.answerform.definition import Field, FieldKind, Form, Option


@dataclass(frozen=True, slots=True)
class Words:
    """Everything on the form that does not come from the consultation."""

    heading: str
    introduction: tuple[str, ...]
    identifier: str
    until: str
    respondent: str
    outcome: str
    remarks: str
    remark: str
    """A heading of one block, with its number: «Uwaga {0}»."""
    remarks_help: str
    questions: str
    write_here: str
    choose: str
    give_day: str
    table: str


POLISH = Words(
    heading="Formularz odpowiedzi",
    introduction=(
        "Odpowiedz w polach pod pytaniami. Pola, które Cię nie dotyczą, zostaw puste.",
        "Zapisz plik w formacie DOCX i odeślij go. Nie usuwaj nagłówków ani nazw pól.",
    ),
    identifier="Identyfikator konsultacji",
    until="Odpowiedzi przyjmujemy do",
    respondent="Kto odpowiada",
    outcome="Czy są uwagi",
    remarks="Uwagi do dokumentu",
    remark="Uwaga {0}",
    remarks_help="Każdą uwagę wpisz osobno. Jeśli uwag jest więcej, skopiuj całą tabelę i wypełnij kopię.",
    questions="Pytania otwarte",
    write_here="Kliknij i wpisz odpowiedź.",
    choose="Wybierz z listy.",
    give_day="Podaj datę.",
    table="Pola uwagi: nazwa pola po lewej, odpowiedź po prawej",
)

ENGLISH = Words(
    heading="Answer form",
    introduction=(
        "Answer in the fields below the questions. Leave empty what does not concern you.",
        "Save the file as DOCX and send it back. Do not remove headings or names of fields.",
    ),
    identifier="Consultation identifier",
    until="Answers are taken until",
    respondent="Who answers",
    outcome="Are there remarks",
    remarks="Remarks on the document",
    remark="Remark {0}",
    remarks_help="Give each remark separately. For more remarks, copy the whole table and fill in the copy.",
    questions="Open questions",
    write_here="Click and write your answer.",
    choose="Choose from the list.",
    give_day="Give a date.",
    table="Fields of the remark: name on the left, answer on the right",
)

_WORDS = {"pl": POLISH, "en": ENGLISH}


def words_for(language: str) -> Words:
    """The words of `language` (`pl` or `en`)."""
    return _WORDS[language]


_KINDS_PL = (
    Option("substantive", "merytoryczna", ("merytoryczny", "dotycząca treści")),
    Option("editorial", "redakcyjna", ("językowa", "literówka", "redakcyjny")),
    Option("legal", "prawna", ("prawny", "zgodność z prawem")),
    Option("question", "pytanie", ("prośba o wyjaśnienie",)),
    Option("opinion", "opinia", ("stanowisko", "ogólna")),
)
_KINDS_EN = (
    Option("substantive", "substantive", ("content",)),
    Option("editorial", "editorial", ("wording",)),
    Option("legal", "legal"),
    Option("question", "question", ("request for explanation",)),
    Option("opinion", "opinion", ("general",)),
)

_RESPONDENT_PL = (
    Field("institution", "Nazwa instytucji", also=("instytucja", "nazwa podmiotu", "podmiot zgłaszający")),
    Field(
        "code",
        "Kod z zaproszenia",
        "Znajdziesz go w zaproszeniu. Bez kodu też przyjmiemy odpowiedź.",
        also=("kod", "kod instytucji", "kod dostępu"),
    ),
    Field(
        "person",
        "Osoba do kontaktu",
        also=("imię i nazwisko", "osoba wypełniająca", "imię i nazwisko osoby do kontaktu"),
    ),
    Field(
        "email", "Adres e-mail do kontaktu", also=("e-mail", "adres e-mail", "mail", "poczta elektroniczna")
    ),
    Field("date", "Data wypełnienia", kind=FieldKind.DATE, also=("data", "dnia")),
)
_RESPONDENT_EN = (
    Field("institution", "Name of the institution", also=("institution", "organisation")),
    Field(
        "code",
        "Code from the invitation",
        "It is in the invitation. We take an answer without a code too.",
        also=("code",),
    ),
    Field("person", "Contact person", also=("name", "name and surname")),
    Field("email", "Contact e-mail", also=("e-mail", "email", "e-mail address")),
    Field("date", "Date of completion", kind=FieldKind.DATE, also=("date",)),
)
_OUTCOME_PL = Field(
    "outcome",
    "Czy zgłaszacie uwagi do dokumentu?",
    kind=FieldKind.CHOICE,
    options=(
        Option("with_remarks", "Zgłaszamy uwagi", ("tak", "zgłaszam uwagi", "są uwagi")),
        Option(
            "no_remarks",
            "Nie zgłaszamy uwag",
            ("nie", "brak uwag", "bez uwag", "nie zgłaszam uwag", "nie wnosimy uwag", "nie wnoszę uwag"),
        ),
    ),
    also=("czy są uwagi", "uwagi tak nie", "zgłoszenie uwag"),
)
_OUTCOME_EN = Field(
    "outcome",
    "Do you have remarks on the document?",
    kind=FieldKind.CHOICE,
    options=(
        Option("with_remarks", "We have remarks", ("yes", "remarks")),
        Option("no_remarks", "We have no remarks", ("no", "no remarks", "none")),
    ),
    also=("are there remarks", "remarks yes no"),
)
_REMARK_PL = (
    Field(
        "place",
        "Miejsce w dokumencie",
        "Rozdział, punkt lub strona.",
        also=(
            "jednostka redakcyjna",
            "rozdział punkt strona",
            "którego fragmentu dotyczy uwaga",
            "część dokumentu",
            "fragment dokumentu",
            "punkt dokumentu",
        ),
    ),
    Field(
        "current",
        "Obecne brzmienie",
        also=(
            "obecny zapis",
            "aktualne brzmienie",
            "aktualna treść",
            "zapis w dokumencie",
            "jest",
            "dotychczasowe brzmienie",
        ),
        lines=3,
    ),
    Field(
        "proposed",
        "Proponowane brzmienie",
        also=(
            "proponowany zapis",
            "propozycja zapisu",
            "propozycja zmiany",
            "propozycja brzmienia",
            "nowe brzmienie",
            "powinno być",
            "sugerowana zmiana",
        ),
        lines=3,
    ),
    Field(
        "reason",
        "Treść uwagi i uzasadnienie",
        also=(
            "uzasadnienie",
            "uzasadnienie uwagi",
            "treść uwagi",
            "uzasadnienie zmiany",
            "dlaczego",
            "uwaga",
        ),
        lines=4,
    ),
    Field(
        "kind",
        "Rodzaj uwagi",
        kind=FieldKind.CHOICE,
        options=_KINDS_PL,
        also=("rodzaj", "typ uwagi", "charakter uwagi"),
    ),
)
_REMARK_EN = (
    Field(
        "place",
        "Place in the document",
        "Chapter, point or page.",
        also=("chapter point page", "which passage", "section"),
    ),
    Field("current", "Current wording", also=("current text", "present wording", "is"), lines=3),
    Field(
        "proposed",
        "Proposed wording",
        also=("proposed text", "proposal", "proposed change", "should be"),
        lines=3,
    ),
    Field(
        "reason",
        "Remark and its reason",
        also=("reason", "justification", "why", "comment", "remark"),
        lines=4,
    ),
    Field(
        "kind", "Kind of remark", kind=FieldKind.CHOICE, options=_KINDS_EN, also=("kind", "type of remark")
    ),
)


def standard(
    *,
    slug: str,
    title: str,
    language: str = "pl",
    questions: tuple[tuple[str, str], ...] = (),
    blocks: int = 5,
    organiser: str = "",
    until: str = "",
    return_to: str = "",
) -> Form:
    """The form of a consultation; `questions` are (key, text) of its open questions."""
    polish = language == "pl"
    return Form(
        slug=slug,
        title=title,
        language=language,
        respondent=_RESPONDENT_PL if polish else _RESPONDENT_EN,
        outcome=_OUTCOME_PL if polish else _OUTCOME_EN,
        remark=_REMARK_PL if polish else _REMARK_EN,
        questions=tuple(Field(f"question-{key}"[:48], text, lines=4) for key, text in questions),
        blocks=blocks,
        organiser=organiser,
        until=until,
        return_to=return_to,
    )
