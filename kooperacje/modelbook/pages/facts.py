"""A definition, ready to be read: every statement with its mark, its sources and the gaps about it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kooperacje.modelbook import words
from kooperacje.modelbook.definition import (
    Basket,
    Definition,
    DocumentKind,
    Fact,
    Gap,
    Path,
    Role,
    Step,
    Team,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact. `text` is None where the sources are silent; `mark` is a key, `mark_label` its words."""

    text: str | None
    mark: str
    mark_label: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A question that the sources leave open, with a proposal where there is one."""

    question: str
    proposal: Statement | None


@dataclass(frozen=True, slots=True)
class Item:
    """A thing of the definition: its name, a few labelled statements, related names, and what is open about it."""

    key: str
    name: Statement
    hint: str
    rows: tuple[tuple[str, tuple[Statement, ...]], ...]
    related: tuple[tuple[str, str], ...]
    gaps: tuple[Open, ...]


@dataclass(frozen=True, slots=True)
class StateRow:
    """A state of a case; without `leads_to` it is an end."""

    title: str
    leads_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BasketView:
    rows: tuple[tuple[str, tuple[Statement, ...]], ...]
    categories: tuple[str, ...]
    gaps: tuple[Open, ...]


def statement(fact: Fact) -> Statement:
    return Statement(fact.value, fact.mark.value, str(words.MARK[fact.mark]), fact.sources)


def _plain(text: str) -> Statement:
    """A heading of ours in the packaged file: it carries no mark of its own."""
    return Statement(text, "", "", ())


def gaps(found: Iterable[Gap]) -> tuple[Open, ...]:
    return tuple(Open(gap.question, statement(gap.proposal) if gap.proposal else None) for gap in found)


def _rows(
    *pairs: tuple[str, Fact | tuple[Fact, ...] | None],
) -> tuple[tuple[str, tuple[Statement, ...]], ...]:
    found = []
    for label, facts in pairs:
        many = (facts,) if isinstance(facts, Fact) else facts or ()
        if many:
            found.append((label, tuple(statement(fact) for fact in many)))
    return tuple(found)


def team(part: Team, definition: Definition) -> Item:
    rows = _rows(
        (_("Purpose"), part.purpose),
        (_("How it is formed"), part.formed),
        (_("Who leads"), part.led_by),
        (_("Members"), part.members),
        (_("How often it meets"), part.meets),
    )
    documents = [d.title.value or "" for d in definition.documents if part.key in d.teams]
    related = ((_("Documents"), ", ".join(documents)),) if documents else ()
    hint = ", ".join(str(words.SERVES[one]) for one in part.serves)
    name = statement(part.name)
    if part.abbreviation and name.text:
        name = Statement(f"{name.text} ({part.abbreviation})", name.mark, name.mark_label, name.sources)
    return Item(part.key, name, hint, rows, related, gaps(definition.gaps_about(f"team:{part.key}")))


def role(part: Role, definition: Definition) -> Item:
    about = definition.gaps_about(f"role:{part.key}")
    rows = _rows((_("What for"), part.duties))
    return Item(part.key, statement(part.title), team_names(part.teams, definition), rows, (), gaps(about))


def step(part: Step, definition: Definition) -> Item:
    titles = {document.key: document.title.value or "" for document in definition.documents}
    related = []
    if part.teams:
        related.append((_("Who"), team_names(part.teams, definition)))
    if part.documents:
        related.append((_("Documents"), ", ".join(titles[key] for key in part.documents)))
    about = definition.gaps_about(f"step:{part.key}")
    return Item(part.key, _plain(part.title), "", _rows(("", part.what)), tuple(related), gaps(about))


def document(part: DocumentKind, definition: Definition) -> Item:
    about = definition.gaps_about(f"document:{part.key}")
    rows = _rows((_("What it holds"), part.content))
    return Item(part.key, statement(part.title), team_names(part.teams, definition), rows, (), gaps(about))


def basket(part: Basket | None, definition: Definition) -> BasketView | None:
    if part is None:
        return None
    rows = _rows((_("What it is"), part.about), (_("Base of the categories"), part.base))
    titles = tuple(category.title for category in part.categories)
    return BasketView(rows, titles, gaps(definition.gaps_about("basket")))


def states(path: Path) -> tuple[StateRow, ...]:
    titles = {state.key: state.title for state in path.states}
    return tuple(StateRow(state.title, tuple(titles[key] for key in state.next)) for state in path.states)


def team_names(keys: Iterable[str], definition: Definition) -> str:
    """Abbreviations, or names where a team has none."""
    found = [definition.team(key) for key in keys]
    return ", ".join(one.abbreviation or one.name.value or one.key for one in found if one)
