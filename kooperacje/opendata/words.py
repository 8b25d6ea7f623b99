"""The properties of our profile in words for people."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PROFILE_WORDS: Mapping[str, str | Promise] = {
    "key": _("the stable name of the card, provider or place; imports find it by this"),
    "summary": _("in one sentence, in plain language: what one gets"),
    "level": _("who runs it: gmina, powiat, voivodeship"),
    "basis": _("legal basis"),
    "domains": _("domains of the act on centres of social services"),
    "audiences": _("for whom; nothing said: for everybody"),
    "needs": _("what one must have or fulfil"),
    "income_up_to": _("monthly income per person up to, in złoty"),
    "cost": _("what it costs; not_stated never means free"),
    "places": _("number of places, where HSDS cannot say it"),
    "free": _("free places, where HSDS cannot say it"),
    "told_on": _("the day on which places were last told"),
    "wait_days": _("days of waiting"),
    "valid_from": _("offered since"),
    "valid_to": _("the first day on which it is no longer offered"),
    "verified_by": _("whose word it is that the card is true; the day stands in assured_date"),
    "is_protected": _("a shelter: no place of it is told"),
    "texts": _("the card in English and Ukrainian"),
    "language": _("language of the text"),
    "name": _("name in that language"),
    "description": _("description in that language"),
    "how_to_get": _("how to get it, in that language"),
    "kind": _("physical, at home, by telephone or online"),
    "gmina": _("TERYT number of the gmina"),
    "eases": _("what makes the place accessible"),
    "type": _("type of the institution"),
    "scheme": _("which list the category belongs to"),
    "position": _("its place in the list"),
    "name_en": _("name in English"),
    "name_uk": _("name in Ukrainian"),
    "about_en": _("one sentence in English"),
    "about_uk": _("one sentence in Ukrainian"),
}
