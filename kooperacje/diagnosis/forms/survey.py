"""The survey: its frame, a question, whom to invite, and an answer."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base.forms import DayInput, Form, offer
from kooperacje.diagnosis import codes, words
from kooperacje.diagnosis.forms.fields import NumberField, domain_choices
from kooperacje.diagnosis.models import Question, Survey
from kooperacje.diagnosis.states import QuestionKind
from kooperacje.institutions.models import Institution

LONGEST = 2000


class SurveyForm(Form):
    """The introduction and the last day."""

    intro = forms.CharField(
        label=gettext_lazy("Introduction"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("It stands in the letter and above the questions."),
    )
    closes_on = forms.DateField(
        label=gettext_lazy("Answers until"),
        required=False,
        widget=DayInput,
        help_text=gettext_lazy("The last day. Without one, answers are taken until you close the survey."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @staticmethod
    def initial_of(survey: Survey) -> dict[str, Any]:
        return {name: getattr(survey, name) for name in ("intro", "closes_on", "version")}


class QuestionForm(Form):
    """One question."""

    text = forms.CharField(label=gettext_lazy("Question"), max_length=500)
    kind = forms.ChoiceField(label=gettext_lazy("Kind of answer"))
    options = forms.CharField(
        label=gettext_lazy("Answers to choose from"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("One a line. For a scale: what 1 and 5 mean, in two lines."),
    )
    help = forms.CharField(label=gettext_lazy("Help"), required=False, max_length=500)
    domain = forms.ChoiceField(label=gettext_lazy("Domain"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "kind", words.offered(words.QUESTION))
        offer(self, "domain", domain_choices())

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        kind, lines = given.get("kind"), _lines(given.get("options", ""))
        if kind in (QuestionKind.CHOICE, QuestionKind.MANY) and not 2 <= len(lines) <= 30:
            self.add_error("options", _("Give 2 to 30 answers to choose from, one a line."))
        if kind == QuestionKind.SCALE and len(lines) not in (0, 2):
            self.add_error("options", _("Say in two lines what 1 and 5 mean, or leave it empty."))
        if any(len(line) > 200 for line in lines):
            self.add_error("options", _("An answer has at most 200 characters."))
        return given

    def columns(self) -> dict[str, Any]:
        clean = self.cleaned_data
        options = (
            _lines(clean["options"]) if clean["kind"] not in (QuestionKind.TEXT, QuestionKind.NUMBER) else []
        )
        return {
            **{name: clean[name] for name in ("text", "kind", "help", "domain")},
            "options": [{"key": f"o{n}", "label": label} for n, label in enumerate(options, start=1)],
        }

    @staticmethod
    def initial_of(row: Question) -> dict[str, Any]:
        own = {name: getattr(row, name) for name in ("text", "kind", "help", "domain", "version")}
        return {**own, "options": "\n".join(one["label"] for one in row.options)}


def _lines(text: str) -> list[str]:
    return list(dict.fromkeys(filter(None, (" ".join(line.split()) for line in text.splitlines()))))


class InviteForm(Form):
    """Institutions to ask."""

    institutions = forms.MultipleChoiceField(
        label=gettext_lazy("Institutions of the area"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, offered: Sequence[Institution], **options: Any) -> None:
        super().__init__(*args, **options)
        self._offered = {str(one.pk): one for one in offered}
        offer(self, "institutions", [(ref, one.name) for ref, one in self._offered.items()])

    def chosen(self) -> list[Institution]:
        return [self._offered[ref] for ref in self.cleaned_data["institutions"]]


class AddressForm(Form):
    """The mailbox of an invited institution."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail of the office"),
        help_text=gettext_lazy("An office mailbox, not somebody's own."),
    )


class CodeForm(Form):
    """A code typed by hand."""

    code = forms.CharField(label=gettext_lazy("Code"), max_length=40)

    def clean_code(self) -> str:
        signs = codes.clean(self.cleaned_data["code"])
        if not signs:
            raise forms.ValidationError(
                _("This is no code: it has twelve letters and digits, like 7KQ4-M2TX-9RWC.")
            )
        return signs


class AnswerForm(Form):
    """The questions of a survey; each may stay empty."""

    def __init__(self, *args: Any, questions: Sequence[Question], **options: Any) -> None:
        super().__init__(*args, **options)
        self._questions = {f"q-{one.key}": one for one in questions}
        for name, one in self._questions.items():
            self.fields[name] = _field(one)

    def answers(self) -> dict[str, Any]:
        """What was stated, by the keys of the questions; empty answers are left out."""
        found: dict[str, Any] = {}
        for name, one in self._questions.items():
            value = self.cleaned_data.get(name)
            if value not in (None, "", []):
                found[one.key] = str(value) if isinstance(value, Decimal) else value
        return found

    @staticmethod
    def initial_of(answers: dict[str, Any]) -> dict[str, Any]:
        return {f"q-{key}": value for key, value in answers.items()}


def _field(one: Question) -> forms.Field:
    common: dict[str, Any] = {"label": one.text, "help_text": one.help, "required": False}
    labels = [(option["key"], option["label"]) for option in one.options]
    if one.kind == QuestionKind.SCALE:
        ends = dict(zip(("1", "5"), (label for _key, label in labels), strict=False))
        scale = [(str(n), f"{n} – {ends[str(n)]}" if str(n) in ends else str(n)) for n in range(1, 6)]
        return forms.ChoiceField(choices=[*scale, ("", _("no answer"))], widget=forms.RadioSelect, **common)
    if one.kind == QuestionKind.CHOICE:
        return forms.ChoiceField(choices=[*labels, ("", _("no answer"))], widget=forms.RadioSelect, **common)
    if one.kind == QuestionKind.MANY:
        return forms.MultipleChoiceField(choices=labels, widget=forms.CheckboxSelectMultiple, **common)
    if one.kind == QuestionKind.NUMBER:
        return _Positive(**common)
    return forms.CharField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}), **common)


class _Positive(NumberField):
    """Days, people, places: never below zero."""

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        number = super().to_python(value)
        if number is not None and number < 0:
            raise forms.ValidationError(_("The number must not be below zero."))
        return number
