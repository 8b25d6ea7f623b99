"""What a model version defines, as one validated value: the shape of the packaged files and of `ModelVersion.definition`.

Every statement is a `Fact` that says how it is known and where it comes from. What the sources do not say is a `Gap`:
a question that those who put the model into practice answer for themselves, with a proposed default where one exists.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, Self

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from kooperacje.modelbook.states import (
    CommuneKind,
    IndicatorUnit,
    Mark,
    PassageKind,
    TeamServes,
    VersionState,
)

FORMAT = "kooperacje.model/1"

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
SourceKey = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]{0,31}$")]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=500)]


class Part(BaseModel):
    """Every part refuses unknown fields, so that a misspelt name is an error and not silence."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Source(Part):
    """A public source. `title` says in a few words what it is."""

    key: SourceKey
    title: Line
    link: Address | None = None


class Fact(Part):
    """One statement, how it is known, and its sources. `not_found` has no value: it was looked for in vain."""

    value: Text | None = None
    mark: Mark
    sources: tuple[SourceKey, ...] = ()

    @model_validator(mode="after")
    def _mark_fits(self) -> Self:
        if (self.value is None) != (self.mark is Mark.NOT_FOUND):
            raise ValueError(_("A fact has a value, unless its mark is not_found."))
        if self.mark is Mark.SOURCED and not self.sources:
            raise ValueError(_("A sourced fact names its sources."))
        return self


class Team(Part):
    """A kind of team of this model, with its own name."""

    key: Key
    serves: Annotated[tuple[TeamServes, ...], Field(min_length=1)]
    name: Fact
    abbreviation: Line | None = None
    purpose: Fact | None = None
    formed: Fact | None = None
    led_by: Fact | None = None
    members: tuple[Fact, ...] = ()
    meets: Fact | None = None


class Role(Part):
    """Who does what. `teams` are those in which the role exists; none: beside the teams."""

    key: Key
    title: Fact
    duties: Fact | None = None
    teams: tuple[Key, ...] = ()


class Step(Part):
    """A step of the path with a person or family."""

    key: Key
    title: Line
    what: Fact
    teams: tuple[Key, ...] = ()
    documents: tuple[Key, ...] = ()


class PathState(Part):
    """A state in which a case can be; without `next` it is an end."""

    key: Key
    title: Line
    next: tuple[Key, ...] = ()


class Path(Part):
    """The path with a person or family: what happens, and the states of a case. The first state is the start."""

    steps: tuple[Step, ...] = ()
    duration: Fact | None = None
    states_known: Fact | None = None
    states: tuple[PathState, ...] = ()


class DocumentKind(Part):
    """A kind of document that comes with the model; `content` says what stands in it."""

    key: Key
    title: Fact
    content: Fact | None = None
    teams: tuple[Key, ...] = ()


class Category(Part):
    key: Key
    title: Line


class Basket(Part):
    """The local basket of services and its categories."""

    about: Fact | None = None
    base: Fact
    categories: tuple[Category, ...] = ()


class Indicator(Part):
    key: Key
    title: Fact
    unit: IndicatorUnit


class Gap(Part):
    """A question that the sources leave open. `setting` names it for the rooms that ask the implementers."""

    key: Key
    question: Line
    about: Annotated[
        str, StringConstraints(pattern=r"^(model|team|role|step|document|basket|indicator)(:[a-z0-9-]+)?$")
    ]
    proposal: Fact | None = None
    setting: Key | None = None
    default: int | str | None = None

    @model_validator(mode="after")
    def _proposal_is_ours(self) -> Self:
        if self.proposal and self.proposal.mark not in (Mark.INFERRED, Mark.BACKGROUND):
            raise ValueError(_("The proposal for a gap is inferred or background, never sourced."))
        if self.default is not None and not (self.setting and self.proposal):
            raise ValueError(_("A default needs its setting and its proposal."))
        return self


class Definition(Part):
    """What one version of a model defines."""

    sources: tuple[Source, ...] = ()
    about: tuple[Fact, ...] = ()
    teams: tuple[Team, ...] = ()
    roles: tuple[Role, ...] = ()
    path: Path = Path()
    documents: tuple[DocumentKind, ...] = ()
    basket: Basket | None = None
    indicators: tuple[Indicator, ...] = ()
    gaps: tuple[Gap, ...] = ()

    def facts(self) -> Iterator[tuple[tuple[str | int, ...], Fact]]:
        """Every fact with the way to it."""
        yield from _facts(self, ())

    def team(self, key: str) -> Team | None:
        return next((team for team in self.teams if team.key == key), None)

    def gaps_about(self, subject: str) -> tuple[Gap, ...]:
        """The gaps of one thing, such as `team:zzk`; `model` for the model as a whole."""
        return tuple(gap for gap in self.gaps if gap.about == subject)


class ModelCard(Part):
    """The model itself. `regions` are voivodeships where its project ran."""

    key: Key
    name: Line
    name_en: Line | None = None
    commune_kind: CommuneKind
    project: Line | None = None
    leader: Line | None = None
    regions: tuple[Line, ...] = ()


class PassageEntry(Part):
    """A passage of the text in reading order. `text` stays out where our sources do not give it."""

    ref: Key
    kind: PassageKind
    depth: Annotated[int, Field(ge=1, le=6)] = 1
    heading: Line | None = None
    text: Text | None = None
    source: SourceKey | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.heading and not self.text:
            raise ValueError(_("A passage has a heading or a text."))
        return self


class VersionEntry(Part):
    """A version. `state` is the one a new version gets; a version that exists keeps its own."""

    number: Annotated[int, Field(ge=1, le=9999)]
    label: Line
    dated: date | None = None
    state: VersionState = VersionState.DRAFT
    predecessor: int | None = None
    note: Text | None = None
    passages: tuple[PassageEntry, ...] = ()


class ModelFile(Part):
    """A whole file: one model, its versions, and the definition they share."""

    format: Literal["kooperacje.model/1"]
    model: ModelCard
    versions: Annotated[tuple[VersionEntry, ...], Field(min_length=1)]
    definition: Definition = Definition()


def _facts(part: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Fact]]:
    if isinstance(part, Fact):
        yield path, part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from _facts(getattr(part, name), (*path, name))
    elif isinstance(part, tuple):
        for index, item in enumerate(part):
            yield from _facts(item, (*path, index))
