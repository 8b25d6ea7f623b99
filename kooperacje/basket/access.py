"""Who may: everybody reads published cards; they are kept by their provider's people and by whoever leads in its area.

Where an institution is seated decides how far its leaders reach: one seated in a gmina reaches that gmina, one of a powiat
(or whose seat is stated as a powiat) the whole powiat, none further. Addresses of protected places are told to
provider's people and leaders of the area alone, not to administrators: keeping the register is no reason to know them.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kooperacje.accounts.states import Capability, roles_with
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import ALLOWED, Decision, denied
from kooperacje.base.problems import NotThere
from kooperacje.basket.models import Gap, Place, Service, ServicePlace, Suggestion
from kooperacje.basket.states import GapState, ServiceState
from kooperacje.institutions.models import Institution
from kooperacje.institutions.states import Level

READ = "read"
KEEP = "keep"
"""Write, publish, verify, suspend, withdraw; decide what others suggest; send links."""
KNOW = "know"
"""Read the address of a protected place."""
LOAD = "load"
"""Load whole files and the list of categories."""

_SPEAKERS = roles_with(Capability.SPEAK_FOR_INSTITUTION)
_LEADERS = roles_with(Capability.RUN_PARTNERSHIPS)
_KEEPERS = roles_with(Capability.KEEP_INSTITUTIONS)
_ADMINISTRATOR = "administrator"

NOT_KEEPER = _("Only the provider’s people and those who lead partnerships in its area keep this card.")
NOT_INNER = _("The address of a protected place is for its own people and for those who lead in its area.")
NOT_LOADER = _("Only officers and administrators load whole baskets.")
NOT_IN_AREA = _("Only those who lead partnerships in this area, or keep this gap, may do this.")
NOT_REPORTER = _("Gaps are reported by those who speak for an institution of this area.")


@dataclass(frozen=True, slots=True)
class Reach:
    """How far an actor reaches: everything, own institutions, and territories by the beginning of their codes."""

    everything: bool = False
    knows_all: bool = False
    own: frozenset[UUID] = frozenset()
    leads: tuple[str, ...] = ()

    def covers(self, institution: Institution) -> bool:
        """Whether the actor keeps what this institution offers."""
        return self.everything or self.knows(institution)

    def knows(self, institution: Institution) -> bool:
        """Whether the actor belongs to the inner circle of this institution."""
        return self.knows_all or institution.pk in self.own or self.in_area(_seat(institution))

    def in_area(self, code: str) -> bool:
        """Whether a unit lies in a territory in which the actor leads."""
        return any(code.startswith(led) for led in self.leads)

    @property
    def somewhere(self) -> bool:
        """Whether there is anything at all that the actor keeps."""
        return bool(self.everything or self.own or self.leads)

    def kept(self, provider: str = "provider") -> Q:
        """The same as `covers`, as a condition on rows with a provider."""
        return Q() if self.everything else self.known(provider)

    def known(self, provider: str = "provider") -> Q:
        """The same as `knows`, as a condition on rows with a provider."""
        if self.knows_all:
            return Q()
        found = Q(**{f"{provider}__in": self.own})
        for led in self.leads:
            found |= Q(**{f"{provider}__seat__code__startswith": led})
        return found


NOWHERE = Reach()


def reach(actor: Actor) -> Reach:
    """How far the actor reaches now: one query for people with a role that leads, none for others."""
    if actor.is_system:
        return Reach(everything=True, knows_all=True)
    leading = actor.institutions_as(*_LEADERS)
    own = actor.institutions_as(*_SPEAKERS)
    found = Institution.objects.filter(pk__in=leading).order_by("key").select_related("type", "seat")
    leads = {_led(institution) for institution in found} if leading else set()
    return Reach(actor.has_role(_ADMINISTRATOR), False, own, tuple(sorted(leads - {""})))


def _seat(institution: Institution) -> str:
    return institution.seat.code if institution.seat else ""


def _led(institution: Institution) -> str:
    """The beginning of the codes of the territory in which its leaders lead; empty: nowhere."""
    code = _seat(institution)
    if institution.type.level == Level.POWIAT:
        code = code[:4]
    return code if len(code) >= 4 else ""


# Cards


def offered() -> Q:
    """The condition "published and not over"."""
    today = clock.today()
    standing = Q(valid_to=None) | Q(valid_to__gt=today)
    return Q(state=ServiceState.PUBLISHED.value) & standing


def public() -> QuerySet[Service]:
    """What everybody may read."""
    return Service.objects.filter(offered())


def visible(actor: Actor, reached: Reach | None = None) -> QuerySet[Service]:
    """Published cards, and those in every state that the actor keeps."""
    known = reached or reach(actor)
    if known.everything:
        return Service.objects.all()
    return Service.objects.filter(offered() | known.kept()) if known.somewhere else public()


def kept(actor: Actor, reached: Reach | None = None) -> QuerySet[Service]:
    """Cards that the actor keeps."""
    known = reached or reach(actor)
    return Service.objects.filter(known.kept()) if known.somewhere else Service.objects.none()


def can(actor: Actor, verb: str, service: Service, reached: Reach | None = None) -> Decision:
    """Whether the actor may do this with the card."""
    known = reached or reach(actor)
    if verb == KNOW:
        return ALLOWED if known.knows(service.provider) else denied(NOT_INNER)
    if known.covers(service.provider):
        return ALLOWED
    if verb == READ and is_offered(service):
        return ALLOWED
    return denied(NOT_KEEPER)


def is_offered(service: Service) -> bool:
    """The same as `offered`, of one card."""
    over = service.valid_to is not None and service.valid_to <= clock.today()
    return service.state == ServiceState.PUBLISHED and not over


def can_add(actor: Actor, provider: Institution, reached: Reach | None = None) -> Decision:
    """Whether the actor may write cards and places of this institution."""
    return ALLOWED if (reached or reach(actor)).covers(provider) else denied(NOT_KEEPER)


def can_load(actor: Actor) -> Decision:
    """Load categories and whole files."""
    return ALLOWED if actor.is_system or actor.has_role(*_KEEPERS) else denied(NOT_LOADER)


def enters(actor: Actor) -> Decision:
    """Whether there is a workspace of the basket for this actor."""
    roles = (*_SPEAKERS, _ADMINISTRATOR)
    return ALLOWED if actor.is_system or actor.has_role(*roles) else denied(NOT_KEEPER)


def get_or_404(actor: Actor, ref: str, verb: str = READ) -> Service:
    """The card with this key; absent and hidden look the same. Raises `Denied` when it may be read but not this be done."""
    known = reach(actor)
    found = visible(actor, known).select_related("provider__type", "provider__seat").filter(key=ref).first()
    if found is None:
        raise NotThere
    can(actor, verb, found, known).require()
    return found


# Places


def public_at() -> QuerySet[ServicePlace]:
    """Which service is given where, as far as everybody may know: nothing of protected services or places."""
    return ServicePlace.objects.filter(
        service__in=public().filter(is_protected=False).order_by(), place__is_protected=False
    )


def public_places() -> QuerySet[Place]:
    """Places that everybody may know: those where something public is given."""
    return Place.objects.filter(is_protected=False, pk__in=public_at().order_by().values("place"))


def visible_at(actor: Actor, reached: Reach | None = None) -> QuerySet[ServicePlace]:
    """Which service is given where, as far as the actor may know."""
    known = reached or reach(actor)
    if known.knows_all:
        return ServicePlace.objects.all()
    open_ = Q(service__is_protected=False, place__is_protected=False)
    readable = Q(service__in=visible(actor, known).order_by())
    inner = known.known("service__provider") if known.somewhere else Q(pk__in=())
    return ServicePlace.objects.filter((open_ & readable) | inner)


def visible_places(actor: Actor, reached: Reach | None = None) -> QuerySet[Place]:
    """Places the actor may know: public ones, those of the inner circle, and open ones of institutions kept."""
    known = reached or reach(actor)
    if known.knows_all:
        return Place.objects.all()
    if not known.somewhere:
        return public_places()
    secret = ServicePlace.objects.filter(service__is_protected=True).order_by().values("place")
    kept_ = known.kept("institution") & Q(is_protected=False) & ~Q(pk__in=secret)
    return Place.objects.filter(
        Q(pk__in=public_places().order_by().values("pk")) | kept_ | known.known("institution")
    )


def can_place(actor: Actor, place: Place, reached: Reach | None = None) -> Decision:
    """Whether the actor may change the place: a protected one is for the inner circle."""
    known = reached or reach(actor)
    if known.knows(place.institution):
        return ALLOWED
    secret = place.is_protected or place.services.filter(service__is_protected=True).exists()
    if known.covers(place.institution) and not secret:
        return ALLOWED
    return denied(NOT_INNER if secret else NOT_KEEPER)


def place_or_404(actor: Actor, ref: str) -> Place:
    """A place that the actor may change; others look as if they were not there."""
    found = Place.objects.select_related("institution__seat", "gmina").filter(key=ref).first()
    if found is None or not can_place(actor, found):
        raise NotThere
    return found


# Suggestions


def suggestions(actor: Actor) -> QuerySet[Suggestion]:
    """What others suggest for cards the actor keeps; new services are read by those who lead anywhere."""
    known = reach(actor)
    if known.everything:
        return Suggestion.objects.all()
    if not known.somewhere:
        return Suggestion.objects.none()
    mine = Q(service__isnull=False) & known.kept("service__provider")
    return (
        Suggestion.objects.filter(mine | Q(service=None)) if known.leads else Suggestion.objects.filter(mine)
    )


def suggestion_or_404(actor: Actor, ref: UUID) -> Suggestion:
    """One suggestion that the actor decides."""
    found = suggestions(actor).select_related("service__provider__seat").filter(pk=ref).first()
    if found is None:
        raise NotThere
    return found


# Gaps

VIEW_GAP = "view"
REPORT = "report"
WORK = "work"
"""Add what the gap is known from."""
DECIDE = "decide"
"""Confirm, take in hand, close, dismiss, open again, choose a substitute."""

SHOWN = frozenset({GapState.CONFIRMED, GapState.IN_HAND, GapState.CLOSED})
"""States in which residents may read of a gap that is meant for them."""


def public_gaps() -> QuerySet[Gap]:
    """Gaps that everybody may read of."""
    return Gap.objects.filter(is_public=True, state__in=[state.value for state in SHOWN])


def _around(actor: Actor) -> tuple[str, ...]:
    """Powiaty of the institutions for which the actor speaks."""
    own = actor.institutions_as(*_SPEAKERS)
    found = Institution.objects.filter(pk__in=own, seat__isnull=False).order_by("key") if own else ()
    codes = {_seat(one)[:4] for one in (found.select_related("seat") if own else ())}  # type: ignore[union-attr]
    return tuple(sorted(code for code in codes if len(code) == 4))


def visible_gaps(actor: Actor) -> QuerySet[Gap]:
    """Public gaps, those of the powiaty for which the actor speaks, and those the own institutions keep."""
    known = reach(actor)
    if known.everything:
        return Gap.objects.all()
    if not known.somewhere:
        return public_gaps()
    found = Q(pk__in=public_gaps().order_by().values("pk")) | Q(keeper__in=known.own)
    for powiat in _around(actor):
        found |= Q(territory__code__startswith=powiat)
    return Gap.objects.filter(found)


def can_gap(actor: Actor, verb: str, gap: Gap) -> Decision:
    """Whether the actor may do this with the gap."""
    known = reach(actor)
    if known.everything or gap.keeper_id in known.own or known.in_area(gap.territory.code):
        return ALLOWED
    around = any(gap.territory.code.startswith(powiat) for powiat in _around(actor))
    if around and verb in (VIEW_GAP, WORK):
        return ALLOWED
    shown = gap.is_public and GapState(gap.state) in SHOWN
    if verb == VIEW_GAP:
        return ALLOWED if shown else denied(NOT_IN_AREA)
    return denied(NOT_IN_AREA)


def can_report(actor: Actor, code: str) -> Decision:
    """Whether the actor may report a gap in the unit with this code."""
    known = reach(actor)
    if known.everything or known.in_area(code):
        return ALLOWED
    around = any(code.startswith(powiat) for powiat in _around(actor))
    return ALLOWED if around else denied(NOT_REPORTER)


def gap_or_404(actor: Actor, ref: str, verb: str = VIEW_GAP) -> Gap:
    """The gap with this key. Raises `Denied` when it may be read but not this be done."""
    found = (
        visible_gaps(actor)
        .select_related("territory__parent", "keeper", "category", "full_service", "substitute", "closed_by")
        .filter(key=ref)
        .first()
    )
    if found is None:
        raise NotThere
    can_gap(actor, verb, found).require()
    return found
