"""The file format's parts as rows: each with a key, and conclusions beside their group instead of inside it."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from kooperacje.consultations.exchange import schema


class Group(schema.Part):
    """A heading of conclusions, without them."""

    key: schema.Key
    title: schema.Line
    questions: tuple[schema.Key, ...] = ()


class Conclusion(schema.Conclusion):
    """A conclusion that names its group."""

    group: schema.Key


class Override(schema.Override):
    """An override with a key of the database's own; files know it by check and subject."""

    key: schema.Key


class Source(schema.Source):
    """A source with a key of the database's own; files know it by its place."""

    key: schema.Key


def override_key(check: str, subject: str) -> str:
    """The key of an override: the same for the same check and subject, whoever writes it."""
    return f"p-{sha256(f'{check} {subject}'.encode()).hexdigest()[:16]}"


Rows = dict[str, list[Any]]
"""{kind: its parts in order}"""


def flatten(value: schema.Consultation, lists: Mapping[str, str]) -> Rows:
    """The rows of a whole consultation; `lists` is {kind: list in the file format} of the plain ones."""
    rows: Rows = {kind: list(getattr(value, name)) for kind, name in lists.items()}
    rows["group"] = [Group.model_construct(**_fields(group, Group)) for group in value.conclusions]
    rows["conclusion"] = [
        Conclusion.model_construct(group=group.key, **_fields(conclusion, schema.Conclusion))
        for group in value.conclusions
        for conclusion in group.conclusions
    ]
    rows["override"] = [
        Override.model_construct(
            key=override_key(override.check, override.subject), **_fields(override, schema.Override)
        )
        for override in value.overrides
    ]
    rows["source"] = [
        Source.model_construct(key=f"s{number}", **_fields(source, schema.Source))
        for number, source in enumerate(value.sources, 1)
    ]
    return rows


def gather(rows: Rows, lists: Mapping[str, str]) -> dict[str, Any]:
    """The lists of the file format, of the rows: the inverse of `flatten`."""
    whole: dict[str, Any] = {name: tuple(rows[kind]) for kind, name in lists.items()}
    inside: dict[str, list[schema.Conclusion]] = {}
    for placed in rows["conclusion"]:
        bare = schema.Conclusion.model_construct(**_fields(placed, schema.Conclusion))
        inside.setdefault(placed.group, []).append(bare)
    whole["conclusions"] = tuple(
        schema.ConclusionGroup.model_construct(
            **_fields(group, Group), conclusions=tuple(inside.get(group.key, ()))
        )
        for group in rows["group"]
    )
    keyless: tuple[tuple[str, str, type[schema.Part]], ...] = (
        ("override", "overrides", schema.Override),
        ("source", "sources", schema.Source),
    )
    for kind, name, part in keyless:
        whole[name] = tuple(part.model_construct(**_fields(row, part)) for row in rows[kind])
    return whole


def _fields(part: schema.Part, cls: type[schema.Part]) -> dict[str, Any]:
    return {name: getattr(part, name) for name in cls.model_fields}
