"""What people write about cards, staff and agreements, as clean values."""

from itertools import groupby
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base.forms import DayInput, Form, offer
from kooperacje.competences import queries, words
from kooperacje.competences.details import CardFacts, HandoverFacts, Office
from kooperacje.competences.models import Act, Card, Handover, Matter, Officeholder
from kooperacje.competences.pages import Asked
from kooperacje.competences.situations import situation
from kooperacje.competences.states import CardKind, Group, Known, TaskKind, TaskLevel
from kooperacje.institutions.models import Institution, InstitutionType
from kooperacje.institutions.pages import type_label
from kooperacje.institutions.queries import by_key, open_units
from kooperacje.territory.forms import TerritoryField
from kooperacje.territory.models import Unit
from kooperacje.territory.states import UnitKind

MOST_MATTERS = 8


def _matter_choices(every: list[Matter]) -> list[tuple[str, Any]]:
    """Matters under their themes."""
    first = {matter.theme: number for number, matter in reversed(list(enumerate(every)))}
    ordered = sorted(every, key=lambda matter: (first[matter.theme], matter.position))
    return [
        (theme, [(matter.key, capfirst(words.matter_name(matter))) for matter in members])
        for theme, members in groupby(ordered, key=lambda matter: matter.theme)
    ]


def _group_choices() -> list[tuple[str, str]]:
    return [("", _("everybody")), *((group.value, str(words.GROUPS[group])) for group in Group)]


