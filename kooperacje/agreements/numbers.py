"""Numbers of papers: the year and six drawn signs, such as `D-2026-K7QM4T`. Nothing follows from one."""

import re
import secrets
from datetime import datetime

from kooperacje.base.clock import WARSAW
from kooperacje.base.codes import SIGNS, read

_FORM = re.compile(rf"D?(\d{{4}})([{SIGNS}]{{6}})")


def draw(at: datetime) -> str:
    """A new number."""
    drawn = "".join(secrets.choice(SIGNS) for _place in range(6))
    return f"D-{at.astimezone(WARSAW).year}-{drawn}"


def typed(text: str) -> str:
    """The number as somebody typed it, in its own form; "" where it cannot be one."""
    found = _FORM.fullmatch(read(text))
    return f"D-{found[1]}-{found[2]}" if found else ""
