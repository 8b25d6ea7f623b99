"""The concept of a consultation and its papers: everything that is known before the first voice comes in."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kooperacje.consultations.models import rules
from kooperacje.consultations.models.rules import Part
from kooperacje.consultations.states import ChannelKind, EntryKind, StageKind


class Entry(Part):
    """A numbered sentence of one of the simple lists."""

    kind = rules.choice(EntryKind)
    text = models.TextField()

    class Meta:
        ordering = ("position",)
        constraints = rules.constraints(
            rules.one_of("kind", EntryKind), rules.filled("text"), within=("consultation", "kind")
        )


class Question(Part):
    """An open question put to the respondents."""

    text = models.TextField()

    class Meta:
        ordering = ("position",)
        constraints = rules.constraints(rules.filled("text"))


class Channel(Part):
    """A way to take part."""

    kind = rules.choice(ChannelKind)
    text = models.TextField()
    contact = rules.stated_line()

    class Meta:
        ordering = ("position",)
        constraints = rules.constraints(rules.one_of("kind", ChannelKind), rules.filled("text", "contact"))


class Stage(Part):
    """A stage, in the order in which the organiser counts them."""

    kind = rules.choice(StageKind)
    title = rules.line()
    text = rules.stated_text()
    window_from = models.DateField(null=True, blank=True)
    window_to = models.DateField(null=True, blank=True)
    term = rules.stated_line()
    channel = models.ForeignKey(Channel, models.RESTRICT, null=True, blank=True, related_name="stages")
    participants = models.PositiveIntegerField(null=True, blank=True)
    breakdown = models.JSONField(default=list, blank=True)
    """Lines of the total: a list of [label, number or null]."""

    class Meta:
        ordering = ("position",)
        constraints = rules.constraints(
            rules.one_of("kind", StageKind),
            rules.period("window_from", "window_to"),
            rules.filled("title", "text", "term"),
            rules.bounded("participants"),
        )


class Material(Part):
    """A document given to the respondents."""

    title = rules.line()
    kind = rules.stated_line()
    link = rules.stated_line()

    class Meta:
        ordering = ("position",)
        constraints = rules.constraints(rules.filled("title", "kind", "link"))


class Notice(Part):
    """A published statement of the dates."""

    title = rules.line()
    published_on = models.DateField(null=True, blank=True)
    places = ArrayField(rules.line(), default=list, blank=True)
    stage = models.ForeignKey(Stage, models.RESTRICT, null=True, blank=True, related_name="notices")
    term = rules.stated_line()
    window_from = models.DateField(null=True, blank=True)
    window_to = models.DateField(null=True, blank=True)
    accepted_from = models.DateField(null=True, blank=True)
    accepted_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = rules.constraints(
            rules.period("window_from", "window_to"),
            rules.period("accepted_from", "accepted_to"),
            rules.filled("title", "term"),
        )


class SourceNote(Part):
    """Where the facts come from."""

    title = rules.line()
    link = rules.stated_line()
    note = rules.stated_text()

    class Meta:
        ordering = ("position",)
        constraints = rules.constraints(rules.filled("title", "link", "note"))
