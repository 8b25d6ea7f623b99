"""What people write about papers, as clean values."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from kooperacje.agreements import words
from kooperacje.agreements.states import Way
from kooperacje.agreements.text import Part, Text
from kooperacje.base import clock
from kooperacje.base.forms import DayInput, Form, offer
from kooperacje.institutions.fields import InstitutionField
from kooperacje.institutions.models import Institution

FREE = "dokument"
"""The kind of a paper that no builder makes."""


def day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=DayInput, **options)


class NewForm(Form):
    """Which document: one that the matter makes from its data, or one written by hand."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of document"),
        widget=forms.RadioSelect,
        choices=(),
        error_messages={"required": gettext_lazy("Choose a kind of document.")},
    )
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Only for a document that you write yourself."),
    )

    def __init__(self, *args: Any, choices: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "kind", [*choices, (FREE, _("Another document, written by hand"))])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("kind") == FREE and not given.get("title", "").strip():
            self.add_error("title", _("A document needs a title."))
        return given


class TextForm(Form):
    """The head of the text; its sections are read by `parts`."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=300)
    paragraphs = forms.BooleanField(label=gettext_lazy("Number the sections as § 1, § 2 …"), required=False)
    first_day = day(gettext_lazy("Holds from"), required=False)
    last_day = day(
        gettext_lazy("Last day on which it holds"),
        required=False,
        help_text=gettext_lazy("Leave empty when it has no end."),
    )
    what_changed = forms.CharField(label=gettext_lazy("What changed"), max_length=1000, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def text(self, parts: Sequence[Part]) -> Text:
        """The clean values as one text."""
        given = self.cleaned_data
        return Text(given["title"], tuple(parts), given["paragraphs"], given["first_day"], given["last_day"])


def parts(data: QueryDict) -> list[Part]:
    """The sections as they were sent, in order; empty ones too."""
    pairs = zip(data.getlist("heading"), data.getlist("text"), strict=False)
    return [Part(heading, text) for heading, text in pairs]


def rearranged(found: list[Part], deed: str) -> list[Part] | None:
    """The sections after `up:3`, `down:3`, `remove:3` or `add:3` (behind the third); None where nothing of it is asked."""
    verb, _colon, place = deed.partition(":")
    if verb not in {"up", "down", "remove", "add"} or not place.isdecimal():
        return None
    at = int(place) - 1
    if verb == "add":
        return [*found[: at + 1], Part("", ""), *found[at + 1 :]]
    if not 0 <= at < len(found):
        return found
    one = found.pop(at)
    if verb != "remove":
        found.insert(max(at - 1, 0) if verb == "up" else at + 1, one)
    return found


class SendForm(Form):
    """Out for signature."""

    signatories = forms.MultipleChoiceField(
        label=gettext_lazy("Who signs"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    blanks_stay = forms.BooleanField(
        label=gettext_lazy("The places left to fill in will be filled in by hand"), required=False
    )
    on = day(
        gettext_lazy("Sent for signature on"),
        required=False,
        help_text=gettext_lazy("Only when it was sent before today, such as a document signed earlier."),
    )

    def __init__(self, *args: Any, among: Iterable[Institution], blanks: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "signatories", [(str(one.pk), one.name) for one in among])
        if not blanks:
            del self.fields["blanks_stay"]

    def given(self) -> dict[str, Any]:
        """The clean values."""
        chosen = [UUID(one) for one in self.cleaned_data["signatories"]]
        return {**self.cleaned_data, "signatories": chosen}


class SignatureForm(Form):
    """A signature that came on paper or as a file."""

    institution = forms.ChoiceField(label=gettext_lazy("Institution"), choices=())
    function = forms.CharField(
        label=gettext_lazy("Function of the person who signed"),
        max_length=200,
        help_text=gettext_lazy("Such as director; no name is needed."),
    )
    way = forms.ChoiceField(
        label=gettext_lazy("How it was signed"),
        widget=forms.RadioSelect,
        choices=[(way.value, words.WAY[way]) for way in Way if way is not Way.CONSENT],
    )
    signed_on = day(gettext_lazy("Signed on"))
    upload = forms.FileField(
        label=gettext_lazy("Scan or signed file"),
        allow_empty_file=True,
        help_text=gettext_lazy(
            "On paper: a PDF, JPG or PNG. Electronic: a PDF with the signature in it, or XAdES (XML)."
        ),
    )

    def __init__(self, *args: Any, among: Iterable[Institution], chosen: str = "", **options: Any) -> None:
        begins = {"signed_on": clock.today(), "way": Way.PAPER.value, "institution": chosen}
        options.setdefault("initial", begins)
        super().__init__(*args, **options)
        offer(self, "institution", [(str(one.pk), one.name) for one in among])


class ConsentForm(Form):
    """Agreeing in the application."""

    function = forms.CharField(
        label=gettext_lazy("Your function in the institution"),
        max_length=200,
        help_text=gettext_lazy("Such as director; no name is needed."),
    )
    agree = forms.BooleanField(
        label=gettext_lazy("I have read this version and consent to it in the name of the institution"),
        error_messages={"required": gettext_lazy("Mark that you consent.")},
    )
    seen = forms.CharField(widget=forms.HiddenInput)


class AskForm(Form):
    """One more institution to sign."""

    institution = InstitutionField(
        label=gettext_lazy("Institution"), help_text=gettext_lazy("Its name in the register, or words of it.")
    )
    required = forms.BooleanField(
        label=gettext_lazy("Its signature is required for adoption"), required=False, initial=True
    )


class AdoptForm(Form):
    """Adoption."""

    on = day(pgettext_lazy("document", "Adopted on"))
    reason_incomplete = forms.CharField(
        label=gettext_lazy("Why it is adopted without the missing signatures"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, complete: bool, **options: Any) -> None:
        options.setdefault("initial", {"on": clock.today()})
        super().__init__(*args, **options)
        if complete:
            del self.fields["reason_incomplete"]


class WithdrawForm(Form):
    """A version that is withdrawn."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=1000)
    on = day(gettext_lazy("From when"))

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("initial", {"on": clock.today()})
        super().__init__(*args, **options)


class ReasonForm(Form):
    """A signature that is taken back."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=1000)


class VersionForm(Form):
    """A new version."""

    what_changed = forms.CharField(
        label=gettext_lazy("What changes"),
        max_length=1000,
        help_text=gettext_lazy("A few words, such as: new meeting frequency. They stand beside the version."),
    )
    from_data = forms.BooleanField(
        label=gettext_lazy("Write the text anew from the present data"), required=False
    )

    def __init__(self, *args: Any, builds: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not builds:
            del self.fields["from_data"]


class SettingsForm(Form):
    """Who may read it, and when its end is reminded of."""

    is_public = forms.BooleanField(
        label=gettext_lazy("Public: once adopted, everybody may read it"), required=False
    )
    remind_days = forms.IntegerField(
        label=gettext_lazy("Remind this many days before the end"),
        min_value=0,
        max_value=730,
        help_text=gettext_lazy("0: no reminder."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class VerifyForm(Form):
    """What stands at the end of a printed copy."""

    numer = forms.CharField(label=gettext_lazy("Number of the document"), max_length=40)
    kod = forms.CharField(
        label=gettext_lazy("Digest of the text"),
        max_length=200,
        help_text=gettext_lazy("The first 16 signs suffice; spaces do not matter."),
    )
