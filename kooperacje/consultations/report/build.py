"""Puts the chapters together."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from kooperacje.consultations import checks, published, words
from kooperacje.consultations.exchange.schema import Consultation
from kooperacje.consultations.report import (
    annexes,
    answers,
    changes,
    concept,
    course,
    coverage,
    masking,
    outcome,
    reach,
    redline,
    remarks,
    themes,
    verdict,
)
from kooperacje.consultations.report.naming import Material, Names, dates, spaced
from kooperacje.documents.tree import Callout, Document, Fact, Facts, Kind, Meta, Paragraph, Tone
from kooperacje.documents.tree.blocks import Block
from kooperacje.documents.tree.document import LONG_AGO


def build(
    value: Consultation,
    *,
    names: Names | None = None,
    language: str = "pl",
    modified: datetime = LONG_AGO,
    findings: tuple[checks.Finding, ...] | None = None,
) -> Document:
    """The report in Polish or English. Equal input gives an equal tree; `modified` is stamped on the files."""
    with override(language):
        found = checks.run(value) if findings is None else findings
        value = published.consultation(value)
        material = Material(value, names or Names(), found)
        organiser = material.institutions[value.organiser].name
        chapters = (
            concept.chapter(material),
            course.chapter(material),
            answers.chapter(material),
            *reach.chapters(material),
            *themes.chapters(material),
            remarks.chapter(material),
            *changes.chapters(material),
            *redline.chapters(material),
            *masking.chapters(material),
            outcome.conclusions(material),
            outcome.support(material),
            coverage.chapter(material),
            verdict.chapter(material),
            *annexes.chapters(material),
        )
        return Document(
            title=_("Report: %(title)s") % {"title": value.title},
            subtitle=_subtitle(material),
            identifier=value.slug,
            language=language,
            meta=Meta(
                organisation=organiser,
                date=date_format(value.published_on, "DATE_FORMAT") if value.published_on else "",
                keywords=tuple(filter(None, (value.project, *_areas(material)))),
                description=value.summary or "",
                modified=modified,
            ),
            blocks=tuple(_front(material, organiser)),
            sections=chapters,
        )


def _areas(material: Material) -> list[str]:
    return [material.names.territory(code) or code for code in material.value.territories]


def _subtitle(material: Material) -> str:
    parts = [", ".join(_areas(material)), dates(material.value.window, material.value.term)]
    return ", ".join(part for part in parts if part)


def _front(material: Material, organiser: str) -> list[Block]:
    value = material.value
    blocks: list[Block] = []
    if value.fictional:
        warning = _(
            "The institutions, events and remarks in this report are invented. It is for learning and trying."
        )
        blocks.append(Callout(_("Invented example"), (Paragraph(warning),), Tone.WARNING))
    blocks += [Paragraph(line) for line in spaced(value.summary or "")]
    blocks.append(Facts(tuple(_facts(material, organiser))))
    unsaid = _("“Not stated” means that the source does not say it. It never means zero.")
    blocks.append(Paragraph(f"{unsaid} {course.presences()}"))
    return blocks


def _facts(material: Material, organiser: str) -> list[Fact]:
    value, figures = material.value, material.figures
    facts = [
        Fact(_("Organiser"), organiser, "organiser"),
        Fact(_("Project"), value.project, "project"),
        Fact(_("Model consulted"), material.names.model(value.model.key) if value.model else None, "model"),
        Fact(_("Area"), ", ".join(_areas(material)) or None, "area"),
        Fact(_("Dates"), dates(value.window, value.term), "dates"),
        Fact(_("Stage of work"), str(words.word(value.state)), "state"),
        Fact(_("Report published on"), value.published_on, "published_on", Kind.DATE),
        Fact(_("Institutions invited"), figures.invited, "invited", Kind.INT),
        Fact(_("Institutions that answered"), figures.answered, "answered", Kind.INT),
        Fact(_("… with remarks"), figures.with_remarks, "with_remarks", Kind.INT),
        Fact(_("… without remarks"), figures.without_remarks, "without_remarks", Kind.INT),
        Fact(_("Meetings"), figures.meetings, "meetings", Kind.INT),
        Fact(_("People at the meetings"), figures.people, "people", Kind.INT),
        Fact(_("Remarks listed"), figures.remarks, "remarks", Kind.INT),
    ]
    if value.model and value.model.version:
        facts.insert(3, Fact(_("Version of the model"), value.model.version, "model_version"))
    return facts
