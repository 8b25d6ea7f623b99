"""Answers for what the rooms raise, and the headers of every answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from kooperacje.base.decisions import Denied
from kooperacje.base.flows import IllegalMove
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.base.versions import Stale
from kooperacje.web import languages, pages, views
from kooperacje.web.conflicts import conflict

# A public-service site needs none of the browser's sensors or wallets.
PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in ("accelerometer", "camera", "geolocation", "gyroscope", "microphone", "payment", "usb")
)


class Problems:
    """Turns the exceptions of the base room into pages. The view's writes are undone before this runs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            page = views.problem(request, pages.not_this_way())
            page["Allow"] = response["Allow"]
            return page
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        match exception:
            case Denied():
                return views.problem(request, pages.refused(exception.reason))
            case IllegalMove():
                return views.problem(request, pages.illegal())
            case BadInput():
                return views.problem(request, pages.bad_input(exception.faults))
            case NotThere():
                return views.problem(request, pages.absent())
            case Stale():
                return views.problem(request, conflict(request, exception), "web/conflict.html")
        return None


class OfferedLanguage:
    """A page that is not offered in the language of its address is read in Polish, at its Polish address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponse | None:
        language = get_language() or ""
        if languages.offers(language, request.resolver_match):
            return None
        match = request.resolver_match
        if match and match.view_name == "web:home":
            return redirect(languages.ENTRANCE[language])
        return redirect(request.get_full_path().removeprefix(f"/{language}"))


class Headers:
    """What the security middlewares of the framework leave out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers["Permissions-Policy"] = PERMISSIONS
        patch_vary_headers(response, ["Cookie"])  # the masthead names the reader
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")  # open data are for all
        if getattr(request, "signed_in", None) is not None:
            response.headers["Cache-Control"] = "no-store, private"
        else:
            response.headers.setdefault("Cache-Control", "no-cache")
        return response
