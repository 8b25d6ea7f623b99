"""A round and its criteria: begun, changed, moved from stage to stage, abandoned."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock, codes
from kooperacje.base.actor import Actor
from kooperacje.partnership.models import Team
from kooperacje.priorities import access, queries
from kooperacje.priorities.actions.common import in_state, locked, note, refuse
from kooperacje.priorities.models import Criterion, Round
from kooperacje.priorities.states import ROUND_FLOW, Method, RoundState, Stage

DATA = Path(__file__).parent.parent / "data" / "kryteria.yaml"
MOST_CRITERIA = 8
BEFORE_RATING = (RoundState.PROPOSING, RoundState.WEIGHING)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a round is about and by which rules it is decided."""

    title: str
    term_from: date
    term_to: date
    purpose: str = ""
    method: Method = Method.MEDIAN
    quorum: int = 50
    majority: int = 50
    due: date | None = None
    letters: bool = True

    def values(self) -> dict[str, Any]:
        return {
            "title": " ".join(self.title.split()),
            "purpose": self.purpose.strip(),
            "term_from": self.term_from,
            "term_to": self.term_to,
            "method": self.method.value,
            "quorum": self.quorum,
            "majority": self.majority,
            "due": self.due,
            "letters": self.letters,
        }


@cache
def usual_criteria() -> tuple[dict[str, str], ...]:
    """The criteria that a new round begins with."""
    return tuple(yaml.safe_load(DATA.read_text(encoding="utf-8")))


@transaction.atomic
def begin(*, by: Actor, team: Team, terms: Terms) -> Round:
    """A round that takes proposals, with the usual criteria to start from."""
    access.begins(by, team).require()
    _check(terms)
    row = Round.objects.create(
        team=team, state=ROUND_FLOW.initial.value, changed_at=clock.now(), **terms.values()
    )
    for position, one in enumerate(usual_criteria(), start=1):
        Criterion.objects.create(round=row, position=position, **one)
    note(by, row, "begun", {"team": str(team.pk)})
    return row


@transaction.atomic
def change(*, by: Actor, row: Round, terms: Terms, expected: int | None) -> Round:
    """Rules of counting are fixed once the vote has begun: they must not follow its outcome."""
    found = locked(by, row)
    in_state(found, *BEFORE_RATING, RoundState.RATING, RoundState.VOTING)
    _check(terms)
    values = terms.values()
    if found.state == RoundState.VOTING:
        for name in ("method", "quorum", "majority"):
            if values[name] != getattr(found, name):
                refuse(name, _("The rules of counting stay as they were when the vote began."))
    changed = found.apply(values, expected=expected)
    found.save()
    note(by, found, "changed", {"fields": [*sorted(changed)]})
    return found


@transaction.atomic
def set_criterion(
    *, by: Actor, row: Round, name: str, meaning: str, low: str, high: str, criterion: Criterion | None = None
) -> Criterion:
    """A new criterion, or another wording of one. Not once somebody weighs them."""
    found = locked(by, row)
    _criteria_open(found)
    name = " ".join(name.split())
    others = found.criteria.exclude(pk=criterion.pk) if criterion else found.criteria.all()
    if not name:
        refuse("name", _("A criterion needs a name."))
    if others.filter(name__iexact=name).exists():
        refuse("name", _("There is a criterion of this name already."))
    if criterion is None and others.count() >= MOST_CRITERIA:
        refuse("", _("More than %(most)d criteria cannot be weighed by anybody.") % {"most": MOST_CRITERIA})
    one = criterion or Criterion(round=found, position=others.count() + 1)
    one.name, one.meaning, one.low, one.high = name, meaning.strip(), low.strip(), high.strip()
    one.save()
    note(by, found, "criterion_set", {"criterion": str(one.pk)})
    return one


@transaction.atomic
def remove_criterion(*, by: Actor, row: Round, criterion: Criterion) -> None:
    found = locked(by, row)
    _criteria_open(found)
    found.criteria.filter(pk=criterion.pk).delete()
    note(by, found, "criterion_removed", {"criterion": str(criterion.pk)})


@transaction.atomic
def move(*, by: Actor, row: Round, target: RoundState, due: date | None = None) -> Round:
    """To another stage. Adopting and abandoning have actions of their own."""
    found = locked(by, row)
    if target in (RoundState.ADOPTED, RoundState.ABANDONED):
        refuse("", _("A list is adopted by a vote, and a round abandoned with a reason."))
    before = RoundState(found.state)
    ROUND_FLOW.check(before, target)
    _ready(found, target)
    ROUND_FLOW.move(found, target)
    if before == RoundState.VOTING:
        found.turn += 1
    found.due = due
    found.save()
    note(by, found, "moved", {"from": before.value, "to": target.value})
    return found


@transaction.atomic
def abandon(*, by: Actor, row: Round, reason: str) -> Round:
    """End it without a list; what was said stays readable for the team."""
    found = locked(by, row)
    if not reason.strip():
        refuse("reason", _("Say why the round ends without a list."))
    ROUND_FLOW.move(found, RoundState.ABANDONED)
    found.end_reason = reason.strip()
    found.save()
    note(by, found, "abandoned")
    return found


@transaction.atomic
def make_link(*, by: Actor, row: Round) -> str:
    """The code of a new link for proposals; an earlier link opens nothing any more."""
    found = locked(by, row)
    in_state(found, RoundState.PROPOSING)
    found.link_number += 1
    signs = codes.make(access.CODE_SALT, f"{found.pk}:{found.link_number}")
    found.digest = codes.digest(access.CODE_SALT, signs)
    found.save()
    note(by, found, "link_made", {"number": found.link_number})
    return codes.shown(signs)


def _check(terms: Terms) -> None:
    if not terms.title.strip():
        refuse("title", _("The round needs a name."))
    if terms.term_to < terms.term_from:
        refuse("term_to", _("The list cannot end before it begins."))


def _criteria_open(row: Round) -> None:
    in_state(row, *BEFORE_RATING)
    if row.answers.filter(stage=Stage.WEIGHTS.value, content__isnull=False).exists():
        refuse("", _("An institution has distributed its points already, so the criteria stay as they are."))


def _ready(row: Round, target: RoundState) -> None:
    """What a stage needs before it begins, each in a sentence."""
    if target == RoundState.WEIGHING and not row.criteria.exists():
        refuse("", _("There is no criterion to weigh yet."))
    if target in (RoundState.WEIGHING, RoundState.RATING) and len(queries.listed(row)) < 2:
        refuse("", _("There is nothing to choose from yet: at least two proposals are needed."))
    if target == RoundState.VOTING and not queries.results(row).rated:
        refuse("", _("No institution has rated the proposals yet."))
