"""What the sender wrote anew, apart from what their program quoted: the styles of Polish mail and the English ones.

Nothing is thrown away: what is cut is returned beside it, and the original message is kept by whoever asked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

LINES_OF_ATTRIBUTION = 4
LINES_OF_HEADERS = 8
LONGEST_ATTRIBUTION = 400


class Style(StrEnum):
    """How the sender's program sets a quotation off."""

    NONE = "none"
    ATTRIBUTION = "attribution"  # Thunderbird, Gmail, Apple Mail, webmail: one sentence before the quotation
    HEADERS = "headers"  # Outlook: the headers of the message quoted
    DIVIDER = "divider"  # Outlook and forwards: a line of dashes with words
    MARKS = "marks"  # only ">" before the lines


@dataclass(frozen=True, slots=True)
class Words:
    """The sender's own words, their signature, and what is quoted."""

    own: str
    quoted: str = ""
    signature: str = ""
    style: Style = Style.NONE


_WHEN = r"(?=.*\d{1,2}[:.]\d{2}|.*\b(?:19|20)\d\d\b)"
_VERB = r"(?:pisze|napisał|napisała|napisał\(a\)|napisał/a|napisano|wrote|writes)"
_DAY = r"(?:pon|wt|wto|śr|śro|czw|pt|pią|sob|sb|niedz|nd|ndz)\b\.?,?"
_ATTRIBUTION = re.compile(
    rf"{_WHEN}(?:(?:W dniu|Dnia|On|Am)\b|{_DAY}\s\d|\d{{1,2}}[. ]\s?\S+[. ]\s?\d{{4}}\b|\d{{4}}-\d\d-\d\d\b).*\b{_VERB}\s*:"
    rf"|{_WHEN}Wiadomość napisana przez .* w dniu .*:"
    rf"|{_WHEN}(?:(?!\. )[^!?:]){{1,120}}\b{_VERB} (?:w dniu|dnia) .*\d.*:",
    re.IGNORECASE | re.DOTALL,
)
_DIVIDER = re.compile(
    r"\s*-{2,}\s*(?:oryginalna wiadomość|wiadomość oryginalna|wiadomość pierwotna|treść oryginalna|original message|"
    r"(?:treść )?przekazana wiadomość|wiadomość przekazana|forwarded message|przekazany mail)\s*-{2,}\s*"
    r"|\s*(?:Begin forwarded message|Początek przekazywanej wiadomości)\s*:\s*",
    re.IGNORECASE,
)
_FROM = re.compile(r"\W{0,2}(?:od|from|nadawca)\W{0,2}:\W{0,2}\s*\S", re.IGNORECASE)
_HEADER = re.compile(
    r"\W{0,2}(?:wysłano|wysłane|data|do|dw|udw|temat|sent|date|to|cc|subject|adresat|odpowiedź do)\W{0,2}:",
    re.IGNORECASE,
)
_RULE = re.compile(r"\s*_{8,}\s*")
_PHONE = re.compile(
    r"\s*(?:wysłan[eo] z (?:mojego |mojej )?(?:iphone|ipad|telefon|urządzeni|aplikacji|poczt|tablet|smartfon|samsung|gmail)"
    r"|pobierz (?:aplikację )?outlook|sent from (?:my|mail|outlook)|get outlook for|uzyskaj outlook).*",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"--\s?")


def own_words(text: str) -> Words:
    """The sender's own words in the body of a message."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").split("\n")
    start, end, style = _quotation(lines)
    if style is Style.NONE:
        return _finish(*_without_marks(lines, style))
    quoted_marks = any(line.lstrip().startswith(">") for line in lines[end : end + 3])
    if style is Style.ATTRIBUTION and quoted_marks:
        # Below and between marked lines the sender may have answered.
        own, quoted = _marks(lines[end:])
        return _finish([*lines[:start], *own], [*lines[start:end], *quoted], style)
    own, marked = _marks(lines[:start])
    return _finish(own, [*marked, *lines[start:]], style)


def _without_marks(lines: Sequence[str], style: Style) -> tuple[list[str], list[str], Style]:
    own, quoted = _marks(lines)
    return own, quoted, Style.MARKS if quoted else style


def _marks(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    quoted = [line for line in lines if line.lstrip().startswith(">")]
    return [line for line in lines if not line.lstrip().startswith(">")], quoted


def _quotation(lines: Sequence[str]) -> tuple[int, int, Style]:
    """(first line of what announces the quotation, first line after it, its style)."""
    for number, line in enumerate(lines):
        if not line.strip() or line.lstrip().startswith(">"):
            continue
        if _DIVIDER.fullmatch(line):
            return number, number + 1, Style.DIVIDER
        if _RULE.fullmatch(line) and _headers(lines, _next(lines, number + 1)):
            return number, number + 1, Style.HEADERS
        if _headers(lines, number):
            return number, number + 1, Style.HEADERS
        if length := _attribution(lines, number):
            return number, number + length, Style.ATTRIBUTION
    return len(lines), len(lines), Style.NONE


def _attribution(lines: Sequence[str], start: int) -> int:
    """Over how many lines the sentence «… napisał(a):» goes that begins here; 0 when none does."""
    for length in range(1, LINES_OF_ATTRIBUTION + 1):
        piece = lines[start : start + length]
        if len(piece) < length or not piece[-1].strip():
            return 0
        joined = " ".join(line.strip() for line in piece)
        if len(joined) > LONGEST_ATTRIBUTION:
            return 0
        if joined.endswith(":") and _ATTRIBUTION.fullmatch(joined):
            return length
    return 0


def _headers(lines: Sequence[str], start: int) -> bool:
    """Whether «Od: …» stands here with at least two more headers below it."""
    if start >= len(lines) or not _FROM.match(lines[start]):
        return False
    return sum(bool(_HEADER.match(line)) for line in lines[start + 1 : start + LINES_OF_HEADERS]) >= 2


def _next(lines: Sequence[str], start: int) -> int:
    return next((n for n in range(start, len(lines)) if lines[n].strip()), len(lines))


def _finish(own: Sequence[str], quoted: Sequence[str], style: Style) -> Words:
    at = next((n for n, line in enumerate(own) if _SIGNATURE.fullmatch(line)), len(own))
    kept = [line for line in own[:at] if not _PHONE.fullmatch(line)]
    phone = [line for line in own[:at] if _PHONE.fullmatch(line)]
    return Words(_tidy(kept), _tidy(quoted), _tidy([*phone, *own[at + 1 :]]), style)


def _tidy(lines: Sequence[str]) -> str:
    """Without space at the ends of lines and with one empty line where there were several."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines)).strip()
