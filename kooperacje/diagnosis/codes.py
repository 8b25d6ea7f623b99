"""The codes by which an institution opens its survey; how they are made stands in `base.codes`."""

from django.urls import reverse

from kooperacje.base import codes
from kooperacje.base.codes import Unprintable, clean
from kooperacje.diagnosis.models import Invitation

__all__ = ["Unprintable", "clean", "digest", "make", "path", "shown"]

SALT = "kooperacje.diagnosis.codes"


def make(invitation: Invitation) -> str:
    """The signs of this invitation's code under the present secret."""
    return codes.make(SALT, _seed(invitation))


def digest(signs: str) -> str:
    """Under which a code is found."""
    return codes.digest(SALT, signs)


def shown(invitation: Invitation) -> str:
    """As it is printed: `7KQ4-M2TX-9RWC`. Raises `Unprintable`."""
    return codes.printed(SALT, _seed(invitation), invitation.digest)


def path(invitation: Invitation) -> str:
    """What stands behind the site's address in a message. Opening it alone changes nothing."""
    return reverse("diagnosis:with-code", args=[shown(invitation)])


def _seed(invitation: Invitation) -> str:
    return f"{invitation.pk}:{invitation.round}"
