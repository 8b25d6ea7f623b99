"""What stands in an address becomes a question, where nonsense asks nothing; what a resident tells becomes clean values."""

from collections.abc import Mapping

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kooperacje.base import forms as base
from kooperacje.basket.forms.fields import easy_fields
from kooperacje.basket.states import Audience, Need, PlaceKind
from kooperacje.directory import words
from kooperacje.directory.asking import AGE_LIMIT, MOST_CHARACTERS, Ask

MOST_PAGE = 500


def read(given: QueryDict) -> Ask:
    """The question of a page of results. The place is a number here; words for a place are `place_typed`."""
    number = _one(given, "gmina")
    return Ask(
        text=" ".join(_one(given, "q").split()),
        category=_one(given, "temat"),
        place=number if number.isascii() and number.isdigit() and len(number) in (2, 4, 6) else "",
        audience=_known(Audience, _one(given, "dla")),
        age=_number(given, "wiek", AGE_LIMIT),
        without=tuple(dict.fromkeys(_known(Need, one) for one in given.getlist("bez") if _known(Need, one))),
        way=_known(PlaceKind, _one(given, "sposob")),
        day=_number(given, "dzien", 7) or None,
        free=_one(given, "bezplatne") == "1",
        now=_one(given, "teraz") == "1",
        room=_one(given, "wolne") == "1",
        page=_number(given, "page", MOST_PAGE) or 1,
    )


def place_typed(given: QueryDict) -> str:
    """The words or the postcode given for a place."""
    return _one(given, "gdzie").strip()


def _one(given: QueryDict, name: str) -> str:
    return given.get(name, "")[:MOST_CHARACTERS].replace("\x00", "")


def _known(kind: type[Audience] | type[Need] | type[PlaceKind], text: str) -> str:
    return text if text in {one.value for one in kind} else ""


def _number(given: QueryDict, name: str, most: int) -> int | None:
    text = _one(given, name)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 and int(text) <= most else None


class SuggestForm(base.Form):
    """What a resident knows better: in own words first, the texts of the card only for who wants to put them right.

    Each text goes along as it was shown, so that only what this person changed is proposed, whatever happened meanwhile.
    """

    note = forms.CharField(max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4}))
    reply_to = forms.EmailField(required=False, max_length=254)

    def __init__(self, data: QueryDict | None, *, known: Mapping[str, str]) -> None:
        """`known` are the texts of the card; empty for a service that is not here yet."""
        super().__init__(data, initial=dict(known))
        self.new = not known
        self.fields |= easy_fields(words.TEXTS)
        self.fields["note"].label = _("What do you know about it?") if self.new else _("What is wrong?")
        self.fields["note"].help_text = (
            _("Who gives this help, where and for whom. You may write in Polish, English or Ukrainian.")
            if self.new
            else _("In your own words. You may write in Polish, English or Ukrainian.")
        )
        self.fields["reply_to"].label = _("Your e-mail, if you want an answer")
        self.fields["reply_to"].help_text = _(
            "It is used for this answer alone and removed with the decision."
        )
        self.fields["name"].required = self.new
        for name in words.TEXTS:
            self.fields[name].show_hidden_initial = not self.new
            if known and get_language() != "pl":
                self.fields[name].widget.attrs["lang"] = "pl"

    def told(self) -> list[forms.BoundField]:
        """What everybody is asked."""
        return [
            self[name]
            for name in (("name", "note", "phone", "reply_to") if self.new else ("note", "reply_to"))
        ]

    def texts(self) -> list[forms.BoundField]:
        """The other texts of a card."""
        asked = {bound.name for bound in self.told()}
        return [self[name] for name in words.TEXTS if name not in asked]

    def opened(self) -> bool:
        """Whether the texts are shown at once: something in them was changed or is wrong."""
        return any(bound.name in self.errors or bound.name in self.changed_data for bound in self.texts())

    def values(self) -> dict[str, str]:
        """The texts that this person changed."""
        return {name: self.cleaned_data[name] for name in words.TEXTS if name in self.changed_data}
