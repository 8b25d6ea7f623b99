"""What problems and conclusions rest on, in sentences."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.diagnosis import numbers, queries, words
from kooperacje.diagnosis.models import Diagnosis, Proof
from kooperacje.diagnosis.states import ProofKind
from kooperacje.territory import pages as territory


@dataclass(frozen=True, slots=True)
class Told:
    """One piece of evidence: its kind, a sentence, and where to look; the address is empty where there is none."""

    id: str
    kind: str
    sentence: str
    url: str


def told(diagnosis: Diagnosis, proofs: Iterable[Proof]) -> list[Told]:
    """Each with the values that stand now."""
    return [
        Told(str(one.pk), str(words.PROOF[one.kind]), _sentence(diagnosis, one), _url(diagnosis, one))
        for one in proofs
    ]


def sentences(diagnosis: Diagnosis, proofs: Iterable[Proof]) -> list[str]:
    """For a document."""
    return [f"{one.kind}: {one.sentence}" for one in told(diagnosis, proofs)]


def _sentence(diagnosis: Diagnosis, one: Proof) -> str:
    if one.kind == ProofKind.INDICATOR and one.indicator:
        said = f"{one.indicator.name} – {_values(diagnosis, one)}"
    elif one.kind == ProofKind.QUESTION and one.question:
        said = f"„{one.question.text}”"
    elif one.kind == ProofKind.GAP and one.gap:
        said = one.gap.title
    else:
        return one.text if not one.url else f"{one.text} ({one.url})"
    return f"{said}; {one.text}" if one.text else said


def _values(diagnosis: Diagnosis, one: Proof) -> str:
    assert one.indicator is not None  # noqa: S101 - asked for indicators alone
    inside = tuple(unit.code for unit in queries.area(diagnosis))
    own = [
        each
        for each in queries.series(diagnosis, indicator=one.indicator)
        if each.unit.code.startswith(inside)
    ]
    if not own:
        return _("no values")
    said = [
        f"{territory.label(each.unit)}: {numbers.shown(each.latest.value) or _('not stated')} ({each.latest.year})"
        for each in own[:3]
    ]
    return ", ".join(said) + ("…" if len(own) > 3 else "")


def _url(diagnosis: Diagnosis, one: Proof) -> str:
    if one.indicator:
        return reverse("diagnosis:indicator", args=[diagnosis.key, one.indicator.key])
    if one.question:
        return reverse("diagnosis:results", args=[diagnosis.key])
    return one.url
