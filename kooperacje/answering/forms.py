"""What respondents and officers type, as clean values."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.answering import codes
from kooperacje.answering.values import Sender, Written
from kooperacje.base import clock
from kooperacje.base.forms import Form, offer
from kooperacje.consultations.pages import said as wording
from kooperacje.consultations.states import RemarkKind


class CodeForm(Form):
    """The code that somebody got."""

    code = forms.CharField(
        label=gettext_lazy("Your code"),
        max_length=60,
        help_text=gettext_lazy(
            "Thirteen letters and digits from the invitation, such as 7KQ4-M2TX-9RWC-H. Dashes do not matter."
        ),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_code(self) -> str:
        typed: str = self.cleaned_data["code"]
        if not codes.clean(typed):
            raise forms.ValidationError(
                _("A sign is wrong or missing in this code. Compare it with the invitation once more.")
            )
        return typed


class RemarkForm(Form):
    """One remark. Where it belongs, what is to change, and why."""

    place = forms.CharField(
        label=gettext_lazy("Where in the document"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Chapter, point or page; leave it empty if the remark is about the whole."),
    )
    text = forms.CharField(
        label=gettext_lazy("Remark with its reason"), required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    current = forms.CharField(
        label=gettext_lazy("Present wording"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    proposed = forms.CharField(
        label=gettext_lazy("Proposed wording"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    remark_kind = forms.ChoiceField(label=gettext_lazy("Kind of remark"), required=False)
    passage = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    quote = forms.CharField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        kinds = [(kind.value, wording.enum(kind)) for kind in RemarkKind]
        offer(self, "remark_kind", [("", _("not stated")), *kinds])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and self.written().empty:
            self.add_error("text", _("Write the remark, or the wording that you propose."))
        return given

    def written(self) -> Written:
        """The clean values as one. Lines end with a line feed."""
        names = ("text", "proposed", "current", "place", "passage", "quote", "remark_kind")
        return Written(**{name: self.cleaned_data[name].replace("\r\n", "\n") for name in names})


class QuestionsForm(Form):
    """The answers to all open questions; beside each the version that the form was opened with."""

    def __init__(self, data: Any = None, *, questions: Mapping[str, str], **options: Any) -> None:
        super().__init__(data, **options)
        self._keys = list(questions)
        for key, text in questions.items():
            self.fields[key] = forms.CharField(
                label=text, required=False, widget=forms.Textarea(attrs={"rows": 5})
            )
            self.fields[f"{key}-version"] = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def pairs(self) -> list[tuple[Any, Any]]:
        """(answer, its version) as bound fields."""
        return [(self[key], self[f"{key}-version"]) for key in self._keys]

    def answers(self) -> dict[str, str]:
        return {key: self.cleaned_data[key].replace("\r\n", "\n") for key in self._keys}

    def versions(self) -> dict[str, int]:
        return {key: self.cleaned_data[f"{key}-version"] or 0 for key in self._keys}


class FileForm(Form):
    file = forms.FileField(
        label=gettext_lazy("Add a file"),
        help_text=gettext_lazy("PDF, Word, a picture or plain text; no macros."),
    )


class SendForm(Form):
    """The last step. `token` makes a page that is sent twice count once."""

    name = forms.CharField(
        label=gettext_lazy("Who sends the answer: name and post"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=gettext_lazy("For the organiser, in case of questions. It is not published."),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail for the receipt"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    with_copy = forms.BooleanField(
        label=gettext_lazy("Put a copy of the answer into the message"),
        required=False,
        initial=True,
        help_text=gettext_lazy("Take the tick away if the answer says something about a person."),
    )
    token = forms.UUIDField(widget=forms.HiddenInput)

    def sender(self) -> Sender:
        given = self.cleaned_data
        return Sender(name=given["name"], email=given["email"], with_copy=given["with_copy"])


class OpenSendForm(SendForm):
    """The same for somebody whom nobody invited."""

    speaks_for = forms.ChoiceField(
        label=gettext_lazy("I answer"),
        choices=(
            ("resident", gettext_lazy("as a resident")),
            ("institution", gettext_lazy("for an institution or organisation")),
        ),
        widget=forms.RadioSelect,
    )
    claimed = forms.CharField(
        label=gettext_lazy("Name of the institution or organisation"), required=False, max_length=300
    )
    field_order = ("speaks_for", "claimed", "name", "email", "with_copy", "token")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("speaks_for") == "institution" and not given.get("claimed", "").strip():
            self.add_error("claimed", _("Write for whom you answer."))
        return given

    def sender(self) -> Sender:
        given = self.cleaned_data
        claimed = given["claimed"] if given["speaks_for"] == "institution" else ""
        return Sender(
            name=given["name"], email=given["email"], with_copy=given["with_copy"], claimed=claimed.strip()
        )


class ColleagueForm(Form):
    label = forms.CharField(
        label=gettext_lazy("For whom: a post or a department"),
        max_length=100,
        help_text=gettext_lazy("Only your institution sees it, for instance: benefits department."),
    )


class RelayForm(Form):
    """Words to search the register for, and the institution chosen."""

    q = forms.CharField(
        label=gettext_lazy("Name or place of the institution"), required=False, max_length=200
    )


class TermsForm(Form):
    """How one answers on the web."""

    open_to_all = forms.BooleanField(
        label=gettext_lazy("Everybody may answer, also without a code"),
        required=False,
        help_text=gettext_lazy("Such answers wait until you say whose they are."),
    )
    closes_at = forms.TimeField(
        label=gettext_lazy("Hour at which answering ends on the last day"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=gettext_lazy("Empty: at the end of the day, by the clock in Poland."),
    )
    grace_minutes = forms.IntegerField(
        label=gettext_lazy("How many minutes after that one may finish what was begun in time"),
        min_value=0,
        max_value=7 * 24 * 60,
    )


def _choices(names: Mapping[str, str]) -> list[tuple[str, str]]:
    return [("", _("choose")), *names.items()]


class BehalfForm(Form):
    """What an officer enters for somebody: who, by which way, when it came."""

    institution = forms.ChoiceField(label=gettext_lazy("Institution that answers"))
    channel = forms.ChoiceField(label=gettext_lazy("How it came"), required=False)
    received_on = forms.DateField(
        label=gettext_lazy("Day on which it came"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Date of the stamp, the call or the conversation."),
    )

    def __init__(
        self, data: Any = None, *, parties: Mapping[str, str], channels: Mapping[str, str], **options: Any
    ) -> None:
        super().__init__(data, **options)
        offer(self, "institution", _choices(parties))
        offer(self, "channel", [("", _("not stated")), *channels.items()])


class RecordForm(Form):
    """Whose answer it is."""

    institution = forms.ChoiceField(label=gettext_lazy("Whose answer this is"), required=False)

    def __init__(
        self, data: Any = None, *, parties: Mapping[str, str], resident: bool, **options: Any
    ) -> None:
        super().__init__(data, **options)
        first = [("", _("a resident, no institution"))] if resident else []
        offer(self, "institution", [*first, *parties.items()])


class RefuseForm(Form):
    reason = forms.CharField(
        label=gettext_lazy("Why this is no answer"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )


def fresh_token() -> dict[str, Any]:
    return {"token": uuid4()}


def today() -> dict[str, Any]:
    return {"received_on": clock.today()}
