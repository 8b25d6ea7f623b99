"""The accession declaration as its institution writes it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from kooperacje.agreements import words as agreements
from kooperacje.agreements.states import Way
from kooperacje.base import clock
from kooperacje.base.forms import DayInput, Form, offer
from kooperacje.basket.models import Service
from kooperacje.partnership.models import Declaration
from kooperacje.partnership.states import PersonRole
from kooperacje.partnership.values import Declared, PersonEntry, Signed

ROWS = {PersonRole.COORDINATING: 1, PersonRole.DEPUTY: 2, PersonRole.CASES: 4}
"""How many people of each kind the form has room for."""
WAYS_OFFERED = [(way.value, agreements.WAY[way]) for way in (Way.PAPER, Way.QUALIFIED, Way.TRUSTED)]
KINDS_TAKEN = gettext_lazy(
    "On paper: a PDF, JPG or PNG. Electronic: a PDF with the signature in it, or XAdES (XML)."
)
PARTS = ("name", "function", "phone", "email")


class SignedForm(Form):
    """A declaration that was signed: how, when, and the scan or file."""

    way = forms.ChoiceField(
        label=gettext_lazy("How it was signed"),
        widget=forms.RadioSelect,
        choices=WAYS_OFFERED,
        initial=Way.PAPER.value,
    )
    signed_on = forms.DateField(label=gettext_lazy("Signed on"), widget=DayInput, initial=clock.today)
    upload = forms.FileField(
        label=gettext_lazy("Scan or signed file"),
        required=False,
        allow_empty_file=True,
        help_text=KINDS_TAKEN,
    )

    def __init__(self, *args: Any, original_kept: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if original_kept:
            self.fields["upload"].help_text = gettext_lazy(
                "On paper: a PDF, JPG or PNG, or nothing when the original is kept at your office. "
                "Electronic: a PDF with the signature in it, or XAdES (XML)."
            )

    def signed(self) -> Signed:
        clean = self.cleaned_data
        return Signed(Way(clean["way"]), clean["signed_on"], clean["upload"])


class DeclarationForm(Form):
    """Who signs, who works in the team, what the institution offers."""

    signatory = forms.CharField(
        label=gettext_lazy("Who signs"),
        max_length=200,
        help_text=gettext_lazy("Name and surname of the head of the institution, or of who stands in."),
    )
    signatory_function = forms.CharField(label=gettext_lazy("Function"), required=False, max_length=200)
    signed_on = forms.DateField(
        label=gettext_lazy("Signed on"),
        required=False,
        widget=DayInput,
        help_text=gettext_lazy("Empty: the day on which the leading institution takes it in."),
    )
    services = forms.MultipleChoiceField(
        label=gettext_lazy("Services that you offer together with the team"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    other_services = forms.CharField(
        label=gettext_lazy("Services that are not yet in the basket"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("One a line; the leading institution helps to make cards of them."),
    )
    conditions = forms.CharField(
        label=gettext_lazy("Conditions"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    way = forms.ChoiceField(
        label=gettext_lazy("How it was signed"),
        required=False,
        widget=forms.RadioSelect,
        choices=WAYS_OFFERED,
    )
    upload = forms.FileField(
        label=gettext_lazy("Scan or signed file"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy(
            "If it is signed already. You can also send now, print, sign, and add it afterwards."
        ),
    )
    places = {"coordinating": "coordinating_0_name"}

    def __init__(self, *args: Any, services: list[Service], **options: Any) -> None:
        super().__init__(*args, **options)
        self._services = {str(one.pk): one for one in services}
        offer(self, "services", [(ref, one.name) for ref, one in self._services.items()])
        for role, rows in ROWS.items():
            for row in range(rows):
                self._add_person(f"{role.value}_{row}", needed=role is PersonRole.COORDINATING)

    def _add_person(self, prefix: str, *, needed: bool) -> None:
        self.fields[f"{prefix}_name"] = forms.CharField(
            label=gettext_lazy("Name and surname"), required=needed, max_length=200
        )
        self.fields[f"{prefix}_function"] = forms.CharField(
            label=gettext_lazy("Function"), required=False, max_length=200
        )
        self.fields[f"{prefix}_phone"] = forms.CharField(
            label=gettext_lazy("Office telephone"), required=False, max_length=60
        )
        self.fields[f"{prefix}_email"] = forms.EmailField(label=gettext_lazy("Office e-mail"), required=False)

    def group(self, role: PersonRole) -> list[list[forms.BoundField]]:
        """The fields of the people of one kind, row by row."""
        return [[self[f"{role.value}_{row}_{part}"] for part in PARTS] for row in range(ROWS[role])]

    @property
    def coordinating(self) -> list[list[forms.BoundField]]:
        return self.group(PersonRole.COORDINATING)

    @property
    def deputies(self) -> list[list[forms.BoundField]]:
        return self.group(PersonRole.DEPUTY)

    @property
    def for_cases(self) -> list[list[forms.BoundField]]:
        return self.group(PersonRole.CASES)

    def declared(self) -> Declared:
        """What the actions take."""
        clean = self.cleaned_data
        people = [
            PersonEntry(role.value, **{part: clean[f"{role.value}_{row}_{part}"].strip() for part in PARTS})
            for role, rows in ROWS.items()
            for row in range(rows)
        ]
        return Declared(
            signatory=clean["signatory"],
            signatory_function=clean["signatory_function"],
            people=tuple(person for person in people if person.name),
            services=tuple(self._services[ref] for ref in clean["services"]),
            other_services=clean["other_services"],
            conditions=clean["conditions"],
            signed_on=clean["signed_on"],
        )

    def signed(self) -> Signed | None:
        """The signature, where a file came with the declaration."""
        clean = self.cleaned_data
        if clean["upload"] is None:
            return None
        way = Way(clean["way"] or Way.PAPER.value)
        return Signed(way, clean["signed_on"] or clock.today(), clean["upload"])

    @staticmethod
    def initial_of(declaration: Declaration) -> dict[str, Any]:
        names = ("signatory", "signatory_function", "signed_on", "other_services", "conditions")
        said: dict[str, Any] = {name: getattr(declaration, name) for name in names}
        said["way"] = Way.PAPER.value
        said["services"] = [
            str(pk) for pk in declaration.services.order_by("pk").values_list("pk", flat=True)
        ]
        counted: dict[str, int] = {}
        for person in declaration.people:
            row = counted.get(person["role"], 0)
            counted[person["role"]] = row + 1
            said |= {f"{person['role']}_{row}_{part}": person[part] for part in PARTS}
        return said
