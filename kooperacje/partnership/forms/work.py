"""Tasks of the plan and meetings."""

from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from kooperacje.base.forms import DayInput, Form, HourInput, offer
from kooperacje.institutions.models import Institution
from kooperacje.meetings.details import Details
from kooperacje.meetings.when import When
from kooperacje.partnership import words
from kooperacje.partnership.models import WorkPlanItem
from kooperacje.partnership.values import PlanEntry


class ItemForm(Form):
    """A task of the work plan."""

    title = forms.CharField(label=gettext_lazy("What is to be done"), max_length=300)
    owner = forms.ChoiceField(label=gettext_lazy("Who sees to it"), required=False)
    due = forms.DateField(label=gettext_lazy("By when"), required=False, widget=DayInput)
    indicator = forms.CharField(
        label=gettext_lazy("How we know that it is done"), required=False, max_length=300
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, institutions: list[Institution], **options: Any) -> None:
        super().__init__(*args, **options)
        self._institutions = {str(one.pk): one for one in institutions}
        offer(self, "owner", [("", "—"), *((ref, one.name) for ref, one in self._institutions.items())])

    def entry(self) -> PlanEntry:
        clean = self.cleaned_data
        owner = self._institutions.get(clean["owner"])
        return PlanEntry(clean["title"], owner, clean["due"], clean["indicator"])

    @staticmethod
    def initial_of(item: WorkPlanItem) -> dict[str, Any]:
        names = ("title", "due", "indicator", "version")
        return {**{name: getattr(item, name) for name in names}, "owner": str(item.owner_id or "")}


class DropForm(Form):
    """How far a task is, and what came of it."""

    target = forms.CharField(widget=forms.HiddenInput, max_length=12)
    result = forms.CharField(
        label=gettext_lazy("What came of it, or why it was dropped"), required=False, max_length=1000
    )


class MeetingForm(Form):
    """A meeting of the team. Invitations, agenda and minutes follow on its own page."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of meeting"))
    title = forms.CharField(label=gettext_lazy("Title"), max_length=500)
    day = forms.DateField(label=gettext_lazy("Day"), widget=DayInput)
    starts = forms.TimeField(label=gettext_lazy("From"), required=False, widget=HourInput)
    ends = forms.TimeField(label=gettext_lazy("Until"), required=False, widget=HourInput)
    place = forms.CharField(label=gettext_lazy("Place"), required=False, max_length=500)
    invite = forms.BooleanField(
        label=gettext_lazy("put all members, and those asked for declarations, on the list of invited"),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "kind", [(str(kind), word) for kind, word in words.MEETING.items()])

    def details(self) -> Details:
        """What the meeting engine takes."""
        clean = self.cleaned_data
        day: date = clean["day"]
        starts: time | None = clean["starts"]
        when = When.local(day, starts, clean["ends"]) if starts else When.on(day)
        return Details(
            title=clean["title"].strip(), when=when, kind=clean["kind"], place=clean["place"].strip()
        )
