"""What a person presses: buttons that know whether they may be pressed, and why not."""

from collections.abc import Mapping
from typing import Any

from django.middleware.csrf import get_token
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kooperacje.base.decisions import ALLOWED, Decision

KINDS = ("primary", "quiet", "danger")


def _classes(kind: str, small: bool) -> str:
    if kind not in KINDS:
        raise ValueError(f"a button is one of {', '.join(KINDS)}, not {kind}")
    extra = "" if kind == "primary" else f" button--{kind}"
    return f"button{extra}{' button--small' if small else ''}"


def serial(context: Mapping[str, Any]) -> int:
    """Counts within one request, so that generated ids are unique on the page and the same at every rendering."""
    request = context.get("request")
    count = getattr(request, "component_serial", 0) + 1
    if request is not None:
        request.component_serial = count
    return count


def button(
    context: Mapping[str, Any],
    label: Any,
    decision: Decision = ALLOWED,
    *,
    kind: str = "primary",
    name: str = "",
    value: str = "",
    small: bool = False,
) -> SafeString:
    """A submit button. When the decision says no, it is disabled and its reason stands under it."""
    classes = _classes(kind, small)
    named = format_html(' name="{}" value="{}"', name, value) if name else ""
    if decision:
        return format_html('<button class="{}"{}>{}</button>', classes, named, label)
    return _refused(context, label, decision, classes)


def link_button(
    context: Mapping[str, Any],
    label: Any,
    url: str,
    decision: Decision = ALLOWED,
    *,
    kind: str = "quiet",
    small: bool = False,
) -> SafeString:
    """A link that looks like a button, for going somewhere; refused, it is a disabled button with the reason."""
    classes = _classes(kind, small)
    if decision:
        return format_html('<a class="{}" href="{}">{}</a>', classes, url, label)
    return _refused(context, label, decision, classes)


def action_button(
    context: Mapping[str, Any],
    label: Any,
    url: str,
    decision: Decision = ALLOWED,
    *,
    kind: str = "primary",
    name: str = "",
    value: str = "",
    small: bool = False,
) -> SafeString:
    """A form of one button that posts to the address: for actions that need no further answer."""
    if not decision:
        return _refused(context, label, decision, _classes(kind, small))
    return format_html(
        '<form class="action" method="post" action="{}">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">{}</form>',
        url,
        get_token(context["request"]),
        button(context, label, kind=kind, name=name, value=value, small=small),
    )


def _refused(context: Mapping[str, Any], label: Any, decision: Decision, classes: str) -> SafeString:
    place = f"reason-{serial(context)}"
    return format_html(
        '<span class="action"><button type="button" class="{}" disabled aria-describedby="{}">{}</button>'
        '<span class="action__reason" id="{}">{}</span></span>',
        classes,
        place,
        label,
        place,
        decision.reason,
    )
