"""A round as a document tree: what was proposed, how it was weighed and rated, the list with its vote and dissents."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from kooperacje.documents.tree import (
    Block,
    BulletList,
    Callout,
    Column,
    Document,
    Fact,
    Facts,
    Kind,
    Meta,
    NumberedList,
    Paragraph,
    Section,
    Table,
    Tone,
)
from kooperacje.priorities import counting, offers, queries, words
from kooperacje.priorities.models import CaseCount, Priority, Round, Source
from kooperacje.priorities.states import COUNTED, RoundState, Voice


def document(row: Round, *, public: bool = False) -> Document:
    """The whole round for the team; for the public the adopted list alone."""
    floor = settings.COUNTS_PUBLIC_FROM if public else settings.COUNTS_TEAM_FROM
    sections = [*_decided(row, floor)]
    if not public:
        sections += [*_vote(row), *_results(row), *_criteria(row), *_proposals(row), *_signing(row)]
    return Document(
        title=row.title,
        subtitle=row.team.name,
        identifier=f"priorytety-{str(row.pk)[:8]}",
        sections=tuple(sections),
        language="en" if (get_language() or "pl").startswith("en") else "pl",
        meta=Meta(
            organisation=row.team.leader.name,
            date=date_format(row.adopted_on, "j E Y") if row.adopted_on else "",
            modified=row.changed_at,
        ),
        blocks=tuple(_head(row)),
        contents=False,
    )


def _head(row: Round) -> Iterator[Block]:
    if row.state != RoundState.ADOPTED:
        said = _("The list is not adopted. This is how the work stands.")
        yield Callout(_("Draft"), (Paragraph(said),), Tone.WARNING)
    yield Facts(
        (
            Fact(_("Holds since"), row.term_from, "term_from"),
            Fact(_("Holds until"), row.term_to, "term_to"),
            Fact(_("Adopted on"), row.adopted_on, "adopted_on"),
            Fact(_("How the vote was held"), str(words.WAY[row.way]) if row.way else None, "way"),
            Fact(_("Review on"), row.review_on, "review_on"),
        )
    )
    if row.purpose:
        yield Paragraph(row.purpose)


def _decided(row: Round, floor: int) -> Iterator[Section]:
    lines = queries.adopted(row)
    if not lines:
        return
    columns = (
        Column("position", _("No."), Kind.INT, weight=0.4),
        Column("title", _("Priority"), weight=2.4),
        Column("owner", _("Who answers for it"), weight=1.6),
        Column("indicator", _("How we know that it is done"), weight=1.8),
        Column("due", _("By when"), Kind.DATE, weight=1),
    )
    rows = tuple((one.position, one.title, one.owner.name, one.indicator, one.due) for one in lines)
    proposals = [one.proposal for one in lines]
    rests, counts = queries.sources(proposals), queries.counts(proposals)
    reasons = tuple(
        Section(
            f"{one.position}. {one.title}",
            f"reason-{one.position}",
            tuple(_why(one, rests[one.proposal_id], counts[one.proposal_id], floor)),
            numbered=False,
        )
        for one in lines
        if one.reason or rests[one.proposal_id] or counts[one.proposal_id]
    )
    yield Section(pgettext("priorities", "List"), "list", (Table("list", _("Priorities"), columns, rows),))
    if reasons:
        yield Section(_("Reasons"), "reasons", sections=reasons)
    if row.reviewed_on:
        yield _review(row)


def _why(line: Priority, rests: list[Source], counts: list[CaseCount], floor: int) -> Iterator[Block]:
    if line.reason:
        yield Paragraph(line.reason)
    known = [*(_rest(one) for one in rests), *(counting.line(one, floor) for one in counts)]
    if known:
        yield BulletList(tuple(known))


def _rest(one: Source) -> str:
    kind, count = offers.said(one.kind, one.count)
    return f"{kind}: {one.label}" + (f" ({count})" if count else "")


def _review(row: Round) -> Section:
    columns = (
        Column("title", _("Priority"), weight=2),
        Column("outcome", _("What became of it"), weight=1),
        Column("note", _("In words"), weight=2),
    )
    rows = tuple(
        (one.title, str(words.OUTCOME[one.outcome][1]) if one.outcome else None, one.outcome_note or None)
        for one in queries.adopted(row)
    )
    blocks: list[Block] = [
        Facts((Fact(_("Day of the review"), row.reviewed_on, "reviewed_on"),)),
        Table("review", _("What became of the priorities"), columns, rows),
    ]
    if row.review:
        blocks.append(Paragraph(row.review))
    return Section(_("Review"), "review", tuple(blocks))


def _vote(row: Round) -> Iterator[Section]:
    votes = queries.voices(row)
    if not votes:
        return
    count = queries.tally(row)
    facts = Facts(
        (
            Fact(_("Institutions of the team"), count.members, "members"),
            Fact(_("Voted"), count.given, "given"),
            Fact(_("Needed for a quorum"), count.needed, "needed"),
            *(
                Fact(str(words.VOICE[voice]).capitalize(), count.voices[voice], f"votes_{voice.value}")
                for voice in Voice
            ),
        )
    )
    dissents: list[Block] = [
        Callout(one.institution.name, (Paragraph(one.said["dissent"]),))
        for one in votes
        if one.said["dissent"]
    ]
    yield Section(_("Vote"), "vote", (facts,))
    if dissents:
        yield Section(_("Dissents"), "dissents", tuple(dissents))


def _results(row: Round) -> Iterator[Section]:
    found = queries.results(row) if row.state in COUNTED else None
    if found is None or not found.lines:
        return
    titles = {str(one.pk): one.title for one in queries.listed(row)}
    columns = (
        Column("place", _("Place"), Kind.INT, weight=0.6),
        Column("title", _("Proposal"), weight=2.4),
        Column("score", _("Score"), Kind.DECIMAL, weight=0.8),
        Column("low", _("Lowest"), Kind.DECIMAL, weight=0.8),
        Column("high", _("Highest"), Kind.DECIMAL, weight=0.8),
        Column("equal", _("Place with equal weights"), Kind.INT, weight=0.8),
    )
    rows = tuple(
        (line.place, titles[line.proposal], line.score, line.low, line.high, line.equal_place)
        for line in found.lines
    )
    facts = Facts(
        (
            Fact(_("Institutions that distributed points"), found.weighed, "weighed"),
            Fact(_("Institutions that rated"), found.rated, "rated"),
            Fact(_("How one number is made of many"), str(words.METHOD[row.method]), "method"),
        )
    )
    yield Section(_("Results"), "results", (facts, Table("results", _("Proposals by score"), columns, rows)))


def _criteria(row: Round) -> Iterator[Section]:
    rows = queries.criteria(row)
    if not rows:
        return
    heavy = queries.results(row).weights if row.state in COUNTED else {}
    columns = (
        Column("name", pgettext("priorities", "Criterion"), weight=1.2),
        Column("meaning", _("What it means"), weight=2),
        Column("weight", _("Weight, percent"), Kind.DECIMAL, weight=0.7),
    )
    lines = tuple(
        (one.name, one.meaning or None, round(heavy[str(one.pk)], 1) if heavy else None) for one in rows
    )
    yield Section(
        pgettext("priorities", "Criteria"), "criteria", (Table("criteria", _("Criteria"), columns, lines),)
    )


def _proposals(row: Round) -> Iterator[Section]:
    rows = queries.listed(row)
    if rows:
        titles = tuple(
            f"{one.title} ({one.institution.name})" if one.institution else one.title for one in rows
        )
        yield Section(pgettext("priorities", "Proposals"), "proposals", (NumberedList(titles),))


def _signing(row: Round) -> Iterator[Section]:
    """Where the signatures are: under a document of their own."""
    found = queries.paper(row) if row.state == RoundState.ADOPTED else None
    if found is not None:
        facts = Facts((Fact(_("Number of the document that institutions sign"), found.number, "number"),))
        yield Section(_("Signatures"), "signatures", (facts,), numbered=False)
