"""Institutions are asked to look their cards through when nobody did for a time: one mail a month at most, with a link."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Count, Q

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.basket import access, mails, queries
from kooperacje.basket.actions.common import saved
from kooperacje.basket.actions.links import make_link
from kooperacje.basket.models import ProviderLink, Service
from kooperacje.institutions.models import Contact, Institution
from kooperacje.institutions.states import ContactKind

PAUSE_DAYS = 30


@transaction.atomic
def remind(*, by: Actor) -> int:
    """Mail every institution with published cards that were not confirmed for too long; returns how many were mailed.

    Who had a reminder, or got a link from a person, within the last month is left in peace; so is an institution
    without an office address.
    """
    access.can_load(by).require()
    pressed = ProviderLink.objects.filter(made_at__gt=clock.now() - timedelta(days=PAUSE_DAYS))
    stale = Q(services__in=access.public().filter(queries.stale()).order_by())
    due = (
        Institution.objects.filter(valid_to=None)
        .annotate(old=Count("services", filter=stale, distinct=True))
        .filter(old__gt=0)
        .exclude(pk__in=pressed.order_by().values("institution"))
    )
    mailed = 0
    for institution in due.order_by("key"):
        address = _address(institution)
        if address:
            link = make_link(by=by, institution=institution)
            mails.reminder(link, institution, address, cards=institution.old, by=by)
            mailed += 1
    return mailed


@transaction.atomic
def judge_again(*, by: Actor) -> int:
    """Count the quality of every card anew, since a card grows old without being touched; returns how many changed."""
    access.can_load(by).require()
    changed = 0
    for service, card in queries.values(list(queries.cards(Service.objects.order_by("key"))), by):
        if queries.judged(service, card).total != service.quality:
            saved(service, by, "service_judged", card)
            changed += 1
    return changed


def _address(institution: Institution) -> str:
    """An office address: a public contact of the institution, else the one that its cards name."""
    contact = Contact.objects.filter(
        institution=institution, kind=ContactKind.EMAIL.value, is_public=True, unit=None
    ).order_by("label", "value")
    found = contact.values_list("value", flat=True).first()
    named = access.public().filter(provider=institution).exclude(email="")
    return found or named.order_by("key").values_list("email", flat=True).first() or ""
