"""How cards and staff stay true: verification of shipped cards, confirmation by institutions, reminders; new matters."""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.base.text import slug
from kooperacje.competences import access, mails
from kooperacje.competences.details import digest
from kooperacje.competences.models import Card, Matter, Upkeep, Verification
from kooperacje.competences.queries import truth
from kooperacje.competences.states import Part
from kooperacje.institutions.models import Institution
from kooperacje.journal.actions import record
from kooperacje.notices.actions import post


@transaction.atomic
def verify(
    card: Card, *, by: Actor, source: str, holds: bool, on: date | None = None, remark: str = ""
) -> Verification:
    """Record that somebody compared the card with the text of the act. Kept when cards are loaded anew."""
    row = Card.objects.select_for_update(of=("self",)).select_related("matter", "act").get(pk=card.pk)
    access.can(by, access.VERIFY).require()
    day = on or clock.today()
    faults = []
    if not source.strip():
        faults.append(
            Fault("source", _("Say which text you read: the publication and its state, or an address."))
        )
    if day > clock.today():
        faults.append(Fault("on", _("This day is yet to come.")))
    if not holds and not remark.strip():
        faults.append(Fault("remark", _("Say what does not agree with the act.")))
    if faults:
        raise BadInput(faults)
    made: Verification = Verification.objects.create(
        card=row,
        digest=digest(row),
        on=day,
        account_id=by.account_id,
        institution_id=next(iter(sorted(access.own(by))), None),
        holds=holds,
        source=source.strip(),
        remark=remark.strip(),
    )
    record(
        by=by,
        verb="competences.card_verified",
        subject=f"competences.card:{row.pk}",
        details={"holds": holds, "on": day.isoformat()},
    )
    return made


@transaction.atomic
def confirm(institution: Institution, *, by: Actor, part: Part) -> Upkeep:
    """Say that the institution's cards, or its staff, are still true today."""
    access.can(by, access.KEEP, Institution.locked(pk=institution.pk)).require()
    row, _made = Upkeep.objects.update_or_create(
        institution=institution,
        part=part.value,
        defaults={"confirmed_on": clock.today(), "account_id": by.account_id},
    )
    record(
        by=by,
        verb="competences.confirmed",
        subject=f"institutions.institution:{institution.pk}",
        details={"part": part.value},
    )
    return row


@transaction.atomic
def remind(*, by: Actor) -> int:
    """Ask every institution whose cards or staff are due to look at them, once a period; returns how many letters."""
    sent = 0
    today = clock.today()
    with translation.override("pl"):
        for due in truth.due_institutions(today):
            if not due.address or due.reminded(today):
                continue
            subject, text = mails.reminder(due.institution, due.parts, settings.SITE_URL)
            post(
                to=due.address,
                subject=subject,
                text=text,
                by=by,
                about=f"institutions.institution:{due.institution.pk}",
                dedupe_key=f"competences.remind:{due.institution.pk}:{today.isoformat()}",
            )
            for part in due.parts:
                Upkeep.objects.update_or_create(
                    institution=due.institution, part=part.value, defaults={"reminded_on": today}
                )
            sent += 1
    return sent


@transaction.atomic
def add_matter(*, by: Actor, name: str, theme: str, words: str = "") -> Matter:
    """Add a matter to the list that people ask by."""
    access.can(by, access.VERIFY).require()
    name, theme = " ".join(name.split()), " ".join(theme.split())
    faults = [
        Fault(place, _("This text may not be empty."))
        for place, value in (("name", slug(name)), ("theme", theme))
        if not value
    ]
    if faults:
        raise BadInput(faults)
    key = slug(name)[:64].strip("-")
    if Matter.objects.filter(key=key).exists() or Matter.objects.filter(name__iexact=name).exists():
        raise BadInput([Fault("name", _("There is a matter of this name already."))])
    last = Matter.objects.order_by("-position").first()
    matter: Matter = Matter.objects.create(
        key=key, name=name, theme=theme, words=words.strip(), position=last.position + 1 if last else 0
    )
    record(by=by, verb="competences.matter_added", subject=f"competences.matter:{matter.key}")
    return matter
