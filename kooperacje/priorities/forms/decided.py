"""The list to vote on, its adoption, and the review."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kooperacje.base.forms import DayInput, Form, offer
from kooperacje.institutions.models import Institution
from kooperacje.meetings.models import Meeting
from kooperacje.priorities import words
from kooperacje.priorities.forms.answers import Group
from kooperacje.priorities.models import Priority, Proposal
from kooperacje.priorities.states import Outcome, Way


class ComposeForm(Form):
    """Which proposals, in which order, who answers for each, how it is measured, until when."""

    def __init__(
        self, *given: Any, proposals: Sequence[Proposal], owners: Sequence[Institution], **options: Any
    ) -> None:
        super().__init__(*given, **options)
        self._proposals, self._owners = proposals, owners
        choices = [("", "—"), *((one.key, one.name) for one in owners)]
        for one in proposals:
            self.fields[f"{one.pk}-order"] = forms.IntegerField(
                label=_("Place on the list"),
                required=False,
                min_value=1,
                max_value=99,
                help_text=_("Empty: not on the list."),
            )
            self.fields[f"{one.pk}-owner"] = forms.ChoiceField(
                label=_("Who answers for it"), required=False, choices=choices
            )
            self.fields[f"{one.pk}-indicator"] = forms.CharField(
                label=_("How we know that it is done"), required=False, max_length=300
            )
            self.fields[f"{one.pk}-due"] = forms.DateField(
                label=_("By when"), required=False, widget=DayInput()
            )

    def groups(self) -> Iterator[Group]:
        for one in self._proposals:
            names = ("order", "owner", "indicator", "due")
            yield one.title, one.reason, [self[f"{one.pk}-{name}"] for name in names]

    def clean(self) -> dict[str, Any]:
        """A line that stands on the list is complete, and no two stand on one place."""
        given = super().clean() or self.cleaned_data
        seen = set()
        for one in self._proposals:
            order = given.get(f"{one.pk}-order")
            if order is None:
                continue
            if order in seen:
                self.add_error(f"{one.pk}-order", _("Another proposal has this place."))
            seen.add(order)
            for name in ("owner", "indicator", "due"):
                field = f"{one.pk}-{name}"
                if field not in self.errors and not given.get(field):
                    self.add_error(field, _("A line of the list needs this too."))
        return given

    def put(self, place: str, said: str) -> None:
        field = f"{place}-due" if f"{place}-due" in self.fields else place
        super().put(field, said)

    def entries(self) -> list[dict[str, Any]]:
        """Of every chosen proposal what an entry of the list holds, in its order."""
        owners = {one.key: one for one in self._owners}
        found: list[tuple[int, dict[str, Any]]] = []
        for one in self._proposals:
            own = {name: self.cleaned_data.get(f"{one.pk}-{name}") for name in ("order", "indicator", "due")}
            if own["order"]:
                owner = owners[self.cleaned_data[f"{one.pk}-owner"]]
                order = own.pop("order")
                found.append((int(order or 0), {**own, "proposal": one, "owner": owner}))
        found.sort(key=lambda entry: entry[0])
        return [entry for _order, entry in found]


class AdoptForm(Form):
    way = forms.ChoiceField(
        label=_("How the vote was held"), choices=list(words.WAY.items()), widget=forms.RadioSelect
    )
    meeting = forms.ChoiceField(label=_("Meeting"), required=False)
    on = forms.DateField(label=_("Day of adoption"), widget=DayInput())
    review_on = forms.DateField(
        label=_("Review on"), required=False, widget=DayInput(), help_text=_("Empty: after half a year.")
    )

    def __init__(self, *given: Any, meetings: Sequence[Meeting], **options: Any) -> None:
        super().__init__(*given, **options)
        self._meetings = {str(one.pk): one for one in meetings}
        offer(self, "meeting", [("", "—"), *((key, one.title) for key, one in self._meetings.items())])

    def given(self) -> dict[str, Any]:
        clean = self.cleaned_data
        meeting = self._meetings.get(clean["meeting"])
        return {**clean, "way": Way(clean["way"]), "meeting": meeting}


class ReviewForm(Form):
    """What became of each line, and what the team makes of it."""

    on = forms.DateField(label=_("Day of the review"), widget=DayInput())
    text = forms.CharField(
        label=_("What follows from it"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self,
        *given: Any,
        lines: Sequence[Priority],
        counts: Mapping[UUID, Sequence[str]],
        **options: Any,
    ) -> None:
        super().__init__(*given, **options)
        self._lines, self._counts = lines, counts
        outcomes = [("", "—"), *((key, label) for key, (_kind, label) in words.OUTCOME.items())]
        for one in lines:
            self.fields[str(one.pk)] = forms.ChoiceField(label=_("What became of it"), choices=outcomes)
            self.fields[f"{one.pk}-note"] = forms.CharField(
                label=_("In words"), required=False, max_length=1000
            )

    def groups(self) -> Iterator[Group]:
        for one in self._lines:
            note = "\n".join([one.indicator, *self._counts[one.proposal_id]])
            yield one.title, note, [self[str(one.pk)], self[f"{one.pk}-note"]]
        yield "", "", [self["on"], self["text"]]

    def outcomes(self) -> dict[UUID, tuple[Outcome, str]]:
        clean = self.cleaned_data
        return {one.pk: (Outcome(clean[str(one.pk)]), clean[f"{one.pk}-note"]) for one in self._lines}
