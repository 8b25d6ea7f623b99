"""The properties of our profile and the parameters of the API in words for people."""

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
PARAMETER_WORDS: Mapping[str, str | Promise] = {
    "page": _("Number of the page, from 1."),
    "per_page": _("Objects on a page, 50 unless asked otherwise."),
    "search": _("Words in any form, with or without diacritics; all of them must be met."),
    "format": _(
        "json: a page. ndjson: everything that meets the conditions, an object a line; pages do not matter then."
    ),
    "minimal": _("Only id, name, status and last_modified."),
    "full": _("With everything inside: places, hours, categories, texts in other languages."),
    "full_service": _("Organizations with their services whole."),
    "top_only": _("Only terms that stand under no other."),
    "taxonomy_term_id": _(
        "Under this term or one inside it; several with commas between: under all of them."
    ),
    "taxonomy_id": _("Under a term of this list."),
    "organization_id": _("Of this provider."),
    "parent_id": _("Terms right under this one."),
    "modified_after": _("Changed at this moment or later."),
    "postcode": _("At a place with this postcode. Protected places are never found by it."),
    "proximity": _("With a postcode: or within so many metres of the gmina to which the postcode leads."),
    "minimum_age": _("For somebody at least so old."),
    "maximum_age": _("For somebody at most so old."),
}
