"""The codes of links for providers without an account: twice as long as those that are typed; how they are made stands in `base.codes`."""

from uuid import UUID

from django.urls import reverse

from kooperacje.base import codes
from kooperacje.basket.models import ProviderLink

LENGTH = 24
SALT = "kooperacje.basket.codes"


def make(ref: UUID) -> str:
    """The code of the link with this id under the present secret, in small letters as addresses have them."""
    return codes.make(SALT, str(ref), LENGTH).lower()


def digest(code: str) -> str:
    """Under which a link is found."""
    return codes.digest(SALT, code)


def path(link: ProviderLink) -> str:
    """What stands behind the site's address in a message. Opening it alone changes nothing."""
    return reverse("basket:provider", args=[make(link.pk)])
