"""Sections of the document about what was found: resources, statements, problems, conclusions, the survey."""

from collections.abc import Iterator
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kooperacje.diagnosis import numbers, proofs, queries, results, words
from kooperacje.diagnosis.models import Diagnosis, Problem
from kooperacje.diagnosis.pages import survey as survey_pages
from kooperacje.diagnosis.states import Block as About
from kooperacje.documents.tree import (
    Block,
    BulletList,
    Column,
    Fact,
    Facts,
    Figure,
    Kind,
    Paragraph,
    Row,
    Section,
    StackedBar,
    StackedBarChart,
    Strong,
    Table,
)
from kooperacje.territory import pages as territory


def survey(diagnosis: Diagnosis) -> Iterator[Section]:
    """What institutions answered, added up; not there without a survey. Answers in own words are not told."""
    found = getattr(diagnosis, "survey", None)
    if found is None:
        return
    summed = results.results(found)
    count = Facts(
        (
            Fact(_("Invited institutions"), summed.invited, "survey_invited"),
            Fact(_("Institutions that answered"), summed.answered, "survey_answered"),
        )
    )
    parts: list[Block] = [count]
    if not summed.shown:
        parts.append(Paragraph(_("There are too few answers to tell of them.")))
    else:
        parts.append(
            Paragraph(
                _(
                    "These are answers of institutions, not of people. Sectors with fewer than three answers are added"
                    " together, so that no institution is recognised."
                )
            )
        )
        for one in summed.results:
            parts += _question(one, summed)
    yield Section(_("Survey of institutions"), "survey", tuple(parts))


def _question(one: results.Result, summed: results.Results) -> list[Block]:
    view = survey_pages.result_view(one)
    said = _("Answers: %(number)d") % {"number": view.answered}
    if view.middle and view.answered >= results.FEWEST:
        said = _("Answers: %(number)d; median: %(median)s") % {"number": view.answered, "median": view.middle}
    said = f"{said}; {view.span}." if view.span else f"{said}."
    if not view.bars or view.answered < results.FEWEST:
        return [Paragraph((Strong(view.text), f" {said}"))]
    columns = (
        Column("answer", _("Answer"), weight=2),
        Column("all", _("All"), Kind.INT, weight=0.8),
        *(
            Column(f"group-{n}", survey_pages.group_label(group), Kind.INT)
            for n, group in enumerate(summed.groups, start=1)
        ),
    )
    rows: tuple[Row, ...] = tuple((bar.label, bar.count, *bar.by_group) for bar in view.bars)
    return [Table(f"survey-{one.question.key}", view.text, columns, rows, row_headers=True, note=said)]


def resources(diagnosis: Diagnosis) -> Section:
    """What there is, then what it covers."""
    rows = tuple(
        (
            one.name,
            str(words.RESOURCE[one.kind]),
            one.institution.name
            if one.institution
            else (territory.label(one.territory) if one.territory else None),
            f"{numbers.shown(one.amount)} {one.unit}".strip() if one.amount is not None else None,
            words.domain(one.domain),
        )
        for one in diagnosis.resources.select_related("institution", "territory").order_by(
            "kind", "name", "id"
        )
    )
    columns = (
        Column("name", _("Resource"), weight=2),
        Column("kind", _("Kind")),
        Column("of", pgettext("resource", "Whose or where"), weight=1.6),
        Column("amount", _("How much")),
        Column("domain", _("Domain"), weight=1.3),
    )
    listed: Block = Table("resources", _("Resources"), columns, rows, row_headers=True)
    return Section(
        _("Resources"),
        "resources",
        (listed if rows else Paragraph(_("No resources were listed.")), _matches(diagnosis)),
    )


def _matches(diagnosis: Diagnosis) -> Table:
    columns = (
        Column("domain", _("Domain"), weight=2),
        Column("problems", _("Problems"), Kind.INT),
        Column("services", _("Services"), Kind.INT),
        Column("strained", pgettext("services", "Full or with a long wait"), Kind.INT, weight=1.3),
        Column("gaps", pgettext("basket", "Open gaps"), Kind.INT),
        Column("resources", _("Other resources"), Kind.INT),
        Column("cover", pgettext("cover", "Cover")),
    )
    rows = tuple(
        (
            words.domain(one.domain),
            len(one.problems),
            one.services,
            one.strained,
            one.gaps,
            one.resources,
            str(words.COVER[one.cover][1]),
        )
        for one in queries.matches(diagnosis)
    )
    note = _(
        "Absent: no service in the basket. Thin: fewer services than problems, at least half of them full or with more"
        " than 30 days of waiting, or an open gap in the register."
    )
    return Table("cover", _("Needs and services by domain"), columns, rows, row_headers=True, note=note)


