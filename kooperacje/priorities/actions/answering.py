"""What one institution says in a stage: its points, its marks, its vote. Points and marks may be changed until the close."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.institutions.models import Institution
from kooperacje.priorities import access, queries, scoring
from kooperacje.priorities.actions.common import note, refuse, unguarded
from kooperacje.priorities.models import Answer, Round
from kooperacje.priorities.states import STAGE_OF, RoundState, Stage, Voice


@transaction.atomic
def keep_draft(*, by: Actor, row: Round, institution: Institution, draft: Mapping[str, Any]) -> Answer:
    """Unfinished points or marks, kept as they are; what was sent before still stands."""
    found = _open(by, row, institution)
    one = _answer(found, institution)
    if one.stage == Stage.VOTE:
        refuse("", _("A vote is given or not; it has no draft."))
    one.draft = dict(draft)
    one.save()
    return one


@transaction.atomic
def weigh(*, by: Actor, row: Round, institution: Institution, points: Mapping[str, int]) -> Answer:
    """100 points over the criteria."""
    found = _open(by, row, institution, Stage.WEIGHTS)
    keys = {str(one.pk): one.name for one in queries.criteria(found)}
    given = {key: points.get(key) or 0 for key in keys}
    for key, value in given.items():
        if not 0 <= value <= scoring.POINTS:
            refuse(key, _("Points are whole numbers from 0 to 100."))
    total = sum(given.values())
    if total < scoring.POINTS:
        refuse("", _missing(total))
    if total > scoring.POINTS:
        refuse("", _too_many(total))
    return _send(by, found, institution, given)


@transaction.atomic
def rate(
    *, by: Actor, row: Round, institution: Institution, marks: scoring.Marks, named: bool = False
) -> Answer:
    """Marks 1 to 5; a place left empty says “I cannot tell” and counts nowhere. `named`: it may be named as differing."""
    found = _open(by, row, institution, Stage.RATINGS)
    keys = {str(one.pk) for one in queries.criteria(found)}
    given: dict[str, dict[str, int]] = {}
    for proposal in queries.listed(found):
        own = {key: value for key, value in marks.get(str(proposal.pk), {}).items() if key in keys}
        if any(not scoring.LEAST <= value <= scoring.MOST for value in own.values()):
            refuse(str(proposal.pk), _("Marks go from 1 to 5."))
        if own:
            given[str(proposal.pk)] = own
    if not given:
        refuse("", _("Rate at least one proposal."))
    return _send(by, found, institution, given, named=named)


@transaction.atomic
def vote(*, by: Actor, row: Round, institution: Institution, voice: Voice, dissent: str = "") -> Answer:
    """Once, for or against the list as it stands. Who does not vote for it may add a dissent, recorded in its words."""
    found = _open(by, row, institution, Stage.VOTE)
    if not queries.adopted(found):
        refuse("", _("There is no list to vote on yet."))
    if _answer(found, institution).content is not None:
        refuse("", _("This institution has voted already. A vote is given once."))
    dissent = dissent.strip()
    if dissent and voice == Voice.FOR:
        refuse("dissent", _("A dissent goes with a vote against or an abstention."))
    return _send(by, found, institution, {"voice": voice.value, "dissent": dissent})


def _open(by: Actor, row: Round, institution: Institution, stage: Stage | None = None) -> Round:
    """The locked round when this institution may answer in it now."""
    found = unguarded(row)
    decision = access.answers_for(by, found, institution)
    if not decision and access.can(by, access.KEEP, found) and not access.belongs(found, institution):
        refuse("", str(decision.reason))
    decision.require()
    now = STAGE_OF.get(RoundState(found.state))
    if now is None or (stage is not None and now != stage):
        refuse("", _("This stage is closed, so nothing was changed."))
    if found.due and clock.today() > found.due:
        refuse("", _("Answers were taken until %(day)s.") % {"day": found.due.strftime("%d.%m.%Y")})
    return found


def _answer(row: Round, institution: Institution) -> Answer:
    stage = STAGE_OF[RoundState(row.state)]
    turn = row.turn if stage == Stage.VOTE else 1
    place = {"round": row, "institution": institution, "stage": stage.value, "turn": turn}
    return Answer.objects.filter(**place).first() or Answer(**place)


def _send(
    by: Actor, row: Round, institution: Institution, content: dict[str, Any], *, named: bool = False
) -> Answer:
    one = _answer(row, institution)
    one.content, one.draft, one.named, one.sent_at = content, {}, named, clock.now()
    one.by_leader = by.is_person and institution.pk not in by.institutions_as(*access.SPEAKERS)
    one.version += 0 if one._state.adding else 1
    one.save()
    note(by, row, "answered", {"stage": one.stage, "by_leader": one.by_leader}, [institution])
    return one


def _missing(total: int) -> str:
    left = scoring.POINTS - total
    return ngettext(
        "The points add up to %(total)d and not to 100: %(left)d is missing.",
        "The points add up to %(total)d and not to 100: %(left)d are missing.",
        left,
    ) % {"total": total, "left": left}


def _too_many(total: int) -> str:
    left = total - scoring.POINTS
    return ngettext(
        "The points add up to %(total)d and not to 100: %(left)d too many.",
        "The points add up to %(total)d and not to 100: %(left)d too many.",
        left,
    ) % {"total": total, "left": left}
