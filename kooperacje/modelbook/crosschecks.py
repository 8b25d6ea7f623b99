"""What must hold between the parts of a model file: keys once, and every name leads somewhere."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from kooperacje.modelbook.definition import Definition, ModelFile, VersionEntry
from kooperacje.modelbook.states import VersionState

Way = tuple[str | int, ...]
Found = tuple[Way, str]


def faults(file: ModelFile) -> list[Found]:
    """(way, sentence) of everything that does not fit."""
    return [(("definition", *way), sentence) for way, sentence in definition_faults(file.definition)] + list(
        _version_faults(file)
    )


def definition_faults(definition: Definition) -> list[Found]:
    lists = ("sources", "teams", "roles", "documents", "indicators", "gaps")
    found: list[Found] = []
    for name in lists:
        found += _twice((name,), [part.key for part in getattr(definition, name)])
    found += _twice(("path", "steps"), [step.key for step in definition.path.steps])
    found += _twice(("path", "states"), [state.key for state in definition.path.states])
    if definition.basket:
        found += _twice(("basket", "categories"), [c.key for c in definition.basket.categories])
    for check in (_unknown_sources, _unknown_teams, _unknown_documents, _unknown_subjects, _unreached_states):
        found += check(definition)
    return found


def _twice(way: Way, values: Sequence[str | int]) -> list[Found]:
    return [
        ((*way, index), _("“%s” stands here for the second time.") % value)
        for index, value in enumerate(values)
        if value in values[:index]
    ]


def _unknown(
    way: Way, named: Iterable[str], known: set[str], sentence: Callable[[str], str]
) -> Iterator[Found]:
    for index, key in enumerate(named):
        if key not in known:
            yield (*way, index), sentence(key)


def _unknown_sources(definition: Definition) -> Iterator[Found]:
    known = {source.key for source in definition.sources}
    for way, fact in definition.facts():
        yield from _unknown(
            (*way, "sources"), fact.sources, known, lambda key: _("The source “%s” is not listed.") % key
        )


def _unknown_teams(definition: Definition) -> Iterator[Found]:
    known = {team.key for team in definition.teams}
    users: dict[Way, Sequence[Any]] = {
        ("roles",): definition.roles,
        ("path", "steps"): definition.path.steps,
        ("documents",): definition.documents,
    }
    for way, parts in users.items():
        for index, part in enumerate(parts):
            place = (*way, index, "teams")
            yield from _unknown(
                place, part.teams, known, lambda key: _("The team “%s” is not described.") % key
            )


def _unknown_documents(definition: Definition) -> Iterator[Found]:
    known = {document.key for document in definition.documents}
    for index, step in enumerate(definition.path.steps):
        place = ("path", "steps", index, "documents")
        yield from _unknown(
            place, step.documents, known, lambda key: _("The document “%s” is not described.") % key
        )


def _unknown_subjects(definition: Definition) -> Iterator[Found]:
    known = {"model", "basket"} | {
        f"{kind}:{part.key}"
        for kind, parts in (
            ("team", definition.teams),
            ("role", definition.roles),
            ("step", definition.path.steps),
            ("document", definition.documents),
            ("indicator", definition.indicators),
        )
        for part in parts
    }
    for index, gap in enumerate(definition.gaps):
        if gap.about not in known:
            yield ("gaps", index, "about"), _("“%s” is not described in this file.") % gap.about


def _unreached_states(definition: Definition) -> Iterator[Found]:
    states = {state.key: state for state in definition.path.states}
    reached, frontier = set[str](), [state.key for state in definition.path.states[:1]]
    while frontier:
        key = frontier.pop()
        if key in states and key not in reached:
            reached.add(key)
            frontier.extend(states[key].next)
    for index, state in enumerate(definition.path.states):
        way = ("path", "states", index)
        yield from _unknown(
            (*way, "next"), state.next, set(states), lambda key: _("The state “%s” is not described.") % key
        )
        if state.key not in reached:
            yield way, _("No way leads to the state “%s”.") % state.key


def _version_faults(file: ModelFile) -> Iterator[Found]:
    yield from _twice(("versions",), [version.number for version in file.versions])
    approved = [v.number for v in file.versions if v.state is VersionState.APPROVED]
    if len(approved) > 1:
        yield ("versions",), _("At most one version may be approved.")
    sources = {source.key for source in file.definition.sources}
    for index, version in enumerate(file.versions):
        way = ("versions", index)
        if version.predecessor is not None and version.predecessor >= version.number:
            yield (*way, "predecessor"), _("A version comes after its predecessor.")
        yield from _passage_faults(version, (*way, "passages"), sources)


def _passage_faults(version: VersionEntry, way: Way, sources: set[str]) -> Iterator[Found]:
    yield from _twice(way, [passage.ref for passage in version.passages])
    deepest = 1
    for index, passage in enumerate(version.passages):
        if passage.depth > deepest:
            yield (*way, index, "depth"), _("This passage is more than one level below the one before it.")
        deepest = passage.depth + 1
        if passage.source and passage.source not in sources:
            yield (*way, index, "source"), _("The source “%s” is not listed.") % passage.source
