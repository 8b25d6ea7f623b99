"""One answer of one institution: colleagues contribute, the lead takes over; and the invitation passed on."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kooperacje.answering import access, actions
from kooperacje.answering.forms import ColleagueForm, RelayForm
from kooperacje.answering.holding import by_holder
from kooperacje.answering.models import Code
from kooperacje.answering.pages import together as pages
from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.consultations.views.common import sent, status_of
from kooperacje.institutions import access as institutions
from kooperacje.institutions import queries as register
from kooperacje.institutions.queries import Criteria

MOST_FOUND = 20


@require_http_methods(["GET", "POST"])
@by_holder
def together(request: Request, code: Code) -> HttpResponse:
    """Codes for colleagues, and what they wrote."""
    access.require_lead(code)
    form = ColleagueForm(sent(request))
    if form.is_valid():
        with form.taking_faults():
            actions.invite_colleague(code, label=form.cleaned_data["label"])
            messages.success(request, _("The code is ready: give it to your colleague."))
            return redirect("answering:together")
    page = pages.together(code, settings.SITE_URL)
    return answer(request, "answering/together.html", page, form=form, status=status_of(form))


@require_POST
@by_holder
def withdraw(request: Request, code: Code, ref: UUID) -> HttpResponse:
    """A colleague's code no longer opens anything."""
    actions.withdraw_colleague(code, colleague=ref)
    messages.success(request, _("The code no longer opens anything."))
    return redirect("answering:together")


@require_POST
@by_holder
def take_over(request: Request, code: Code, ref: UUID) -> HttpResponse:
    """Copy a colleague's remark into the answer."""
    actions.take_over(code, ref=ref)
    messages.success(request, _("It stands in the common answer; you can still change it there."))
    return redirect("answering:together")


@require_http_methods(["GET", "POST"])
@by_holder
def relay(request: Request, code: Code) -> HttpResponse:
    """Pass the invitation on to an institution of the register."""
    access.require_lead(code)
    if request.method == "POST":
        chosen = institutions.visible(ANONYMOUS).filter(key=request.POST.get("institution", "")).first()
        if chosen is None:
            raise NotThere
        try:
            actions.relay(code, institution=chosen)
        except BadInput as refused:
            messages.error(request, " ".join(str(fault.sentence) for fault in refused.faults))
        else:
            messages.success(request, _("The invitation is passed on: send the code below."))
        return redirect("answering:relay")
    form = RelayForm(request.GET)
    q = form.cleaned_data["q"] if form.is_valid() else ""
    among = institutions.visible(ANONYMOUS)
    found = list(register.find(among, Criteria(text=q))[:MOST_FOUND]) if q.strip() else []
    page = pages.relay(code, settings.SITE_URL, q, found)
    return answer(request, "answering/relay.html", page, form=form)
