"""Consultations for tests: a small valid one, and a hypothesis strategy that makes any."""

from datetime import date, time, timedelta
from typing import Any

from hypothesis import strategies as st

from kooperacje.consultations.exchange import schema
from kooperacje.consultations.exchange.schema import Consultation, Period
from kooperacje.consultations.states import (
    AnswerOutcome,
    ChannelKind,
    ConsultationState,
    PositionOutcome,
    RemarkKind,
    StageKind,
)


def day(month: int, number: int) -> date:
    return date(2026, month, number)


def sound(**changes: Any) -> Consultation:
    """A consultation in which no check finds anything; `changes` replace whole fields."""
    fields: dict[str, Any] = {
        "slug": "wzorowa",
        "title": "Konsultacja bez braków",
        "organiser": "urzad",
        "window": Period(from_=day(3, 1), to=day(4, 30)),
        "privacy": schema.Privacy(clause="Dane przetwarza urząd.", keep_months=12),
        "published_on": day(5, 20),
        "institutions": (
            schema.InstitutionRef(key="urzad", name="Urząd (przykład)", type="gmina-office"),
            schema.InstitutionRef(key="szkola", name="Szkoła (przykład)", type="school"),
        ),
        "questions": (schema.Question(key="q1", text="Co poprawić?"),),
        "channels": (
            schema.Channel(key="a", kind=ChannelKind.ELECTRONIC, text="Formularz", contact="a@b.pl"),
        ),
        "stages": (
            schema.Stage(
                key="zdalny",
                kind=StageKind.ELECTRONIC,
                title="Uwagi",
                window=Period(from_=day(3, 1), to=day(4, 10)),
                channel="a",
            ),
            schema.Stage(
                key="spotkania",
                kind=StageKind.MEETINGS,
                title="Spotkania",
                window=Period(from_=day(4, 1), to=day(4, 15)),
            ),
        ),
        "invitations": (
            schema.Invitation(key="i1", to="Szkoły", stage="zdalny", count=1, sent_on=day(2, 20)),
        ),
        "answers": (
            schema.Answer(
                key="a1",
                institution="szkola",
                outcome=AnswerOutcome.WITH_REMARKS,
                stage="zdalny",
                channel="a",
                received_on=day(3, 5),
                remarks_stated=1,
            ),
        ),
        "meetings": (
            schema.Meeting(key="m1", title="Spotkanie", stage="spotkania", day=day(4, 5), participants=2),
        ),
        "remarks": (
            schema.Remark(
                key="r1",
                text="Skrócić termin.",
                kind=RemarkKind.SUBSTANTIVE,
                answer="a1",
                question="q1",
                position=schema.Position(
                    outcome=PositionOutcome.NOT_ACCEPTED, reason="Termin wynika z ustawy.", taken_on=day(5, 1)
                ),
            ),
        ),
        "conclusions": (
            schema.ConclusionGroup(
                key="g1",
                title="Wnioski",
                questions=("q1",),
                conclusions=(schema.Conclusion(key="c1", text="Termin zostaje.", sources=("remark:r1",)),),
            ),
        ),
    }
    return Consultation(**{**fields, **changes})


texts = st.text(min_size=1, max_size=60).filter(
    lambda text: (
        text.strip()
        and not any(ord(c) < 32 or 0xD800 <= ord(c) < 0xE000 or ord(c) in (127, 0xFFFE, 0xFFFF) for c in text)
    )
)
multiline = st.lists(texts, min_size=1, max_size=3).map("\n".join)
days = st.dates(date(2015, 1, 1), date(2030, 1, 1))
periods = st.builds(
    lambda first, length: Period(from_=first, to=first + timedelta(length)), days, st.integers(0, 90)
)
counts = st.integers(0, 10_000)
maybe = st.none()


def keys(prefix: str, number: int) -> list[str]:
    return [f"{prefix}{index}" for index in range(1, number + 1)]


