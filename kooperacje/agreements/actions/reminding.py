"""Papers that end soon are told of, once."""

from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from kooperacje.agreements import access, queries
from kooperacje.agreements.actions.common import note, subject_of
from kooperacje.agreements.models import Paper, PaperVersion
from kooperacje.agreements.sheets import absolute
from kooperacje.agreements.states import VersionState
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.notices import actions as notices


def remind(*, by: Actor) -> int:
    """Write to those whom the owning room names; returns how many papers were told of. For the worker."""
    return sum(_remind(by, one) for one in queries.ending())


@transaction.atomic
def _remind(by: Actor, version: PaperVersion) -> bool:
    paper = Paper.objects.select_for_update(of=("self",)).get(pk=version.paper_id)
    row = paper.versions.get(pk=version.pk)
    if row.reminded_on or row.state != VersionState.ADOPTED or row.last_day is None:
        return False  # somebody was faster
    owner = access.owner_of(paper.subject)
    addresses = sorted(set(owner.addresses(paper.subject))) if owner else []
    with override("pl"):
        day = date_format(row.last_day, "j E Y")
        subject = _("The document “%(title)s” ends on %(day)s") % {"title": paper.title, "day": day}
        text = _(
            "The document “%(title)s”, number %(number)s, holds until %(day)s.\n\n"
            "If it is to hold longer, prepare its renewal, so that there is time to sign it:\n%(address)s"
        ) % {"title": paper.title, "number": paper.number, "day": day, "address": _address(paper)}
    for address in addresses:
        notices.post(
            to=address,
            subject=subject,
            text=text,
            by=by,
            about=subject_of(paper),
            dedupe_key=f"agreements.end:{row.pk}:{address}",
        )
    row.reminded_on = clock.today()
    row.save(update_fields=["reminded_on"])
    note(by, paper, "reminded", {"version": row.number, "notices": len(addresses)})
    return True


def _address(paper: Paper) -> str:
    return absolute(reverse("agreements:detail", args=[paper.pk]))
