"""Remarks that may hold personal data, found while one looks through them in their order."""

from dataclasses import dataclass
from hashlib import sha256
from itertools import islice

from django.db.models import QuerySet

from kooperacje.analysis import personal
from kooperacje.analysis.models import Masking
from kooperacje.analysis.personal import Kind, Suspect
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation, Remark

LOOKED_THROUGH = 2000
"""Remarks looked through for one page."""
BESIDE = ("current", "proposed", "reason")
"""What is published beside the text, unless the remark is masked."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What looking through found: the first remark that may have to be masked, or how far one came without any."""

    found: str | None
    through: int
    last: str
    done: bool


@dataclass(frozen=True, slots=True)
class Suspicion:
    """The places in the text of a remark, and the kinds of things in the words beside it."""

    places: tuple[Suspect, ...]
    beside: tuple[Kind, ...]

    def __bool__(self) -> bool:
        return bool(self.places or self.beside)


def suspicion(text: str, *beside: str | None) -> Suspicion:
    others = {one.kind for words in beside if words for one in personal.suspects(words)}
    return Suspicion(tuple(personal.suspects(text)), tuple(kind for kind in Kind if kind in others))


def of_remark(part: schema.Remark) -> Suspicion:
    return suspicion(part.text, *(getattr(part, name) for name in BESIDE))


def digest(*words: str | None) -> str:
    """What the words are known by."""
    return sha256("\0".join(one or "" for one in words).encode()).hexdigest()


def digest_of(part: schema.Remark) -> str:
    return digest(part.text, *(getattr(part, name) for name in BESIDE))


def look_through(consultation: Consultation, after: str = "") -> Looked:
    """Look on behind this remark. Three queries, whatever is found."""
    behind = Remark.objects.filter(consultation=consultation, key=after).values_list("position", flat=True)
    position = behind.first() if after else None
    found = Remark.objects.filter(consultation=consultation, public_text=None).order_by("position")
    if position is not None:
        found = found.filter(position__gt=position)
    looked = set(Masking.objects.filter(consultation=consultation).values_list("remark", "digest"))
    through, last = 0, after
    for key, text, *beside in islice(found.values_list("key", "text", *BESIDE), LOOKED_THROUGH):
        through, last = through + 1, key
        if suspicion(text, *beside) and (key, digest(text, *beside)) not in looked:
            return Looked(key, through, last, done=False)
    return Looked(None, through, last, done=through < LOOKED_THROUGH)


def masked(consultation: Consultation) -> QuerySet[Remark]:
    """The remarks that are published in another wording."""
    return Remark.objects.filter(consultation=consultation).exclude(public_text=None).order_by("position")
