"""Mails of a partnership: short, to an office address, without names of people."""

from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.notices.actions import post
from kooperacje.partnership import linking
from kooperacje.partnership.models import Declaration


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
