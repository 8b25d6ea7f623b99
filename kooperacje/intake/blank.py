"""The blank form of a consultation, and who may take it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import ALLOWED, Decision, denied
from kooperacje.consultations import access
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows
from kooperacje.consultations.states import ConsultationState
from kooperacje.documents.answerform import Form, standard

OFFERED_IN = frozenset({ConsultationState.ANNOUNCED, ConsultationState.RUNNING})
NOT_NOW = gettext_lazy("The form is offered while the consultation is announced or running.")


def offered(actor: Actor, consultation: Consultation) -> Decision:
    """Everybody while answers are taken; whoever works in the workspace always."""
    if consultation.state in OFFERED_IN or access.can(actor, access.WORK, consultation):
        return access.can(actor, access.READ, consultation)
    return denied(NOT_NOW)


def offered_to_all(actor: Actor, consultation: Consultation) -> Decision:
    """For the link on the public page."""
    return ALLOWED if consultation.state in OFFERED_IN else denied(NOT_NOW)


def of(consultation: Consultation) -> Form:
    """The form as it is sent out now, in the language of the consultation: one query."""
    asked = rows.parts(rows.of(consultation, catalogue.QUESTION), catalogue.QUESTION)
    last = consultation.window_to
    with override(consultation.language):
        send = _("Send the filled form to: %(email)s.") % {"email": consultation.contact_email}
    return standard(
        slug=consultation.slug,
        title=consultation.title,
        language=consultation.language,
        questions=tuple((question.key, question.text) for question in asked),
        organiser=consultation.organiser.name,
        until=f"{last:%d.%m.%Y}" if last else "",
        return_to=send if consultation.contact_email else "",
    )
