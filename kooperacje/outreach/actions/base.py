"""Every write of the room."""

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.models import Consultation, Party
from kooperacje.institutions import actions as institutions
from kooperacje.institutions import queries as register
from kooperacje.institutions import tables
from kooperacje.journal.actions import record
from kooperacje.outreach import access, base_table
from kooperacje.outreach.base_table import Line
from kooperacje.outreach.models import Deed, Standing
from kooperacje.outreach.states import DeedKind

MAX_NOTE = 2000
BATCH = 1000


@transaction.atomic
def load_base(consultation: Consultation, *, content: bytes, by: Actor) -> consultations.Taken:
    """Load a stakeholder base, XLSX or CSV: institutions into the register, and each as a stakeholder here.

    What is known is brought up to date and nothing is doubled. Raises `Denied`, or `BadInput` with a fault for each bad
    row; then nothing is changed.
    """
    access.may_write(by, consultation).require()
    lines = base_table.understand(tables.read(content), register.registers())
    places = institutions.enter_rows(
        [line.institution for line in lines], content=content, by=by
    ).institutions
    mapped = [
        consultations.Mapped(
            places[line.institution.row],
            line.is_key,
            line.influence,
            line.interest,
            line.reason,
            line.obligatory,
            line.sector or None,
        )
        for line in lines
    ]
    taken = consultations.take_stakeholders(consultation, mapped, by=by)
    _keep([(taken.parties[places[line.institution.row].pk], line) for line in lines])
    return taken


def _keep(pairs: list[tuple[Party, Line]]) -> None:
    """Where to write to: the consultation's record, which is published, has no addresses.

    Another address than before forgets that messages to the old one came back; an opt-out stays.
    """
    stated = {party.pk: line.email for party, line in pairs if line.email}
    known = Standing.objects.filter(party__in=list(stated)).values_list("party_id", "email")
    moved = [party for party, email in known if email.lower() != stated[party].lower()]
    Standing.objects.filter(party__in=moved).update(bounced_at=None, bounce_status="")
    Standing.objects.bulk_create(
        [Standing(party_id=party, email=email) for party, email in stated.items()],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["party"],
        update_fields=["email"],
    )


@transaction.atomic
def note_call(party: Party, *, note: str, by: Actor) -> Deed:
    """Write down that the institution was telephoned. Raises `Denied`, and `BadInput` without a note."""
    consultation = Consultation.locked(pk=party.consultation_id)
    access.may_write(by, consultation).require()
    note = note.strip()
    if not note or len(note) > MAX_NOTE:
        raise BadInput(
            [Fault("note", _("Write what was said, in at most %(limit)d characters.") % {"limit": MAX_NOTE})]
        )
    deed = Deed.objects.create(
        party=party, kind=DeedKind.PHONED.value, at=clock.now(), by_account=by.account_id, note=note
    )
    record(
        by=by,
        verb="outreach.phoned",
        subject=f"consultations.consultation:{consultation.pk}",
        details={"institution": party.key},
    )
    return deed
