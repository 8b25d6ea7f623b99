"""The document as a page: the draft for its authors, the adopted one for everybody."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.diagnosis import paper
from kooperacje.diagnosis.models import Diagnosis
from kooperacje.diagnosis.pages.frame import Frame, area_of, frame, state_of
from kooperacje.documents import html


@dataclass(frozen=True, slots=True)
class Download:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    frame: Frame
    body: SafeString
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class PublicPage:
    title: str
    area: str
    state: tuple[str, str]
    body: SafeString
    downloads: tuple[Download, ...]
    data: tuple[Download, ...]
    list_url: str
    newer: str
    """Title of the diagnosis that took its place; empty while it stands."""
    newer_url: str


def labels() -> dict[str, str]:
    return {
        "pdf": _("PDF, accessible (PDF/UA)"),
        "docx": _("Word document (DOCX)"),
        "xlsx": _("Workbook with all tables (XLSX)"),
        "html": _("One web page that needs no network (HTML)"),
        "json": _("Open data of the document (JSON)"),
    }


def _body(diagnosis: Diagnosis) -> SafeString:
    # Our own renderer wrote it, and it escapes every text.
    return mark_safe(html.fragment(paper.document(diagnosis)))  # noqa: S308


def draft(actor: Actor, diagnosis: Diagnosis) -> DocumentPage:
    files = tuple(
        Download(label, reverse("diagnosis:document-file", args=[diagnosis.key, form]))
        for form, label in labels().items()
    )
    return DocumentPage(frame(actor, diagnosis, "document"), _body(diagnosis), files)


def published(diagnosis: Diagnosis) -> PublicPage:
    key = diagnosis.key
    newer = diagnosis.successors.filter(adopted_on__isnull=False).order_by("-year", "key").first()
    return PublicPage(
        title=diagnosis.title,
        area=area_of(diagnosis),
        state=state_of(diagnosis),
        body=_body(diagnosis),
        downloads=tuple(
            Download(label, reverse("diagnosis:public-file", args=[key, f"diagnoza.{form}"]))
            for form, label in labels().items()
        ),
        data=tuple(
            Download(form.upper(), reverse("diagnosis:public-file", args=[key, f"wskazniki.{form}"]))
            for form in ("csv", "xlsx", "json")
        ),
        list_url=reverse("diagnosis:public-list"),
        newer=newer.title if newer else "",
        newer_url=reverse("diagnosis:public", args=[newer.key]) if newer else "",
    )
