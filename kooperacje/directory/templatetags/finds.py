"""`{% load finds %}`: services as a list. Joining text costs a tenth of template nodes for each line."""

from collections.abc import Iterable
from html import escape
from itertools import groupby

from django.template import Library
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kooperacje.directory.pages.lines import Line
from kooperacje.directory.pages.results import Choice

register = Library()


@register.simple_tag
def found_lines(lines: Iterable[Line], level: int = 2, target: str = "") -> SafeString:
    """A numbered list; `target` names a window for links, `level` is that of the headings."""
    window = f' target="{escape(target)}" rel="noopener"' if target else ""
    free, call, shut = (
        escape(_("free of charge")),
        escape(_("Call")),
        escape(_("The address is protected. Call.")),
    )
    drawn = "".join(_line(line, level, window, free, call, shut) for line in lines)
    return mark_safe(f'<ol class="found" role="list">{drawn}</ol>')  # noqa: S308 - every value is escaped


def _line(line: Line, level: int, window: str, free: str, call: str, shut: str) -> str:
    name = f'<a href="{escape(line.url)}"{_lang(line.name_lang)}{window}>{escape(line.name)}</a>'
    summary = f"<p{_lang(line.summary_lang)}>{escape(line.summary)}</p>" if line.summary else ""
    who = [f'<span lang="pl">{escape(line.provider)}</span>']
    if line.where:
        more = ""
        if line.more_places:
            said = ngettext("and %(count)d more place", "and %(count)d more places", line.more_places)
            more = f" {escape(said % {'count': line.more_places})}"
        who.append(f'<span><span lang="pl">{escape(line.where)}</span>{more}</span>')
    who += [f"<span>{escape(said)}</span>" for said in (line.away, *line.ways) if said]
    marks = [f'<span class="state state--good">{free}</span>'] if line.is_free else []
    marks += [f'<span class="state state--{line.tone}">{escape(line.opening)}</span>'] if line.opening else []
    marks += [
        f"<span>{escape(said)}</span>" for said in (("" if line.is_free else line.cost), line.room) if said
    ]
    phone = ""
    if line.call:
        phone = (
            f'<a class="found__call" href="tel:{line.call}">{call}<span class="hidden-text">: {escape(line.name)}</span> '
            f"<b>{escape(line.phone)}</b></a>"
        )
    elif line.phone:
        phone = f'<span class="found__call"><b>{escape(line.phone)}</b></span>'
    demands = f'<p class="small soft">{escape(" ".join(line.demands))}</p>' if line.demands else ""
    closed = f'<p class="small">{shut}</p>' if line.protected else ""
    return (
        f'<li id="n-{line.number}"><h{level}><span class="found__number" aria-hidden="true">{line.number}</span> {name}'
        f'</h{level}>{summary}<p class="found__who">{"".join(who)}</p>'
        f'<p class="found__marks">{"".join(marks)}{phone}</p>{demands}{closed}</li>'
    )


def _lang(language: str) -> str:
    return f' lang="{escape(language)}"' if language else ""


@register.simple_tag
def options(choices: Iterable[Choice]) -> SafeString:
    """The lines of a list to choose from, in their groups."""
    drawn = []
    for group, own in groupby(choices, key=lambda one: one.group):
        lines = "".join(
            f'<option value="{escape(one.value)}"{" selected" if one.chosen else ""}>{escape(one.label)}</option>'
            for one in own
        )
        drawn.append(f'<optgroup label="{escape(group)}">{lines}</optgroup>' if group else lines)
    return mark_safe("".join(drawn))  # noqa: S308 - every value is escaped
