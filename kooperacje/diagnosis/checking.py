"""What must be mended or explained before a diagnosis is adopted."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.diagnosis import numbers, queries
from kooperacje.diagnosis.flags import Flag
from kooperacje.diagnosis.models import Diagnosis
from kooperacje.diagnosis.states import Block
from kooperacje.territory import pages as territory


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend or explain; `key` names it for good."""

    key: str
    sentence: str
    url: str
    explanation: str


def findings(diagnosis: Diagnosis) -> list[Finding]:
    """Conclusions and problems without evidence, values without a source, values that look odd."""
    explained = dict(diagnosis.explanations.order_by("finding").values_list("finding", "text"))
    return [
        Finding(key, sentence, url, explained.get(key, ""))
        for key, sentence, url in (*_without_evidence(diagnosis), *_of_values(diagnosis))
    ]


def _without_evidence(diagnosis: Diagnosis) -> Iterator[tuple[str, str, str]]:
    for one in diagnosis.statements.filter(block=Block.CONCLUSION.value, proofs=None).order_by(
        "position", "id"
    ):
        url = reverse("diagnosis:statement", args=[diagnosis.key, one.pk])
        yield (
            f"conclusion:{one.pk}",
            _("The conclusion “%(text)s” rests on nothing.") % {"text": one.text},
            url,
        )
    for problem in diagnosis.problems.filter(proofs=None).order_by("name", "id"):
        url = reverse("diagnosis:problem", args=[diagnosis.key, problem.pk])
        yield (
            f"problem:{problem.pk}",
            _("The problem “%(name)s” has no evidence.") % {"name": problem.name},
            url,
        )


def _of_values(diagnosis: Diagnosis) -> Iterator[tuple[str, str, str]]:
    for indicator, lines in queries.by_indicator(queries.series(diagnosis)).items():
        url = reverse("diagnosis:indicator", args=[diagnosis.key, indicator.key])
        bare = sum(not row.source for one in lines for row in one.rows)
        if bare:
            said = _("“%(name)s”: values without a source: %(number)d.") % {
                "name": indicator.name,
                "number": bare,
            }
            yield f"no-source:{indicator.key}", said, url
        for one in lines:
            for year, flags in one.flags.items():
                for flag in flags:
                    shown = {
                        "name": indicator.name,
                        "unit": territory.label(one.unit),
                        "year": year,
                        "value": numbers.shown(one.values[year]),
                        "why": why(flag),
                    }
                    said = _("“%(name)s”, %(unit)s, %(year)d: %(value)s – %(why)s.") % shown
                    yield f"{flag.value}:{indicator.key}:{one.unit.code}:{year}", said, url


def why(flag: Flag) -> str:
    """What is odd, in words."""
    return {
        Flag.OVER_HUNDRED: _("a share above 100 %"),
        Flag.NEGATIVE: _("a negative value"),
        Flag.NOT_WHOLE: _("a number of things that is not whole"),
        Flag.SUDDEN: _("a sudden change, tenfold or more"),
    }[flag]
