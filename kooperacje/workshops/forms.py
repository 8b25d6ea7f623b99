"""What a scribe writes, as clean values."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base.forms import Form, offer
from kooperacje.consultations.pages import said as wording
from kooperacje.consultations.states import RemarkKind
from kooperacje.workshops.spoken import Said

LONGEST_TEXT = 20_000
LONGEST_FROM_PHONE = 4000
SHORT_QUESTION = 120
NOBODY = "-"
"""No key of an institution looks like this."""


class VoiceForm(Form):
    """One voice. Question, kind and institution may stay open."""

    text = forms.CharField(
        label=gettext_lazy("What was said at the table"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    question = forms.ChoiceField(label=gettext_lazy("Question"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind of remark"), required=False)
    institution = forms.ChoiceField(label=gettext_lazy("Institution"), required=False)

    def __init__(
        self, data: Any, *, questions: Mapping[str, str], parties: Mapping[str, str], **options: Any
    ) -> None:
        super().__init__(data, **options)
        asked = [(key, wording.short(text, SHORT_QUESTION)) for key, text in questions.items()]
        kinds = [(kind.value, wording.enum(kind)) for kind in RemarkKind]
        for name, choices in {"question": asked, "kind": kinds, "institution": list(parties.items())}.items():
            offer(self, name, [("", _("not stated")), *choices])

    def said(self) -> Said:
        """The clean values as one."""
        given = self.cleaned_data
        return Said(
            text=given["text"].replace("\r\n", "\n"),
            question=given["question"] or None,
            kind=RemarkKind(given["kind"]) if given["kind"] else None,
            institution=given["institution"],
        )


class NewVoiceForm(VoiceForm):
    """A voice to add; the token makes a form that is sent twice count once.

    The text stands on one line, so that Enter saves it without a script.
    """

    text = forms.CharField(label=gettext_lazy("What was said at the table"), max_length=LONGEST_TEXT)
    table = forms.CharField(label=gettext_lazy("Table in the room"), max_length=40)
    token = forms.UUIDField(widget=forms.HiddenInput)
    field_order = ("table", "question", "text", "kind", "institution", "token")

    def stay_at_the_text(self) -> None:
        """Put the cursor where the next voice is written."""
        self.fields["text"].widget.attrs["autofocus"] = True

    @staticmethod
    def fresh(table: str, question: str = "") -> dict[str, Any]:
        """What an empty form shows: the table and question stay, the rest begins anew."""
        return {"table": table, "question": question, "token": uuid4()}


class ChangeVoiceForm(VoiceForm):
    """A voice to mend; `version` is that of its remark."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ContestForm(Form):
    """Who contests a position, and their words. Which institution must be said, or that it is none of the list."""

    institution = forms.ChoiceField(
        label=gettext_lazy("Who contests it"),
        error_messages={"required": gettext_lazy("Say who contests it, or that it is nobody of the list.")},
    )
    statement = forms.CharField(
        label=gettext_lazy("What they say"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Write down what they say.")},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=5000)

    def __init__(self, data: Any, *, parties: Mapping[str, str], **options: Any) -> None:
        super().__init__(data, **options)
        nobody = (NOBODY, _("nobody of the list"))
        offer(self, "institution", [("", _("choose")), *parties.items(), nobody])

    def given(self) -> dict[str, str]:
        """Institution ("" where it is nobody of the list) and statement."""
        body = self.cleaned_data["institution"]
        return {
            "institution": "" if body == NOBODY else body,
            "statement": self.cleaned_data["statement"].replace("\r\n", "\n"),
        }


class PhoneVoiceForm(Form):
    """What a participant sends from a phone; the token makes a form that is sent twice count once."""

    text = forms.CharField(
        label=gettext_lazy("What do you want to say?"),
        max_length=LONGEST_FROM_PHONE,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": gettext_lazy("Write what you want to say.")},
        help_text=gettext_lazy("Without names of persons, please."),
    )
    table = forms.CharField(label=gettext_lazy("Number of your table"), required=False, max_length=40)
    question = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    token = forms.UUIDField(widget=forms.HiddenInput)

    @staticmethod
    def fresh(question: str, table: str = "") -> dict[str, Any]:
        """What an empty form shows."""
        return {"question": question, "table": table, "token": uuid4()}

    def clean_text(self) -> str:
        """Browsers send line ends of two signs."""
        return self.cleaned_data["text"].replace("\r\n", "\n")


class AcceptForm(Form):
    """A voice from a phone as the scribe takes it."""

    text = forms.CharField(label=gettext_lazy("What was said at the table"), max_length=LONGEST_FROM_PHONE)
    table = forms.CharField(
        label=gettext_lazy("Table in the room"),
        max_length=40,
        error_messages={"required": gettext_lazy("Name the table.")},
    )
    question = forms.CharField(label=gettext_lazy("Question"), required=False, max_length=64)

    def clean_text(self) -> str:
        """Browsers send line ends of two signs."""
        return self.cleaned_data["text"].replace("\r\n", "\n")
