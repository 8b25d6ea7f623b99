"""From the draft to the end of a version."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.agreements import access, queries
from kooperacje.agreements.actions.common import locked, note, version_of
from kooperacje.agreements.models import Paper, PaperVersion, Signatory
from kooperacje.agreements.states import VERSION_FLOW, VersionState
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault


@transaction.atomic
def send_for_signature(
    *,
    by: Actor,
    version: PaperVersion,
    signatories: Collection[UUID] | None = None,
    optional: Collection[UUID] = (),
    blanks_stay: bool = False,
    on: date | None = None,
) -> PaperVersion:
    """From now the text stays as it is and can be signed. Without `signatories` those are asked that the owning room names.

    `on` is an earlier day for what was signed before it came here. Raises `BadInput` where places are left to fill in and
    nobody said that they are filled in by hand.
    """
    paper = locked(by, version.paper)
    row = version_of(paper, version)
    VERSION_FLOW.check(row.state, VersionState.FOR_SIGNATURE)
    _no_blanks(row, blanks_stay=blanks_stay)
    day = on or clock.today()
    if day > clock.today():
        raise BadInput([Fault("on", _("The day of sending for signature cannot lie ahead."))])
    asked = list(signatories) if signatories is not None else queries.named(paper)
    VERSION_FLOW.move(row, VersionState.FOR_SIGNATURE)
    row.sent_on = day
    row.version += 1
    row.save()
    row.signatories.all().delete()
    Signatory.objects.bulk_create(
        Signatory(version=row, institution_id=one, required=one not in set(optional))
        for one in dict.fromkeys([*asked, *optional])
    )
    note(
        by,
        paper,
        "sent_for_signature",
        {"version": row.number, "digest": row.digest[:16], "asked": len(asked)},
    )
    return row


@transaction.atomic
def take_back(*, by: Actor, version: PaperVersion) -> PaperVersion:
    """Back to the draft, while nobody has signed."""
    paper = locked(by, version.paper)
    row = version_of(paper, version)
    VERSION_FLOW.check(row.state, VersionState.DRAFT)
    if row.signatures.exists():
        raise BadInput(_("Somebody has signed this version, so its text stays. Make a new version."))
    VERSION_FLOW.move(row, VersionState.DRAFT)
    row.sent_on = None
    row.version += 1
    row.save()
    row.signatories.all().delete()
    note(by, paper, "taken_back", {"version": row.number})
    return row


@transaction.atomic
def adopt(
    *, by: Actor, version: PaperVersion, on: date | None = None, reason_incomplete: str = ""
) -> PaperVersion:
    """The version holds from now; the one before it is superseded. Signatures that are missing need a written reason.

    Raises `BadInput` where the owning room wants all of them, for a day ahead or before it was sent for signature.
    """
    paper = locked(by, version.paper, access.ADOPT)
    row = version_of(paper, version)
    if row.state == VersionState.ADOPTED:
        raise BadInput(_("This version is adopted already."))
    VERSION_FLOW.check(row.state, VersionState.ADOPTED)
    day = on or clock.today()
    _check_day(row, day)
    reason = _reason(paper, row, " ".join(reason_incomplete.split()))
    before = paper.versions.filter(state=VersionState.ADOPTED).first()
    if before is not None:
        VERSION_FLOW.move(before, VersionState.SUPERSEDED)
        before.ended_on = max(day, row.first_day or day)
        before.version += 1
        before.save()
    VERSION_FLOW.move(row, VersionState.ADOPTED)
    row.adopted_on, row.incomplete_reason = day, reason
    row.version += 1
    row.save()
    missing = len(queries.standing(row).missing)
    note(by, paper, "adopted", {"version": row.number, "digest": row.digest[:16], "missing": missing})
    return row


@transaction.atomic
def withdraw(*, by: Actor, version: PaperVersion, reason: str, on: date | None = None) -> PaperVersion:
    """A draft that is given up, or an adopted version that no longer holds."""
    paper = locked(by, version.paper, access.ADOPT)
    row = version_of(paper, version)
    VERSION_FLOW.check(row.state, VersionState.WITHDRAWN)
    said, day = " ".join(reason.split()), on or clock.today()
    if not said:
        raise BadInput([Fault("reason", _("Say in a few words why it is withdrawn."))])
    if row.adopted_on and day < row.adopted_on:
        raise BadInput([Fault("on", _("It cannot end before the day on which it was adopted."))])
    VERSION_FLOW.move(row, VersionState.WITHDRAWN)
    row.ended_on, row.end_reason = day, said[:1000]
    row.version += 1
    row.save()
    note(by, paper, "withdrawn", {"version": row.number})
    return row


def expire(*, by: Actor) -> int:
    """Adopted versions whose last day has passed hold no longer; returns how many. For the worker."""
    return sum(_expire(by, one) for one in queries.ended())


@transaction.atomic
def _expire(by: Actor, version: PaperVersion) -> bool:
    paper = Paper.objects.select_for_update(of=("self",)).get(pk=version.paper_id)
    row = version_of(paper, version)
    if not VERSION_FLOW.allows(row.state, VersionState.EXPIRED):
        return False  # somebody was faster
    VERSION_FLOW.move(row, VersionState.EXPIRED)
    row.ended_on = row.last_day
    row.version += 1
    row.save()
    note(by, paper, "expired", {"version": row.number})
    return True


def _no_blanks(row: PaperVersion, *, blanks_stay: bool) -> None:
    left = row.text.blanks
    if left and not blanks_stay:
        named = ", ".join(left[:5]) + (" …" if len(left) > 5 else "")
        raise BadInput([Fault("blanks_stay", _("Places are left to fill in: %s.") % named)])


def _check_day(row: PaperVersion, day: date) -> None:
    if day > clock.today():
        raise BadInput([Fault("on", _("The day of adopting cannot lie ahead."))])
    if row.sent_on and day < row.sent_on:
        raise BadInput(
            [Fault("on", _("It cannot be adopted before the day on which it was sent for signature."))]
        )


def _reason(paper: Paper, row: PaperVersion, given: str) -> str:
    """The reason that is kept: none where all have signed."""
    standing = queries.standing(row)
    if standing.is_complete:
        return ""
    builder = access.builder_of(paper.subject, paper.kind)
    if builder and builder.always_signed:
        raise BadInput(_("A document of this kind is adopted only when all have signed."))
    if not given:
        missing = ", ".join(one.name for one in standing.missing[:5])
        more = " …" if len(standing.missing) > 5 else ""
        sentence = _("Signatures are missing: %s. Say why it is adopted without them.") % (missing + more)
        raise BadInput([Fault("reason_incomplete", sentence)])
    return given[:1000]
