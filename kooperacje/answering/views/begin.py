"""Coming in: with a code, or where the consultation is open to everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kooperacje.answering import access, actions, holding
from kooperacje.answering.forms import CodeForm
from kooperacje.answering.models import Code
from kooperacje.answering.pages import entrance
from kooperacje.base import clock
from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.consultations import access as consultations
from kooperacje.consultations.views.common import sent, status_of


@require_http_methods(["GET", "POST"])
def enter(request: Request) -> HttpResponse:
    """Type a code."""
    form = CodeForm(sent(request))
    if form.is_valid():
        try:
            return _opened(access.with_code(form.cleaned_data["code"]))
        except NotThere:
            form.add_error(
                "code", _("This code opens nothing, or no longer does. Ask whoever sent it to you.")
            )
    page = entrance.enter(holding.held(request))
    return answer(request, "answering/enter.html", page, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
def with_code(request: Request, typed: str) -> HttpResponse:
    """The address of a letter or message. It opens by a button: programs that look into mail follow links by themselves."""
    code = access.with_code(typed)
    if request.method == "POST":
        return _opened(code)
    response = answer(request, "answering/with_code.html", entrance.with_code(code))
    response.headers["Cache-Control"] = "no-store, private"
    return response


@require_POST
def leave(request: Request) -> HttpResponse:
    """Forget the code in this browser."""
    return holding.HOLDER.let_go(redirect("answering:enter"))


@require_http_methods(["GET", "POST"])
def open_to_all(request: Request, slug: str) -> HttpResponse:
    """Begin an answer without an invitation."""
    consultation = consultations.get_or_404(ANONYMOUS, slug)
    if not access.offered_to_all(consultation):
        raise NotThere
    if request.method == "POST":
        code = actions.begin_open(consultation, network=_network(request))
        return holding.HOLDER.hold(redirect("answering:desk"), code)
    return answer(request, "answering/open.html", entrance.begin(consultation, holding.held(request)))


def _opened(code: Code) -> HttpResponse:
    return holding.HOLDER.hold(redirect("answering:desk"), actions.open_code(code))


def _network(request: HttpRequest) -> str:
    """A digest of the sender's part of the network and the day, which tells nobody the address."""
    address = request.META.get("REMOTE_ADDR", "")
    parts = address.split(":")[:3] if ":" in address else address.split(".")[:3]
    return salted_hmac(
        "kooperacje.answering.network", f"{clock.today()}/{'/'.join(parts)}", algorithm="sha256"
    ).hexdigest()
