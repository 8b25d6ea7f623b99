"""The summary workshop: the queue, one remark at a time, the projector, and the protocol of divergence."""

from dataclasses import dataclass
from hashlib import sha256
from math import ceil
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages import said
from kooperacje.consultations.pages.frame import Frame, frame
from kooperacje.consultations.queries import names, rows
from kooperacje.consultations.states import PositionOutcome, VerdictOutcome
from kooperacje.workshops import access, queries
from kooperacje.workshops.pages.shown import Said, Shown, senders_of, shown, verdict_said
from kooperacje.workshops.queries import Choice, Tally
from kooperacje.workshops.spoken import Seen

DOOR = "workshops"
PER_PAGE = 25
SHORT = 220


@dataclass(frozen=True, slots=True)
class Line:
    """A remark of the queue."""

    key: str
    text: str
    outcome: str
    tone: str
    state: str
    state_label: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What can be chosen, and what is: (value, label, chosen)."""

    themes: tuple[tuple[str, str, bool], ...]
    positions: tuple[tuple[str, str, bool], ...]
    verdicts: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class QueuePage:
    """The remarks that the workshop goes through. `begin` is the remark that begins it; "" where there is none."""

    frame: Frame
    title: str
    list_url: str
    url: str
    show_url: str
    projector_url: str
    divergence_url: str
    tally: Tally
    filters: Filters
    query: str
    filtered: bool
    lines: tuple[Line, ...]
    found: int
    number: int
    last: int
    begin: str
    write: Decision


@dataclass(frozen=True, slots=True)
class OperatorPage:
    """One remark with the buttons. `elsewhere` is what the projector shows when it is another remark."""

    consultation: str
    title: str
    url: str
    queue_url: str
    show_url: str
    undo_url: str
    projector_url: str
    shown: Shown
    seen: str
    before: str
    after: str
    place: int
    many: int
    tally: Tally
    elsewhere: str
    query: str


@dataclass(frozen=True, slots=True)
class ProjectorPage:
    """What the room sees; `shown` is None before the first remark. `stamp` changes with what is shown."""

    consultation: str
    title: str
    url: str
    back_url: str
    shown: Shown | None
    tally: Tally
    stamp: str


@dataclass(frozen=True, slots=True)
class Contested:
    """A line of the protocol of divergence."""

    remark: str
    text: str
    outcome: str
    answer: str
    verdict: Said


@dataclass(frozen=True, slots=True)
class DivergencePage:
    """The protocol of divergence."""

    frame: Frame
    title: str
    list_url: str
    queue_url: str
    lines: tuple[Contested, ...]
    tally: Tally
    pdf_url: str
    docx_url: str


def _url(name: str, consultation: Consultation, meeting: str, *more: str) -> str:
    return reverse(f"workshops:{name}", args=[consultation.slug, meeting, *more])


def query_of(choice: Choice) -> str:
    """The choice as the end of an address."""
    given = {"temat": choice.theme, "stanowisko": choice.position, "glos": choice.verdict}
    chosen = {name: value for name, value in given.items() if value}
    return f"?{urlencode(chosen)}" if chosen else ""


def remark_url(consultation: Consultation, meeting: str, remark: str, choice: Choice) -> str:
    """The operator's page of the remark, with the queue it came from."""
    return _url("remark", consultation, meeting, remark) + query_of(choice)


def state_label(state: str) -> str:
    """What the room said about a position, in a word or two."""
    if state == queries.OPEN:
        return _("not decided yet")
    return said.enum(VerdictOutcome(state))


def queue_page(
    consultation: Consultation, actor: Actor, meeting: schema.Meeting, choice: Choice, number: int
) -> QueuePage:
    """A fixed number of queries, however many remarks there are."""
    found = queries.queue(consultation, meeting.key, choice)
    many = found.count()
    last = max(1, ceil(many / PER_PAGE))
    number = min(max(1, number), last)
    # First the places in the list, which an index knows; then the rows that stand there.
    places = found.values_list("position", flat=True)[(number - 1) * PER_PAGE : number * PER_PAGE]
    parts, _others = rows.at(consultation, catalogue.REMARK, list(places))
    states = _states(queries.verdicts(consultation, meeting.key, [part.key for part in parts]))
    undecided = (
        found if choice.verdict == queries.OPEN else queries.queue(consultation, meeting.key, _left(choice))
    )
    begin = undecided.values_list("key", flat=True).first() or found.values_list("key", flat=True).first()
    return QueuePage(
        frame=frame(consultation, actor, DOOR),
        title=meeting.title,
        list_url=reverse("workshops:list", args=[consultation.slug]),
        url=_url("summary", consultation, meeting.key),
        show_url=_url("show", consultation, meeting.key),
        projector_url=_url("projector", consultation, meeting.key),
        divergence_url=_url("divergence", consultation, meeting.key),
        tally=queries.tally(consultation, meeting.key),
        filters=_filters(consultation, choice),
        query=query_of(choice),
        filtered=choice != Choice(),
        lines=tuple(_line(part, states.get(part.key, queries.OPEN)) for part in parts),
        found=many,
        number=number,
        last=last,
        begin=begin or "",
        write=access.may_write(actor, consultation),
    )


