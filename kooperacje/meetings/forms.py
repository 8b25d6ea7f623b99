"""What people write about meetings, as clean values."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base import forms as base
from kooperacje.base.forms import DayInput, HourInput
from kooperacje.institutions.fields import InstitutionField
from kooperacje.meetings import words
from kooperacje.meetings.details import Details
from kooperacje.meetings.fields import BreakdownField
from kooperacje.meetings.matching import Typed
from kooperacje.meetings.models import Meeting
from kooperacje.meetings.states import Response
from kooperacje.meetings.when import WARSAW, When
from kooperacje.territory.forms import TerritoryField

EARLIEST, LATEST = 1990, 2100


class Form(base.Form):
    """A form that carries the version that its reader saw."""

    def given(self) -> dict[str, Any]:
        """The clean values without the version seen."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    @property
    def seen(self) -> int | None:
        """The version that the reader had before the eyes."""
        version: int | None = self.cleaned_data.get("version")
        return version


def _version() -> forms.IntegerField:
    return forms.IntegerField(widget=forms.HiddenInput, required=False)


def _day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=DayInput, **options)


class MeetingForm(Form):
    """Title, time as far as it is known, and place."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=500)
    day = _day(gettext_lazy("Day"))
    starts = forms.TimeField(label=gettext_lazy("From"), required=False, widget=HourInput)
    ends = forms.TimeField(label=gettext_lazy("To"), required=False, widget=HourInput)
    period_from = _day(
        gettext_lazy("Not before"), help_text=gettext_lazy("Only when the day itself is not known.")
    )
    period_to = _day(gettext_lazy("Not after"))
    term = forms.CharField(
        label=gettext_lazy("Date in words"),
        required=False,
        max_length=500,
        help_text=gettext_lazy(
            "As the source has it, for example: second half of January. Leave empty when there is none."
        ),
    )
    place = forms.CharField(label=gettext_lazy("Place"), required=False, max_length=500)
    territory = TerritoryField(
        label=gettext_lazy("Gmina, powiat or województwo"),
        required=False,
        help_text=gettext_lazy("A name or a TERYT code."),
    )
    online_link = forms.URLField(
        label=gettext_lazy("Online"), required=False, max_length=500, assume_scheme="https"
    )
    part_of = forms.CharField(label=gettext_lazy("Part of a larger event"), required=False, max_length=500)
    capacity = forms.IntegerField(
        label=gettext_lazy("Number of places"), required=False, min_value=1, max_value=100_000
    )
    note = forms.CharField(
        label=gettext_lazy("Note on the meeting"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = _version()

    def clean(self) -> dict[str, Any]:
        """The time as one value; what contradicts itself is said beside the field."""
        given = super().clean() or {}
        for name in ("day", "period_from", "period_to"):
            value = given.get(name)
            if value and not EARLIEST <= value.year <= LATEST:
                self.add_error(
                    name,
                    _("A year from %(first)d to %(last)d is needed.") % {"first": EARLIEST, "last": LATEST},
                )
        self._check_order(given)
        if not self.errors:
            given["when"] = self._when(given)
        return given

    def _check_order(self, given: dict[str, Any]) -> None:
        first, last = given.get("period_from"), given.get("period_to")
        if given.get("day") and (first or last):
            self.add_error("period_from", _("Give the day or the period, not both."))
        if first and last and last < first:
            self.add_error("period_to", _("The last day is before the first."))
        if given.get("starts") and not given.get("day"):
            self.add_error("starts", _("An hour needs its day."))
        if given.get("ends") and not given.get("starts"):
            self.add_error("ends", _("An end needs its beginning."))
        if given.get("starts") and given.get("ends") and given["ends"] <= given["starts"]:
            self.add_error("ends", _("The end is not after the beginning."))

    def _when(self, given: dict[str, Any]) -> When:
        if not given.get("day"):
            return When.during(given.get("period_from"), given.get("period_to"), given["term"])
        try:
            return When.local(given["day"], given.get("starts"), given.get("ends"))
        except ValueError:
            self.add_error("starts", _("That day does not have this hour: the clocks are put forward."))
            return When.unknown()

    @property
    def without_day(self) -> bool:
        """Whether anything is said about the time in place of a day."""
        return any(self[name].value() for name in ("period_from", "period_to", "term"))

    def details(self, kind: str = "") -> Details:
        """The clean values as one."""
        given = self.cleaned_data
        same = ("title", "when", "part_of", "place", "territory", "online_link", "capacity", "note")
        return Details(kind=kind, **{name: given[name] for name in same})

    @staticmethod
    def initial_of(meeting: Meeting) -> dict[str, Any]:
        """What the form shows of a meeting."""
        start, end = (
            moment.astimezone(WARSAW) if moment else None for moment in (meeting.starts_at, meeting.ends_at)
        )
        same = ("title", "period_from", "period_to", "term", "place", "territory", "online_link")
        return {
            **{name: getattr(meeting, name) for name in (*same, "part_of", "capacity", "note", "version")},
            "day": start.date() if start else meeting.day,
            "starts": start.time() if start else None,
            "ends": end.time() if end else None,
        }


class AgendaForm(Form):
    """A point of the agenda."""

    title = forms.CharField(label=gettext_lazy("Point"), max_length=500)
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes of time"), required=False, min_value=1, max_value=1440
    )
    presenter = forms.CharField(label=gettext_lazy("Who presents it"), required=False, max_length=300)
    version = _version()


class InviteForm(Form):
    """Somebody to invite: an institution, a person, or both."""

    institution = InstitutionField(
        label=gettext_lazy("Institution"),
        required=False,
        help_text=gettext_lazy("Its name in the register, or words of it."),
    )
    person = forms.CharField(label=gettext_lazy("Person"), required=False, max_length=200)
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    invited_on = _day(gettext_lazy("Invited on"))


class ResponseForm(Form):
    """What the invited answered."""

    response = forms.ChoiceField(
        label=gettext_lazy("Answer"),
        choices=[(one.value, words.RESPONSE[one][1]) for one in Response],
        widget=forms.RadioSelect,
    )
    responded_on = _day(gettext_lazy("Answered on"))
    version = _version()

    def given(self) -> dict[str, Any]:
        return {**super().given(), "response": Response(self.cleaned_data["response"])}


class PersonForm(Form):
    """A person who was there."""

    person = forms.CharField(label=gettext_lazy("Name and surname"), max_length=200)
    role = forms.CharField(label=gettext_lazy("Function"), required=False, max_length=200)
    institution = InstitutionField(label=gettext_lazy("Institution"), required=False)
    affiliation = forms.CharField(
        label=gettext_lazy("Institution outside the register"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Only when the register does not have it."),
    )
    version = _version()


class BodyForm(Form):
    """An institution that was there."""

    institution = InstitutionField(
        label=gettext_lazy("Institution"), help_text=gettext_lazy("Its name in the register, or words of it.")
    )
    count = forms.IntegerField(
        label=gettext_lazy("How many people"),
        required=False,
        min_value=0,
        max_value=100_000,
        help_text=gettext_lazy("Leave empty when it is not stated."),
    )


class CountForm(Form):
    """How many people an institution sent."""

    count = forms.IntegerField(
        label=gettext_lazy("How many people"),
        required=False,
        min_value=0,
        max_value=100_000,
        help_text=gettext_lazy("Leave empty when it is not stated."),
    )
    version = _version()


class TotalForm(Form):
    """The stated total of a meeting."""

    stated_total = forms.IntegerField(
        label=gettext_lazy("Number of people"),
        required=False,
        min_value=0,
        max_value=1_000_000,
        help_text=gettext_lazy(
            "The total as it is stated. Leave empty when it is not; a 0 says that nobody came."
        ),
    )
    breakdown = BreakdownField(
        label=gettext_lazy("Of these"),
        required=False,
        help_text=gettext_lazy(
            "One category a line, such as “managers: 12”; without a number when it is not stated."
        ),
    )
    version = _version()


class DecisionForm(Form):
    """A decision."""

    text = forms.CharField(
        label=gettext_lazy("Decision"), max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )
    owner = forms.CharField(label=gettext_lazy("Who sees to it"), required=False, max_length=300)
    due = _day(gettext_lazy("By when"))
    version = _version()


class MinutesForm(Form):
    """The text of the minutes."""

    text = forms.CharField(
        label=gettext_lazy("Text of the minutes"),
        required=False,
        max_length=200_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text=gettext_lazy("An empty line begins a new paragraph."),
    )
    version = _version()

    def clean_text(self) -> str:
        """Browsers send line ends of two signs; equal text must be equal."""
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n").strip()


class CheckInForm(Form):
    """What a participant types on a phone; the token makes a form that is sent twice count once."""

    person = forms.CharField(
        label=gettext_lazy("Name and surname"),
        max_length=200,
        error_messages={"required": gettext_lazy("Write your name and surname.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    institution = forms.CharField(
        label=gettext_lazy("Institution"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    role = forms.CharField(
        label=gettext_lazy("Function"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    token = forms.UUIDField(widget=forms.HiddenInput)

    def typed(self) -> Typed:
        """The clean values as a row of the list."""
        given = self.cleaned_data
        return Typed.clean(given["person"], given["institution"], given["role"])
