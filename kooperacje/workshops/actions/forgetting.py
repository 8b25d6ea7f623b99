"""What participants sent from their phones goes; the remarks that were made of it stay."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kooperacje.base.actor import Actor
from kooperacje.consultations.keepers import Keeper
from kooperacje.consultations.models import Consultation
from kooperacje.workshops.models import PhoneVoice


def _sent(consultation: Consultation) -> QuerySet[PhoneVoice]:
    return PhoneVoice.objects.filter(consultation=consultation).order_by()


def count(consultation: Consultation) -> int:
    """Voices that are still there as they were sent."""
    return _sent(consultation).count()


def remove(consultation: Consultation, by: Actor) -> int:
    """All of them, accepted or not."""
    number, _kinds = _sent(consultation).delete()
    return number


KEEPER = Keeper("workshops", _("voices as they were sent from phones"), count, remove)