class AskForm(Form):
    """The question. What cannot be understood is left out and said."""

    q = forms.CharField(
        label=gettext_lazy("What is it about"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("A word or two, such as: foster care, eviction, truancy. No names of people."),
    )
    gmina = TerritoryField(
        kinds=(UnitKind.GMINA,),
        label=gettext_lazy("Gmina where the person or family lives"),
        required=False,
    )
    kogo = forms.ChoiceField(label=gettext_lazy("For whom"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "kogo", _group_choices())

    def asked(self) -> Asked:
        """The question, without the fields that could not be understood."""
        self.is_valid()
        given = self.cleaned_data
        keys = self.data.getlist("sprawa") if hasattr(self.data, "getlist") else []
        return Asked(
            text=given.get("q", "") or "",
            matters=tuple(key[:64] for key in keys[:MOST_MATTERS]),
            situation=situation(self.data.get("sytuacja", "")),
            gmina=given.get("gmina"),
            group=Group(given["kogo"]) if given.get("kogo") else None,
        )


class QuietForm(AskForm):
    """The question sent so that it does not stand in the address: the matter is chosen from a list."""

    q = None  # type: ignore[assignment]
    sprawa = forms.ChoiceField(label=gettext_lazy("Matter"))
    field_order = ("sprawa", "gmina", "kogo")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "sprawa", [("", _("choose")), *_matter_choices(queries.matters())])


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
        offer(self, "matter", [("", _("choose")), *_matter_choices(list(self._matters.values()))])
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


class PersonForm(Form):
    """A person in office."""

    function = forms.CharField(
        label=gettext_lazy("Function"),
        max_length=160,
        help_text=gettext_lazy("For instance: director, social worker on duty, school pedagogue."),
    )
    name = forms.CharField(label=gettext_lazy("Name and surname"), max_length=160)
    unit = forms.ChoiceField(label=gettext_lazy("Inner unit"), required=False)
    phone = forms.CharField(label=gettext_lazy("Office telephone"), required=False, max_length=40)
    email = forms.EmailField(label=gettext_lazy("Office e-mail"), required=False, max_length=254)
    deputy_of = forms.ChoiceField(label=gettext_lazy("Stands in for"), required=False)
    valid_from = forms.DateField(label=gettext_lazy("In office from"), widget=DayInput)
    valid_to = forms.DateField(
        label=gettext_lazy("First day no longer in office"), required=False, widget=DayInput
    )
    sole = forms.BooleanField(
        label=gettext_lazy("Only one person at a time holds this function"), required=False
    )
    public = forms.BooleanField(
        label=gettext_lazy("May be shown to everybody"),
        required=False,
        help_text=gettext_lazy("Without it the person is seen inside the institution and by officers only."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, institution: Institution, among: list[Officeholder], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._units = {str(unit.pk): unit for unit in open_units(institution)}
        self._people = {str(row.pk): row for row in among}
        units = [(key, unit.name) for key, unit in self._units.items()]
        offer(self, "unit", [("", _("the whole institution")), *units])
        people = [(key, f"{row.function}: {row.name}") for key, row in self._people.items()]
        offer(self, "deputy_of", [("", _("nobody")), *people])

    def office(self) -> Office:
        """The spell as written."""
        given = self.cleaned_data
        return Office(
            name=" ".join(given["name"].split()),
            function=" ".join(given["function"].split()),
            valid_from=given["valid_from"],
            valid_to=given["valid_to"],
            unit=self._units.get(given["unit"]),
            sole=given["sole"],
            phone=" ".join(given["phone"].split()),
            email=given["email"],
            deputy_of=self._people.get(given["deputy_of"]),
            public=given["public"],
        )

    @staticmethod
    def initial_of(person: Officeholder) -> dict[str, Any]:
        """The spell that stands, and its version."""
        names = ("name", "function", "valid_from", "valid_to", "sole", "phone", "email", "public", "version")
        facts = {name: getattr(person, name) for name in names}
        return {**facts, "unit": str(person.unit_id or ""), "deputy_of": str(person.deputy_of_id or "")}


class AgreementForm(Form):
    """An agreement by which the institution does something for another."""

    giver = forms.CharField(
        label=gettext_lazy("Instead of which institution"),
        required=False,
        max_length=64,
        help_text=gettext_lazy(
            "Its key in the register, such as gops-gorny. Leave empty to name a type instead."
        ),
    )
    giver_type = forms.ChoiceField(label=gettext_lazy("Instead of institutions of the type"), required=False)
    matters = forms.MultipleChoiceField(
        label=gettext_lazy("Matters"), widget=forms.CheckboxSelectMultiple, required=False
    )
    areas = forms.CharField(
        label=gettext_lazy("For which gminas"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=8_000,
        help_text=gettext_lazy("Names or TERYT codes, one a line."),
    )
    document = forms.CharField(
        label=gettext_lazy("Document"),
        max_length=400,
        help_text=gettext_lazy("For instance: agreement no. 3/2025 between the gminas."),
    )
    link = forms.URLField(
        label=gettext_lazy("Address of the document"), required=False, max_length=500, assume_scheme="https"
    )
    signed_on = forms.DateField(label=gettext_lazy("Signed on"), required=False, widget=DayInput)
    valid_from = forms.DateField(label=gettext_lazy("Valid from"), widget=DayInput)
    valid_to = forms.DateField(
        label=gettext_lazy("First day on which it holds no more"), required=False, widget=DayInput
    )
    note = forms.CharField(label=gettext_lazy("Worth knowing"), required=False, max_length=600)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._matters = {matter.key: matter for matter in queries.matters()}
        self._types = {one.key: one for one in queries.types_with_cards()}
        offer(self, "matters", [(key, words.matter_name(one)) for key, one in self._matters.items()])
        types = [(key, type_label(one)) for key, one in self._types.items()]
        offer(self, "giver_type", [("", _("none")), *types])

    def clean_giver(self) -> Institution | None:
        """The institution with this key."""
        key = self.cleaned_data["giver"].strip()
        found = by_key(key) if key else None
        if key and found is None:
            raise forms.ValidationError(_("There is no institution with the key “%s”.") % key)
        return found

    def clean_areas(self) -> list[Unit]:
        """The units meant; an error names the line."""
        field = TerritoryField()
        found = []
        for number, text in enumerate(self.cleaned_data["areas"].splitlines(), start=1):
            try:
                found += [field.clean(text.strip())] if text.strip() else []  # type: ignore[arg-type]
            except forms.ValidationError as error:
                place = _("line %(line)d") % {"line": number}
                self.add_error("areas", f"{place}: {' '.join(error.messages)}")
        return found

    def facts(self) -> HandoverFacts:
        """The agreement as written."""
        given = self.cleaned_data
        return HandoverFacts(
            matters=tuple(self._matters[key] for key in given["matters"]),
            areas=tuple(given["areas"]),
            document=given["document"],
            valid_from=given["valid_from"],
            giver=given["giver"],
            giver_type=self._types.get(given["giver_type"]),
            link=given["link"],
            signed_on=given["signed_on"],
            valid_to=given["valid_to"],
            note=given["note"],
        )

    @staticmethod
    def initial_of(row: Handover) -> dict[str, Any]:
        """The agreement that stands, and its version."""
        names = ("document", "link", "signed_on", "valid_from", "valid_to", "note", "version")
        return {
            **{name: getattr(row, name) for name in names},
            "giver": row.giver.key if row.giver else "",
            "giver_type": row.giver_type.key if row.giver_type else "",
            "matters": [matter.key for matter in row.matters.all()],
            "areas": "\n".join(unit.code for unit in row.areas.all()),
        }


class VerifyForm(Form):
    """What somebody found who compared a card with the act."""

    source = forms.CharField(
        label=gettext_lazy("Which text you read"),
        max_length=500,
        help_text=gettext_lazy(
            "The publication and its state, or an address: Dz.U. 2024 poz. 1283, state of 1 June 2026."
        ),
    )
    on = forms.DateField(label=gettext_lazy("When"), widget=DayInput)
    holds = forms.ChoiceField(
        label=gettext_lazy("Does the card agree with the act"), widget=forms.RadioSelect
    )
    remark = forms.CharField(
        label=gettext_lazy("What does not agree"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "holds", [("yes", _("It agrees")), ("no", _("It does not agree"))])


class MatterForm(Form):
    """A new matter."""

    name = forms.CharField(label=gettext_lazy("Name of the matter"), max_length=160)
    theme = forms.ChoiceField(label=gettext_lazy("Theme"))
    words = forms.CharField(
        label=gettext_lazy("What else people call it"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("A search finds by these words too."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        themes = dict.fromkeys(matter.theme for matter in queries.matters())
        offer(self, "theme", [("", _("choose")), *((theme, theme) for theme in themes)])


class CompareForm(forms.Form):
    """Two types, and a gmina whose holes are looked for."""

    a = forms.ChoiceField(label=gettext_lazy("First type"), required=False)
    b = forms.ChoiceField(label=gettext_lazy("Second type"), required=False)
    gmina = TerritoryField(
        kinds=(UnitKind.GMINA,),
        label=gettext_lazy("Gmina: what nobody does there"),
        required=False,
    )

    def __init__(self, *args: Any, types: list[InstitutionType], **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("a", "b"):
            offer(self, name, [(one.key, type_label(one)) for one in types])
