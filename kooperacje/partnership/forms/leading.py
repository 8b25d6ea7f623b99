"""Handing the lead of a team over, and answering."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base import clock
from kooperacje.base.forms import DayInput, Form, offer
from kooperacje.institutions.fields import InstitutionField
from kooperacje.institutions.models import Institution
from kooperacje.partnership.states import PersonRole
from kooperacje.partnership.values import PersonEntry

PERSON, INSTITUTION = "person", "institution"


class HandOverForm(Form):
    """To whom, from when, why, and what becomes of the institution that led."""

    to = forms.ChoiceField(label=gettext_lazy("Who will lead"), widget=forms.RadioSelect)
    institution = InstitutionField(
        label=gettext_lazy("Institution"),
        required=False,
        help_text=gettext_lazy(
            "An institution of the register: its name or key. It accepts before anything changes."
        ),
    )
    account = forms.ChoiceField(
        label=gettext_lazy("Person of the present leading institution"), required=False
    )
    day = forms.DateField(
        label=gettext_lazy("First day of the new lead"),
        widget=DayInput,
        initial=clock.today,
        help_text=gettext_lazy("A day to come is kept until then; a past one writes down what was decided."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason of the hand-over"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Stays in the history of the team. No personal data."),
    )
    stays = forms.BooleanField(
        label=gettext_lazy("the institution that led remains a member"), required=False, initial=True
    )
    tasks_go = forms.BooleanField(
        label=gettext_lazy("its open tasks of the work plan go to the new leader"),
        required=False,
        initial=True,
    )

    def __init__(
        self, *args: Any, leader: Institution, people: list[tuple[UUID, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._leader = leader
        ways = [(INSTITUTION, _("another institution"))]
        if people:
            ways.append((PERSON, _("another person of %(institution)s") % {"institution": leader.name}))
        offer(self, "to", ways)
        self.initial.setdefault("to", INSTITUTION)
        offer(self, "account", [("", _("choose…")), *((str(ref), name) for ref, name in people)])
        if not people:
            del self.fields["account"]

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        if given.get("to") == INSTITUTION and "institution" not in self.errors:
            if given.get("institution") is None:
                self.add_error("institution", _("Say which institution will lead."))
            elif given["institution"].pk == self._leader.pk:
                self.add_error("institution", _("This institution leads already; choose a person of it."))
        if given.get("to") == PERSON and not given.get("account"):
            self.add_error("account", _("Choose the person who will lead."))
        return given

    def proposal(self) -> dict[str, Any]:
        """What the action takes."""
        clean = self.cleaned_data
        said = {name: clean[name] for name in ("day", "reason", "stays", "tasks_go")}
        if clean["to"] == PERSON:
            return {**said, "institution": self._leader, "account": UUID(clean["account"])}
        return {**said, "institution": clean["institution"]}


class TakeLeadForm(Form):
    """Who will lead, as the accepting side writes it."""

    name = forms.CharField(label=gettext_lazy("Name and surname"), max_length=200)
    function = forms.CharField(label=gettext_lazy("Function"), required=False, max_length=200)
    phone = forms.CharField(label=gettext_lazy("Office telephone"), required=False, max_length=60)
    email = forms.EmailField(label=gettext_lazy("Office e-mail"), required=False)
    is_public = forms.BooleanField(
        label=gettext_lazy("show the name on the public page"),
        required=False,
        help_text=gettext_lazy("Only with the knowledge of this person."),
    )

    def person(self) -> PersonEntry:
        return PersonEntry(role=PersonRole.LEADING.value, **self.cleaned_data)


class RefuseForm(Form):
    """Why the lead is not taken."""

    reason = forms.CharField(
        label=gettext_lazy("Why not"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
