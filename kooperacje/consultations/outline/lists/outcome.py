"""The lists of the outcome: conclusions, wishes for support, next steps, sources."""

from django.utils.translation import gettext_lazy as _

from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.outline.fields import Sort, line, other, reference, references, text
from kooperacje.consultations.outline.lists.shape import SENTENCE, List

OUTCOME: tuple[List, ...] = (
    List(
        catalogue.GROUP,
        "grupa-wnioskow",
        _("Groups of conclusions"),
        _("Group of conclusions"),
        _("Add a group"),
        _("Begin with a group such as “strengths” or “barriers”, then write its conclusions."),
        (
            line("title", _("Title"), required=True),
            references("questions", _("Questions it answers"), "question"),
        ),
    ),
    List(
        catalogue.CONCLUSION,
        "wniosek",
        _("Conclusions"),
        _("Conclusion"),
        _("Add a conclusion"),
        _("Write a conclusion and choose what it rests on."),
        (
            text("text", _("Conclusion"), required=True),
            reference("group", _("Group"), "group", required=True),
            other("sources", _("What it rests on"), Sort.SOURCES),
        ),
        numbered=True,
    ),
    List(
        catalogue.SUPPORT_TOPIC,
        "temat-wsparcia",
        _("Topics of support"),
        _("Topic of support"),
        _("Add a topic"),
        _("Write what the institutions want to learn about."),
        SENTENCE,
    ),
    List(
        catalogue.SUPPORT_FORM,
        "forma-wsparcia",
        _("Forms of support"),
        _("Form of support"),
        _("Add a form of support"),
        _("Write how they want to be supported: training, coaching, supervision."),
        SENTENCE,
    ),
    List(
        catalogue.NEXT_STEP,
        "dalszy-krok",
        _("Next steps"),
        _("Next step"),
        _("Add a next step"),
        _("Write what follows from the consultation and when."),
        SENTENCE,
    ),
    List(
        catalogue.SOURCE,
        "zrodlo",
        _("Sources"),
        _("Source"),
        _("Add a source"),
        _("Name the documents that the facts come from."),
        (
            line("title", _("Title"), required=True),
            other("link", _("Address on the web"), Sort.WEB),
            text("note", _("Explanation")),
        ),
    ),
)
