"""What an administrator looks for in the outbox."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kooperacje.base.forms import offer
from kooperacje.notices.pages import state_label
from kooperacje.notices.states import NoticeState


class FilterForm(forms.Form):
    """Messages of one state."""

    state = forms.ChoiceField(label=_("State"), required=False)
    before = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        states = [(state.value, state_label(state)) for state in NoticeState]
        offer(self, "state", [("", _("every state")), *states])

    def asked(self) -> tuple[NoticeState | None, int | None]:
        """(state, before), None for what was not asked or could not be understood."""
        self.is_valid()
        state = self.cleaned_data.get("state")
        return (NoticeState(state) if state else None), self.cleaned_data.get("before")
