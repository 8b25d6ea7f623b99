"""A table of how Polish and English programs quote, and what of it are the sender's own words."""

import pytest

from kooperacje.notices.incoming import own_words
from kooperacje.notices.incoming.replies import Style

OWN = "Nie zgłaszamy uwag."
QUOTED = "Zapraszamy do udziału w konsultacjach."
MARKED = f"> {QUOTED}\n> Z poważaniem"

CASES = {
    "nothing quoted": (OWN, Style.NONE),
    "thunderbird": (f"{OWN}\n\nW dniu 3.02.2025 o 10:12, Jan Próbny pisze:\n{MARKED}", Style.ATTRIBUTION),
    "thunderbird, older": (
        f"{OWN}\n\nW dniu 2025-02-03 o 10:12, Jan Próbny via Kooperacje pisze:\n{MARKED}",
        Style.ATTRIBUTION,
    ),
    "thunderbird, a woman": (
        f"{OWN}\n\nW dniu 03.02.2025 o 10:12, Anna Próbna napisała:\n{MARKED}",
        Style.ATTRIBUTION,
    ),
    "thunderbird, answered below": (
        f"W dniu 3.02.2025 o 10:12, Jan Próbny pisze:\n{MARKED}\n\n{OWN}",
        Style.ATTRIBUTION,
    ),
    "thunderbird, nested": (
        f"{OWN}\nW dniu 3.02.2025 o 10:12, Jan Próbny pisze:\n> W dniu 1.02.2025 o 9:00, A pisze:\n>> raz\n> dwa",
        Style.ATTRIBUTION,
    ),
    "gmail": (
        f"{OWN}\n\npon., 3 lut 2025 o 10:12 Jan Próbny <jan@example.org> napisał(a):\n\n{MARKED}",
        Style.ATTRIBUTION,
    ),
    "gmail, wrapped": (
        f"{OWN}\n\nśr., 12 lut 2025 o 10:12 Powiatowe Centrum Pomocy Rodzinie\n<pcpr@example.org> napisał(a):\n\n{MARKED}",
        Style.ATTRIBUTION,
    ),
    "gmail, words before the address": (
        f"{OWN}\n\nczw., 6 mar 2025 o 08:01 <jan@example.org> napisał(a):\n{QUOTED}",
        Style.ATTRIBUTION,
    ),
    "webmail": (
        f"{OWN}\nDnia 3 lutego 2025 10:12 Jan Próbny <jan@example.org> napisał(a):\n{QUOTED}",
        Style.ATTRIBUTION,
    ),
    "roundcube": (f"{OWN}\n\nDnia 2025-02-03 10:12, Jan Próbny napisał(a):\n{MARKED}", Style.ATTRIBUTION),
    "apple": (
        f"{OWN}\n\nWiadomość napisana przez Jan Próbny <jan@example.org> w dniu 3 lut 2025, o godz. 10:12:\n\n{MARKED}",
        Style.ATTRIBUTION,
    ),
    "iphone": (
        f"{OWN}\n\nWysłane z iPhone'a\n\nDnia 3 lut 2025 o godz. 10:12 Jan Próbny napisał(a):\n{MARKED}",
        Style.ATTRIBUTION,
    ),
    "outlook, headers": (
        f"{OWN}\n\nOd: Jan Próbny <jan@example.org>\nWysłano: poniedziałek, 3 lutego 2025 10:12\n"
        f"Do: gops@example.org\nTemat: Zaproszenie\n\n{QUOTED}",
        Style.HEADERS,
    ),
    "outlook, bold headers": (
        f"{OWN}\n\n*Od:* Jan Próbny\n*Wysłano:* 3 lutego 2025 10:12\n*Do:* gops\n*DW:* wójt\n*Temat:* Zaproszenie\n\n{QUOTED}",
        Style.HEADERS,
    ),
    "outlook on the web": (
        f"{OWN}\n\n________________________________\nOd: Jan Próbny\nWysłane: 3 lutego 2025\nDo: gops\nTemat: Zaproszenie\n\n{QUOTED}",
        Style.HEADERS,
    ),
    "outlook, divider": (
        f"{OWN}\n\n-----Oryginalna wiadomość-----\nOd: Jan\nDo: gops\n\n{QUOTED}",
        Style.DIVIDER,
    ),
    "outlook, older divider": (
        f"{OWN}\n\n-----Wiadomość oryginalna-----\nFrom: Jan\n\n{QUOTED}",
        Style.DIVIDER,
    ),
    "forward": (f"{OWN}\n\n---------- Forwarded message ---------\nOd: Jan\n\n{QUOTED}", Style.DIVIDER),
    "forward in polish": (
        f"{OWN}\n\n-------- Przekazana wiadomość --------\nTemat: x\n\n{QUOTED}",
        Style.DIVIDER,
    ),
    "the date at the end": (
        f"{OWN}\n\nJan Próbny <jan@example.org> napisał w dniu 3.02.2025, 10:12:\n{MARKED}",
        Style.ATTRIBUTION,
    ),
    "english": (
        f"{OWN}\n\nOn Mon, 3 Feb 2025 at 10:12, Jan <jan@example.org> wrote:\n{MARKED}",
        Style.ATTRIBUTION,
    ),
    "english outlook": (
        f"{OWN}\n\nFrom: Jan\nSent: Monday\nTo: gops\nSubject: Invitation\n\n{QUOTED}",
        Style.HEADERS,
    ),
    "only marks": (f"{MARKED}\n\n{OWN}", Style.MARKS),
    "windows line ends": (
        f"{OWN}\r\n\r\nW dniu 3.02.2025 o 10:12, Jan pisze:\r\n> {QUOTED}\r\n",
        Style.ATTRIBUTION,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_own_words_are_cut_from_what_is_quoted(name: str) -> None:
    text, style = CASES[name]
    words = own_words(text)
    assert words.own == OWN
    assert words.style is style
    assert style is Style.NONE or words.quoted


@pytest.mark.parametrize(
    "text",
    [
        "W dniu 3 lutego zespół zdecydował, że pisze nowy regulamin.",
        "Od: poniedziałku prosimy o zmianę terminu.\nDo: piątku.",
        "Uwaga 1\nObecne brzmienie: W dniu spotkania zespół pisze protokół.\nProponowane brzmienie: Zespół pisze protokół.",
        "Na stronie 12 jest napisane: zespół spotyka się co miesiąc.",
        "Instytucja: Fundacja\nData: 12.03.2025\nTemat: brak",
        "Lista:\n- pierwsza\n- druga\n---\nkoniec",
    ],
)
def test_own_words_that_look_like_a_quotation_stay(text: str) -> None:
    assert own_words(text).own == text


def test_answers_between_marked_lines_are_kept_in_order() -> None:
    text = "W dniu 3.02.2025 o 10:12, Jan pisze:\n> Pytanie pierwsze?\nTak.\n> Pytanie drugie?\nNie."
    words = own_words(text)
    assert words.own == "Tak.\nNie."
    assert "Pytanie pierwsze?" in words.quoted


def test_the_signature_is_set_apart() -> None:
    words = own_words("Brak uwag.\n-- \nJan Próbny\ntel. 000")
    assert (words.own, words.signature) == ("Brak uwag.", "Jan Próbny\ntel. 000")


def test_a_long_text_takes_no_long_time_and_loses_nothing() -> None:
    text = "\n".join(f"W dniu {number} o 10:12 zdanie bez końca pisze" for number in range(5_000))
    assert len(own_words(text).own.splitlines()) == 5_000
