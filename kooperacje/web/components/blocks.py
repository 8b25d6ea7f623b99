"""Blocks that hold other markup: callouts, tables, fact and task lists, timelines, tiles, empty states."""

from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kooperacje.web.components.controls import serial
from kooperacje.web.components.marks import icon, stated, status, tone_of


def callout(content: str, kind: str = "info", title: Any = "") -> SafeString:
    """A remark that must not be missed."""
    tone = tone_of(kind)
    head = format_html('<p class="callout__title">{}</p>', title) if title else ""
    return format_html(
        '<div class="callout callout--{}">{}<div class="callout__body">{}{}</div></div>',
        tone,
        icon(tone),
        head,
        content,
    )


def panel(content: str, title: Any = "") -> SafeString:
    """A framed part of the page."""
    head = format_html("<h2>{}</h2>", title) if title else ""
    return format_html('<section class="panel">{}{}</section>', head, content)


def details(content: str, label: Any, open: bool = False) -> SafeString:
    """What few readers need, one press away."""
    return format_html(
        '<details class="details"{}><summary>{}</summary><div class="details__body">{}</div></details>',
        " open" if open else "",
        label,
        content,
    )


def table(context: Mapping[str, Any], content: str, caption: Any, stacked: bool = False) -> SafeString:
    """A table with its caption in a region that scrolls sideways and can be reached by keyboard.

    `stacked` turns rows into cards on a narrow screen; its cells then carry `data-label`.
    """
    place = f"table-{serial(context)}"
    return format_html(
        '<div class="table{}" role="region" aria-labelledby="{}" tabindex="0">'
        '<table><caption id="{}">{}</caption>{}</table></div>',
        " table--stacked" if stacked else "",
        place,
        place,
        caption,
        content,
    )


def facts(content: str) -> SafeString:
    """A list of labels with their values."""
    return format_html('<dl class="facts">{}</dl>', content)


def fact(label: Any, value: Any, url: str = "", action: Any = "") -> SafeString:
    """One label with its value; a missing value reads "not stated". `url` and `action` add a link that changes it."""
    return fact_block(stated(value), label, url, action)


def fact_block(content: Any, label: Any, url: str = "", action: Any = "") -> SafeString:
    """One label with markup as its value."""
    link = ""
    if url:
        link = format_html(
            '<a class="facts__action" href="{}">{}<span class="hidden-text">: {}</span></a>',
            url,
            action or _("Change"),
            label,
        )
    return format_html("<div><dt>{}</dt><dd>{}{}</dd></div>", label, link, content)


def tasks(content: str) -> SafeString:
    """A list of things to do, each with its state."""
    return format_html('<ul class="tasks" role="list">{}</ul>', content)


def task(label: Any, url: str = "", kind: str = "idle", state: Any = "", hint: Any = "") -> SafeString:
    """One thing to do; without an address it cannot be started yet, and the hint says why."""
    name = format_html('<a href="{}">{}</a>', url, label) if url else format_html("<span>{}</span>", label)
    aside = format_html('<span class="tasks__hint">{}</span>', hint) if hint else ""
    mark = status(kind, state) if state else ""
    return format_html('<li><span class="tasks__text">{}{}</span>{}</li>', name, aside, mark)


def timeline(content: str, label: Any = "") -> SafeString:
    """Steps in time, in their order."""
    named = format_html(' aria-label="{}"', label) if label else ""
    return format_html('<ol class="timeline"{}>{}</ol>', named, content)


def step(content: str, title: Any, when: Any = "", state: str = "ahead") -> SafeString:
    """One step: `done`, `now` or `ahead`; its state is also said in words."""
    words = {"done": _("finished"), "now": _("under way"), "ahead": _("to come")}
    sign = icon("good") if state == "done" else ""
    date = format_html('<span class="timeline__when">{}</span>', when) if when else ""
    body = format_html('<div class="timeline__body">{}</div>', content) if content.strip() else ""
    return format_html(
        '<li class="timeline__{}"><span class="timeline__mark">{}</span>{}<span class="timeline__title">{}</span> '
        '<span class="timeline__state">({})</span>{}</li>',
        state,
        sign,
        date,
        title,
        words[state],
        body,
    )


def stats(content: str) -> SafeString:
    """A row of figures."""
    return format_html('<ul class="stats" role="list">{}</ul>', content)


def stat(value: Any, label: Any, note: Any = "", kind: str = "") -> SafeString:
    """One figure with what it counts; unknown reads "not stated"."""
    unknown = value is None or value == ""
    tail = format_html('<span class="stat__note">{}</span>', note) if note else ""
    return format_html(
        '<li{}><span class="stat__value{}">{}</span><span class="stat__label">{}</span>{}</li>',
        format_html(' class="stat--{}"', tone_of(kind)) if kind else "",
        " not-stated" if unknown else "",
        _("not stated") if unknown else value,
        label,
        tail,
    )


def empty(content: str, title: Any) -> SafeString:
    """Nothing here yet: says so, and the content says what to do next."""
    return format_html('<div class="empty"><p class="empty__title">{}</p>{}</div>', title, content)
