"""Who passed the invitation on to whom, and how many answers came in the tree of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from kooperacje.answering import queries as answering
from kooperacje.base.actor import Actor
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages.frame import Frame, frame
from kooperacje.outreach import queries
from kooperacje.outreach.pages.words import DOOR


@dataclass(frozen=True, slots=True)
class Node:
    """One institution. `below` and `answers` count those under it, at any depth, without itself."""

    name: str
    url: str
    opened: bool
    answered: bool
    below: int
    answers: int
    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class RelaysPage:
    frame: Frame
    trees: tuple[Node, ...]
    passed_on: int
    answers: int
    reach_url: str


def relays_page(consultation: Consultation, actor: Actor) -> RelaysPage:
    """Four queries, however many passed it on."""
    relayed = answering.tree(consultation)
    below: dict[str, list[str]] = {}
    for one in relayed:
        below.setdefault(one.by, []).append(one.code.institution)
    known = queries.names_and_answers(consultation)
    opened = answering.opened(consultation)
    slug = consultation.slug

    def node(key: str) -> Node:
        nodes = tuple(node(one) for one in below.get(key, ()))
        name, answered = known.get(key, (key, False))
        return Node(
            name=name,
            url=reverse("outreach:history", args=[slug, key]),
            opened=key in opened,
            answered=answered,
            below=len(nodes) + sum(one.below for one in nodes),
            answers=sum(one.answered + one.answers for one in nodes),
            nodes=nodes,
        )

    trees = tuple(node(key) for key in _roots([(one.by, one.depth) for one in relayed]))
    return RelaysPage(
        frame=frame(consultation, actor, DOOR),
        trees=trees,
        passed_on=sum(tree.below for tree in trees),
        answers=sum(tree.answers for tree in trees),
        reach_url=reverse("outreach:reach", args=[slug]),
    )


def _roots(relayed: Sequence[tuple[str, int]]) -> Iterator[str]:
    """The invited institutions that passed it on, each once, in the order of their codes."""
    yield from dict.fromkeys(by for by, depth in relayed if depth == 1)
