"""The report as a page, and its files."""

from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.consultations.models import Consultation
from kooperacje.consultations.packs import Pack
from kooperacje.consultations.pages.public.frame import Frame, frame, pack_of

# Files shown by name; tables as CSV are many and stand apart.
MAIN: dict[str, str | Promise] = {
    "report.pdf": gettext_lazy("PDF, accessible (PDF/UA)"),
    "report.docx": gettext_lazy("Word document (DOCX)"),
    "report.xlsx": gettext_lazy("Workbook with all tables (XLSX)"),
    "report.html": gettext_lazy("One web page that needs no network (HTML)"),
    "report.json": gettext_lazy("Open data of the report (JSON)"),
    "consultation.json": gettext_lazy("The whole consultation as data (JSON)"),
    "consultation.yaml": gettext_lazy("The whole consultation as data (YAML)"),
}


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away."""

    name: str
    label: str
    size: str
    url: str
    table: bool


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The report. `body` is None while the files are being made."""

    frame: Frame
    body: SafeString | None
    downloads: tuple[Download, ...]


def report(consultation: Consultation) -> ReportPage:
    """No query: everything was made when the report was published."""
    pack = pack_of(consultation)
    return ReportPage(
        frame=frame(consultation, "report"),
        # Our own renderer wrote this file, and it escapes every text.
        body=mark_safe(pack.fragment()) if pack else None,  # noqa: S308
        downloads=downloads(consultation.slug, pack) if pack else (),
    )


def downloads(slug: str, pack: Pack) -> tuple[Download, ...]:
    """The files in the order in which people want them; tables as CSV last."""
    ranked = sorted(
        pack.files, key=lambda file: (list(MAIN).index(file.name) if file.name in MAIN else 99, file.name)
    )
    return tuple(
        Download(
            name=file.name,
            label=str(MAIN.get(file.name) or _("Table %(name)s (CSV)") % {"name": _table(file.name)}),
            size=filesizeformat(file.size),
            url=reverse("public:file", args=[slug, file.name]),
            table=file.name not in MAIN,
        )
        for file in ranked
    )


def _table(name: str) -> str:
    return name.removeprefix("report-").removeprefix("table-").removesuffix(".csv")
