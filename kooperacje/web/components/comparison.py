"""Two texts side by side, with the words that differ marked; for edit conflicts and versions of a passage."""

import re
from difflib import SequenceMatcher
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kooperacje.web.components.marks import stated

MOST_WORDS = 4000  # beyond that the comparison of words takes too long, and whole texts are shown


def words(text: str) -> list[str]:
    """Words and the spaces between them, so that joining gives the text again."""
    return re.findall(r"\s+|\w+|[^\w\s]", text)


def runs(left: list[str], right: list[str]) -> list[tuple[str, str]]:
    """Pairs of text, equal or different in turn; a lone space between two differences belongs to them."""
    found: list[tuple[str, str]] = []
    for _kind, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        old, new = "".join(left[a:b]), "".join(right[c:d])
        if len(found) > 1 and old != new and found[-1][0] == found[-1][1] and found[-1][0].isspace():
            (space, _same), (before, after) = found.pop(), found.pop()
            old, new = before + space + old, after + space + new
        found.append((old, new))
    return found


def marked(before: str, after: str) -> tuple[SafeString, SafeString]:
    """Both texts as markup: what only the first has in `del`, what only the second has in `ins`."""
    left, right = words(before), words(after)
    if len(left) + len(right) > MOST_WORDS:
        return format_html("{}", before), format_html("{}", after)
    one, two = [], []
    for old, new in runs(left, right):
        one.append(format_html("{}" if old == new or not old else "<del>{}</del>", old))
        two.append(format_html("{}" if old == new or not new else "<ins>{}</ins>", new))
    return mark_safe("".join(one)), mark_safe("".join(two))  # noqa: S308 - each part is escaped above


def comparison(label: Any, now: Any, yours: Any, now_label: Any = "", yours_label: Any = "") -> SafeString:
    """One field in two states."""
    left, right = marked(str(now or ""), str(yours or ""))
    return format_html(
        '<section class="compare"><h3>{}</h3><div class="compare__texts">'
        '<div class="compare__text"><b>{}</b>{}</div><div class="compare__text"><b>{}</b>{}</div>'
        "</div></section>",
        label,
        now_label or _("Now stands"),
        left or stated(None),
        yours_label or _("Yours"),
        right or stated(None),
    )
