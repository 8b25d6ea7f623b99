"""What problems and conclusions rest on, in sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.diagnosis import numbers, queries, words
from kooperacje.diagnosis.models import Diagnosis, Indicator, Proof
from kooperacje.diagnosis.states import ProofKind
from kooperacje.territory import pages as territory

BESIDE = ("proofs__indicator", "proofs__question", "proofs__gap")
"""What telling evidence needs beside its rows; `prefetch_related(*BESIDE)`."""
MOST_UNITS = 3


@dataclass(frozen=True, slots=True)
class Told:
    """One piece of evidence: its kind, a sentence, and where to look; the address is empty where there is none."""

    id: str
    kind: str
    sentence: str
    url: str


class Teller:
    """Tells evidence with the values that stand now; reads them once for any number of pieces."""

    def __init__(self, diagnosis: Diagnosis) -> None:
        self._diagnosis = diagnosis

    @cached_property
    def _series(self) -> dict[Indicator, list[queries.Series]]:
        inside = tuple(unit.code for unit in queries.area(self._diagnosis))
        found = queries.series(self._diagnosis)
        return queries.by_indicator(one for one in found if one.unit.code.startswith(inside))

    def told(self, proofs: Iterable[Proof]) -> list[Told]:
        """Each piece with its kind, its sentence and where to look."""
        return [
            Told(str(one.pk), str(words.PROOF[one.kind]), self._sentence(one), self._url(one))
            for one in proofs
        ]

    def sentences(self, proofs: Iterable[Proof]) -> list[str]:
        """For a document."""
        return [f"{one.kind}: {one.sentence}" for one in self.told(proofs)]

    def _sentence(self, one: Proof) -> str:
        if one.kind == ProofKind.INDICATOR and one.indicator:
            said = f"{one.indicator.name} – {self._values(one.indicator)}"
        elif one.kind == ProofKind.QUESTION and one.question:
            said = f"„{one.question.text}”"
        elif one.kind == ProofKind.GAP and one.gap:
            said = one.gap.title
        else:
            return one.text if not one.url else f"{one.text} ({one.url})"
        return f"{said}; {one.text}" if one.text else said

    def _values(self, indicator: Indicator) -> str:
        own = self._series.get(indicator, [])
        if not own:
            return _("no values")
        said = [
            f"{territory.label(each.unit)}: {numbers.shown(each.latest.value) or _('not stated')} ({each.latest.year})"
            for each in own[:MOST_UNITS]
        ]
        return ", ".join(said) + ("…" if len(own) > MOST_UNITS else "")

    def _url(self, one: Proof) -> str:
        if one.indicator:
            return reverse("diagnosis:indicator", args=[self._diagnosis.key, one.indicator.key])
        if one.question:
            return reverse("diagnosis:results", args=[self._diagnosis.key])
        return one.url
