"""Mails of a partnership: short, to an office address or to who leads, without names of people."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.institutions.models import Institution
from kooperacje.notices.actions import post
from kooperacje.partnership import linking
from kooperacje.partnership.models import Declaration, HandOver, Team
from kooperacje.partnership.queries import leading


def asked(declaration: Declaration, to: str, by: Actor) -> None:
    """Ask an institution for its declaration; the link is in the mail alone. Raises `BadInput` for a wrong address."""
    until = declaration.link_until or clock.now()
    lines = [
        _("%(leader)s invites your institution to join: %(team)s.")
        % {"leader": declaration.team.leader.name, "team": declaration.team.name},
        "",
        _("Under this address you write your accession declaration, without an account:"),
        linking.address(declaration),
        "",
        _("It opens until %(day)s. What you write is sent only when you press the button at the end.")
        % {"day": until.astimezone(clock.WARSAW).strftime("%d.%m.%Y")},
    ]
    post(
        to=to,
        subject=_("Accession declaration: %(team)s") % {"team": declaration.team.name},
        text="\n".join(lines) + "\n",
        by=by,
        about=f"partnership.declaration:{declaration.pk}",
        dedupe_key=f"partnership-declaration:{declaration.pk}:{declaration.round}",
    )


def lead_offered(offer: HandOver, by: Actor) -> None:
    """To who is to answer."""
    with override("pl"):
        _lead(
            offer,
            by,
            "offered",
            _("You are asked to take the lead: %(team)s"),
            _(
                "%(leader)s offers the lead of the team “%(team)s” to %(after)s, from %(day)s.\n\nRead and answer:"
            ),
            leading.answering(offer),
        )


def lead_accepted(offer: HandOver, by: Actor) -> None:
    """To who leads until the day."""
    with override("pl"):
        _lead(
            offer,
            by,
            "accepted",
            _("The lead is accepted: %(team)s"),
            _("%(after)s takes the lead of the team “%(team)s” from %(day)s. Until then nothing changes."),
            leading.emails([offer.team.leader_id]),
        )


def lead_declined(offer: HandOver, by: Actor) -> None:
    """To who leads on."""
    with override("pl"):
        _lead(
            offer,
            by,
            "declined",
            _("The lead is not taken: %(team)s"),
            _("%(after)s does not take the lead of the team “%(team)s”. The reason stands here:"),
            leading.emails([offer.team.leader_id]),
        )


def lead_withdrawn(offer: HandOver, by: Actor) -> None:
    """To who was asked."""
    with override("pl"):
        _lead(
            offer,
            by,
            "withdrawn",
            _("The offer of the lead is taken back: %(team)s"),
            _("The offer to take the lead of the team “%(team)s” from %(day)s was taken back."),
            leading.answering(offer),
        )


def lead_went_over(offer: HandOver, before: Institution, by: Actor) -> None:
    """To both."""
    both = {before.pk, offer.institution_id}
    with override("pl"):
        _lead(
            offer,
            by,
            "done",
            _("The lead went over: %(team)s"),
            _("%(after)s leads the team “%(team)s” since %(day)s. What was open went over with the lead."),
            leading.emails(both),
        )


def declarations_end(
    team: Team, day: date, institutions: Sequence[str], to: Collection[str], key: str, by: Actor
) -> int:
    """To who leads: these declarations hold until the day. Returns how many mails were new."""
    with override("pl"):
        subject = _("Declarations end on %(day)s: %(team)s") % _said(team, day)
        lines = [
            _("In the team “%(team)s” these institutions have declarations that hold until %(day)s:")
            % _said(team, day),
            *(f"- {name}" for name in institutions),
            "",
            _("Ask them for new ones, so that there is time to sign:"),
            _absolute("partnership:members", team.key),
        ]
    return _remind(team, to, subject, lines, key, by)


def own_declaration_ends(
    team: Team, day: date, declaration: UUID | None, to: str, key: str, by: Actor
) -> int:
    """To the office of an institution whose declaration holds until the day."""
    with override("pl"):
        subject = _("Your declaration ends on %(day)s: %(team)s") % _said(team, day)
        lines = [
            _("The declaration of your institution in the team “%(team)s” holds until %(day)s.")
            % _said(team, day),
            _(
                "To belong to it further you need a new one; you get it from the institution that leads: %(leader)s."
            )
            % {"leader": team.leader.name},
        ]
    return _remind(team, [to], subject, lines, f"{key}:{declaration}", by)


def plan_due(team: Team, day: date, to: Collection[str], key: str, by: Actor) -> int:
    """To who leads: the year ends on the day, and the next one has no plan."""
    year = day.year + 1
    with override("pl"):
        subject = _("There is no work plan for %(year)s: %(team)s") % {"year": year, "team": team.name}
        lines = [
            _(
                "The team “%(team)s” has no task in its work plan for %(year)s yet. The year begins after %(day)s."
            )
            % {**_said(team, day), "year": year},
            "",
            _("Write the plan here:"),
            _absolute("partnership:plan-of", team.key, year),
        ]
    return _remind(team, to, subject, lines, key, by)


def _said(team: Team, day: date) -> dict[str, str]:
    return {"team": team.name, "day": day.strftime("%d.%m.%Y")}


def _remind(team: Team, to: Collection[str], subject: str, lines: Sequence[str], key: str, by: Actor) -> int:
    began, new = clock.now(), 0
    for one in sorted(to):
        made = post(
            to=one,
            subject=subject,
            text="\n".join(lines) + "\n",
            by=by,
            about=f"partnership.team:{team.pk}",
            dedupe_key=f"{key}:{one}",
        )
        new += made.created_at >= began
    return new


def _lead(offer: HandOver, by: Actor, what: str, subject: str, text: str, to: Collection[str]) -> None:
    team = offer.team
    said = {
        "team": team.name,
        "leader": team.leader.name,
        "after": offer.institution.name,
        "day": offer.day.strftime("%d.%m.%Y"),
    }
    address = _absolute("partnership:hand-over", offer.pk)
    for one in sorted(to):
        post(
            to=one,
            subject=subject % said,
            text=f"{text % said}\n{address}\n",
            by=by,
            about=f"partnership.team:{team.pk}",
            dedupe_key=f"partnership-lead:{offer.pk}:{what}:{one}",
        )


def _absolute(view: str, *where: "UUID | str | int") -> str:
    return f"{settings.SITE_URL}{reverse(view, args=where)}"
