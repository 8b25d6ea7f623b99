"""State tables: every move is written down once, checked at run time and drawn in `docs/states/`."""

from collections.abc import Collection, Mapping
from enum import Enum
from typing import Any, Generic, TypeVar

S = TypeVar("S", bound=Enum)


class IllegalMove(Exception):
    """The state does not allow this move. Answered as 409 with the sentence."""

    def __init__(self, flow: "Flow[Any]", source: Enum, target: Enum) -> None:
        super().__init__(f"{flow.name}: {source.value} -> {target.value}")
        self.flow, self.source, self.target = flow, source, target


class Flow(Generic[S]):
    """A total transition table over an enum: every state has an entry, the end states an empty one.

    `beginnings` are states beside `initial` in which a thing may come into being.
    """

    def __init__(
        self,
        name: str,
        states: type[S],
        initial: S,
        moves: Mapping[S, frozenset[S] | set[S]],
        beginnings: Collection[S] = (),
    ) -> None:
        missing = set(states) - set(moves)
        if missing:
            raise ValueError(f"{name}: no entry for {sorted(state.value for state in missing)}")
        self.name, self.states, self.initial = name, states, initial
        self.beginnings = (initial, *beginnings)
        self.moves: dict[S, frozenset[S]] = {state: frozenset(targets) for state, targets in moves.items()}

    def allows(self, source: S | str, target: S) -> bool:
        return target in self.moves[self.states(source)]

    def check(self, source: S | str, target: S) -> None:
        """Raise `IllegalMove` unless the table has the move."""
        if not self.allows(source, target):
            raise IllegalMove(self, self.states(source), target)

    def move(self, row: Any, target: S, field: str = "state") -> None:
        """Check and set the state on a locked row; does not save."""
        self.check(getattr(row, field), target)
        setattr(row, field, target.value)

    def reachable(self) -> frozenset[S]:
        """States that can be reached from those in which a thing begins, these included."""
        seen: set[S] = set()
        frontier = list(self.beginnings)
        while frontier:
            state = frontier.pop()
            if state not in seen:
                seen.add(state)
                frontier.extend(self.moves[state])
        return frozenset(seen)

    def diagram(self) -> str:
        """The table as a Mermaid state diagram."""
        lines = ["stateDiagram-v2", *(f"    [*] --> {state.value}" for state in self.beginnings)]
        for state in self.states:
            targets = sorted(target.value for target in self.moves[state])
            lines += [f"    {state.value} --> {target}" for target in targets] or [
                f"    {state.value} --> [*]"
            ]
        return "\n".join(lines) + "\n"
