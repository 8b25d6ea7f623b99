"""What an officer writes about something that came in, as clean values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base.forms import Form, offer
from kooperacje.documents.answerform import Field, FieldKind, Found, remark_tag
from kooperacje.documents.answerform import Form as AnswerForm
from kooperacje.intake import words
from kooperacje.intake.content import Content, Remark, Value
from kooperacje.intake.states import ItemState

LONGEST_TEXT = 20_000
REMARKS_AT_ONCE = 150
"""Remarks in one form: a browser sends no more fields than the server takes."""
KEPT_RAW = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A field with what is known of its value: how sure it is and where it stood."""

    bound: BoundField
    tone: str
    sure: str
    where: str


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the form; `quote` is the passage that a remark was made on, `new` the empty remark at the end."""

    title: str
    rows: tuple[Row, ...]
    quote: str = ""
    new: bool = False


class UploadForm(Form):
    """A file that somebody brought or sent."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "A filled form or a copy of the document with remarks (DOCX), or a message (EML)."
        ),
    )


class SetAsideForm(Form):
    """Why something is no answer."""

    reason = forms.CharField(
        label=gettext_lazy("Why it is no answer"), max_length=2000, widget=forms.Textarea({"rows": 2})
    )


class FilterForm(forms.Form):
    """Which of the things that came in are shown."""

    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        states = [(state.value, label) for state, (label, _tone) in words.STATES.items()]
        offer(self, "state", [("", _("all")), *states])

    def wanted(self) -> ItemState | None:
        """The state asked for; None where none was, or none that there is."""
        self.is_valid()
        given = getattr(self, "cleaned_data", {}).get("state")
        return ItemState(given) if given else None


class ReadForm(Form):
    """Everything that was read, to be mended; one empty remark stands at the end."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Any,
        *,
        form: AnswerForm,
        content: Content,
        parties: Mapping[str, str],
        party_key: str,
        version: int,
    ) -> None:
        super().__init__(data, initial={"version": version, "party_key": party_key})
        self._form = form
        self._content = content
        self._alone = {value.tag: value for value in content.fields}
        self._remarks = content.remarks[:REMARKS_AT_ONCE]
        self._tags: dict[str, Value] = {}
        self.fields["party_key"] = forms.ChoiceField(
            label=_("Institution that answers"),
            choices=[("", _("not recognised")), *parties.items()],
            required=False,
        )
        for field in (*form.respondent, form.outcome, *form.questions):
            self._add(field.tag, field, self._alone.get(field.tag, Value(field.tag, "")))
        for number, remark in enumerate([*self._remarks, Remark(())], start=1):
            by_tag = {value.tag: value for value in remark.fields}
            for field in form.remark:
                self._add(remark_tag(number, field.tag), field, by_tag.get(field.tag, Value(field.tag, "")))

    def _add(self, name: str, field: Field, value: Value) -> None:
        self._tags[name] = value
        self.initial[name] = value.value
        if field.kind is FieldKind.CHOICE:
            options = [(option.key, option.label) for option in field.options]
            self.fields[name] = forms.ChoiceField(
                label=field.label, choices=[("", _("not stated")), *options], required=False
            )
            return
        rows = {"rows": max(field.lines, min(8, value.value.count("\n") + 1 + len(value.value) // 90))}
        widget: forms.Widget = forms.Textarea(rows) if field.lines > 1 else forms.TextInput()
        self.fields[name] = forms.CharField(
            label=field.label, required=False, max_length=LONGEST_TEXT, widget=widget
        )

    def party(self) -> BoundField:
        return self["party_key"]

    def groups(self) -> Iterator[Group]:
        """The fields in the order of the form, each with what is known of it."""
        form = self._form
        yield Group(_("Who answers"), self._rows([field.tag for field in (*form.respondent, form.outcome)]))
        for number, remark in enumerate([*self._remarks, Remark(())], start=1):
            tags = [remark_tag(number, field.tag) for field in form.remark]
            new = number > len(self._remarks)
            title = _("One more remark") if new else _("Remark %(number)d") % {"number": number}
            yield Group(title, self._rows(tags), remark.passage or remark.quote, new)
        if form.questions:
            yield Group(_("Open questions"), self._rows([field.tag for field in form.questions]))

    def _rows(self, names: list[str]) -> tuple[Row, ...]:
        return tuple(self._row(name, self._tags[name]) for name in names)

    def _row(self, name: str, value: Value) -> Row:
        bound = self[name]
        if value.found == Found.NOWHERE.value:
            return Row(bound, "", "", "")
        where = str(words.FOUND[value.found])
        if value.raw and value.raw != value.value and isinstance(bound.field, forms.ChoiceField):
            where = f"{where}: „{value.raw[:KEPT_RAW]}”"
        return Row(bound, words.tone_of(value.confidence), words.percent(value.confidence), where)

    def content(self) -> Content:
        """What was read, with what a person changed in it. Remarks that were emptied are gone."""
        given = {
            name: str(value or "").replace("\r\n", "\n").strip() for name, value in self.cleaned_data.items()
        }
        fields = [self._tags[name].edited(given[name]) for name in self._names_alone()]
        remarks = [
            replace(remark, fields=self._edited(number, given))
            for number, remark in enumerate([*self._remarks, Remark(())], start=1)
        ]
        kept = [remark for remark in remarks if any(value.value for value in remark.fields)]
        rest = self._content.remarks[REMARKS_AT_ONCE:]
        return replace(self._content, fields=tuple(fields), remarks=(*kept, *rest))

    def _names_alone(self) -> list[str]:
        form = self._form
        return [field.tag for field in (*form.respondent, form.outcome, *form.questions)]

    def _edited(self, number: int, given: Mapping[str, str]) -> tuple[Value, ...]:
        names = [remark_tag(number, field.tag) for field in self._form.remark]
        return tuple(self._tags[name].edited(given[name]) for name in names)
