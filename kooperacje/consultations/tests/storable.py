"""Arbitrary consultations: every field stated or not, every reference leading somewhere."""

from datetime import date, time
from typing import Any

from hypothesis import strategies as st

from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.states import (
    AnswerOutcome,
    ChannelKind,
    ConsultationState,
    GroupKind,
    Level,
    PositionOutcome,
    RemarkKind,
    StageKind,
    Stance,
    VerdictOutcome,
)

UNITS = ("12", "14", "1261", "1201011")
TYPES = ("ops", "rops", "pcpr", "wtz")

keys = st.from_regex(r"[a-z0-9][a-z0-9-]{0,6}", fullmatch=True)
lines = st.text("aąż Ź„-=+@<&1", min_size=1, max_size=20).map(str.strip).filter(bool)
texts = st.text("aąż\n '\"\\%{€", min_size=1, max_size=30).map(str.strip).filter(bool)
counts = st.integers(0, 10_000_000)
days = st.dates(date(1990, 1, 1), date(2090, 1, 1))
links = st.just("https://example.org/a?b=ą")
periods = st.tuples(days, days).map(lambda two: schema.Period(from_=min(two), to=max(two)))
breakdowns = st.lists(st.builds(schema.Breakdown, label=lines, count=st.none() | counts), max_size=3).map(
    tuple
)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def several(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=most).map(tuple)


def once(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=most, unique=True).map(tuple)


