"""Whoever got a message wants no more of them: a page behind a signed link, and a button that says so."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.outreach import actions, composing, pages


@require_http_methods(["GET", "HEAD", "POST"])
def opt_out(request: Request, token: str) -> HttpResponse:
    """Opening the link alone changes nothing: programs that look into mails open links too."""
    number = composing.read_opt_out_token(token)
    if number is None:
        raise NotThere
    if request.method == "POST":
        actions.opt_out(number)
        return redirect("outreach:opt-out", token=token)
    return answer(request, "outreach/opt_out.html", pages.opt_out_page(number, token))
