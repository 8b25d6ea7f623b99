"""Words for codes, and how the parts of a consultation are called in its report."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from kooperacje.consultations import checks, figures
from kooperacje.consultations.exchange.schema import Consultation, InstitutionRef, Period, Stage
from kooperacje.consultations.numerals import roman
from kooperacje.documents.tree import Section


@dataclass(frozen=True)
class Names:
    """What registers know beside the file. They call its codes by names; a code that they do not know stands for itself."""

    territories: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    models: Mapping[str, str] = field(default_factory=dict)
    redline: Section | None = None
    """What changed in the text of the consulted document, where the model book knows it."""

    def territory(self, code: str | None) -> str | None:
        return self.territories.get(code, code) if code else None

    def type(self, key: str) -> str:
        return self.types.get(key, key)

    def model(self, key: str) -> str:
        return self.models.get(key, key)


@dataclass(frozen=True)
class Material:
    """Everything that the chapters are made from."""

    value: Consultation
    names: Names
    findings: tuple[checks.Finding, ...]

    @cached_property
    def figures(self) -> figures.Figures:
        return figures.compute(self.value)

    @cached_property
    def institutions(self) -> dict[str, InstitutionRef]:
        return {institution.key: institution for institution in self.value.institutions}

    @cached_property
    def stages(self) -> dict[str, str]:
        """What each stage is called: “Stage III. Meetings”."""
        return {s.key: stage_name(n, s) for n, s in enumerate(self.value.stages, start=1)}

    @cached_property
    def outside(self) -> frozenset[str]:
        """Subjects outside the declared dates."""
        return frozenset(f.subject for f in self.findings if f.check == "event-outside-window")

    @cached_property
    def sources(self) -> dict[str, str]:
        """What a source of a conclusion is called: “question 2”, “remark 14”, the title of a meeting."""
        named: dict[str, str] = {}
        remark_words = _("remark %(number)d")
        for number, question in enumerate(self.value.questions, start=1):
            named[f"question:{question.key}"] = _("question %(number)d") % {"number": number}
        for number, remark in enumerate(self.value.remarks, start=1):
            named[f"remark:{remark.key}"] = remark_words % {"number": number}
        for stage in self.value.stages:
            named[f"stage:{stage.key}"] = self.stages[stage.key]
        for meeting in self.value.meetings:
            named[f"meeting:{meeting.key}"] = meeting.title
        for answer in self.value.answers:
            named[f"answer:{answer.key}"] = _("answer of “%(name)s”") % {
                "name": self.institutions[answer.institution].name
            }
        return named


def stage_name(number: int, stage: Stage) -> str:
    return _("Stage %(roman)s. %(title)s") % {"roman": roman(number), "title": stage.title}


def not_stated() -> str:
    return _("not stated")


def period(span: Period | None) -> str | None:
    """Such as “15.02.2019 – 26.03.2019”; one day stands alone."""
    if span is None:
        return None
    first, last = (date_format(day, "j.m.Y") for day in (span.from_, span.to))
    return first if span.days == 1 else f"{first} – {last}"


def dates(span: Period | None, term: str | None) -> str | None:
    """The days and, where it says something else, the source's own wording."""
    given = period(span)
    if given and term:
        return f"{given} ({term})"
    return given or term


def short(text: str, length: int = 90) -> str:
    return Truncator(" ".join(text.split())).chars(length)


def spaced(text: str) -> tuple[str, ...]:
    """The paragraphs of a text of several lines."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())
