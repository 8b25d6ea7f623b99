"""Headings of the basket, and in which state the pages find what they show."""

from dataclasses import dataclass
from typing import Any

from kooperacje.base import clock
from kooperacje.directory.queries.search import minute, rows


def edition() -> str:
    """Changes with every change of the listings, the headings and the gaps that are told."""
    found = rows(
        """SELECT (SELECT number FROM directory_edition), (SELECT count(*) FROM basket_category),
                  (SELECT concat(count(*), max(changed_at)) FROM basket_gap WHERE is_public)""",
        [],
    )
    return str(found[0])


def edition_now() -> str:
    """The same, and the five minutes of now: for pages that say what is open."""
    return f"{edition()} {minute(clock.now()) // 5}"


@dataclass(frozen=True, slots=True)
class Heading:
    """A category as residents meet it."""

    key: str
    scheme: str
    parent: str
    name: dict[str, str]
    about: dict[str, str]


def headings() -> tuple[Heading, ...]:
    """All categories, topics first."""
    found = rows(
        """SELECT c.key, c.scheme, p.key, c.name, c.name_en, c.name_uk, c.about, c.about_en, c.about_uk
           FROM basket_category AS c LEFT JOIN basket_category AS p ON p.id = c.parent_id
           ORDER BY CASE c.scheme WHEN 'topic' THEN 0 WHEN 'domain' THEN 1 ELSE 2 END, c.position, c.key""",
        [],
    )
    return tuple(
        Heading(row[0], row[1], row[2] or "", _languages(row[3:6]), _languages(row[6:9])) for row in found
    )


def _languages(texts: Any) -> dict[str, str]:
    return {code: text for code, text in zip(("pl", "en", "uk"), texts, strict=True) if text}
