"""QR marks of our own addresses."""

from io import BytesIO

import segno
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe


def absolute(path: str) -> str:
    """The address as a telephone or another site needs it."""
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def drawing(path: str) -> SafeString:
    """The mark as a drawing inside a page; the words stand beside it."""
    mark = segno.make(absolute(path), error="m", micro=False)
    drawn = mark.svg_inline(border=2, omitsize=True, svgclass="qr__mark", lineclass=None, light="#fff")
    return mark_safe(drawn)  # noqa: S308 - made of our own address alone


def file(path: str) -> bytes:
    """The mark as a file to print or to paste."""
    out = BytesIO()
    segno.make(absolute(path), error="m", micro=False).save(out, kind="svg", border=4, scale=10, light="#fff")
    return out.getvalue()
