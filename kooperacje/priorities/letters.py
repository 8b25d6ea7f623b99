"""Letters about a stage: that it is open, and that it closes soon. Short, without names of people and without results."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from kooperacje.agreements.sheets import absolute
from kooperacje.base.actor import Actor
from kooperacje.institutions.models import Institution
from kooperacje.notices.actions import post
from kooperacje.notices.models import Notice
from kooperacje.priorities import queries, words
from kooperacje.priorities.models import Round


def opened(row: Round, institution: Institution, address: str, *, by: Actor) -> Notice:
    """The stage takes answers; written once for a stage, and anew when a vote that failed opens it again."""
    with override("pl"):
        subject = _("%(team)s: %(stage)s") % {"team": row.team.name, "stage": words.STEPS[row.state]}
        first = _("In “%(title)s” it is your institution's turn: %(task)s.") % {
            "title": row.title,
            "task": words.CALL[row.state],
        }
        text = "\n".join([first, "", *_rest(row, institution)])
    return _post(row, institution, address, subject, text, "open", by)


def closes_soon(row: Round, institution: Institution, address: str, *, by: Actor) -> Notice:
    """The institution has not answered yet; written once for a last day."""
    with override("pl"):
        subject = _("Reminder – %(team)s: %(stage)s") % {
            "team": row.team.name,
            "stage": words.STEPS[row.state],
        }
        first = _("“%(title)s” still waits for your institution: %(task)s.") % {
            "title": row.title,
            "task": words.CALL[row.state],
        }
        text = "\n".join([first, "", *_rest(row, institution)])
    return _post(row, institution, address, subject, text, f"closes:{row.due}", by)


def _rest(row: Round, institution: Institution) -> list[str]:
    lines = []
    if row.due:
        lines += [_("Answers are taken until %(day)s.") % {"day": date_format(row.due, "j E Y")}, ""]
    return [
        *lines,
        _("Whoever speaks for the institution answers here: %(address)s")
        % {"address": absolute(reverse("priorities:round", args=[row.pk]))},
        _("Without an account: tell the leader of the team, %(leader)s, who types the answer in.")
        % {"leader": row.team.leader.name},
        "",
    ]


def _post(
    row: Round, institution: Institution, address: str, subject: str, text: str, what: str, by: Actor
) -> Notice:
    place = f"{row.pk}:{row.state}:{row.turn}:{institution.pk}"
    return post(
        to=address,
        subject=subject,
        text=text,
        by=by,
        about=queries.subject(row),
        dedupe_key=f"priorities:{what}:{place}:{address}",
    )
