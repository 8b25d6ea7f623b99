"""The stages in time."""

from collections.abc import Sequence
from dataclasses import dataclass

from kooperacje.base import clock
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages import said
from kooperacje.consultations.states import ConsultationState


@dataclass(frozen=True, slots=True)
class Step:
    """A stage on the timeline. `state` is done, now or ahead."""

    title: str
    when: str
    state: str
    people: int | None
    outside: bool
    """Whether it lies, at least in part, outside the declared days of the consultation."""


def timeline(consultation: Consultation, stages: Sequence[schema.Stage]) -> tuple[Step, ...]:
    """The stages in their order, against today and the declared days."""
    today = clock.today()
    last = consultation.window_to
    over = consultation.state == ConsultationState.PUBLISHED or (last is not None and last < today)
    begun = [place for place, stage in enumerate(stages) if stage.window and stage.window.from_ <= today]
    return tuple(
        Step(
            title=f"{number}. {stage.title}",
            when=said.period(stage.window) if stage.window else (stage.term or ""),
            state=_state(stage.window, over or number - 1 < max(begun, default=-1)),
            people=stage.participants,
            outside=_outside(consultation, stage.window),
        )
        for number, stage in enumerate(stages, start=1)
    )


def _state(window: schema.Period | None, behind: bool) -> str:
    """A stage without days is over when the consultation is, or when a later stage has begun."""
    if window is None:
        return "done" if behind else "ahead"
    today = clock.today()
    if today < window.from_:
        return "ahead"
    return "now" if today <= window.to else "done"


def _outside(consultation: Consultation, window: schema.Period | None) -> bool:
    first, last = consultation.window_from, consultation.window_to
    if window is None or first is None or last is None:
        return False
    return window.from_ < first or window.to > last
