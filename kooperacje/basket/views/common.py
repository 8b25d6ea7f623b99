"""What the requests of this room share."""

from django.http import HttpResponse, QueryDict

from kooperacje.base.pages import Request


def sent(request: Request) -> QueryDict | None:
    """What a form was sent with, or None when it is only shown."""
    return request.POST if request.method == "POST" else None


def page_number(request: Request) -> int:
    """The page of a list that is asked for."""
    number = request.GET.get("page", "1")
    return int(number) if number.isascii() and number.isdecimal() else 1


def kept_secret(response: HttpResponse) -> HttpResponse:
    """An answer that no cache keeps."""
    response.headers["Cache-Control"] = "no-store, private"
    return response
