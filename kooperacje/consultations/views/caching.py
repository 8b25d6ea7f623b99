"""Public pages are the same for everybody who is not signed in: made once for each state of what they show."""

from collections.abc import Callable
from functools import cache
from hashlib import sha256

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags
from django.utils.translation import get_language

from kooperacje.base import clock
from kooperacje.base.actor import ANONYMOUS
from kooperacje.runtime.paths import ROOT

SECONDS = 3600


def remembered(request: HttpRequest, stamp: str, make: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer of `make`, kept under the address, language and `stamp`; 304 for a browser that has it already.

    `stamp` must change with everything that the page shows. A reader who is signed in, or to whom a message waits,
    gets a fresh page.
    """
    if _personal(request):
        return make()
    tag = f'"{_key(request, stamp)}"'
    if tag in parse_etags(request.headers.get("If-None-Match", "")):
        return _tagged(HttpResponseNotModified(), tag)
    content = caches["pages"].get(tag)
    if content is None:
        response = make()
        if response.status_code != 200:
            return response
        content = response.content
        caches["pages"].set(tag, content, SECONDS)
    return _tagged(HttpResponse(content), tag)


def _personal(request: HttpRequest) -> bool:
    return (
        getattr(request, "actor", ANONYMOUS) is not ANONYMOUS
        or getattr(request, "signed_in", None) is not None
        or "messages" in request.COOKIES
    )


def _key(request: HttpRequest, stamp: str) -> str:
    # Whole days: the timeline says what is under way today.
    parts = (
        request.get_full_path(),
        get_language() or "",
        request.headers.get("HX-Request", ""),
        request.headers.get("HX-Boosted", ""),
        clock.today().isoformat(),
        str(settings.DEMO),
        _release(),
        stamp,
    )
    return sha256("\n".join(parts).encode()).hexdigest()[:32]


@cache
def _release() -> str:
    """Changes with every file of ours that pages are made from, so that an upgrade shows at once."""
    files = (path for kind in ("html", "py", "mo") for path in (ROOT / "kooperacje").rglob(f"*.{kind}"))
    return str(max(path.stat().st_mtime_ns for path in files))


def _tagged(response: HttpResponse, tag: str) -> HttpResponse:
    response.headers["ETag"] = tag
    response.headers["Vary"] = "HX-Request, Cookie"
    return response
