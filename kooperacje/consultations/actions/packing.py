"""The files of a published report: asked for in the transaction of the publication, made by the worker."""

from uuid import UUID

from kooperacje.base import jobs
from kooperacje.base.actor import Actor
from kooperacje.consultations import packs
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import report, whole
from kooperacje.consultations.states import ConsultationState

WRITE = "consultations.write_pack"


def order(consultation: Consultation, *, by: Actor) -> None:
    """Ask for the files of the report, if it is published."""
    if consultation.state == ConsultationState.PUBLISHED:
        lock = f"consultations.pack:{consultation.pk}"
        jobs.defer(WRITE, by=by, lock=lock, consultation_id=str(consultation.pk))


def write(consultation_id: UUID) -> bool:
    """Make the files of the report as it stands now, unless they are there; says whether it wrote.

    A report that was reopened or removed in the meantime needs none. Raises `PackError` when the disk refuses.
    """
    published = Consultation.objects.filter(state=ConsultationState.PUBLISHED.value)
    consultation = published.filter(pk=consultation_id).first()
    if consultation is None or packs.find(
        consultation.pk, packs.stamp(consultation.changed_at), packs.LANGUAGES[0]
    ):
        return False
    value = whole.value(consultation)
    documents = {language: report.of_value(value, language) for language in packs.LANGUAGES}
    packs.make(consultation.pk, packs.stamp(consultation.changed_at), value, documents)
    return True


def write_missing() -> int:
    """Make what is missing: after a restored backup or a lost disk. Answers how many reports were written."""
    found = Consultation.objects.filter(state=ConsultationState.PUBLISHED.value).order_by("slug")
    return sum(write(pk) for pk in found.values_list("pk", flat=True))
