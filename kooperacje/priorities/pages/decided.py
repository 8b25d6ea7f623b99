"""Results with their spread, the list and its vote, the document, the public page."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kooperacje.agreements import pages as papers
from kooperacje.agreements import queries as agreements
from kooperacje.agreements.pages.lists import Row as PaperRow
from kooperacje.base.actor import Actor
from kooperacje.documents import html
from kooperacje.priorities import access, paper, queries, scoring, words
from kooperacje.priorities.models import Priority, Round
from kooperacje.priorities.pages.counting import told_of
from kooperacje.priorities.pages.frame import File, Frame, frame
from kooperacje.priorities.pages.proposals import SourceLine, source_line
from kooperacje.priorities.states import RoundState, Stage, Voice

FORMS = {"pdf": "PDF", "docx": "DOCX", "html": "HTML"}


@dataclass(frozen=True, slots=True)
class ResultLine:
    title: str
    place: int | None
    score: float | None
    answers: int
    low: float | None
    high: float | None
    mood: tuple[str, str]
    """Whether institutions agree."""
    named: tuple[str, ...]
    unnamed: int
    equal_place: int | None
    moved: int


@dataclass(frozen=True, slots=True)
class ResultsPage:
    frame: Frame
    weighed: int
    rated: int
    method: str
    lines: tuple[ResultLine, ...]
    moving: tuple[ResultLine, ...]
    """Those whose place would be another with equal weights."""


def results(actor: Actor, row: Round) -> ResultsPage:
    found = queries.results(row)
    lines = result_lines(row, found)
    return ResultsPage(
        frame(actor, row, "results"),
        found.weighed,
        found.rated,
        str(words.METHOD[row.method]),
        lines,
        tuple(one for one in lines if one.moved),
    )


def result_lines(row: Round, found: queries.Results) -> tuple[ResultLine, ...]:
    titles = {str(one.pk): one.title for one in queries.listed(row)}
    answers = queries.answers(row, Stage.RATINGS)
    names = {one.institution_id: one.institution.name for one in answers if one.named}
    return tuple(
        ResultLine(
            titles[line.proposal],
            line.place,
            line.score,
            line.answers,
            line.low,
            line.high,
            mood(line),
            tuple(sorted(names[one] for one in line.differing if one in names)),
            sum(one not in names for one in line.differing),
            line.equal_place,
            line.moved,
        )
        for line in found.lines
    )


def mood(line: scoring.Line) -> tuple[str, str]:
    """How far institutions agree, in a word."""
    if line.apart is None:
        return "idle", _("too few answers to tell")
    if line.apart <= scoring.AGREED:
        return "good", _("agreement")
    return ("bad", _("divided")) if line.apart >= scoring.DIVIDED else ("warn", _("differences"))


@dataclass(frozen=True, slots=True)
class PriorityLine:
    position: int
    title: str
    reason: str
    owner: str
    indicator: str
    due: date
    place: int | None
    score: float | None
    sources: tuple[SourceLine, ...]
    counts: tuple[str, ...]
    counts_url: str
    """Empty on the page for everybody."""
    outcome: tuple[str, str] | None
    outcome_note: str


@dataclass(frozen=True, slots=True)
class VoteLine:
    institution: str
    voice: str
    dissent: str
    by_leader: bool


@dataclass(frozen=True, slots=True)
class Count:
    members: int
    given: int
    needed: int
    yes: int
    no: int
    abstained: int
    quorate: bool
    passed: bool


@dataclass(frozen=True, slots=True)
class ListPage:
    frame: Frame
    lines: tuple[PriorityLine, ...]
    count: Count
    votes: tuple[VoteLine, ...]
    """With names only once all is decided, except dissents."""
    adopted_on: date | None
    way: str
    meeting: str
    review_on: date | None
    reviewed_on: date | None
    review: str
    is_adopted: bool
    compose_url: str
    adopt_url: str
    review_url: str
    public_url: str
    papers: tuple[PaperRow, ...]
    """The document that institutions sign, once it is there."""
    sign_url: str


def decided_list(actor: Actor, row: Round) -> ListPage:
    keeps = bool(access.can(actor, access.KEEP, row))
    votes = queries.voices(row)
    adopted = row.state == RoundState.ADOPTED
    public = adopted and row.team.is_public
    lines = priority_lines(row, actor)
    document = queries.paper(row) if adopted else None
    address = [row.pk]
    return ListPage(
        frame(actor, row, "list"),
        lines,
        count_of(row),
        tuple(
            VoteLine(
                one.institution.name, str(words.VOICE[one.said["voice"]]), one.said["dissent"], one.by_leader
            )
            for one in votes
            if adopted or one.said["dissent"]
        ),
        row.adopted_on,
        str(words.WAY[row.way]) if row.way else "",
        row.meeting.title if row.meeting else "",
        row.review_on,
        row.reviewed_on,
        row.review,
        adopted,
        reverse("priorities:compose", args=address) if keeps and not adopted and not votes else "",
        reverse("priorities:adopt", args=address) if keeps and not adopted and lines else "",
        reverse("priorities:review", args=address) if keeps and adopted else "",
        reverse("priorities:public", args=[row.team.key]) if public else "",
        papers.rows([document], sees_all=True) if document else (),
        reverse("priorities:sign", args=address) if keeps and adopted and not document else "",
    )


def count_of(row: Round) -> Count:
    found = queries.tally(row)
    voices = found.voices
    return Count(
        found.members,
        found.given,
        found.needed,
        voices[Voice.FOR],
        voices[Voice.AGAINST],
        voices[Voice.ABSTAIN],
        found.quorate,
        found.passed,
    )


def priority_lines(row: Round, actor: Actor | None = None) -> tuple[PriorityLine, ...]:
    """For this reader of the work, or for everybody."""
    rows = queries.adopted(row)
    proposals = [one.proposal for one in rows]
    rests, counts = queries.sources(proposals), told_of(row, proposals, actor)
    return tuple(
        PriorityLine(
            one.position,
            one.title,
            one.reason,
            one.owner.name,
            one.indicator,
            one.due,
            one.place,
            one.score,
            tuple(source_line(each) for each in rests[one.proposal_id]),
            counts[one.proposal_id],
            reverse("priorities:counts", args=[row.pk, one.proposal_id]) if actor else "",
            outcome_of(one),
            one.outcome_note,
        )
        for one in rows
    )


def outcome_of(one: Priority) -> tuple[str, str] | None:
    if not one.outcome:
        return None
    kind, label = words.OUTCOME[one.outcome]
    return kind, str(label)


@dataclass(frozen=True, slots=True)
class DocumentPage:
    frame: Frame
    body: SafeString
    files: tuple[File, ...]


def document(actor: Actor, row: Round) -> DocumentPage:
    files = tuple(
        File(label, reverse("priorities:file", args=[row.pk, form])) for form, label in FORMS.items()
    )
    return DocumentPage(frame(actor, row, "document"), body(row), files)


def body(row: Round) -> SafeString:
    return mark_safe(html.fragment(paper.document(row), contents=False))  # noqa: S308


@dataclass(frozen=True, slots=True)
class PublicPage:
    """What a published team adopted: the list, without who voted how."""

    title: str
    team: str
    team_url: str
    teams_url: str
    term_from: date
    term_to: date
    adopted_on: date | None
    lines: tuple[PriorityLine, ...]
    reviewed_on: date | None
    review: str
    signed: tuple[File, ...]
    """The document that institutions signed, where it is public."""
    files: tuple[File, ...]


def public(row: Round) -> PublicPage:
    files = tuple(
        File(label, reverse("priorities:public-file", args=[row.team.key, form]))
        for form, label in FORMS.items()
    )
    return PublicPage(
        row.title,
        row.team.name,
        reverse("partnership:public", args=[row.team.key]),
        reverse("partnership:list"),
        row.term_from,
        row.term_to,
        row.adopted_on,
        priority_lines(row),
        row.reviewed_on,
        row.review,
        tuple(File(one.title, one.url) for one in agreements.public(queries.subject(row))),
        files,
    )