class Draw:
    """Draws parts, and remembers the keys of each list so that later parts can refer to them."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.keys: dict[str, list[str]] = {}

    def list(self, list_: str, part: type[Any], /, most: int = 3, **fields: Any) -> tuple[Any, ...]:
        chosen = self.draw(st.lists(keys, unique=True, max_size=most))
        self.keys[list_] = chosen
        return tuple(part(key=key, **{f: self.draw(s) for f, s in fields.items()}) for key in chosen)

    def one(self, name: str) -> st.SearchStrategy[Any]:
        return maybe(st.sampled_from(self.keys[name])) if self.keys[name] else st.none()

    def some(self, name: str) -> st.SearchStrategy[Any]:
        return once(st.sampled_from(self.keys[name])) if self.keys[name] else st.just(())

    def sources(self) -> st.SearchStrategy[Any]:
        lists = {
            kind: catalogue.BY_NAME[kind].rows
            for kind in ("question", "answer", "meeting", "stage", "remark")
        }
        named = [f"{kind}:{key}" for kind, rows in lists.items() for key in self.keys[rows]]
        return once(st.sampled_from(named)) if named else st.just(())


@st.composite
def consultations(draw: Any, slug: str = "proba") -> schema.Consultation:
    d = Draw(draw)
    ref = schema.InstitutionRef
    places = d.list(
        "institutions", ref, name=lines, type=st.sampled_from(TYPES), territory=maybe(st.sampled_from(UNITS))
    )
    host = ref(key="host", name="Gospodarz", type="rops", territory=None)
    d.keys["institutions"].append("host")
    lists: dict[str, Any] = {"institutions": (*places, host)}
    simple = ("goals", "addressees", "implementers", "support_topics", "support_forms", "next_steps")
    for name in simple:
        lists[name] = d.list(name, schema.Entry, text=texts)
    lists["questions"] = d.list("questions", schema.Question, text=texts)
    lists["channels"] = d.list(
        "channels", schema.Channel, kind=st.sampled_from(ChannelKind), text=texts, contact=maybe(lines)
    )
    lists |= _course(d)
    lists |= _voices(d)
    titles = draw(st.lists(keys, unique=True, max_size=3))
    taken = draw(st.lists(keys, unique=True, max_size=6))
    lists["conclusions"] = tuple(
        schema.ConclusionGroup(
            key=key,
            title=draw(lines),
            questions=draw(d.some("questions")),
            conclusions=tuple(
                schema.Conclusion(key=inner, text=draw(texts), sources=draw(d.sources()))
                for inner in taken[place :: len(titles)]
            ),
        )
        for place, key in enumerate(titles)
    )
    lists["overrides"] = tuple(
        schema.Override(check=check, subject=subject, reason=draw(texts))
        for check, subject in draw(st.lists(st.tuples(keys, lines), unique=True, max_size=3))
    )
    lists["sources"] = draw(
        several(st.builds(schema.Source, title=lines, link=maybe(links), note=maybe(texts)))
    )
    return schema.Consultation(slug=slug, organiser="host", **_head(draw), **lists)


def _head(draw: Any) -> dict[str, Any]:
    contact = st.builds(schema.Contact, email=lines, phone=maybe(lines), website=maybe(lines))
    return {
        "title": draw(lines),
        "summary": draw(maybe(texts)),
        "fictional": draw(st.booleans()),
        "language": draw(st.sampled_from(["pl", "en"])),
        "state": draw(st.sampled_from(ConsultationState)),
        "published_on": draw(maybe(days)),
        "project": draw(maybe(lines)),
        "model": draw(maybe(st.builds(schema.ModelRef, key=keys, version=maybe(lines)))),
        "territories": draw(st.lists(st.sampled_from(UNITS), unique=True).map(tuple)),
        "legal_profile": draw(keys),
        "window": draw(maybe(periods)),
        "term": draw(maybe(lines)),
        "contact": draw(maybe(contact)),
        "privacy": draw(
            maybe(st.builds(schema.Privacy, clause=texts, keep_months=maybe(st.integers(0, 1200))))
        ),
    }


def _course(d: Draw) -> dict[str, Any]:
    lists: dict[str, Any] = {}
    lists["stages"] = d.list(
        "stages", schema.Stage, kind=st.sampled_from(StageKind), title=lines, text=maybe(texts), window=maybe(periods),
        term=maybe(lines), channel=d.one("channels"), participants=maybe(counts), breakdown=breakdowns,
    )  # fmt: skip
    lists["stakeholders"] = d.list(
        "stakeholders", schema.Stakeholder, name=lines, institution=d.one("institutions"),
        institution_types=once(st.sampled_from(TYPES)), is_key=maybe(st.booleans()),
        obligatory=maybe(st.booleans()), sector=maybe(lines),
        influence=maybe(st.sampled_from(Level)), interest=maybe(st.sampled_from(Level)), reason=maybe(texts),
    )  # fmt: skip
    lists["invitations"] = d.list(
        "invitations", schema.Invitation, to=lines, stage=d.one("stages"), institution=d.one("institutions"),
        institution_types=once(st.sampled_from(TYPES)), count=maybe(counts), sent_on=maybe(days), how=maybe(lines),
        opened_on=maybe(days), relayed_by=d.one("institutions"),
    )  # fmt: skip
    lists["materials"] = d.list(
        "materials", schema.Material, title=lines, kind=maybe(lines), link=maybe(links)
    )
    lists["notices"] = d.list(
        "notices", schema.Notice, title=lines, published_on=maybe(days), places=once(lines), stage=d.one("stages"),
        term=maybe(lines), window=maybe(periods), accepted=maybe(periods),
    )  # fmt: skip
    return lists


def _voices(d: Draw) -> dict[str, Any]:
    lists: dict[str, Any] = {}
    lists["answers"] = d.list(
        "answers", schema.Answer, institution=st.sampled_from(d.keys["institutions"]),
        outcome=st.sampled_from(AnswerOutcome), stage=d.one("stages"), channel=d.one("channels"),
        received_on=maybe(days), remarks_stated=maybe(counts), note=maybe(texts),
        receipt=maybe(lines), late=maybe(st.booleans()), relayed_by=d.one("institutions"),
    )  # fmt: skip
    lists["meetings"] = d.list(
        "meetings", schema.Meeting, title=lines, stage=d.one("stages"), term=maybe(lines), part_of=maybe(lines),
        place=maybe(lines), territory=maybe(st.sampled_from(UNITS)), note=maybe(texts), participants=maybe(counts),
        breakdown=breakdowns, institutions=d.some("institutions"),
    )  # fmt: skip
    lists["meetings"] = tuple(_timed(d.draw, meeting) for meeting in lists["meetings"])
    lists["headcounts"] = d.list(
        "headcounts",
        schema.Headcount,
        label=lines,
        count=counts,
        meetings=d.some("meetings"),
        breakdown=breakdowns,
    )
    position = st.builds(
        schema.Position, outcome=st.sampled_from(PositionOutcome), reason=maybe(texts), change=maybe(texts),
        taken_on=maybe(days),
    )  # fmt: skip
    lists["themes"] = d.list("themes", schema.Theme, title=lines, description=maybe(texts))
    lists["groups"] = d.list(
        "groups", schema.RemarkGroup, kind=st.sampled_from(GroupKind), title=lines, signatories=maybe(counts)
    )
    lists["remarks"] = d.list(
        "remarks", schema.Remark, most=5, text=texts, kind=maybe(st.sampled_from(RemarkKind)), answer=d.one("answers"),
        meeting=d.one("meetings"), question=d.one("questions"), place=maybe(lines), current=maybe(texts),
        proposed=maybe(texts), reason=maybe(texts), received_on=maybe(days), position=maybe(position),
        stance=maybe(st.sampled_from(Stance)), themes=d.some("themes"), group=d.one("groups"), passage=maybe(lines),
        quote=maybe(texts), table=maybe(lines), public_text=maybe(texts), masked=once(lines),
    )  # fmt: skip
    lists["themes"] = _referring(d, lists["themes"], "above", "themes")
    lists["groups"] = _referring(d, lists["groups"], "representative", "remarks")
    lists["changes"] = d.list(
        "changes", schema.Change, passage=maybe(lines), before=maybe(texts), after=maybe(texts),
        remarks=d.some("remarks"), reason=maybe(texts),
    )  # fmt: skip
    lists["verdicts"] = () if not d.keys["remarks"] else d.list(
        "verdicts", schema.Verdict, remark=st.sampled_from(d.keys["remarks"]), outcome=st.sampled_from(VerdictOutcome),
        meeting=d.one("meetings"), institution=d.one("institutions"), statement=maybe(texts),
    )  # fmt: skip
    return lists


def _referring(d: Draw, parts: tuple[Any, ...], field: str, target: str) -> tuple[Any, ...]:
    """The parts with a reference to rows that are drawn later than they are."""
    return tuple(part.model_copy(update={field: d.draw(d.one(target))}) for part in parts)


def _timed(draw: Any, meeting: schema.Meeting) -> schema.Meeting:
    day, period = draw(st.sampled_from(["day", "hours", "period", "none"])), draw(periods)
    match day:
        case "day":
            when: dict[str, Any] = {"day": period.to}
        case "hours":
            when = {"day": period.to, "starts": time(9, 30), "ends": draw(maybe(st.just(time(16, 0))))}
        case "period":
            when = {"period": period}
        case _:
            when = {}
    return schema.Meeting(
        **meeting.model_dump(exclude={"day", "starts", "ends", "period", "breakdown"}),
        breakdown=meeting.breakdown,
        **when,
    )
