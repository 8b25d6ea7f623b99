"""What everybody reads."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.partnership import access
from kooperacje.partnership.forms import FilterForm
from kooperacje.partnership.pages import public as pages
from kooperacje.partnership.queries.teams import Criteria
from kooperacje.partnership.views.common import page_number


@require_safe
def listing(request: Request) -> HttpResponse:
    form = FilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    criteria = Criteria(asked.get("q", ""), asked.get("area", ""), asked.get("ended", False))
    page = pages.listing(request.actor, criteria, page_number(request))
    return answer(request, "partnership/public_list.html", page, form=form)


@require_safe
def team(request: Request, key: str) -> HttpResponse:
    found = access.published_or_404(key)
    return answer(request, "partnership/public.html", pages.public(request.actor, found))
