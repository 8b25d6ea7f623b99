"""For views of all rooms: the request with its actor, and the turn to the sign-in page."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from kooperacje.accounts.recognise import SignedIn
from kooperacje.base.actor import Actor

P = ParamSpec("P")


class ActorRequest(HttpRequest):
    """What a view gets: `actor` is always there, `signed_in` only for a person."""

    actor: Actor
    signed_in: SignedIn | None


def signed_in_only(
    view: Callable[Concatenate[ActorRequest, P], HttpResponse],
) -> Callable[Concatenate[ActorRequest, P], HttpResponse]:
    """Anybody else is sent to sign in and comes back to this page; to htmx the turn concerns the whole page."""

    @wraps(view)
    def guarded(request: ActorRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.signed_in is not None:
            return view(request, *args, **kwargs)
        turn = redirect_to_login(request.get_full_path())
        return HttpResponse(headers={"HX-Redirect": turn.url}) if request.headers.get("HX-Request") else turn

    return guarded
