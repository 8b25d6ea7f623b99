"""The page from which the blank form is taken."""

from dataclasses import dataclass

from django.urls import reverse

from kooperacje.consultations.models import Consultation
from kooperacje.documents.answerform import Form

DOCX, PDF = "formularz.docx", "formularz.pdf"


@dataclass(frozen=True, slots=True)
class BlankPage:
    """Where the form is, until when it is taken and where it goes."""

    title: str
    url: str
    list_url: str
    docx_url: str
    pdf_url: str
    until: str
    email: str


def blank_page(consultation: Consultation, form: Form) -> BlankPage:
    slug = consultation.slug
    return BlankPage(
        title=consultation.title,
        url=reverse("public:consultation", args=[slug]),
        list_url=reverse("public:list"),
        docx_url=reverse("intake:blank-file", args=[slug, DOCX]),
        pdf_url=reverse("intake:blank-file", args=[slug, PDF]),
        until=form.until,
        email=consultation.contact_email or "",
    )
