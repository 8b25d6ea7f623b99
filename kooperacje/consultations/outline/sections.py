"""The pages of the workspace: which lists stand together, and what each is for."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

from kooperacje.consultations.outline.fields import Words


@dataclass(frozen=True, slots=True)
class Section:
    """A page of lists. `needed` are the lists without which the section is not done."""

    slug: str
    title: Words
    lead: Words
    kinds: tuple[str, ...]
    needed: tuple[str, ...] = ()


SECTIONS: tuple[Section, ...] = (
    Section(
        "koncepcja",
        _("Concept"),
        _("Why, about what, with whom and how the consultation is held."),
        ("goal", "question", "addressee", "implementer", "channel"),
        ("goal", "addressee", "channel"),
    ),
    Section(
        "etapy", _("Stages"), _("The course of the consultation, stage by stage."), ("stage",), ("stage",)
    ),
    Section(
        "interesariusze",
        _("Stakeholders"),
        _("Whom the model touches, who was invited, who answered and who is silent."),
        ("institution", "stakeholder", "invitation"),
        ("stakeholder", "invitation"),
    ),
    Section(
        "materialy",
        _("Materials and notices"),
        _("What the respondents get and what was announced where."),
        ("material", "notice", "source"),
        ("material", "notice"),
    ),
    Section("odpowiedzi", _("Answers"), _("What came back from the institutions."), ("answer",), ("answer",)),
    Section(
        "spotkania",
        _("Meetings"),
        _("When people met and how many they were."),
        ("meeting", "headcount"),
        (),
    ),
    Section(
        "uwagi", _("Remarks"), _("Every remark and the organiser's position on it."), ("remark",), ("remark",)
    ),
    Section(
        "tematy",
        _("Themes and groups"),
        _("What the remarks are about, and which of them say the same."),
        ("theme", "remark-group"),
        (),
    ),
    Section(
        "zmiany",
        _("Changes and verdicts"),
        _(
            "What was changed in the document because of which remark, and who accepted or contested a position."
        ),
        ("change", "verdict"),
        (),
    ),
    Section(
        "wnioski",
        _("Conclusions"),
        _("What the organiser concludes, in groups, each with what it rests on."),
        ("group", "conclusion"),
        ("conclusion",),
    ),
    Section(
        "wsparcie",
        _("Support and next steps"),
        _("What the institutions need to work by the model, and what follows."),
        ("support-topic", "support-form", "next-step"),
        (),
    ),
)
BY_SLUG: Mapping[str, Section] = MappingProxyType({section.slug: section for section in SECTIONS})
OF_KIND: Mapping[str, Section] = MappingProxyType(
    {kind: section for section in SECTIONS for kind in section.kinds}
)