def blocks(diagnosis: Diagnosis) -> Section:
    """The four blocks."""
    said: dict[str, list[str]] = {}
    for one in diagnosis.statements.order_by("block", "position", "id"):
        said.setdefault(one.block, []).append(one.text)
    sections = []
    for key, title, about in words.BLOCKS:
        parts: list[Block] = []
        for block in about:
            if block in said:
                if len(about) > 1:
                    parts.append(Paragraph(f"{_capital(str(words.BLOCK[block]))}:"))
                parts.append(BulletList(tuple(said[block])))
        sections.append(
            Section(str(title), f"block-{key}", tuple(parts) or (Paragraph(_("Nothing was written down.")),))
        )
    return Section(_("Strengths and deficits"), "blocks", (), tuple(sections))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def problems(diagnosis: Diagnosis) -> Section:
    """The map as a table and a chart, then each problem with its causes, effects and evidence."""
    found = list(queries.by_weight(diagnosis).prefetch_related("places", *proofs.BESIDE))
    if not found:
        return Section(_("Map of problems"), "problems", (Paragraph(_("No problems were named.")),))
    units, teller = queries.gminas(diagnosis), proofs.Teller(diagnosis)
    felt = {(one.pk, place.territory_id): place.intensity for one in found for place in one.places.all()}
    first = Column("problem", _("Problem"), weight=2)
    parts: list[Block] = [*_chart(found)]
    width = ceil(len(units) / ceil(len(units) / MOST_COLUMNS)) if units else 1
    for start in range(0, len(units), width):
        part = units[start : start + width]
        titles = (first, *(Column(f"g{unit.code}", _short(unit)) for unit in part))
        cells = tuple(
            (one.name, *(str(words.INTENSITY[felt.get((one.pk, unit.pk))]) for unit in part)) for one in found
        )
        number = start // width + 1
        parts.append(
            Table(f"problem-map-{number}", _("Where problems are felt"), titles, cells, row_headers=True)
        )
    return Section(
        _("Map of problems"), "problems", tuple(parts), tuple(_problem(teller, one) for one in found)
    )


MOST_COLUMNS = 6
"""Gminas beside one another on a sheet of paper."""


def _short(unit: object) -> str:
    label = territory.label(unit)  # type: ignore[arg-type]
    return label.removeprefix("gmina ")


def _chart(found: list[Problem]) -> Iterator[Figure]:
    """In how many gminas each problem is felt, and how strongly."""
    judged = [one for one in found if one.places.all()]
    if not judged:
        return
    bars = tuple(
        StackedBar(
            one.name, tuple(sum(p.intensity == level for p in one.places.all()) for level in (3, 2, 1))
        )
        for one in judged
    )
    series = tuple(str(words.INTENSITY[level]) for level in (3, 2, 1))
    chart = StackedBarChart(_("Problem"), _("Number of gminas"), series, bars)
    alt = _("Problems by the number of gminas in which they are felt; the widest: %(name)s.") % {
        "name": max(bars, key=lambda bar: sum(value or 0 for value in bar.values)).label
    }
    yield Figure("problem-reach", _("In how many gminas problems are felt"), chart, alt)


def _problem(teller: proofs.Teller, one: Problem) -> Section:
    groups = ", ".join(str(words.AUDIENCE[group]) for group in one.groups)
    lines = [
        _("Domain: %(domain)s") % {"domain": words.domain(one.domain)},
        _("Scale, 1 to 5: %(scale)s") % {"scale": one.scale if one.scale is not None else _("not judged")},
        _("Trend: %(trend)s") % {"trend": words.TREND[one.trend]},
    ]
    if groups:
        lines.append(_("Groups: %(groups)s") % {"groups": groups})
    parts: list[Block] = [BulletList(tuple(lines))]
    for label, text in ((_("Causes:"), one.causes), (_("Effects:"), one.effects)):
        if each := tuple(filter(None, (line.strip() for line in text.splitlines()))):
            parts += [Paragraph(label), BulletList(each)]
    parts.append(Paragraph(_("Evidence:")))
    evidence = teller.sentences(one.proofs.all())
    parts.append(BulletList(tuple(evidence)) if evidence else Paragraph(_("none given")))
    return Section(one.name, f"problem-{one.pk}", tuple(parts))


def conclusions(diagnosis: Diagnosis) -> Section:
    """Each with what it rests on."""
    teller = proofs.Teller(diagnosis)
    rows = tuple(
        (number, one.text, "; ".join(teller.sentences(one.proofs.all())) or None)
        for number, one in enumerate(
            diagnosis.statements.filter(block=About.CONCLUSION.value)
            .prefetch_related(*proofs.BESIDE)
            .order_by("position", "id"),
            start=1,
        )
    )
    columns = (
        Column("number", _("No."), Kind.INT, weight=0.4),
        Column("conclusion", _("Conclusion"), weight=3),
        Column("evidence", _("Evidence"), weight=3),
    )
    body: Block = Table("conclusions", _("Conclusions with their evidence"), columns, rows)
    return Section(
        _("Conclusions"), "conclusions", (body if rows else Paragraph(_("There are no conclusions yet.")),)
    )
