"""What people write on the pages of the room, as clean values; never saves."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kooperacje.base import clock
from kooperacje.base.forms import DayInput, HourInput, offer
from kooperacje.consultations.forms.common import Form
from kooperacje.outreach.drafts import Draft
from kooperacje.outreach.pages.words import type_names
from kooperacje.outreach.queries import GMINA, POWIAT, Asked
from kooperacje.outreach.states import Purpose, Way, Whom
from kooperacje.outreach.words import word

MORNING = time(9)
PURPOSES = [(one.value, word(one)) for one in Purpose]
WAYS = [(one.value, word(one)) for one in Way]
WHOM = [(one.value, word(one)) for one in Whom]
KEY = (("", pgettext_lazy("stakeholders", "all")), ("yes", _("only key ones")), ("no", _("only others")))
DEPTHS = ((str(POWIAT), _("powiat")), (str(GMINA), _("gmina")))


class AskForm(forms.Form):
    """The filter of the matrix and of the list of calls; what cannot be understood narrows nothing."""

    depth = forms.ChoiceField(label=_("Counted by"), choices=DEPTHS, required=False)
    type = forms.ChoiceField(label=_("Type of institution"), required=False)
    territory = forms.RegexField(
        r"^[0-9]{2}([0-9]{2}([0-9]{3})?)?$",
        label=_("TERYT code of a województwo, powiat or gmina"),
        required=False,
        max_length=7,
    )

    def __init__(self, data: Any, used: list[str]) -> None:
        super().__init__(data)
        names = type_names()
        choices = sorted((names.get(key, key), key) for key in used)
        offer(
            self,
            "type",
            [
                ("", _("all")),
                *((key, name) for name, key in choices),
            ],
        )

    def asked(self) -> Asked:
        """What was asked for."""
        self.is_valid()
        given = getattr(self, "cleaned_data", {})
        depth = int(given.get("depth") or POWIAT)
        return Asked(depth, given.get("type", ""), given.get("territory", ""))


class BaseForm(Form):
    """A stakeholder base."""

    file = forms.FileField(label=_("Table"), help_text=_("XLSX, or CSV in UTF-8."))


class CallForm(Form):
    """What was said on the telephone."""

    note = forms.CharField(
        label=_("What was said"),
        help_text=_("Only those who work in this consultation see it."),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )


class MailingForm(Form):
    """An invitation or a reminder: whom, how, when and in which words."""

    places = {"send_at": "send_on"}
    purpose = forms.ChoiceField(label=_("What it is"), choices=PURPOSES, widget=forms.RadioSelect)
    way = forms.ChoiceField(label=_("How it goes out"), choices=WAYS, widget=forms.RadioSelect)
    stage = forms.ChoiceField(label=_("Stage"), required=False)
    whom = forms.ChoiceField(
        label=_("Which institutions"),
        choices=WHOM,
        help_text=_(
            "A reminder goes only to those that were invited and are silent, whatever is chosen here."
        ),
    )
    is_key = forms.ChoiceField(label=_("Key stakeholders"), choices=KEY, required=False)
    obligatory = forms.BooleanField(label=_("only those that must be heard"), required=False)
    unreachable = forms.BooleanField(label=_("only those to whom no e-mail can go"), required=False)
    types = forms.MultipleChoiceField(
        label=_("Types of institutions"),
        help_text=_("None chosen: all."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    territory = forms.RegexField(
        r"^[0-9]{2}([0-9]{2}([0-9]{3})?)?$",
        label=_("TERYT code of a województwo, powiat or gmina"),
        required=False,
        max_length=7,
    )
    send_on = forms.DateField(
        label=_("Send on"),
        help_text=_("Leave empty to send as soon as it is approved. Letters and lists are made at once."),
        widget=DayInput,
        required=False,
    )
    send_time = forms.TimeField(label=_("at"), widget=HourInput, required=False)
    subject = forms.CharField(label=_("Subject"), max_length=200)
    text = forms.CharField(label=_("Text"), max_length=10_000, widget=forms.Textarea({"rows": 16}))
    materials = forms.MultipleChoiceField(
        label=_("Materials"),
        help_text=_("Their links stand in the text where {materialy} is."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any,
        *,
        used: list[str],
        stages: list[tuple[str, str]],
        materials: list[tuple[str, str]],
        initial: Any = None,
    ) -> None:
        super().__init__(data, initial=initial)
        names = type_names()
        kinds = sorted((names.get(key, key), key) for key in used)
        self._choose("types", [(key, name) for name, key in kinds])
        self._choose("stage", [("", _("the consultation as a whole")), *stages])
        self._choose("materials", materials)
        if not materials:
            del self.fields["materials"]

    def _choose(self, name: str, choices: list[Any]) -> None:
        offer(self, name, choices)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("send_time") and not given.get("send_on") and "send_on" not in self.errors:
            self.add_error("send_on", _("Give the day as well."))
        return given

    @property
    def has_materials(self) -> bool:
        """Whether the consultation has any to choose."""
        return "materials" in self.fields

    @property
    def narrowed(self) -> bool:
        """Whether types or a territory are chosen, or wrong."""
        return bool(self["types"].value() or self["territory"].value() or self["territory"].errors)

    def draft(self) -> Draft:
        """What was decided."""
        given = self.cleaned_data
        at = None
        if given["send_on"]:
            at = datetime.combine(given["send_on"], given["send_time"] or MORNING, tzinfo=clock.WARSAW)
        return Draft(
            purpose=Purpose(given["purpose"]),
            way=Way(given["way"]),
            subject=given["subject"],
            text=given["text"],
            stage=given["stage"],
            types=tuple(given["types"]),
            territory=given["territory"],
            is_key={"yes": True, "no": False}.get(given["is_key"]),
            obligatory=given["obligatory"],
            whom=Whom(given["whom"]),
            unreachable=given["unreachable"],
            materials=tuple(given.get("materials", ())),
            send_at=at,
        )


def shown(draft: Draft) -> dict[str, Any]:
    """A mailing that is there already, as the form shows it."""
    at = draft.send_at.astimezone(clock.WARSAW) if draft.send_at else None
    return {
        "purpose": draft.purpose.value,
        "way": draft.way.value,
        "stage": draft.stage,
        "whom": draft.whom.value,
        "is_key": {True: "yes", False: "no", None: ""}[draft.is_key],
        "obligatory": draft.obligatory,
        "unreachable": draft.unreachable,
        "types": list(draft.types),
        "territory": draft.territory,
        "send_on": at.date() if at else None,
        "send_time": at.time() if at else None,
        "subject": draft.subject,
        "text": draft.text,
        "materials": list(draft.materials),
    }


class ApproveForm(Form):
    """What an officer says to the warnings."""

    accepted = forms.BooleanField(label=_("It shall go out all the same"), required=False)
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("It is kept with the mailing; the journal says that a reason was given."),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        required=False,
    )


class EmailForm(Form):
    """Where to write to one institution."""

    email = forms.EmailField(
        label=_("E-mail for this consultation"),
        help_text=_("Saving it also ends an opt-out and forgets that a message came back."),
        max_length=254,
    )
