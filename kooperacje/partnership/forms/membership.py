"""Institutions and people of a team."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from kooperacje.base import clock
from kooperacje.base.forms import DayInput, Form, offer
from kooperacje.institutions.fields import InstitutionField
from kooperacje.institutions.models import Institution
from kooperacje.partnership import words
from kooperacje.partnership.forms.teams import InstitutionsField
from kooperacje.partnership.kinds import Kind
from kooperacje.partnership.values import PersonEntry


class AskForm(Form):
    """Who is asked for a declaration."""

    institutions = InstitutionsField(
        label=gettext_lazy("Institutions"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Names or keys of the register, one a line."),
    )
    mail = forms.BooleanField(
        label=gettext_lazy("send the link to the public e-mail address of each"), required=False, initial=True
    )


class JoinForm(Form):
    """An institution that belongs without a declaration written here."""

    institution = InstitutionField(label=gettext_lazy("Institution"))
    day = forms.DateField(label=gettext_lazy("Belongs since"), widget=DayInput)


class LeaveForm(Form):
    """When and why an institution leaves."""

    day = forms.DateField(
        label=gettext_lazy("First day on which it no longer belongs"), widget=DayInput, initial=clock.today
    )
    noticed_on = forms.DateField(
        label=gettext_lazy("Gave notice on"),
        required=False,
        widget=DayInput,
        help_text=gettext_lazy("Empty: it leaves by agreement, without a period of notice."),
    )
    reason = forms.CharField(label=gettext_lazy("Reason of leaving"), required=False, max_length=500)


class AcceptForm(Form):
    """From when until when a declaration holds."""

    day = forms.DateField(label=gettext_lazy("Holds since"), widget=DayInput, initial=clock.today)
    valid_to = forms.DateField(
        label=gettext_lazy("First day on which it no longer holds"),
        required=False,
        widget=DayInput,
        help_text=gettext_lazy("Empty: as the team has settled."),
    )


class ReasonForm(Form):
    """Why something is given back."""

    reason = forms.CharField(
        label=gettext_lazy("What is to be mended"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PersonForm(Form):
    """Somebody who works in the team."""

    institution = forms.ChoiceField(label=gettext_lazy("For the institution"))
    role = forms.ChoiceField(label=gettext_lazy("Role in the team"))
    name = forms.CharField(label=gettext_lazy("Name and surname"), max_length=200)
    function = forms.CharField(label=gettext_lazy("Function"), required=False, max_length=200)
    phone = forms.CharField(label=gettext_lazy("Office telephone"), required=False, max_length=60)
    email = forms.EmailField(label=gettext_lazy("Office e-mail"), required=False)
    is_public = forms.BooleanField(
        label=gettext_lazy("show the name on the public page"),
        required=False,
        help_text=gettext_lazy("Only with the knowledge of this person."),
    )

    def __init__(self, *args: Any, institutions: list[Institution], kind: Kind, **options: Any) -> None:
        super().__init__(*args, **options)
        self._institutions = {str(one.pk): one for one in institutions}
        offer(self, "institution", [(ref, one.name) for ref, one in self._institutions.items()])
        own = [(str(role), word) for role, word in words.NAMED.items()]
        offer(self, "role", [*own, *((role.key, role.title) for role in kind.roles)])

    def chosen(self) -> Institution:
        return self._institutions[self.cleaned_data["institution"]]

    def person(self) -> PersonEntry:
        clean = dict(self.cleaned_data)
        clean.pop("institution")
        return PersonEntry(**clean)
