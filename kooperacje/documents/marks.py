"""QR marks, drawn and in pixels."""

import io

import segno


def mark_svg(link: str) -> str:
    """The QR mark as one path; a scratch of 15 % does it no harm."""
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="svg", xmldecl=False, border=0, nl=False)
    return out.getvalue().decode()


def mark_png(link: str) -> bytes:
    """The same in pixels, for programs that show no SVG."""
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="png", scale=6, border=0)
    return out.getvalue()
