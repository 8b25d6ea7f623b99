"""What the public sees of remarks that had to be masked, beside what was sent."""

from collections import Counter
from dataclasses import dataclass
from math import ceil

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.consultations import published
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.outline.lists import BY_KIND
from kooperacje.consultations.pages.frame import Frame, frame
from kooperacje.consultations.queries import rows

PER_PAGE = 25
DOOR = "masking"
_FIELDS = ("text", "reason", "quote", "current", "proposed")


@dataclass(frozen=True, slots=True)
class Said:
    """A field of a remark in words."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class MaskedLine:
    """One remark: as it was sent, and as it is published."""

    key: str
    original: tuple[Said, ...]
    public: tuple[Said, ...]
    kinds: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True)
class MaskingPage:
    """A page of the masked remarks, with the record of what was masked in all of them."""

    frame: Frame
    lines: tuple[MaskedLine, ...]
    kinds: tuple[tuple[str, int], ...]
    unsaid: int
    """Masked remarks of which nobody said what kind of thing it was."""
    masked: int
    total: int
    number: int
    last: int
    remarks_url: str


def masking_page(consultation: Consultation, actor: Actor, number: int) -> MaskingPage:
    """A fixed number of queries, whatever the number of remarks."""
    everything = rows.of(consultation, catalogue.REMARK)
    found = everything.filter(public_text__isnull=False)
    arrays = list(found.values_list("masked", flat=True))
    kinds = Counter(kind for array in arrays for kind in set(array))
    last = max(1, ceil(len(arrays) / PER_PAGE))
    number = min(max(1, number), last)
    shown = rows.parts(found[(number - 1) * PER_PAGE : number * PER_PAGE], catalogue.REMARK)
    counts = rows.counts(consultation)
    slug = consultation.slug
    return MaskingPage(
        frame=frame(consultation, actor, DOOR, counts),
        lines=tuple(_line(slug, remark) for remark in shown),
        kinds=tuple(sorted(kinds.items(), key=lambda found: (-found[1], found[0]))),
        unsaid=sum(not array for array in arrays),
        masked=len(arrays),
        total=counts["remark"],
        number=number,
        last=last,
        remarks_url=reverse("consultations:workspace-remarks", args=[slug]),
    )


def _line(slug: str, remark: schema.Remark) -> MaskedLine:
    kind = BY_KIND["remark"]
    return MaskedLine(
        key=remark.key,
        original=_said(remark),
        public=_said(published.remark(remark)),
        kinds=remark.masked,
        url=reverse("consultations:workspace-part", args=[slug, kind.slug, remark.key]),
    )


def _said(remark: schema.Remark) -> tuple[Said, ...]:
    labels = {
        "text": _("Remark"),
        "reason": _("Reason"),
        "quote": _("Marked words"),
        "current": _("Present wording"),
        "proposed": _("Proposed wording"),
    }
    return tuple(Said(labels[name], text) for name in _FIELDS if (text := getattr(remark, name)))
