"""What all answers to machines share: open to every origin, throttled, revalidated, faults as JSON."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from hashlib import sha256
from itertools import islice
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.dateparse import parse_datetime
from django.utils.http import http_date, parse_http_date
from django.utils.translation import get_language_from_request, gettext, override
from django.views.decorators.csrf import csrf_exempt

from kooperacje.base import guard
from kooperacje.base.problems import BadInput, Fault, NotThere
from kooperacje.opendata import throttling

JSON = "application/json; charset=utf-8"
NDJSON = "application/x-ndjson; charset=utf-8"
LINES_AT_ONCE = 200
View = Callable[..., HttpResponseBase]


def machine(*methods: str) -> Callable[[View], View]:
    """A view for machines with these methods; a POST is a search and changes nothing."""
    allowed = ", ".join((*methods, "HEAD", "OPTIONS"))

    def wrap(view: View) -> View:
        @csrf_exempt
        @transaction.non_atomic_requests  # only reads: the transaction around the request is enough
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            with override(get_language_from_request(request)), guard.read_only():
                response = _answer(view, methods, request, args, kwargs)
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            if request.method == "OPTIONS":
                response.headers["Access-Control-Allow-Methods"] = allowed
                response.headers["Access-Control-Allow-Headers"] = "Content-Type, If-None-Match"
                response.headers["Access-Control-Max-Age"] = "86400"
            else:
                response.headers["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Retry-After"
            return response

        return answered

    return wrap


def _answer(
    view: View, methods: tuple[str, ...], request: HttpRequest, args: Any, kwargs: Any
) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return HttpResponse(status=204)
    if request.method not in (*methods, "HEAD"):
        refused = problem([Fault("", gettext("This address is only read."))], 405)
        refused.headers["Allow"] = HttpResponseNotAllowed([*methods, "HEAD", "OPTIONS"])["Allow"]
        return refused
    seconds = throttling.wait(request.META.get("REMOTE_ADDR", ""))
    if seconds:
        slow = problem([Fault("", gettext("Too many requests at once; try again in a moment."))], 429)
        slow.headers["Retry-After"] = str(seconds)
        return slow
    try:
        return view(request, *args, **kwargs)
    except BadInput as refused_input:
        return problem(refused_input.faults, 400)
    except NotThere:
        return problem([Fault("", gettext("There is no such thing here."))], 404)


def problem(faults: Iterable[Fault], status: int) -> HttpResponse:
    """Faults as JSON."""
    said = {"errors": [{"place": fault.place, "message": str(fault.sentence)} for fault in faults]}
    return HttpResponse(dumps(said), content_type=JSON, status=status)


def dumps(value: Any) -> bytes:
    """JSON without blanks, in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def whole(
    request: HttpRequest, content: bytes, content_type: str = JSON, changed: str = ""
) -> HttpResponseBase:
    """The answer with its tag, or 304 for a machine that has it already."""
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    response = HttpResponse(content, content_type=content_type)
    response.headers["ETag"] = etag
    at = parse_datetime(changed) if changed else None
    if at is not None:
        response.headers["Last-Modified"] = http_date(at.timestamp())
    if request.method not in ("GET", "HEAD"):
        return response
    last = parse_http_date(response.headers["Last-Modified"]) if at is not None else None
    conditional = get_conditional_response(request, etag=etag, last_modified=last, response=response)
    return conditional if conditional is not None else response


def as_json(request: HttpRequest, value: Any, changed: str = "") -> HttpResponseBase:
    """A value as JSON."""
    return whole(request, dumps(value), JSON, changed)


def as_lines(request: HttpRequest, found: Iterator[Any]) -> HttpResponseBase:
    """Values as they come, one a line."""
    return streamed(request, lines(found), NDJSON)


def streamed(
    request: HttpRequest, pieces: Iterator[bytes], content_type: str, filename: str = ""
) -> HttpResponseBase:
    """Bytes as they come; nothing is made for a question about the headers alone."""
    response = StreamingHttpResponse(
        iter(()) if request.method == "HEAD" else pieces, content_type=content_type
    )
    if filename:
        response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def lines(found: Iterator[Any]) -> Iterator[bytes]:
    """Values as lines of JSON, some hundred together."""
    while several := list(islice(found, LINES_AT_ONCE)):
        yield b"".join(dumps(one) + b"\n" for one in several)
