"""Filled forms as institutions send them; all invented."""

from kooperacje.documents.answerform import Form, render, standard

FORM: Form = standard(
    slug="proba-2026",
    title="Konsultacje modelu kooperacji na próbę",
    organiser="Ośrodek Prób w Nigdzielinie",
    until="31.03.2026",
    questions=(
        ("q1", "Jakie są mocne strony modelu?"),
        ("q2", "Co utrudni współpracę instytucji w powiecie?"),
        ("q3", "Jakie wsparcie jest potrzebne przy wdrożeniu?"),
    ),
)

FULL = {
    "institution": "Powiatowe Centrum Pomocy Rodzinie w Zmyślonkach",
    "code": "KW7P-93XM",
    "person": "Zenobia Nieistniejąca",
    "email": "zenobia@zmyslonki.example",
    "date": "2026-03-12",
    "outcome": "with_remarks",
    "remark-1-place": "Rozdział 3.2, strona 17",
    "remark-1-current": "Zespół spotyka się nie rzadziej niż raz w miesiącu.",
    "remark-1-proposed": "Zespół spotyka się w miarę potrzeb, nie rzadziej niż raz na kwartał.",
    "remark-1-reason": "W małych gminach comiesięczne spotkania są nierealne.\nBrakuje kadry.",
    "remark-1-kind": "substantive",
    "remark-2-place": "Słownik pojęć",
    "remark-2-proposed": "Asystent rodziny: osoba zatrudniona w jednostce organizacyjnej.",
    "remark-2-reason": "Pojęcie jest użyte, lecz nie zostało zdefiniowane.",
    "remark-2-kind": "editorial",
    "question-q1": "Jasny podział ról oraz wspólna ścieżka pracy z rodziną.",
    "question-q2": "Różne systemy informatyczne i ochrona danych osobowych.",
    "question-q3": "Szkolenia dla kadry i superwizja.",
}
SILENT = {
    "institution": "Gminny Ośrodek Pomocy Społecznej w Nigdzie Dolnym",
    "code": "AAB2-CC34",
    "person": "Gerwazy Bezimienny",
    "email": "gops@nigdzie.example",
    "date": "2026-03-02",
    "outcome": "no_remarks",
    "question-q1": "Nie mamy zdania odrębnego.",
}
MANY = {
    "institution": "Fundacja Próżnia",
    "email": "biuro@proznia.example",
    "outcome": "with_remarks",
    **{
        f"remark-{number}-{tag}": f"{words} numer {number}."
        for number in range(1, 6)
        for tag, words in {
            "place": "Podrozdział",
            "current": "Zdanie, które stoi w dokumencie pod pozycją",
            "proposed": "Zdanie, które powinno tam stanąć pod pozycją",
            "reason": "Zmiana porządkuje odpowiedzialność instytucji, sprawa",
        }.items()
    },
    **{f"remark-{number}-kind": "legal" for number in (1, 3, 5)},
    "question-q2": "Brak czasu na wspólne spotkania.",
    "question-q3": "Jeden koordynator w każdej gminie.",
}
CASES = {"full": FULL, "silent": SILENT, "many": MANY}


def files() -> dict[str, bytes]:
    """The cases as they were sent out and filled in."""
    return {name: render(FORM, values) for name, values in CASES.items()}
