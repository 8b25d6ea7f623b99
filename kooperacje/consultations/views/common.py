"""What the views of the room share."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest


def sent(request: HttpRequest) -> Any:
    """The form data of a request that sends some, else None."""
    return request.POST if request.method == "POST" else None


def status_of(form: BaseForm) -> int:
    """400 for a form that was sent and refused."""
    return 400 if form.errors else 200


def page_number(request: HttpRequest) -> int:
    """The page of a list that the address asks for; nonsense is the first."""
    given = request.GET.get("page", "1")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 7 else 1
