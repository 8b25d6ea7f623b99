"""Finding one's way: breadcrumbs, sub-navigation, pages of a list, the filter bar."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

AROUND = 2  # pages shown on either side of the current one


def breadcrumbs(*parts: Any) -> SafeString:
    """Label, address, label, address ... and last the label of this page."""
    if len(parts) % 2 == 0:
        raise ValueError("breadcrumbs take pairs of label and address, and the label of this page last")
    links = format_html_join("", '<li><a href="{}">{}</a></li>', zip(parts[1::2], parts[0:-1:2], strict=True))
    return format_html(
        '<nav class="crumbs" aria-label="{}"><ol>{}<li aria-current="page">{}</li></ol></nav>',
        _("You are here"),
        links,
        parts[-1],
    )


def subnav(items: Iterable[Any], label: Any = "") -> SafeString:
    """Parts of one thing: items have `label`, `url`, `current` and may have `count`."""

    def entry(item: Any) -> SafeString:
        count = getattr(item, "count", None)
        return format_html(
            '<li><a href="{}"{}>{}{}</a></li>',
            item.url,
            SafeString(' aria-current="page"') if item.current else "",
            item.label,
            format_html(' <span class="count">({})</span>', count) if count is not None else "",
        )

    return format_html(
        '<nav class="subnav" aria-label="{}"><ul role="list">{}</ul></nav>',
        label or _("Sections"),
        format_html_join("", "{}", ((entry(item),) for item in items)),
    )


def page_numbers(number: int, last: int) -> list[int | None]:
    """Numbers to show: the ends, the neighbours of the current page, and None where some are left out."""
    near = set(range(number - AROUND, number + AROUND + 1)) | {1, last}
    shown = sorted(page for page in near if 1 <= page <= last)
    result: list[int | None] = []
    for page in shown:
        if result and page - (result[-1] or 0) > 1:
            result.append(None)
        result.append(page)
    return result


def pagination(context: Mapping[str, Any], number: int, last: int, parameter: str = "page") -> SafeString:
    """Links to the other pages of a list, keeping the rest of the address; nothing when all fits on one."""
    if last < 2:
        return SafeString("")
    query = context["request"].GET.copy()

    def address(page: int) -> str:
        query[parameter] = str(page)
        return f"?{query.urlencode()}"

    def entry(page: int | None) -> SafeString:
        if page is None:
            return SafeString('<li class="gap" aria-hidden="true">…</li>')
        if page == number:
            return format_html(
                '<li><span aria-current="page"><span class="hidden-text">{} </span>{}</span></li>',
                _("Page"),
                page,
            )
        return format_html(
            '<li><a href="{}"><span class="hidden-text">{} </span>{}</a></li>', address(page), _("Page"), page
        )

    back = format_html('<a rel="prev" href="{}">{}</a>', address(number - 1), _("Previous"))
    onward = format_html('<a rel="next" href="{}">{}</a>', address(number + 1), _("Next"))
    return format_html(
        '<nav class="pages" aria-label="{}">{}<ul role="list">{}</ul>{}</nav>',
        _("Pages of the list"),
        back if number > 1 else "",
        format_html_join("", "{}", ((entry(page),) for page in page_numbers(number, last))),
        onward if number < last else "",
    )


def filterbar(
    context: Mapping[str, Any], content: str, target: str = "", label: Any = "", clear: str = ""
) -> SafeString:
    """A search or filter form (GET). With `target` (an id) htmx replaces only that part of the page."""
    path = context["request"].path
    live = ""
    if target:
        live = format_html(
            ' hx-get="{}" hx-target="#{}" hx-select="#{}" hx-swap="outerHTML" '
            'hx-indicator="#{}" hx-push-url="true"',
            path,
            target,
            target,
            target,
        )
    undo = format_html('<a href="{}">{}</a>', clear, _("Clear the filter")) if clear else ""
    return format_html(
        '<form class="filters" method="get" action="{}" role="search"{}>{}'
        '<div class="filters__buttons"><button class="button button--quiet">{}</button>{}</div></form>',
        path,
        live,
        content,
        label or _("Show"),
        undo,
    )