@st.composite
def consultations(draw: st.DrawFn) -> Consultation:
    """Any consultation that may stand in a file; its references hold."""
    institutions = keys("inst", draw(st.integers(1, 3)))
    stages = keys("s", draw(st.integers(0, 3)))
    questions = keys("q", draw(st.integers(0, 2)))
    answers = keys("a", draw(st.integers(0, 2)))
    meetings = keys("m", draw(st.integers(0, 2)))

    def one_of(known: list[str]) -> st.SearchStrategy[str | None]:
        return st.sampled_from(known) | maybe if known else maybe

    sources = [f"question:{k}" for k in questions] + [f"meeting:{k}" for k in meetings]

    def lists(known: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
        items = st.lists(st.sampled_from(known), max_size=2, unique=True) if known else st.just([])
        return items.map(tuple)

    def meeting(key: str) -> schema.Meeting:
        on = draw(days | maybe)
        starts = draw(st.just(time(9, 5)) | maybe) if on else None
        return schema.Meeting(
            key=key,
            title=draw(texts),
            stage=draw(one_of(stages)),
            day=on,
            starts=starts,
            period=draw(periods | maybe) if on is None else None,
            place=draw(texts | maybe),
            territory=draw(st.sampled_from(["06", "1261011", "0201"]) | maybe),
            participants=draw(counts | maybe),
            breakdown=tuple(
                draw(st.lists(st.builds(schema.Breakdown, label=texts, count=counts | maybe), max_size=2))
            ),
            institutions=draw(lists(institutions)),
        )

    return Consultation(
        slug=draw(st.from_regex(r"\A[a-z0-9][a-z0-9-]{0,20}\Z")),
        title=draw(texts),
        summary=draw(multiline | maybe),
        fictional=draw(st.booleans()),
        language=draw(st.sampled_from(["pl", "en"])),
        state=draw(st.sampled_from(ConsultationState)),
        published_on=draw(days | maybe),
        organiser=institutions[0],
        territories=tuple(draw(st.lists(st.sampled_from(["06", "12"]), max_size=2, unique=True))),
        window=draw(periods | maybe),
        institutions=tuple(schema.InstitutionRef(key=k, name=draw(texts), type="ops") for k in institutions),
        questions=tuple(schema.Question(key=k, text=draw(multiline)) for k in questions),
        stages=tuple(
            schema.Stage(
                key=k,
                kind=draw(st.sampled_from(StageKind)),
                title=draw(texts),
                window=draw(periods | maybe),
                participants=draw(counts | maybe),
            )
            for k in stages
        ),
        invitations=tuple(
            draw(
                st.lists(
                    st.builds(
                        schema.Invitation,
                        key=st.just("i1"),
                        to=texts,
                        stage=one_of(stages),
                        count=counts | maybe,
                        sent_on=days | maybe,
                    ),
                    max_size=1,
                )
            )
        ),
        answers=tuple(
            schema.Answer(
                key=k,
                institution=draw(st.sampled_from(institutions)),
                outcome=draw(st.sampled_from(AnswerOutcome)),
                stage=draw(one_of(stages)),
                received_on=draw(days | maybe),
                remarks_stated=draw(counts | maybe),
            )
            for k in answers
        ),
        meetings=tuple(meeting(k) for k in meetings),
        remarks=tuple(
            schema.Remark(
                key=k,
                text=draw(multiline),
                answer=draw(one_of(answers)),
                question=draw(one_of(questions)),
                position=draw(
                    st.builds(
                        schema.Position,
                        outcome=st.sampled_from(PositionOutcome),
                        reason=texts | maybe,
                        taken_on=days | maybe,
                    )
                    | maybe
                ),
            )
            for k in keys("r", draw(st.integers(0, 3)))
        ),
        conclusions=tuple(
            schema.ConclusionGroup(
                key=f"g{k}",
                title=draw(texts),
                questions=draw(lists(questions)),
                conclusions=(
                    schema.Conclusion(key=f"c{k}", text=draw(multiline), sources=draw(lists(sources))),
                ),
            )
            for k in range(draw(st.integers(0, 2)))
        ),
    )
