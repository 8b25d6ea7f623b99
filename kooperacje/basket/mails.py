"""The reminder to an institution: how many cards wait for a look, and a link. No personal data."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from kooperacje.base.actor import Actor
from kooperacje.base.clock import WARSAW
from kooperacje.basket import codes
from kooperacje.basket.models import ProviderLink
from kooperacje.institutions.models import Institution
from kooperacje.notices.actions import post


def reminder(link: ProviderLink, institution: Institution, address: str, *, cards: int, by: Actor) -> None:
    """Put the reminder into the outbox, in Polish: institutions here write Polish."""
    with override("pl"):
        until = link.expires_at.astimezone(WARSAW)
        waiting = ngettext(
            "%(count)d card of your services was not confirmed for a long time.",
            "%(count)d cards of your services were not confirmed for a long time.",
            cards,
        ) % {"count": cards}
        lines = [
            institution.name,
            "",
            waiting,
            _("Please look whether they are still true. It takes a few minutes and needs no account:"),
            "",
            f"{settings.SITE_URL}{codes.path(link)}",
            "",
            _("The link works once, until %(day)s. Do not pass it on outside your institution.")
            % {"day": f"{until:%d.%m.%Y}"},
        ]
        subject = _("Are your services in the basket still true?")
    post(
        to=address,
        subject=subject,
        text="\n".join(lines) + "\n",
        by=by,
        about=f"basket.provider_link:{link.pk}",
        dedupe_key=f"basket-reminder:{link.pk}",
    )
