"""Public pages are the same for everybody who is not signed in: made once for each state of what they show.

A view that calls `remembered` names a check: a function that tells in one cheap query in which state things are now.
`Remembering` stands before sessions, sign-in and languages. It gives a kept page, with the headers that it had, only
when its check says the same as when the page was made, so nobody gets what has changed meanwhile.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags

from kooperacje.base import clock
from kooperacje.base.actor import ANONYMOUS
from kooperacje.runtime.paths import ROOT

Check = Callable[[], str]
"""Names the state of everything that a page shows. Kept beside the page, so it must be picklable: a `partial`."""

SECONDS = 3600
ASKED = ("HTTP_HOST", "HTTP_HX_REQUEST", "HTTP_HX_BOOSTED")
"""What an answer depends on besides address and cookies. The language is in the address."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was sent, and the state in which it was made."""

    check: Check
    stamp: str
    headers: tuple[tuple[str, str], ...]
    content: bytes

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The page, or 304 for a browser that has it already."""
        headers = dict(self.headers)
        if _has(request, headers["ETag"]):
            del headers["Content-Type"], headers["Content-Length"]
            return HttpResponseNotModified(headers=headers)
        return HttpResponse(self.content, headers=headers)


class Remembering:
    """Answers at once what was made before and is still so; keeps what the views let it keep."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "GET" or _personal(request):
            return self.get_response(request)
        place = _place(request)
        kept: Kept | None = caches["pages"].get(place)
        if kept is not None and kept.check() == kept.stamp:
            return kept.answer(request)
        response = self.get_response(request)
        made: tuple[Check, str] | None = getattr(request, "remembered", None)
        if made and response.status_code == 200 and not _secret(response):
            headers = tuple(response.headers.items())
            caches["pages"].set(place, Kept(*made, headers, response.content), SECONDS)
        return response


def remembered(
    request: HttpRequest,
    check: Check,
    make: Callable[[], HttpResponse],
    *,
    parameters: Collection[str] = (),
) -> HttpResponse:
    """The answer of `make`, kept by `Remembering` while `check` says the same.

    The check runs first and `make` reads everything afterwards: what changes in between is made into a page that is
    newer than its stamp, never older.
    Pages with parameters other than `parameters` are not kept: anybody could fill the memory with them. A reader who is signed in, or to whom a message waits, gets a page of their own.
    """
    if _personal(request) or getattr(request, "actor", ANONYMOUS) is not ANONYMOUS:
        return make()
    stamp = check()
    tag = f'"{_digest(_place(request), stamp)}"'
    response = HttpResponseNotModified() if _has(request, tag) else make()
    if response.status_code in (200, 304):
        response.headers["ETag"] = tag
        response.headers["Vary"] = "HX-Request, Cookie"
        if set(request.GET) <= set(parameters):
            request.remembered = (check, stamp)  # type: ignore[attr-defined]
    return response


def _personal(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES or "messages" in request.COOKIES


def _secret(response: HttpResponse) -> bool:
    """Whether the answer holds something made for one reader: a cookie, or a form's token."""
    return bool(response.cookies) or b"csrfmiddlewaretoken" in response.content


def _has(request: HttpRequest, tag: str) -> bool:
    sent = request.META.get("HTTP_IF_NONE_MATCH")
    return sent is not None and tag in parse_etags(sent)


def _place(request: HttpRequest) -> str:
    # Whole days: a timeline says what is under way today.
    asked = (request.META.get(name, "") for name in ASKED)
    return _digest(request.get_full_path(), *asked, clock.today().isoformat(), str(settings.DEMO), _release())


def _digest(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:32]


@cache
def _release() -> str:
    """Changes with every file of ours that pages are made from, so that an upgrade shows at once."""
    files = (path for kind in ("html", "py", "mo") for path in (ROOT / "kooperacje").rglob(f"*.{kind}"))
    return str(max(path.stat().st_mtime_ns for path in files))
