"""Input of people: a file with cards."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kooperacje.base.forms import Form
from kooperacje.opendata.incoming.reading import MAX_BYTES


class UploadForm(Form):
    """A file with cards of services."""

    file = forms.FileField(
        label=_("File with services"),
        widget=forms.ClearableFileInput(attrs={"accept": ".json,.ndjson,.zip,.csv"}),
        help_text=_("JSON, a service a line (ndjson), or tables (CSV, alone or in a ZIP), in UTF-8."),
    )

    def content(self) -> bytes:
        """The bytes sent, at most one more than is allowed."""
        return bytes(self.cleaned_data["file"].read(MAX_BYTES + 1))


class LoadForm(Form):
    """How a file that was looked at is loaded."""

    publish = forms.BooleanField(
        label=_("Publish new cards at once"),
        required=False,
        help_text=_(
            "Without it they are drafts until somebody publishes them. Cards that stand keep their state."
        ),
    )
    leave_out = forms.BooleanField(
        label=_("Leave out what is refused and load the rest"),
        required=False,
    )
