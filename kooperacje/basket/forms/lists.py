"""Filters of the list of cards."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base.forms import offer
from kooperacje.basket import labels, queries
from kooperacje.basket.forms.cards import heading
from kooperacje.basket.forms.fields import choices, line
from kooperacje.basket.states import Scheme, ServiceState
from kooperacje.institutions.models import Institution


class FilterForm(forms.Form):
    """Filters of the list of cards."""

    q = line(gettext_lazy("Name"), 200)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    provider = forms.ChoiceField(label=gettext_lazy("Institution"), required=False)
    category = forms.ChoiceField(label=gettext_lazy("Domain"), required=False)
    look = forms.ChoiceField(label=gettext_lazy("What needs a look"), required=False)

    def __init__(self, *args: Any, providers: list[Institution], **options: Any) -> None:
        super().__init__(*args, **options)
        anything = [("", _("no filter"))]
        offer(self, "state", [*anything, *choices(labels.STATE)])
        offer(self, "provider", [*anything, *((one.key, one.name) for one in providers)])
        headings = [heading(one) for one in queries.categories() if one.scheme != Scheme.TOPIC]
        offer(self, "category", [*anything, *headings])
        offer(
            self,
            "look",
            [
                *anything,
                ("stale", _("not confirmed for a long time")),
                ("poor", _("quality below 60")),
                ("full", _("no free places")),
            ],
        )

    def criteria(self) -> queries.Criteria:
        """What was asked, without what could not be understood."""
        self.is_valid()
        asked = self.cleaned_data
        return queries.Criteria(
            text=asked.get("q", ""),
            state=ServiceState(asked["state"]) if asked.get("state") else None,
            provider=asked.get("provider", ""),
            category=asked.get("category", ""),
            look=asked.get("look", ""),
        )
