"""What one institution says: points, marks, a vote."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kooperacje.base.forms import Form
from kooperacje.priorities import words
from kooperacje.priorities.models import Criterion, Proposal
from kooperacje.priorities.scoring import LEAST, MOST, POINTS


class Points(forms.IntegerField):
    """A number that may stay empty."""

    def validate(self, value: Any) -> None:
        if value is not None:
            super().validate(value)


class Mark(forms.TypedChoiceField):
    """A choice that may stay empty."""

    def validate(self, value: Any) -> None:
        if value not in self.empty_values:
            super().validate(value)


Group = tuple[str, str, list[forms.BoundField]]


class WeightsForm(Form):
    """A number for each criterion. An empty one is nought; the page says so once instead of beside each."""

    use_required_attribute = False

    def __init__(self, *given: Any, criteria: Sequence[Criterion], **options: Any) -> None:
        super().__init__(*given, **options)
        for one in criteria:
            self.fields[str(one.pk)] = Points(
                label=one.name,
                help_text=one.meaning,
                min_value=0,
                max_value=POINTS,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )

    def points(self) -> dict[str, int]:
        return {name: value or 0 for name, value in self.cleaned_data.items()}

    draft = points


class RatingForm(Form):
    """A mark for each proposal by each criterion, in groups; any may stay empty."""

    use_required_attribute = False

    named = forms.BooleanField(
        label=_("Our institution may be named where it differs from the others"),
        required=False,
        help_text=_("Otherwise only the number of those that differ is shown."),
    )

    def __init__(
        self,
        *given: Any,
        proposals: Sequence[Proposal],
        criteria: Sequence[Criterion],
        counts: Mapping[UUID, Sequence[str]],
        **options: Any,
    ) -> None:
        super().__init__(*given, **options)
        self._proposals, self._criteria, self._counts = proposals, criteria, counts
        for proposal in proposals:
            for criterion in criteria:
                self.fields[_name(proposal, criterion)] = Mark(
                    label=criterion.name,
                    choices=_scale(criterion),
                    coerce=int,
                    empty_value=None,
                )

    def groups(self) -> Iterator[Group]:
        for proposal in self._proposals:
            fields = [self[_name(proposal, criterion)] for criterion in self._criteria]
            note = "\n".join(filter(None, [proposal.reason, *self._counts[proposal.pk]]))
            yield proposal.title, note, fields
        yield "", "", [self["named"]]

    def marks(self) -> dict[str, dict[str, int]]:
        return {
            str(one.pk): {
                str(by.pk): value
                for by in self._criteria
                if (value := self.cleaned_data[_name(one, by)]) is not None
            }
            for one in self._proposals
        }

    def draft(self) -> dict[str, Any]:
        return {"marks": self.marks(), "named": self.cleaned_data["named"]}

    @staticmethod
    def initial_of(marks: Mapping[str, Mapping[str, int]], *, named: bool) -> dict[str, Any]:
        found = {f"{one}_{by}": value for one, own in marks.items() for by, value in own.items()}
        return {**found, "named": named}


class VoteForm(Form):
    voice = forms.ChoiceField(
        label=_("The vote of the institution"), choices=list(words.VOICE.items()), widget=forms.RadioSelect
    )
    dissent = forms.CharField(
        label=_("Dissent"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("With a vote against or an abstention. It is recorded with the name of the institution."),
    )


def _name(proposal: Proposal, criterion: Criterion) -> str:
    return f"{proposal.pk}_{criterion.pk}"


def _scale(criterion: Criterion) -> list[tuple[str, Any]]:
    ends = {LEAST: criterion.low, MOST: criterion.high}
    marks = range(LEAST, MOST + 1)
    return [
        ("", _("I cannot tell")),
        *((str(n), f"{n} – {ends[n]}" if ends.get(n) else str(n)) for n in marks),
    ]
