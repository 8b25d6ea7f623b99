"""What stands in a text for what was masked, and how its kinds are called."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kooperacje.analysis.personal import Kind

KINDS: Mapping[Kind, str | Promise] = MappingProxyType(
    {
        Kind.NAME: _("name of a person"),
        Kind.PESEL: _("PESEL number"),
        Kind.PHONE: _("telephone number"),
        Kind.EMAIL: _("e-mail address"),
        Kind.NIP: _("NIP number"),
        Kind.ACCOUNT: _("account number"),
    }
)


def marks() -> dict[Kind, str]:
    """The words that stand for each kind, in the language of now."""
    return {kind: str(word) for kind, word in KINDS.items()}
