"""Choosing among remarks, and taking positions on them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kooperacje.base.forms import DayInput, offer
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.forms.common import LONGEST_TEXT, Form, options
from kooperacje.consultations.queries.names import Names
from kooperacje.consultations.queries.remarks import NONE_YET, Criteria
from kooperacje.consultations.states import PositionOutcome, RemarkKind, Stance
from kooperacje.consultations.words import spoken


class RemarkFilter(forms.Form):
    """The filter of the list; what cannot be understood filters nothing."""

    q = forms.CharField(label=_("Words"), required=False, max_length=200)
    position = forms.ChoiceField(label=_("Position"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    question = forms.ChoiceField(label=_("Question"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    group = forms.ChoiceField(label=_("Group of remarks"), required=False)
    stance = forms.ChoiceField(label=_("For or against"), required=False)

    def __init__(self, data: Any, names: Names) -> None:
        """`names` of the questions, themes and groups of the consultation."""
        super().__init__(data)
        everything = [("", _("all"))]
        outcomes = [(outcome.value, spoken(outcome)) for outcome in PositionOutcome]
        kinds = [(kind.value, spoken(kind)) for kind in RemarkKind]
        self._choices("position", [*everything, (NONE_YET, _("none yet")), *outcomes])
        self._choices("kind", [*everything, *kinds])
        stances = [(stance.value, spoken(stance)) for stance in Stance]
        self._choices("question", [*everything, *names["question"].items()])
        self._choices("theme", [*everything, *names["theme"].items()])
        self._choices("group", [*everything, *names["remark-group"].items()])
        self._choices("stance", [*everything, *stances])

    def _choices(self, name: str, choices: list[Any]) -> None:
        offer(self, name, choices)

    def criteria(self) -> Criteria:
        """What was asked for, without what could not be understood."""
        self.is_valid()
        given = getattr(self, "cleaned_data", {})
        return Criteria(
            text=given.get("q", ""),
            position=given.get("position", ""),
            kind=given.get("kind", ""),
            question=given.get("question", ""),
            theme=given.get("theme", ""),
            group=given.get("group", ""),
            stance=given.get("stance", ""),
        )


class PositionForm(Form):
    """A position on one remark. After `is_valid`, `position` is its value, None where none is taken."""

    outcome = forms.ChoiceField(label=_("Position"), required=False)
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The author of the remark reads it in the report."),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 5}),
    )
    change = forms.CharField(
        label=_("What changed in the document"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 3}),
    )
    taken_on = forms.DateField(label=_("Taken on"), required=False, widget=DayInput())
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, before: schema.Position | None, version: int) -> None:
        self.position: schema.Position | None = None
        names = ("outcome", "reason", "change", "taken_on")
        initial = {name: getattr(before, name) for name in names} if before else {}
        super().__init__(data, initial=initial | {"version": version})
        offer(
            self,
            "outcome",
            [
                ("", _("none yet")),
                *options(PositionOutcome, required=False)[1:],
            ],
        )

    def clean(self) -> dict[str, Any]:
        if self.errors:
            return self.cleaned_data
        given = {
            name: self.cleaned_data[name] or None for name in ("outcome", "reason", "change", "taken_on")
        }
        if given["outcome"]:
            self.position = self.build(schema.Position, given)
        elif any(given.values()):
            self.add_error("outcome", _("Choose the position that this reason is for."))
        return self.cleaned_data


class ManyForm(Form):
    """One position for several remarks that have none yet."""

    outcome = forms.ChoiceField(label=_("Position"))
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, data: Any) -> None:
        self.position: schema.Position | None = None
        super().__init__(data)
        offer(self, "outcome", options(PositionOutcome, required=True))

    def clean(self) -> dict[str, Any]:
        if not self.errors:
            given = {"outcome": self.cleaned_data["outcome"], "reason": self.cleaned_data["reason"] or None}
            self.position = self.build(schema.Position, given)
        return self.cleaned_data
