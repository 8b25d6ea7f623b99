"""The list of remarks as one piece of markup.

Fifty lines of a dozen template nodes each were most of what a page cost; a function that joins text costs a tenth.
"""

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from kooperacje.web.components.marks import stated, status

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


def remark_rows(lines: Iterable[Any], words: Any, language: str) -> SafeString:
    """The rows of the public table of remarks; what respondents and organiser wrote is in `language`.

    A line has `number`, `sender`, `place`, `text`, `current`, `proposed`, `position` (tone and word), `reason` and
    `change`; the words are `number`, `sender`, `remark`, `position`, `current`, `proposed` and `change`.
    """
    lang = f' lang="{escape(language)}"'
    marks: dict[Any, str] = {}

    def written(label: str, text: str | None) -> str:
        return f"<p>{escape(label)} <span{lang}>{escape(text)}</span></p>" if text else ""

    def draw(line: Any) -> str:
        sender = escape(line.sender) if line.sender else stated(None)
        place = f'<p class="note"{lang}>{escape(line.place)}</p>' if line.place else ""
        said = written(words.current, line.current) + written(words.proposed, line.proposed)
        if line.position:
            mark = marks.get(line.position) or marks.setdefault(line.position, status(*line.position))
            reason = f"<div{lang}>{_lines(line.reason)}</div>" if line.reason else ""
            taken = mark + reason + written(words.change, line.change)
        else:
            taken = stated(None)
        return (
            f'<tr id="u{line.number}"><th scope="row" class="number" data-label="{escape(words.number)}">'
            f'{line.number}</th><td data-label="{escape(words.sender)}"><span{lang}>{sender}</span>{place}</td>'
            f'<td data-label="{escape(words.remark)}"><div{lang}>{_lines(line.text)}</div>{said}</td>'
            f'<td data-label="{escape(words.position)}">{taken}</td></tr>'
        )

    return mark_safe("".join(map(draw, lines)))  # noqa: S308 - each value is escaped above


def _lines(text: str) -> str:
    """The text with its ends of lines, as they were written."""
    return "<br>".join(map(escape, text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))
