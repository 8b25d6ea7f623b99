"""What pages of every room are made with. One template has two answers: the whole page, or its main part for htmx."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kooperacje.base.actor import Actor

WHOLE = "web/base.html"
SCREEN = "web/screen.html"
"""A page for a projector or a phone in the room: no masthead, no footer."""
FRAGMENT = "web/fragment.html"


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the pages of a thing, in the row above them. `count`: how many stand there; None where nothing is counted."""

    label: str
    url: str
    current: bool
    count: int | None = None


class Request(HttpRequest):
    """A request as views get it, past the middleware that knows who asks. For annotations."""

    actor: Actor


def answer(
    request: HttpRequest, template: str, page: Any, *, status: int = 200, whole: str = WHOLE, **extra: Any
) -> HttpResponse:
    """Render `page`, a frozen dataclass, under the name `page`. Templates start with `{% extends base_template %}`."""
    wants_fragment = bool(getattr(request, "htmx", False)) and not request.htmx.boosted  # type: ignore[attr-defined]
    base = FRAGMENT if wants_fragment else whole
    response = render(request, template, {"page": page, "base_template": base, **extra}, status=status)
    response.headers.setdefault("Vary", "HX-Request")
    return response
