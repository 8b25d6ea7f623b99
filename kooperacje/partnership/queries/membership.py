"""Who belonged when, who speaks for whom, and what each institution declared."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.basket import access as basket
from kooperacje.basket.models import Service
from kooperacje.institutions.models import Contact, Institution
from kooperacje.institutions.states import ContactKind
from kooperacje.partnership import access
from kooperacje.partnership.models import Declaration, DeclarationSignature, Spell, Team, TeamPerson
from kooperacje.partnership.states import DeclarationState


def on(day: date | None = None) -> Q:
    """The condition "lasted on this day"; None means today."""
    day = day or clock.today()
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gt=day))


def spells(team: Team) -> list[Spell]:
    """Every spell of the team, in the order of joining; with institutions and their types."""
    found = Spell.objects.filter(team=team).select_related("institution__type", "institution__seat")
    return list(found.order_by("valid_from", "institution__sort_key", "id"))


def members(team: Team, day: date | None = None) -> list[Institution]:
    """The institutions that belonged on the day, in Polish order."""
    found = Institution.objects.filter(pk__in=_whose(team, day)).select_related("type", "seat")
    return list(found.order_by("sort_key", "key"))


def member_ids(team: Team, day: date | None = None) -> set[UUID]:
    return set(_whose(team, day))


def _whose(team: Team, day: date | None) -> "QuerySet[Spell, UUID]":
    return Spell.objects.filter(on(day), team=team).order_by().values_list("institution_id", flat=True)


def people(team: Team, day: date | None = None) -> list[TeamPerson]:
    """Who works in the team on the day, by institution and role."""
    found = TeamPerson.objects.filter(on(day), team=team).select_related("institution")
    return list(found.order_by("institution__sort_key", "role", "name", "id"))


def declarations(team: Team) -> list[Declaration]:
    """Every declaration of the team: of each institution the newest first."""
    found = Declaration.objects.filter(team=team).select_related("institution__type")
    return list(found.order_by("institution__sort_key", "-number"))


def signatures(declarations: Collection[Declaration]) -> dict[UUID, DeclarationSignature]:
    """{declaration: the signature that counts}: one query."""
    found = DeclarationSignature.objects.filter(
        declaration__in=[one.pk for one in declarations], replaced_on=None
    )
    return {one.declaration_id: one for one in found}


def to_sign(institutions: Collection[UUID]) -> list[Declaration]:
    """Declarations that these institutions have sent and not signed, the oldest first."""
    signed = DeclarationSignature.objects.filter(declaration=OuterRef("pk"), replaced_on=None)
    found = Declaration.objects.filter(
        ~Exists(signed), institution__in=institutions, state=DeclarationState.SENT.value
    )
    return list(found.select_related("team", "institution").order_by("sent_at", "id"))


def holding(team: Team, day: date | None = None) -> list[Declaration]:
    """Accepted declarations that hold on the day, with their services."""
    found = Declaration.objects.filter(on(day), team=team, state=DeclarationState.ACCEPTED.value)
    return list(
        found.select_related("institution__type")
        .prefetch_related("services__provider")
        .order_by("institution__sort_key", "-number")
    )


def expired(team: Team, day: date | None = None) -> list[Institution]:
    """Members whose last accepted declaration holds no longer, and who have none that does."""
    standing = {one.institution_id for one in holding(team, day)}
    return [one for one in members(team, day) if one.pk not in standing]


def open_declaration(team: Team, institution: Institution) -> Declaration | None:
    """The declaration that the institution is asked for and has not finished; at most one."""
    unfinished = {DeclarationState.ASKED, DeclarationState.SENT, DeclarationState.RETURNED}
    found = Declaration.objects.filter(team=team, institution=institution, state__in=sorted(unfinished))
    return found.order_by("-number").first()


def with_leader(team: Team) -> list[Institution]:
    """The members today and the leading institution, in Polish order."""
    found = Institution.objects.filter(Q(pk__in=_whose(team, None)) | Q(pk=team.leader_id))
    return list(found.order_by("sort_key", "key"))


def to_invite(team: Team) -> list[Institution]:
    """Whom a meeting of the team concerns: members, the leading institution, and those asked for declarations."""
    unfinished = [DeclarationState.ASKED.value, DeclarationState.SENT.value, DeclarationState.RETURNED.value]
    asked = Declaration.objects.filter(team=team, state__in=unfinished).order_by().values("institution")
    found = Institution.objects.filter(Q(pk__in=_whose(team, None)) | Q(pk=team.leader_id) | Q(pk__in=asked))
    return list(found.order_by("sort_key", "key"))


def named_by(actor: Actor, team: Team) -> list[Institution]:
    """The institutions for which the actor names people: all for its keepers, the own ones for others."""
    found = with_leader(team)
    if access.can(actor, access.KEEP, team):
        return found
    mine = actor.institutions_as(*access.SPEAKERS)
    return [one for one in found if one.pk in mine]


def offered(institution: Institution) -> list[Service]:
    """The published services of an institution."""
    found = basket.public().filter(provider=institution)
    return list(found.order_by("sort_key", "key"))


def office_emails(institutions: Collection[Institution]) -> dict[UUID, str]:
    """The first public e-mail address of each institution that has one."""
    rows = Contact.objects.filter(
        institution__in=[one.pk for one in institutions],
        unit=None,
        kind=ContactKind.EMAIL.value,
        is_public=True,
    )
    found: dict[UUID, str] = {}
    for row in rows.order_by("institution_id", "label", "value"):
        found.setdefault(row.institution_id, row.value)
    return found


def to_finish(institutions: Collection[UUID]) -> list[Declaration]:
    """Declarations that these institutions are asked for, the oldest first."""
    found = Declaration.objects.filter(
        institution__in=institutions,
        state__in=[DeclarationState.ASKED.value, DeclarationState.RETURNED.value],
    )
    return list(found.select_related("team", "institution").order_by("asked_at", "id"))
