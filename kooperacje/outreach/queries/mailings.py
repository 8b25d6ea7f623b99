"""Named reads of what is written to many: whom a mailing means, who of them can be reached, what became of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from kooperacje.answering.models import Code
from kooperacje.base import clock
from kooperacje.consultations.models import Consultation, Party, Stakeholder
from kooperacje.institutions.models import Contact
from kooperacje.institutions.states import ContactKind
from kooperacje.notices.states import NoticeState
from kooperacje.outreach.models import Dispatch, Mailing, Standing
from kooperacje.outreach.queries.reach import Asked, concerned
from kooperacje.outreach.states import DispatchState, Purpose, Skip, Way, Whom


@dataclass(frozen=True, slots=True)
class Numbers:
    """Of how many institutions a mailing speaks, and how many of them cannot get it now."""

    meant: int
    no_address: int
    opted_out: int
    bounced: int
    today: int

    @property
    def reached(self) -> int:
        """To how many it would go now."""
        return self.meant - self.no_address - self.opted_out - self.bounced - self.today


_COUNTED = {
    "no_address": Skip.NO_ADDRESS,
    "opted_out": Skip.OPTED_OUT,
    "bounced": Skip.BOUNCED,
    "today": Skip.TODAY,
}


def _standings(column: str) -> Subquery:
    return Subquery(Standing.objects.filter(party=OuterRef("pk")).values(column)[:1])


def addressed(found: QuerySet[Any]) -> QuerySet[Any]:
    """Institutions with `email`, where to write to: the address of the base first, then a public one of the register."""
    public = Contact.objects.filter(
        institution=OuterRef("institution_id"), kind=ContactKind.EMAIL.value, is_public=True
    )
    asked: QuerySet[Any] = found.annotate(
        own_email=_standings("email"),
        public_email=Subquery(public.order_by("label", "value").values("value")[:1]),
        bounced_at=_standings("bounced_at"),
        opted_out_at=_standings("opted_out_at"),
    )
    own = When(~Q(own_email=""), own_email__isnull=False, then=F("own_email"))
    public_one = Coalesce(F("public_email"), Value(""))
    known: QuerySet[Any] = asked.annotate(email=Case(own, default=public_one, output_field=CharField()))
    return known


def _hindrances(mailing: Mailing) -> list[When]:
    """What stands in the way of this mailing, the weightiest first."""
    by_email, reminds = mailing.way == Way.EMAIL, mailing.purpose == Purpose.REMIND
    found = []
    if by_email or reminds:
        found.append(When(opted_out_at__isnull=False, then=Value(Skip.OPTED_OUT.value)))
    if by_email:
        found.append(When(email="", then=Value(Skip.NO_ADDRESS.value)))
        found.append(When(bounced_at__isnull=False, then=Value(Skip.BOUNCED.value)))
    if reminds:
        found.append(When(is_reminded=True, then=Value(Skip.TODAY.value)))
    return found


def audience(consultation: Consultation, mailing: Mailing) -> QuerySet[Any]:
    """Whom the mailing means as things stand: stakeholders and those invited, never the organiser.

    `skip` says what stands in the way of each, a `Skip` or empty.
    """
    found = concerned(consultation, Asked(territory=mailing.territory)).exclude(
        institution=consultation.organiser_id
    )
    if mailing.types:
        found = found.filter(type__in=mailing.types)
    stakes = Stakeholder.objects.filter(institution=OuterRef("pk")).order_by()
    if mailing.is_key is not None:
        key = Exists(stakes.filter(is_key=True))
        found = found.filter(key if mailing.is_key else ~key)
    if mailing.obligatory:
        found = found.filter(Exists(stakes.filter(obligatory=True)))
    if mailing.purpose == Purpose.REMIND:
        found = found.filter(is_invited=True, has_answered=False)
    elif mailing.whom == Whom.UNINVITED:
        found = found.filter(is_invited=False)
    elif mailing.whom == Whom.SILENT:
        found = found.filter(has_answered=False)
    reminded = Dispatch.objects.filter(party=OuterRef("pk"), reminded_on=clock.today())
    found = addressed(found).annotate(is_reminded=Exists(reminded))
    if mailing.unreachable:
        found = found.filter(Q(email="") | Q(bounced_at__isnull=False))
    cases = _hindrances(mailing)
    skip = Case(*cases, default=Value(""), output_field=CharField()) if cases else Value("")
    ordered: QuerySet[Any] = found.annotate(skip=skip).order_by("position")
    return ordered


def numbers(consultation: Consultation, mailing: Mailing) -> Numbers:
    """Of how many it speaks, and how many cannot get it: one query."""
    found = audience(consultation, mailing).order_by()
    counted: dict[str, int] = found.aggregate(
        meant=Count("pk"),
        **{name: Count("pk", filter=Q(skip=skip.value)) for name, skip in _COUNTED.items()},
    )
    return Numbers(**counted)


def hindered(consultation: Consultation, mailing: Mailing) -> QuerySet[Any]:
    """Who is meant and would get nothing now, each with what stands in the way as `skip`."""
    return audience(consultation, mailing).exclude(skip="")


def mailings(consultation: Consultation) -> QuerySet[Any]:
    """All of a consultation, newest first, with how many institutions got them."""
    got = Q(
        dispatches__state__in=[
            DispatchState.POSTED.value,
            DispatchState.MADE.value,
            DispatchState.BOUNCED.value,
        ]
    )
    found: QuerySet[Any] = Mailing.objects.filter(consultation=consultation)
    counted: QuerySet[Any] = found.annotate(gone=Count("dispatches", filter=got)).order_by(
        "-created_at", "id"
    )
    return counted


def dispatches(mailing: Mailing) -> QuerySet[Dispatch]:
    """For whom the mailing was meant when it began, in the order of the list of institutions."""
    return (
        Dispatch.objects.filter(mailing=mailing).select_related("party", "notice").order_by("party__position")
    )


def without(mailing: Mailing) -> QuerySet[Dispatch]:
    """Institutions that a mailing meant and that did not get it: left out, come back, refused or given up."""
    lost = Q(state__in=[DispatchState.SKIPPED.value, DispatchState.BOUNCED.value])
    failed = Q(notice__state__in=[NoticeState.FAILED.value, NoticeState.DROPPED.value])
    return dispatches(mailing).filter(lost | failed)


def outcome(mailing: Mailing) -> list[tuple[str, str, str, int]]:
    """(state, reason for skipping, state of the message in the outbox, how many): one query."""
    found = Dispatch.objects.filter(mailing=mailing).order_by().values_list("state", "skip", "notice__state")
    counted = found.annotate(number=Count("pk")).order_by("state", "skip", "notice__state")
    return [(state, skip, notice or "", number) for state, skip, notice, number in counted]


def party_of_dispatch(dispatch_id: int) -> Party | None:
    """To whom it went, with the consultation and its organiser."""
    found = Dispatch.objects.select_related("party__consultation__organiser").filter(pk=dispatch_id).first()
    return found.party if found else None


def address(party: Party) -> str:
    """Where an e-mail to the institution would go; empty where nowhere."""
    found = addressed(Party.objects.filter(pk=party.pk)).order_by("pk").first()
    return found.email if found else ""


def opened_at(consultation: Consultation, party: Party) -> datetime | None:
    """When the institution first opened a code."""
    found = Code.objects.filter(consultation=consultation, institution=party.key).exclude(opened_at=None)
    return found.order_by("opened_at").values_list("opened_at", flat=True).first()
