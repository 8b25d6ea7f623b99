"""What stands around every page of the room, and how a remark is shown on them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.pages import Tab
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages import said
from kooperacje.consultations.pages.frame import Frame, frame
from kooperacje.consultations.queries import names

DOOR = "analysis"
QUEUE, NEWCOMERS, QUALITY = "queue", "newcomers", "quality"
SAME, DESK, MASKING = "same", "desk", "masking"


@dataclass(frozen=True, slots=True)
class Around:
    """The workspace, the parts of this room, and where it begins."""

    frame: Frame
    parts: tuple[Tab, ...]
    home: str


@dataclass(frozen=True, slots=True)
class Within:
    """What every page of the room begins with."""

    around: Around

    @property
    def frame(self) -> Frame:
        """The workspace, for its layout."""
        return self.around.frame


@dataclass(frozen=True, slots=True)
class Shown:
    """A remark as it was sent. Empty texts: not stated."""

    key: str
    text: str
    source: str
    question: str
    place: str
    proposed: str
    reason: str

    @property
    def more(self) -> bool:
        """Whether anything is stated beside the text."""
        return any((self.source, self.question, self.place, self.proposed, self.reason))


def around(consultation: Consultation, actor: Actor, current: str) -> Around:
    """One query."""
    labels = {
        QUEUE: _("Themes"),
        NEWCOMERS: _("Proposed new themes"),
        QUALITY: _("Quality of the themes"),
        SAME: _("The same remarks"),
        DESK: _("Assignment and answers"),
        MASKING: _("Masking"),
    }
    parts = (
        Tab(label, reverse(f"analysis:{name}", args=[consultation.slug]), name == current)
        for name, label in labels.items()
    )
    home = reverse("analysis:queue", args=[consultation.slug])
    return Around(frame(consultation, actor, DOOR), tuple(parts), home)


def shown(consultation: Consultation, remarks: Sequence[schema.Remark]) -> list[Shown]:
    """Three queries, however many remarks."""
    wanted = {
        "answer": {one.answer for one in remarks if one.answer},
        "meeting": {one.meeting for one in remarks if one.meeting},
    }
    known = names.some(consultation, wanted) | names.of(consultation, ["question"])
    return [
        Shown(
            key=one.key,
            text=one.text,
            source=_source(one, known),
            question=known["question"].get(one.question or "", ""),
            place=one.place or "",
            proposed=one.proposed or "",
            reason=one.reason or "",
        )
        for one in remarks
    ]


def _source(one: schema.Remark, known: names.Names) -> str:
    if one.answer:
        return known["answer"].get(one.answer, "")
    return known["meeting"].get(one.meeting or "", "")


def hundredths(value: float | None) -> str | None:
    """A measure with two places, as the reader's language writes it; None where there is none."""
    return None if value is None else str(number_format(value, decimal_pos=2))


def short(text: str) -> str:
    return said.short(text, 400)
