"""The message that points to a reply. It names the consultation and an address, no person and no word of any remark."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from kooperacje.consultations.models import Consultation


def letter(consultation: Consultation, answer_key: str) -> tuple[str, str]:
    """Subject and text, in the language of the consultation."""
    with translation.override(consultation.language):
        subject = _("What became of your remarks: %(title)s") % {"title": consultation.title}
        path = reverse("replies:public-reply", args=[consultation.slug, answer_key])
        text = _(
            "Your institution answered in the consultation “%(title)s”. Its report is published.\n\n"
            "Here stands every remark of your answer with the organiser’s position, the reason for it and what was "
            "changed in the document:\n%(address)s\n\n"
            "Thank you for taking part.\n%(organiser)s"
        ) % {
            "title": consultation.title,
            "address": f"{settings.SITE_URL.rstrip('/')}{path}",
            "organiser": consultation.organiser.name,
        }
    return subject, text
