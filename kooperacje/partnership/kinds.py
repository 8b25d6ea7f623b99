"""Kinds of teams as one shape, whether a version of a model defines them or the law does."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from django.utils.translation import gettext as _

from kooperacje.modelbook import queries as modelbook
from kooperacje.modelbook.definition import Definition, Fact, Gap
from kooperacje.modelbook.models import ModelVersion
from kooperacje.modelbook.states import Mark, TeamServes
from kooperacje.partnership.models import Team

STATUTORY = Path(__file__).parent / "data" / "statutory.yaml"


@dataclass(frozen=True, slots=True)
class Role:
    """A role that the model gives in this kind of team."""

    key: str
    title: str
    duties: str


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A document that comes with this kind of team."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of team. Empty texts: the source does not say. `unverified`: nobody compared it with the act.

    `origin` says where it is from: a model and its version, or an act. `separate` warns that its matters are another legal
    regime.
    """

    key: str
    name: str
    abbreviation: str
    purpose: str
    formed: str
    led_by: str
    members: str
    meets: str
    origin: str
    unverified: bool = False
    separate: str = ""
    roles: tuple[Role, ...] = ()
    documents: tuple[DocumentKind, ...] = ()
    gaps: tuple[Gap, ...] = ()

    @property
    def short(self) -> str:
        return self.abbreviation or self.name


@cache
def statutory() -> dict[str, Kind]:
    """Teams of the law and other teams, by key."""
    rows = yaml.safe_load(STATUTORY.read_text(encoding="utf-8"))
    return {
        row["key"]: Kind(
            key=row["key"],
            name=row["name"],
            abbreviation=row["abbreviation"],
            purpose=row["purpose"],
            formed="",
            led_by="",
            members=row["members"],
            meets=row["meets"],
            origin=row["basis"],
            unverified=bool(row["basis"]) and row["known"] != Mark.SOURCED,
            separate=row["separate"],
        )
        for row in rows
    }


def of_version(version: ModelVersion) -> dict[str, Kind]:
    """The kinds of teams of institutions that a version of a model defines, by key."""
    definition = modelbook.definition(version)
    origin = _("%(model)s, version %(number)s") % {"model": version.model.name, "number": version.number}
    return {
        team.key: Kind(
            key=team.key,
            name=_said(team.name),
            abbreviation=team.abbreviation or "",
            purpose=_said(team.purpose),
            formed=_said(team.formed),
            led_by=_said(team.led_by),
            members="\n".join(filter(None, map(_said, team.members))),
            meets=_said(team.meets),
            origin=origin,
            roles=_roles(definition, team.key),
            documents=_documents(definition, team.key),
            gaps=definition.gaps_about(f"team:{team.key}"),
        )
        for team in definition.teams
        if TeamServes.PARTNERSHIP in team.serves
    }


def of_team(team: Team) -> Kind:
    """The kind of this team."""
    if team.model_version is None:
        return statutory()[team.kind]
    return of_version(team.model_version)[team.kind]


def find(key: str, version: ModelVersion | None) -> Kind | None:
    """The kind with this key, in the version or among those of the law."""
    return (of_version(version) if version else statutory()).get(key)


def _said(fact: Fact | None) -> str:
    return (fact.value or "") if fact else ""


def _roles(definition: Definition, team: str) -> tuple[Role, ...]:
    return tuple(
        Role(role.key, _said(role.title), _said(role.duties))
        for role in definition.roles
        if team in role.teams
    )


def _documents(definition: Definition, team: str) -> tuple[DocumentKind, ...]:
    return tuple(DocumentKind(one.key, _said(one.title)) for one in definition.documents if team in one.teams)
