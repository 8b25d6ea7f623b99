"""The diagnosis as a document tree: every format comes from it."""

from collections.abc import Iterator

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from kooperacje.diagnosis import checking, papers, peers, queries, words
from kooperacje.diagnosis.models import Diagnosis
from kooperacje.diagnosis.queries.numbers import Series
from kooperacje.diagnosis.states import PUBLIC
from kooperacje.documents.tree import (
    Block,
    Callout,
    Column,
    Document,
    Fact,
    Facts,
    Kind,
    Meta,
    Paragraph,
    Section,
    Table,
    Tone,
)
from kooperacje.territory import pages as territory


def document(diagnosis: Diagnosis) -> Document:
    """The whole diagnosis."""
    found = queries.series(diagnosis)
    sections = [
        _method(diagnosis),
        _indicators(diagnosis, found),
        *papers.survey(diagnosis),
        papers.resources(diagnosis),
        papers.blocks(diagnosis),
        papers.problems(diagnosis),
        papers.conclusions(diagnosis),
        _sources(found),
        _explained(diagnosis),
    ]
    return Document(
        title=diagnosis.title,
        identifier=f"diagnoza-{diagnosis.key}",
        subtitle=", ".join(territory.label(unit) for unit in queries.area(diagnosis)),
        sections=tuple(sections),
        language="en" if (get_language() or "pl").startswith("en") else "pl",
        meta=Meta(
            organisation=diagnosis.leader.name,
            date=str(diagnosis.year),
            description=diagnosis.purpose[:300],
            modified=diagnosis.changed_at,
        ),
        blocks=(*_draft(diagnosis), *_facts(diagnosis)),
    )


def _draft(diagnosis: Diagnosis) -> Iterator[Block]:
    if diagnosis.state not in PUBLIC:
        yield Callout(_("Draft"), (Paragraph(_("This diagnosis is not adopted yet.")),), Tone.WARNING)


def _facts(diagnosis: Diagnosis) -> Iterator[Block]:
    before = diagnosis.predecessor
    yield Facts(
        (
            Fact(_("Led by"), diagnosis.leader.name, "leader"),
            Fact(_("Year"), str(diagnosis.year), "year"),
            Fact(_("Edition"), diagnosis.edition or None, "edition"),
            Fact(_("Adopted on"), diagnosis.adopted_on, "adopted_on", Kind.DATE),
            Fact(_("Resolution"), diagnosis.resolution or None, "resolution"),
            Fact(_("Previous diagnosis"), f"{before.title} ({before.year})" if before else None, "previous"),
        )
    )
    if diagnosis.purpose.strip():
        yield from paragraphs(diagnosis.purpose)


def paragraphs(text: str) -> Iterator[Paragraph]:
    """An empty line begins a paragraph."""
    for part in text.replace("\r\n", "\n").split("\n\n"):
        if part.strip():
            yield Paragraph(part.strip())


def _method(diagnosis: Diagnosis) -> Section:
    body = tuple(paragraphs(diagnosis.method)) or (Paragraph(_("The method is not described.")),)
    rules = Paragraph(
        _(
            "Values that a source does not state are told as not stated and never as zero. Units are compared with those"
            " of the same type, those of the same voivodeship first, then the nearest in population, by values of the"
            " same year alone."
        )
    )
    return Section(_("Method"), "method", (*body, rules))


def _indicators(diagnosis: Diagnosis, found: list[Series]) -> Section:
    if not found:
        return Section(_("Indicators"), "indicators", (Paragraph(_("No values were gathered.")),))
    inside = tuple(unit.code for unit in queries.area(diagnosis))
    compared: dict[str, list[peers.Compared]] = {}
    for one in peers.compare(diagnosis):
        compared.setdefault(one.key, []).append(one)
    parts: dict[str, list[Block]] = {}
    for indicator, lines in queries.by_indicator(found).items():
        own = [one for one in lines if one.unit.code.startswith(inside)]
        if not own:
            continue
        table = _compared_table(indicator.key, indicator.name, compared.get(indicator.key, []))
        blocks = parts.setdefault(indicator.domain, [])
        blocks.append(peers.figure_of(indicator, own, table) or table)
    sections = tuple(
        Section(_capital(words.domain(key)), f"domain-{key or 'all'}", tuple(blocks))
        for key, blocks in parts.items()
    )
    return Section(_("Indicators"), "indicators", (), sections)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _compared_table(key: str, name: str, lines: list[peers.Compared]) -> Table:
    columns = (
        Column("unit", _("Unit of territory"), weight=2.6),
        Column("year", _("Year"), Kind.INT, weight=0.8),
        Column("value", _("Value")),
        Column("before", pgettext("value", "Earlier")),
        Column("change", _("Change"), weight=1.3),
        Column("median", _("Median of similar")),
        Column("against", _("Against similar (1 is the highest)"), weight=2),
    )
    rows = tuple(
        (
            one.unit,
            one.year,
            one.value,
            f"{one.before or _('not stated')} ({one.before_year})" if one.before_year else None,
            one.change,
            one.median,
            f"{one.against}; {one.place}" if one.place else one.against,
        )
        for one in lines
    )
    notes = dict.fromkeys(one.peers for one in lines if one.peers)
    # Peers differ from gmina to gmina; the method says how they are chosen, the site who they are.
    note = f"{next(iter(notes))}." if len(notes) == 1 else ""
    return Table(f"ind-{key}-compared", name, columns, rows, row_headers=True, note=note)


def _sources(found: list[Series]) -> Section:
    sources: dict[str, set[int]] = {}
    used: dict[str, set[str]] = {}
    for one in found:
        for row in one.rows:
            name = row.source or _("source not stated")
            sources.setdefault(name, set()).add(row.year)
            used.setdefault(name, set()).add(one.indicator.name)
    columns = (
        Column("source", _("Source"), weight=2),
        Column("years", _("Years")),
        Column("indicators", _("Indicators"), weight=3),
    )
    rows = tuple(
        (name, ", ".join(map(str, sorted(sources[name]))), ", ".join(sorted(used[name])))
        for name in sorted(sources)
    )
    table = Table("sources", _("Sources of values"), columns, rows, row_headers=True)
    return Section(_("Annex: sources"), "sources", (table,), numbered=False)


def _explained(diagnosis: Diagnosis) -> Section:
    found = checking.findings(diagnosis)
    columns = (
        Column("finding", pgettext("check", "Finding"), weight=2),
        Column("explanation", pgettext("check", "Explanation"), weight=2),
    )
    rows = tuple((one.sentence, one.explanation or None) for one in found)
    table = Table("findings", _("What the check of data found"), columns, rows)
    note = Paragraph(
        _("Values that look odd and statements without evidence, with what the authors say of them.")
    )
    return Section(
        _("Annex: check of data"),
        "findings",
        (note, table) if rows else (Paragraph(_("The check found nothing to explain.")),),
        numbered=False,
    )
