"""Internal notes go: they are free text and may speak of people."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kooperacje.analysis.models import Note
from kooperacje.base.actor import Actor
from kooperacje.consultations.keepers import Keeper
from kooperacje.consultations.models import Consultation


def _notes(consultation: Consultation) -> QuerySet[Note]:
    return Note.objects.filter(consultation=consultation).order_by()


def count(consultation: Consultation) -> int:
    """Notes that are still there."""
    return _notes(consultation).count()


def remove(consultation: Consultation, by: Actor) -> int:
    """Remove them all; remarks and positions are not touched."""
    removed = count(consultation)
    _notes(consultation).delete()
    return removed


KEEPER = Keeper("analysis", _("internal notes on remarks"), count, remove)
