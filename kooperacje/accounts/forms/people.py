"""Forms of the administration of people: input to clean values, nothing saved."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kooperacje.accounts import access
from kooperacje.accounts.labels import ROLE_NAMES, ROLE_PURPOSES
from kooperacje.accounts.states import LOCAL_ROLES, Role
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.forms import offer
from kooperacje.base.problems import BadInput
from kooperacje.institutions.models import Institution
from kooperacje.institutions.queries import standing

REASON = {"max_length": 300, "label": _("Reason"), "widget": forms.Textarea(attrs={"rows": 2})}


def take_faults(form: forms.Form, problem: BadInput) -> None:
    """Put each fault at its field, and the rest at the head of the form."""
    for fault in problem.faults:
        form.add_error(fault.place if fault.place in form.fields else None, str(fault.sentence))


class _Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class Filter(forms.Form):
    """Narrows the list of people."""

    q = forms.CharField(label=_("Name or e-mail"), required=False, max_length=100)
    role = forms.ChoiceField(label=_("Role"), required=False)
    institution = forms.ChoiceField(label=_("Institution"), required=False)
    state = forms.ChoiceField(label=_("Accounts"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = [(role.value, ROLE_NAMES[role]) for role in Role]
        places = [(place.key, place.name) for place in _institutions(actor)]
        offer(self, "role", [("", _("all")), *roles])
        offer(self, "institution", [("", _("all")), *places])
        offer(
            self,
            "state",
            [
                ("", _("open accounts")),
                ("closed", _("closed accounts")),
                ("without-factor", _("without a second step")),
            ],
        )


class Account(forms.Form):
    """Name and address of a person; `version` is the one the form was opened with."""

    full_name = forms.CharField(label=_("First name and surname"), max_length=200)
    email = forms.EmailField(label=_("E-mail address"), help_text=_("At work; the person signs in with it."))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class Spell(forms.Form):
    """A role to be given: where, which, from when, until when, why."""

    institution = forms.ModelChoiceField(Institution.objects.none(), label=_("Institution"))
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    valid_from = forms.DateField(label=_("First day"), widget=_Day)
    last_day = forms.DateField(
        label=_("Last day"), required=False, widget=_Day, help_text=_("Leave empty when no end is known.")
    )
    reason = forms.CharField(
        help_text=_("For example: named as contact person by a letter of the director."),
        **REASON,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["institution"].queryset = _institutions(actor)  # type: ignore[attr-defined]
        self.fields["institution"].empty_label = _("choose an institution")  # type: ignore[attr-defined]
        offer(
            self,
            "role",
            [
                (role.value, f"{ROLE_NAMES[role]}: {ROLE_PURPOSES[role]}")
                for role in Role
                if role in LOCAL_ROLES or access.is_general(actor)
            ],
        )
        self.fields["valid_from"].initial = clock.today()

    def clean_last_day(self) -> date | None:
        last: date | None = self.cleaned_data["last_day"]
        first = self.cleaned_data.get("valid_from")
        if last and first and last < first:
            raise forms.ValidationError(_("The last day cannot lie before the first."))
        return last

    def valid_to(self) -> date | None:
        """The first day on which the role no longer holds."""
        last: date | None = self.cleaned_data["last_day"]
        return last + timedelta(days=1) if last else None


class NewPerson(Account, Spell):
    """A person with the first role."""

    field_order = ("full_name", "email", "institution", "role", "valid_from", "last_day", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["version"]


class Ending(forms.Form):
    """When and why a role ends."""

    last_day = forms.DateField(
        label=_("Last day with this role"),
        required=False,
        widget=_Day,
        help_text=_("Leave empty to end it at once: the next click of this person is already without it."),
    )
    reason = forms.CharField(**REASON)  # type: ignore[arg-type]

    def on(self) -> date | None:
        """The first day without the role; None: today, at once."""
        last: date | None = self.cleaned_data["last_day"]
        return last + timedelta(days=1) if last else None


class Reason(forms.Form):
    """Why an account is closed, opened again or freed of its factors."""

    reason = forms.CharField(**REASON)  # type: ignore[arg-type]


def _institutions(actor: Actor) -> Any:
    """Where the actor manages people, among institutions that stand today, by name."""
    found = Institution.objects.filter(standing()).order_by("sort_key", "key")
    return found if access.is_general(actor) else found.filter(pk__in=access.managed_institutions(actor))
