"""The list of remarks as one piece of markup.

Fifty lines of a dozen template nodes each were most of what a page cost; a function that joins text costs a tenth.
"""

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from kooperacje.web.components.marks import status

DOT = " · "


def remark_lines(lines: Iterable[Any], words: Any, edit: object = False) -> SafeString:
    """Remarks with the position on each. Those that wait for one can be ticked by whoever may edit.

    A line has `key`, `text`, `source`, `place`, `question`, `kind`, `themes`, `group`, `stance`, `tone`, `outcome`,
    `reason`, `waits`, `url` and `position_url`; the words are `unknown`, `group`, `choose`, `position` and `change`.
    """
    draw = _drawer(words, bool(edit))
    return mark_safe(f'<ol class="remarks" role="list">{"".join(map(draw, lines))}</ol>')  # noqa: S308


def _drawer(words: Any, edit: bool) -> Callable[[Any], str]:
    """Draws a line; words and signs that all lines share are looked up once. Every value of a line is escaped."""
    unknown, in_group, change = escape(words.unknown), escape(words.group), escape(words.change)
    choose, decide = escape(words.choose), escape(words.position)
    marks: dict[tuple[str, str], str] = {}

    def draw(line: Any) -> str:
        key = escape(line.key)
        tick = ""
        if line.waits and edit:
            tick = (
                f'<input type="checkbox" name="remark" value="{key}" id="tick-{key}" '
                f'aria-label="{choose} {key}">'
            )
        where = [escape(part) for part in (line.place, line.question, line.kind) if part]
        origin = DOT.join([escape(line.source) if line.source else unknown, *where])
        sorted_as = [escape(theme) for theme in line.themes]
        sorted_as += [f"{in_group}: {escape(line.group)}"] if line.group else []
        sorted_as += [escape(line.stance)] if line.stance else []
        named = f'<p class="small soft">{DOT.join(sorted_as)}</p>' if sorted_as else ""
        reason = f'<p class="small remark__reason">{escape(line.reason)}</p>' if line.reason else ""
        said = line.tone, line.outcome
        mark = marks.get(said) or marks.setdefault(said, status(*said))
        hidden = f'<span class="hidden-text"> {key}</span>'
        edited = f'<a class="tool" href="{escape(line.url)}">{change}{hidden}</a>' if edit else ""
        return (
            f'<li class="remark" id="{key}"><div class="remark__mark">{tick}<span class="soft small">{key}</span></div>'
            f'<div class="remark__text"><p>{escape(line.text)}</p><p class="small soft">{origin}</p>{named}{reason}</div>'
            f'<div class="remark__act">{mark}<div class="tools">'
            f'<a class="tool" href="{escape(line.position_url)}">{decide}{hidden}</a>{edited}</div></div></li>'
        )

    return draw
