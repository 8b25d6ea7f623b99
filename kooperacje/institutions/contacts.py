"""What a contact of each kind must look like."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

from kooperacje.institutions.states import ContactKind

_PHONE = re.compile(r"\+?[0-9(][0-9 ()/-]{4,28}(?: ?(?:wew|ext)\.? ?[0-9]{1,6})?")
_E_DELIVERY = re.compile(r"AE:PL-[0-9]{5}-[0-9]{5}-[A-Z]{5}-[0-9]{2}")
MAX_VALUE = 300


def problem(kind: ContactKind, value: str) -> str:
    """What is wrong with the value as a contact of its kind; empty when nothing is."""
    if not value or len(value) > MAX_VALUE:
        return _("A contact has between 1 and %(limit)d characters.") % {"limit": MAX_VALUE}
    if kind is ContactKind.PHONE and not _PHONE.fullmatch(value):
        return _("“%(value)s” is not a telephone number.") % {"value": value[:60]}
    if kind is ContactKind.E_DELIVERY and not _E_DELIVERY.fullmatch(value):
        return _("“%(value)s” is not an address of the form AE:PL-12345-67890-ABCDE-12.") % {
            "value": value[:60]
        }
    try:
        if kind is ContactKind.EMAIL:
            validate_email(value)
        if kind is ContactKind.WEBSITE:
            URLValidator(schemes=["http", "https"])(value)
    except ValidationError:
        return _("“%(value)s” is not a valid address.") % {"value": value[:60]}
    return ""
