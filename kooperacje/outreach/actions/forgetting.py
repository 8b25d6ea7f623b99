"""Addresses and notes go; that an institution was written to or telephoned stays."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kooperacje.base.actor import Actor
from kooperacje.consultations.keepers import Keeper
from kooperacje.consultations.models import Consultation
from kooperacje.outreach.models import Deed, Dispatch, Standing


def _addresses(consultation: Consultation) -> QuerySet[Standing]:
    return Standing.objects.filter(party__consultation=consultation).exclude(email="").order_by()


def _sent(consultation: Consultation) -> QuerySet[Dispatch]:
    return Dispatch.objects.filter(mailing__consultation=consultation).exclude(address="").order_by()


def _notes(consultation: Consultation) -> QuerySet[Deed]:
    return Deed.objects.filter(party__consultation=consultation).exclude(note="").order_by()


def count(consultation: Consultation) -> int:
    """Addresses and notes that are still there: three queries."""
    return _addresses(consultation).count() + _sent(consultation).count() + _notes(consultation).count()


def remove(consultation: Consultation, by: Actor) -> int:
    """Empty them all. Who asked not to be written to is still not written to."""
    return (
        _addresses(consultation).update(email="")
        + _sent(consultation).update(address="")
        + _notes(consultation).update(note="")
    )


KEEPER = Keeper("outreach", _("addresses of institutions and notes of telephone calls"), count, remove)
