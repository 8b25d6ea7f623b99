"""Gaps: reported, confirmed, taken in hand, closed by a service or dismissed with a reason, and opened again."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput, Fault, NotThere
from kooperacje.basket import access
from kooperacje.basket.actions.common import about, free_key
from kooperacje.basket.exchange.schema import Evidence, Lack
from kooperacje.basket.models import Category, Gap, GapEvent, GapEvidence, Service
from kooperacje.basket.states import GAP_FLOW, EvidenceKind, GapKind, GapState
from kooperacje.institutions.models import Institution
from kooperacje.journal import actions as journal
from kooperacje.journal.privacy import JSON
from kooperacje.territory import queries as territory

OPEN = (GapState.REPORTED, GapState.CONFIRMED, GapState.IN_HAND)


@transaction.atomic
def report_gap(
    *, by: Actor, lack: Lack, keeper: Institution, evidence: Evidence | None = None, key: str = ""
) -> Gap:
    """Say that help is missing. `keeper` leads the work on it: an institution the actor keeps or speaks for."""
    access.can_report(by, lack.territory).require()
    known = access.reach(by)
    if not (known.covers(keeper) or keeper.pk in known.own):
        raise Denied(access.NOT_IN_AREA)
    taken = set(Gap.objects.order_by().values_list("key", flat=True))
    if key in taken:
        raise BadInput([Fault("key", _("The key “%(key)s” is taken.") % {"key": key})])
    row = Gap(
        key=key or free_key(lack.title, taken, "brak"),
        keeper=keeper,
        state=GAP_FLOW.initial.value,
        changed_at=clock.now(),
        **_values(lack, by),
    )
    row.save(force_insert=True)
    _happened(row, by, "reported")
    if evidence is not None:
        _evidence(row, evidence)
    return row


@transaction.atomic
def raise_from(*, by: Actor, service: Service) -> Gap:
    """A gap made of a service that is full, by one click; the open one where there is one already."""
    known = access.reach(by)
    access.can(by, access.KEEP, service, known).require()
    standing = Gap.objects.filter(full_service=service, state__in=[one.value for one in OPEN])
    if found := standing.order_by("key").first():
        return found
    seat = service.provider.seat
    areas = list(service.areas.select_related("territory").order_by("territory__code")[:2])
    unit = areas[0].territory if len(areas) == 1 else seat
    if unit is None:
        raise BadInput(
            _("Say on the card whose residents it is for, so that it is known where help is missing.")
        )
    heading = service.categories.order_by("position", "key").first()
    title = _("Too few places: %(name)s") % {"name": service.name}
    lack = Lack(
        title=title[:200],
        kind=GapKind.FULL,
        category=heading.key if heading else None,
        audience=service.audiences[0] if service.audiences else None,
        territory=unit.code,
        full_service=service.key,
    )
    told = _("All places are taken.")
    if service.wait_days:
        told = _("All places are taken; one waits %(days)d days.") % {"days": service.wait_days}
    evidence = Evidence(
        kind=EvidenceKind.QUEUE, text=told, dated=service.capacity_on, source=service.provider.name[:300]
    )
    return report_gap(by=by, lack=lack, keeper=service.provider, evidence=evidence)


@transaction.atomic
def change_gap(*, by: Actor, gap: Gap, lack: Lack, expected: int | None) -> Gap:
    """Replace what is said. Raises `Stale` and `BadInput`."""
    row = locked(gap, by, access.DECIDE)
    if lack.territory != row.territory.code:
        access.can_report(by, lack.territory).require()
    if changed := row.apply(_values(lack, by), expected=expected):
        _saved(row, by, "changed", {"fields": [*sorted(changed)]})
    return row


@transaction.atomic
def hand_over(*, by: Actor, gap: Gap, keeper: Institution) -> Gap:
    """Another institution leads the work on it."""
    row = locked(gap, by, access.DECIDE)
    if row.apply({"keeper": keeper}, expected=None):
        _saved(row, by, "handed_over", about_=[about(keeper.pk)])
    return row


@transaction.atomic
def add_evidence(*, by: Actor, gap: Gap, evidence: Evidence) -> GapEvidence:
    """One more thing that it is known from."""
    row = locked(gap, by, access.WORK)
    made = _evidence(row, evidence)
    _saved(row, by, "evidence_added", {"kind": evidence.kind.value})
    return made


@transaction.atomic
def remove_evidence(*, by: Actor, gap: Gap, ref: UUID) -> None:
    """Take away what was entered by mistake."""
    row = locked(gap, by, access.DECIDE)
    found = row.evidence.filter(pk=ref).first()
    if found is None:
        raise NotThere
    found.delete()
    _saved(row, by, "evidence_removed")


@transaction.atomic
def confirm_gap(*, by: Actor, gap: Gap, note: str = "") -> Gap:
    """It is really missing; also: work on it stopped, and it is still missing."""
    return _move(gap, GapState.CONFIRMED, by, note)


@transaction.atomic
def take_in_hand(*, by: Actor, gap: Gap, note: str) -> Gap:
    """Somebody works on it; the note says what is done."""
    return _move(gap, GapState.IN_HAND, by, _said(note, _("Say in a few words what is being done.")))


@transaction.atomic
def close_gap(*, by: Actor, gap: Gap, service: Service, note: str = "") -> Gap:
    """A service fills it."""
    if not access.is_offered(service):
        raise BadInput([Fault("service", _("Only a published service closes a gap."))])

    def filled(row: Gap) -> None:
        row.closed_by = service

    return _move(gap, GapState.CLOSED, by, note, filled)


@transaction.atomic
def dismiss_gap(*, by: Actor, gap: Gap, reason: str) -> Gap:
    """It is no gap, or nothing will be done, and why."""
    return _move(gap, GapState.DISMISSED, by, _said(reason, _("Say in a few words why.")))


@transaction.atomic
def reopen_gap(*, by: Actor, gap: Gap, reason: str) -> Gap:
    """It is missing again."""

    def opened(row: Gap) -> None:
        row.closed_by = None

    row = Gap.objects.get(pk=gap.pk)
    if row.state not in (GapState.CLOSED, GapState.DISMISSED):
        GAP_FLOW.check(row.state, GapState.REPORTED)
    return _move(gap, GapState.CONFIRMED, by, _said(reason, _("Say in a few words why.")), opened)


@transaction.atomic
def choose_substitute(*, by: Actor, gap: Gap, service: Service | None, note: str = "") -> Gap:
    """What people are sent to meanwhile, as a person decided; None: nothing is near enough."""
    row = locked(gap, by, access.DECIDE)
    if service is not None and not access.is_offered(service):
        raise BadInput([Fault("service", _("Only a published service can stand in."))])
    if service is not None and service.pk == row.full_service_id:
        raise BadInput([Fault("service", _("This is the very service that is full."))])
    if row.apply({"substitute": service, "substitute_note": note.strip()[:500]}, expected=None):
        _saved(row, by, "substitute_chosen")
    return row


def locked(gap: Gap, by: Actor, verb: str) -> Gap:
    """The gap as it stands now, locked, when the actor may do this with it."""
    found = Gap.objects.select_for_update(of=("self",)).select_related("territory", "keeper__seat")
    row = found.filter(pk=gap.pk).first()
    if row is None:
        raise BadInput(_("This gap is not there any more."))
    access.can_gap(by, verb, row).require()
    return row


def _values(lack: Lack, by: Actor) -> dict[str, Any]:
    faults: list[Fault] = []
    unit = territory.by_code(lack.territory)
    if unit is None:
        told = _("There is no territorial unit with the code %(key)s.") % {"key": lack.territory}
        faults.append(Fault("territory", told))
    heading = Category.objects.filter(key=lack.category).first() if lack.category else None
    if lack.category and heading is None:
        faults.append(Fault("category", _("There is no heading “%(key)s”.") % {"key": lack.category}))
    full = access.visible(by).filter(key=lack.full_service).first() if lack.full_service else None
    if lack.full_service and full is None:
        faults.append(Fault("full_service", _("There is no service “%(key)s”.") % {"key": lack.full_service}))
    if lack.since and lack.since > clock.today():
        faults.append(Fault("since", _("That day has not come yet.")))
    if faults:
        raise BadInput(faults)
    return {
        "title": lack.title,
        "description": lack.description,
        "kind": lack.kind.value,
        "category": heading,
        "audience": lack.audience.value if lack.audience else "",
        "territory": unit,
        "full_service": full,
        "is_public": lack.is_public,
        "since": lack.since,
    }


def _evidence(row: Gap, evidence: Evidence) -> GapEvidence:
    said = evidence.model_dump()
    return GapEvidence.objects.create(gap=row, added_at=clock.now(), **{**said, "kind": evidence.kind.value})


def _said(text: str, otherwise: str) -> str:
    if not text.strip():
        raise BadInput([Fault("note", otherwise)])
    return text


def _move(
    gap: Gap, target: GapState, by: Actor, note: str, besides: Callable[[Gap], None] | None = None
) -> Gap:
    row = locked(gap, by, access.DECIDE)
    before = row.state
    GAP_FLOW.move(row, target)
    if besides:
        besides(row)
    row.version += 1
    _saved(row, by, target.value, {"before": before}, event=note.strip()[:1000])
    return row


def _saved(
    row: Gap,
    by: Actor,
    what: str,
    details: dict[str, JSON] | None = None,
    *,
    event: str | None = None,
    about_: list[str] | None = None,
) -> None:
    row.changed_at = clock.now()
    row.save()
    _happened(row, by, what, details, event=event, about_=about_)


def _happened(
    row: Gap,
    by: Actor,
    what: str,
    details: dict[str, JSON] | None = None,
    *,
    event: str | None = "",
    about_: list[str] | None = None,
) -> None:
    """The journal, and where the state moved the history of the gap."""
    if event is not None:
        GapEvent.objects.create(gap=row, state=row.state, note=event, at=clock.now(), account=by.account_id)
    journal.record(
        by=by,
        verb=f"basket.gap_{what}",
        subject=f"basket.gap:{row.pk}",
        details=details,
        about=[about(row.keeper_id), *(about_ or [])],
    )
