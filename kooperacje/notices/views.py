"""Requests about the outbox."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.notices import access, actions, pages
from kooperacje.notices.forms import FilterForm


@require_safe
def outbox(request: Request) -> HttpResponse:
    """The list."""
    form = FilterForm(request.GET)
    return answer(request, "notices/outbox.html", pages.outbox(request.actor, *form.asked()), form=form)


@require_POST
def release(request: Request, notice_id: int) -> HttpResponse:
    """Send one message again."""
    notice = access.get_or_404(request.actor, notice_id)
    actions.release(by=request.actor, notice_id=notice.pk)
    messages.success(request, _("The message is on its way."))
    return redirect("notices:outbox")


@require_POST
def release_held(request: Request) -> HttpResponse:
    """Send everything that waited for a mail server."""
    count = actions.release_held(by=request.actor)
    sentence = ngettext("%(count)d message is on its way.", "%(count)d messages are on their way.", count)
    messages.success(request, sentence % {"count": count})
    return redirect("notices:outbox")


@require_POST
def drop(request: Request, notice_id: int) -> HttpResponse:
    """Decide that a message shall not go."""
    notice = access.get_or_404(request.actor, notice_id)
    actions.drop(by=request.actor, notice_id=notice.pk)
    messages.success(request, _("The message will not be sent."))
    return redirect("notices:outbox")
