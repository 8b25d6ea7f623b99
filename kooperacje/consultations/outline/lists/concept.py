"""The lists of the concept: what it is for, what is asked, of whom, by whom, how and when."""

from django.utils.translation import gettext_lazy as _

from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.outline.fields import Sort, choice, count, line, other, reference, text
from kooperacje.consultations.outline.lists.shape import BREAKDOWN, SENTENCE, TERM, List
from kooperacje.consultations.states import ChannelKind, StageKind

CONCEPT: tuple[List, ...] = (
    List(
        catalogue.GOAL,
        "cel",
        _("Goals"),
        _("Goal"),
        _("Add a goal"),
        _("Write what the consultation is for: every later conclusion is read against its goals."),
        SENTENCE,
        numbered=True,
    ),
    List(
        catalogue.QUESTION,
        "pytanie",
        _("Questions"),
        _("Question"),
        _("Add a question"),
        _("Write the open questions put to the respondents. Conclusions will point to them."),
        SENTENCE,
        numbered=True,
    ),
    List(
        catalogue.ADDRESSEE,
        "adresat",
        _("Addressees"),
        _("Addressee"),
        _("Add an addressee"),
        _("Write whom the consultation is addressed to."),
        SENTENCE,
    ),
    List(
        catalogue.IMPLEMENTER,
        "realizator",
        _("Implementers"),
        _("Implementer"),
        _("Add an implementer"),
        _("Write who carries the consultation out: roles and teams, not names."),
        SENTENCE,
    ),
    List(
        catalogue.CHANNEL,
        "kanal",
        _("Ways to take part"),
        _("Way to take part"),
        _("Add a way"),
        _("Write how voices come in: a form, a mailbox, workshops, meetings."),
        (
            text("text", _("How it works"), required=True),
            choice("kind", _("Kind"), ChannelKind, required=True),
            line("contact", _("Address"), _("An office mailbox or an address, not somebody's own.")),
        ),
    ),
    List(
        catalogue.STAGE,
        "etap",
        _("Stages"),
        _("Stage"),
        _("Add a stage"),
        _("Write the stages in their order, with the days on which each begins and ends."),
        (
            line("title", _("Title"), required=True),
            choice("kind", _("Kind"), StageKind, _("Checks of dates go by it."), required=True),
            other("window", _("Dates"), Sort.PERIOD, telling=True),
            TERM,
            text("text", _("Course"), _("What is done in this stage, or was done.")),
            reference("channel", _("Way to take part"), "channel"),
            count("participants", _("People in all"), _("Leave empty when it is not stated.")),
            BREAKDOWN,
        ),
        numbered=True,
    ),
)
