"""The controls of forms, drawn by functions.

The framework draws each control, each option and each attribute by a template of its own. A filter with four short lists
is sixty templates; drawn here it is sixty lines of text. Controls that are not named here are drawn as ever.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms import BoundField
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

Context = Mapping[str, Any]


def _attributes(given: Mapping[str, Any]) -> str:
    return "".join(
        f" {name}" if value is True else f' {name}="{conditional_escape(str(value))}"'
        for name, value in given.items()
        if value is not False
    )


def _input(context: Context) -> str:
    widget = context["widget"]
    value = widget["value"]
    stated = "" if value is None else f' value="{conditional_escape(str(value))}"'
    name = conditional_escape(widget["name"])
    return f'<input type="{widget["type"]}" name="{name}"{stated}{_attributes(widget["attrs"])}>'


def _textarea(context: Context) -> str:
    widget = context["widget"]
    text = conditional_escape(widget["value"] or "")
    return f'<textarea name="{conditional_escape(widget["name"])}"{_attributes(widget["attrs"])}>\n{text}</textarea>'


def _select(context: Context) -> str:
    widget = context["widget"]
    drawn = []
    for group, options, _index in widget["optgroups"]:
        inner = "".join(map(_option, options))
        label = conditional_escape(group) if group else ""
        drawn.append(f'<optgroup label="{label}">{inner}</optgroup>' if group else inner)
    name = conditional_escape(widget["name"])
    return f'<select name="{name}"{_attributes(widget["attrs"])}>{"".join(drawn)}</select>'


def _option(option: Mapping[str, Any]) -> str:
    value = conditional_escape(str(option["value"]))
    label = conditional_escape(option["label"])
    return f'<option value="{value}"{_attributes(option["attrs"])}>{label}</option>'


def _field(context: Context) -> str:
    """One field: label, help, error and control, wired together for screen readers."""
    field: BoundField = context["field"]
    wrong = " field--wrong" if field.errors else ""
    label: str = conditional_escape(field.label)
    control = str(field)
    named = f' for="{field.id_for_label}"' if field.id_for_label else ""
    if field.widget_type == "checkbox":
        return (
            f'<div class="field field--tick{wrong}">{_error(field)}'
            f"<label{named}>{control} <span>{label}</span></label>{_help(field)}</div>"
        )
    if not field.field.required:
        optional = conditional_escape(_("optional"))
        label += f' <span class="field__optional">({optional})</span>'
    notes = _help(field) + _error(field)
    if field.use_fieldset:
        described = f' aria-describedby="{field.aria_describedby}"' if field.aria_describedby else ""
        return (
            f'<fieldset class="field field--choices{wrong}"{described}>'
            f"<legend>{label}</legend>{notes}{control}</fieldset>"
        )
    return f'<div class="field{wrong}"><label{named}>{label}</label>{notes}{control}</div>'


def _help(field: BoundField) -> str:
    if not field.help_text:
        return ""
    return (
        f'<div class="field__help" id="{field.auto_id}_helptext">{conditional_escape(field.help_text)}</div>'
    )


def _error(field: BoundField) -> str:
    if not field.errors:
        return ""
    error = conditional_escape(_("Error"))
    said = " ".join(conditional_escape(str(sentence)) for sentence in field.errors)
    return (
        f'<div class="field__error" id="{field.auto_id}_error">'
        f'<span class="hidden-text">{error}: </span>{said}</div>'
    )


FIELD = "web/forms/field.html"
_WIDGETS = "django/forms/widgets/"
_TYPES = (
    "text",
    "input",
    "hidden",
    "date",
    "time",
    "number",
    "email",
    "search",
    "password",
    "file",
    "checkbox",
)
DRAWN: Mapping[str, Callable[[Context], str]] = {
    FIELD: _field,
    f"{_WIDGETS}select.html": _select,
    f"{_WIDGETS}textarea.html": _textarea,
    **{f"{_WIDGETS}{kind}.html": _input for kind in _TYPES},
}


def draw(template: str, context: Context) -> SafeString | None:
    """What the template would have drawn; None for one that is not drawn here."""
    drawn = DRAWN.get(template)
    return mark_safe(drawn(context)) if drawn else None  # noqa: S308 - each value is escaped where it is put in
