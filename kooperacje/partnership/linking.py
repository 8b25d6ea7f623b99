"""The link by which an institution writes its declaration without an account."""

from django.conf import settings
from django.urls import reverse

from kooperacje.base import codes
from kooperacje.partnership import access
from kooperacje.partnership.models import Declaration


def seed(declaration: Declaration) -> str:
    """What the code of a declaration is computed from."""
    return f"{declaration.pk}:{declaration.round}"


def digest(declaration: Declaration) -> str:
    """What is kept of its code."""
    return codes.digest(access.CODE_SALT, codes.make(access.CODE_SALT, seed(declaration)))


def code(declaration: Declaration) -> str:
    """The code to print or send. Raises `codes.Unprintable` when the server's secret was changed."""
    return codes.printed(access.CODE_SALT, seed(declaration), declaration.digest)


def address(declaration: Declaration) -> str:
    """The whole address. Opening it alone changes nothing."""
    return f"{settings.SITE_URL}{reverse('partnership:by-link', args=[code(declaration)])}"