def _left(choice: Choice) -> Choice:
    return Choice(choice.theme, choice.position, queries.OPEN) if not choice.verdict else choice


def _states(verdicts: list[schema.Verdict]) -> dict[str, str]:
    """{key of the remark: what the meeting said}; one who contests outweighs."""
    found: dict[str, str] = {}
    for verdict in verdicts:
        if found.get(verdict.remark) != VerdictOutcome.CONTESTED.value:
            found[verdict.remark] = verdict.outcome.value
    return found


def _line(part: schema.Remark, state: str) -> Line:
    position = part.position
    text = part.text if part.public_text is None else part.public_text
    return Line(
        key=part.key,
        text=said.short(text, SHORT),
        outcome=said.enum(position.outcome) if position else "",
        tone=said.OUTCOME_TONES.get(position.outcome, "idle") if position else "idle",
        state=state,
        state_label=state_label(state),
    )


def _filters(consultation: Consultation, choice: Choice) -> Filters:
    themes = names.of(consultation, ["theme"])["theme"]
    verdicts = (queries.OPEN, *(one.value for one in VerdictOutcome))
    return Filters(
        themes=tuple((key, title, key == choice.theme) for key, title in themes.items()),
        positions=tuple((one.value, said.enum(one), one.value == choice.position) for one in PositionOutcome),
        verdicts=tuple((one, state_label(one), one == choice.verdict) for one in verdicts),
    )


def operator_page(
    consultation: Consultation,
    meeting: schema.Meeting,
    part: schema.Remark,
    version: int,
    choice: Choice,
) -> OperatorPage:
    """One remark before the room."""
    key = part.key
    queue = queries.queue(consultation, meeting.key, choice)
    before, after = queries.neighbours(queue, key, consultation)
    verdicts = queries.verdicts(consultation, meeting.key, [key])
    place, many = queries.place(queue, key, consultation)
    now = queries.hall(consultation, meeting.key).remark
    return OperatorPage(
        consultation=consultation.title,
        title=meeting.title,
        url=remark_url(consultation, meeting.key, key, choice),
        queue_url=_url("summary", consultation, meeting.key) + query_of(choice),
        show_url=_url("show", consultation, meeting.key) + query_of(choice),
        undo_url=_url("verdict-undo", consultation, meeting.key) + query_of(choice),
        projector_url=_url("projector", consultation, meeting.key),
        shown=_shown(consultation, part, verdicts),
        seen=str(Seen.of(version, verdicts)),
        before=before,
        after=after,
        place=place,
        many=many,
        tally=queries.tally(consultation, meeting.key),
        elsewhere=now if now != key else "",
        query=query_of(choice),
    )


def _shown(consultation: Consultation, part: schema.Remark, verdicts: list[schema.Verdict]) -> Shown:
    return shown(
        part,
        senders_of(consultation, [part]),
        queries.changes(consultation, part.key),
        verdicts,
        queries.parties(consultation),
    )


def projector_page(consultation: Consultation, meeting: schema.Meeting) -> ProjectorPage:
    """What the room sees now: the remark that an operator shows, as long as it has a position."""
    key = queries.hall(consultation, meeting.key).remark
    part = rows.part(consultation, catalogue.REMARK, key) if key else None
    seen = None
    if part is not None and part.position is not None:
        seen = _shown(consultation, part, queries.verdicts(consultation, meeting.key, [key]))
    tally = queries.tally(consultation, meeting.key)
    return ProjectorPage(
        consultation=consultation.title,
        title=meeting.title,
        url=_url("projector", consultation, meeting.key),
        back_url=_url("summary", consultation, meeting.key),
        shown=seen,
        tally=tally,
        stamp=sha256(repr((seen, tally)).encode()).hexdigest()[:16],
    )


def divergence_page(consultation: Consultation, actor: Actor, meeting: schema.Meeting) -> DivergencePage:
    """What is contested, who says so and why."""
    verdicts = queries.contested(consultation, meeting.key)
    parties = queries.parties(consultation)
    remarks = queries.remarks_by_key(consultation, {verdict.remark for verdict in verdicts})
    return DivergencePage(
        frame=frame(consultation, actor, DOOR),
        title=meeting.title,
        list_url=reverse("workshops:list", args=[consultation.slug]),
        queue_url=_url("summary", consultation, meeting.key),
        lines=tuple(
            _contested(remarks[verdict.remark], verdict_said(verdict, parties)) for verdict in verdicts
        ),
        tally=queries.tally(consultation, meeting.key),
        pdf_url=_url("divergence-file", consultation, meeting.key, "pdf"),
        docx_url=_url("divergence-file", consultation, meeting.key, "docx"),
    )


def _contested(part: schema.Remark, verdict: Said) -> Contested:
    position = part.position
    return Contested(
        remark=part.key,
        text=part.text if part.public_text is None else part.public_text,
        outcome=said.enum(position.outcome) if position else "",
        answer=(position.reason if position else None) or "",
        verdict=verdict,
    )
