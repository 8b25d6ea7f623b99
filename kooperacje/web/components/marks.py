"""The smallest parts: icons, statuses, values that may be missing, dates."""

from datetime import date, datetime
from functools import cache
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

# Lines of a 24 x 24 drawing; ours.
PATHS = {
    "good": "M4 12.5l5.5 5.5L20 6.5",
    "info": "M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zM12 11v5.5M12 7.3v.2",
    "warn": "M12 4L2.5 20.5h19zM12 10v5M12 17.7v.3",
    "bad": "M6 6l12 12M18 6L6 18",
    "idle": "M6 12h12",
    "open": "M9 5l7 7-7 7",
    "download": "M12 4v11M7 11l5 5 5-5M5 20h14",
}
TONES = ("good", "info", "warn", "bad", "idle")


def tone_of(kind: str) -> str:
    """One of our five tones; the framework's message levels are understood too."""
    known = {"success": "good", "warning": "warn", "error": "bad", "debug": "idle"}
    tone = known.get(kind, kind)
    return tone if tone in TONES else "info"


@cache
def icon(name: str) -> SafeString:
    """A drawing that says nothing by itself: the word stands beside it."""
    path = PATHS[name]
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{}"/></svg>',
        path,
    )


def status(kind: str, label: Any) -> SafeString:
    """A state in colour, sign and word alike."""
    tone = tone_of(kind)
    return format_html('<span class="status status--{}">{}{}</span>', tone, icon(tone), label)


def stated(value: Any) -> Any:
    """The value, or the words "not stated": a missing number is never shown as 0."""
    if value is None or value == "":
        return format_html('<span class="not-stated">{}</span>', _("not stated"))
    return value


def day(value: date | None) -> Any:
    """A day as people write it: 12 marca 2019."""
    if value is None:
        return stated(None)
    local = timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
    plain = local.date() if isinstance(local, datetime) else local
    return format_html('<time datetime="{}">{}</time>', plain.isoformat(), date_format(plain, "j E Y"))


def moment(value: datetime | None) -> Any:
    """A day and time in Poland: 12 marca 2019, 14:05."""
    if value is None:
        return stated(None)
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return format_html(
        '<time datetime="{}">{}</time>', local.isoformat(timespec="minutes"), date_format(local, "j E Y, H:i")
    )


def period(start: date | None, end: date | None) -> Any:
    """A window of days, with what both ends share written once: 12–28 marca 2019."""
    if start is None and end is None:
        return stated(None)
    if start is None:
        return format_html(_("until {}"), day(end))
    if end is None:
        return format_html(_("from {}"), day(start))
    if start == end:
        return day(start)
    same_month = (start.year, start.month) == (end.year, end.month)
    dash = mark_safe("–") if same_month else mark_safe(" – ")
    begin = "j" if same_month else "j E" if start.year == end.year else "j E Y"
    return format_html(
        '<span class="period"><time datetime="{}">{}</time>{}{}</span>',
        start.isoformat(),
        date_format(start, begin),
        dash,
        day(end),
    )
