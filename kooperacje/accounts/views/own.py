"""The reader's own account, and the page that asks for a second factor."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from kooperacje.accounts import pages
from kooperacje.accounts.gate import ActorRequest, signed_in_only
from kooperacje.accounts.models import Account
from kooperacje.base.pages import answer


@require_safe
@signed_in_only
def me(request: ActorRequest) -> HttpResponse:
    account = get_object_or_404(Account, pk=request.actor.account_id)
    return answer(request, "accounts/me.html", pages.me(account, request.actor))


@require_safe
@signed_in_only
def second_factor_needed(request: ActorRequest) -> HttpResponse:
    return answer(request, "accounts/second_factor_needed.html", pages.second_factor_needed())
