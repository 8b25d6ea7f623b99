"""An own card, and the end of anything."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base.forms import DayInput, Form, offer
from kooperacje.competences import queries, words
from kooperacje.competences.details import CardFacts
from kooperacje.competences.forms.choices import matter_choices
from kooperacje.competences.models import Act, Card
from kooperacje.competences.states import CardKind, Group, Known, TaskKind, TaskLevel


class CardForm(Form):
    """An own card."""

    places = {"act": "act"}

    kind = forms.ChoiceField(label=gettext_lazy("Duty, power or limit"))
    matter = forms.ChoiceField(label=gettext_lazy("Matter"))
    what = forms.CharField(
        label=gettext_lazy("What"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "Begin with an infinitive, small letter: it is read on after “must”, “may” or “may not”."
        ),
    )
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("Whom it concerns"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Nothing marked means everybody."),
    )
    condition = forms.CharField(label=gettext_lazy("Condition"), required=False, max_length=800)
    deadline = forms.CharField(label=gettext_lazy("Time limit"), required=False, max_length=300)
    level = forms.ChoiceField(label=gettext_lazy("Whose task"))
    task = forms.ChoiceField(label=gettext_lazy("Kind of task"), required=False)
    act = forms.ChoiceField(label=gettext_lazy("Act"), required=False)
    provision = forms.CharField(
        label=gettext_lazy("Article"),
        required=False,
        max_length=160,
        help_text=gettext_lazy("Only when you are sure; leave it empty otherwise."),
    )
    basis = forms.CharField(
        label=gettext_lazy("Another basis"),
        required=False,
        max_length=400,
        help_text=gettext_lazy("A statute, a resolution, an order, an agreement."),
    )
    known = forms.ChoiceField(label=gettext_lazy("How it is known"))
    source = forms.URLField(
        label=gettext_lazy("Address of the source"), required=False, max_length=500, assume_scheme="https"
    )
    reach = forms.CharField(
        label=gettext_lazy("Who stands in, and how to reach them"),
        required=False,
        max_length=400,
        help_text=gettext_lazy("Out of hours, on leave: an office or a duty telephone, not somebody's own."),
    )
    note = forms.CharField(
        label=gettext_lazy("Worth knowing"),
        required=False,
        max_length=800,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    valid_from = forms.DateField(label=gettext_lazy("Valid from"), required=False, widget=DayInput)
    valid_to = forms.DateField(
        label=gettext_lazy("First day on which it holds no more"), required=False, widget=DayInput
    )
    drops = forms.BooleanField(
        label=gettext_lazy("This card of the type does not hold in our institution"),
        required=False,
        help_text=gettext_lazy("Say why in the note. The card of the type is then left out here."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, replacing: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not replacing:
            del self.fields["drops"]
        self._matters = {matter.key: matter for matter in queries.matters()}
        self._acts = {act.key: act for act in Act.objects.order_by("title")}
        offer(self, "kind", [(kind.value, capfirst(str(words.MODAL[kind]))) for kind in CardKind])
        offer(self, "matter", [("", _("choose")), *matter_choices(list(self._matters.values()))])
        offer(self, "groups", [(group.value, str(words.GROUPS[group])) for group in Group])
        offer(self, "level", [(level.value, capfirst(str(words.LEVELS[level]))) for level in TaskLevel])
        tasks = [(task.value, capfirst(str(words.TASKS[task]))) for task in TaskKind]
        offer(self, "task", [("", _("not stated")), *tasks])
        acts = [(act.key, words.act_name(act)) for act in self._acts.values()]
        offer(self, "act", [("", _("none")), *acts])
        offer(self, "known", [(known.value, capfirst(str(words.KNOWN[known]))) for known in Known])

    def facts(self) -> CardFacts:
        """The card as written."""
        given = self.cleaned_data
        return CardFacts(
            kind=CardKind(given["kind"]),
            matter=self._matters[given["matter"]],
            what=_infinitive(given["what"]),
            groups=tuple(given["groups"]),
            condition=given["condition"],
            deadline=given["deadline"],
            level=TaskLevel(given["level"]),
            task=TaskKind(given["task"]) if given["task"] else None,
            act=self._acts.get(given["act"]),
            provision=given["provision"],
            basis=given["basis"],
            known=Known(given["known"]),
            source=given["source"],
            reach=given["reach"],
            note=given["note"],
            valid_from=given["valid_from"],
            valid_to=given["valid_to"],
            drops=bool(given.get("drops")),
        )

    @staticmethod
    def initial_of(card: Card) -> dict[str, Any]:
        """The card that stands, and its version."""
        names = ("kind", "what", "groups", "condition", "deadline", "level", "task", "provision", "basis")
        more = ("known", "source", "reach", "note", "valid_from", "valid_to", "drops", "version")
        facts = {name: getattr(card, name) for name in (*names, *more)}
        return {**facts, "matter": card.matter.key, "act": card.act.key if card.act else ""}


def _infinitive(text: str) -> str:
    """One line that begins small and ends without a full stop, to be read on after "must"."""
    line = " ".join(text.split()).rstrip(".")
    return line[:1].lower() + line[1:]


class EndForm(Form):
    """The day from which something holds no more."""

    valid_to = forms.DateField(label=gettext_lazy("First day on which it holds no more"), widget=DayInput)
