"""What people send from the pages of the model book, as clean values; never saves."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from kooperacje.base.forms import Form, offer
from kooperacje.base.text import slug
from kooperacje.modelbook import words
from kooperacje.modelbook.importing import MOST_BYTES
from kooperacje.modelbook.pages.documents import NEW
from kooperacje.modelbook.pages.matches import GONE, Matches
from kooperacje.modelbook.states import CommuneKind


def choices(sent: Mapping[str, str], page: Matches) -> dict[str, str | None]:
    """{old ref: new ref, or None for no more} of the answers that are new; what was not offered is no answer."""
    found: dict[str, str | None] = {}
    for doubt in (*page.waiting, *page.decided):
        given = sent.get(f"p-{doubt.ref}", "")
        offered = {GONE, *(option.value for option in doubt.options)}
        if given in offered and given != doubt.chosen:
            found[doubt.ref] = None if given == GONE else given
    return found


class DocumentForm(Form):
    """A Word document and where it goes."""

    file = forms.FileField(
        label=_("Document"),
        help_text=_("DOCX. Nothing is saved yet: you will see what was recognised."),
        widget=forms.ClearableFileInput({"accept": ".docx"}),
    )
    after = forms.ChoiceField(label=pgettext_lazy("document", "It is"))
    label = forms.CharField(
        label=_("Name of the version"), max_length=500, help_text=_("Such as “Draft after consultation”.")
    )
    dated = forms.DateField(
        label=_("Date of the version"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    name = forms.CharField(label=_("Name of the new model"), max_length=500, required=False)
    commune_kind = forms.ChoiceField(
        label=pgettext_lazy("model", "For whom the new model is"),
        required=False,
        choices=[("", _("choose")), *((kind.value, words.COMMUNE[kind]) for kind in CommuneKind)],
    )

    def __init__(self, data: Any, files: Any, targets: tuple[tuple[str, str], ...], initial: str) -> None:
        super().__init__(data, files, initial={"after": initial})
        offer(self, "after", targets)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("after") == NEW:
            for name in ("name", "commune_kind"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, gettext("A new model needs this."))
            if given.get("name") and not slug(given["name"]):
                self.add_error("name", gettext("The name needs letters."))
        return given

    def content(self) -> bytes:
        """The bytes sent, at most one more than is allowed."""
        return bytes(self.cleaned_data["file"].read(MOST_BYTES + 1))

    def target(self) -> dict[str, Any]:
        """The arguments of `actions.Target`."""
        given = self.cleaned_data
        dated: date | None = given["dated"]
        common = {"label": given["label"], "dated": dated}
        if given["after"] == NEW:
            kind = CommuneKind(given["commune_kind"])
            key = slug(given["name"])[:64].strip("-")
            return {"key": key, "name": given["name"], "commune_kind": kind, **common}
        key, _slash, number = given["after"].partition("/")
        return {"key": key, "number": int(number), **common}

    def put(self, place: str, said: str) -> None:
        """Everything that is wrong is wrong with the file."""
        self.add_error("file", f"{place}: {said}" if place else said)
