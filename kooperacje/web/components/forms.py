"""Forms: one way to draw a field, its help and its error, and the summary of what is wrong."""

from typing import Any

from django.forms import BaseForm, BoundField
from django.forms.renderers import DjangoTemplates
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kooperacje.web.components import widgets


class Renderer(DjangoTemplates):
    """Draws every form of the site, those of the sign-in library too, our way."""

    form_template_name = "web/forms/form.html"
    field_template_name = widgets.FIELD

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> SafeString:
        drawn = widgets.draw(template_name, context)
        return SafeString(super().render(template_name, context, request)) if drawn is None else drawn


def field(bound: BoundField) -> SafeString:
    """Label, help, error and control, wired together for screen readers."""
    return bound.as_field_group()


def anchor(bound: BoundField) -> str:
    """The id of the first control of a field, for the link from the error summary."""
    return bound.id_for_label or f"{bound.auto_id}_0"


def error_summary(*forms: BaseForm, focus: bool = True) -> SafeString:
    """All that is wrong, with links to each place; nothing when all is well. It takes the focus, to be read first."""
    entries: list[tuple[SafeString]] = []
    for form in forms:
        entries += [(format_html("{}", sentence),) for sentence in form.non_field_errors()]
        for bound in form:
            entries += [
                (format_html('<a href="#{}">{}: {}</a>', anchor(bound), bound.label, sentence),)
                for sentence in bound.errors
            ]
    return summary_of(entries, focus)


def summary_of(entries: list[tuple[Any]], focus: bool = True) -> SafeString:
    """The box itself."""
    if not entries:
        return SafeString("")
    return format_html(
        '<div class="error-summary" role="alert" tabindex="-1"{}><h2>{}</h2><ul>{}</ul></div>',
        " autofocus" if focus else "",
        _("Please mend this first"),
        format_html_join("", "<li>{}</li>", entries),
    )
