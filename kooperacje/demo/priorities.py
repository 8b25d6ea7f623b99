"""The invented priorities of the partnership of the samples: every step through the actions of the room."""

from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Any

import yaml

from kooperacje.agreements import actions as papers
from kooperacje.base.actor import Actor
from kooperacje.demo.partnership import KEY
from kooperacje.institutions.models import Institution
from kooperacje.institutions.queries import by_keys
from kooperacje.meetings import actions as meetings
from kooperacje.meetings.details import Details
from kooperacje.meetings.models import Meeting
from kooperacje.meetings.states import MeetingState
from kooperacje.meetings.when import When
from kooperacje.partnership import actions as partnership
from kooperacje.partnership.models import Team
from kooperacje.partnership.states import MeetingKind
from kooperacje.priorities import access, actions, offers, queries
from kooperacje.priorities.models import Proposal, Round
from kooperacje.priorities.states import ProposalState, RoundState, Voice, Way

FILE = Path(__file__).parent / "data" / "priorytety" / "przyklad.yaml"
Known = Mapping[str, Institution]


def load(by: Actor) -> None:
    """The round, once."""
    said = yaml.safe_load(FILE.read_text("utf-8"))
    team = Team.objects.get(key=KEY)
    if Round.objects.filter(team=team).exists():
        return
    known = by_keys([*said["weights"], *said["ratings"], *said["votes"]["for"]])
    first, last = said["term"]
    terms = actions.Terms(said["title"], first, last, purpose=said["purpose"])
    row = actions.begin(by=by, team=team, terms=terms)
    proposed = _proposals(by, row, said, known)
    actions.move(by=by, row=row, target=RoundState.WEIGHING)
    criteria = [str(one.pk) for one in queries.criteria(row)]
    for key, points in said["weights"].items():
        given = dict(zip(criteria, points, strict=True))
        actions.weigh(by=by, row=row, institution=known[key], points=given)
    actions.move(by=by, row=row, target=RoundState.RATING)
    listed = [str(one.pk) for one in proposed.values()]
    for key, rated in said["ratings"].items():
        marks = _marks(listed, criteria, rated["marks"])
        actions.rate(by=by, row=row, institution=known[key], marks=marks, named=rated.get("named", False))
    actions.move(by=by, row=row, target=RoundState.VOTING)
    _decided(by, row, said, known, proposed)


def _proposals(by: Actor, row: Round, said: Mapping[str, Any], known: Known) -> dict[str, Proposal]:
    """Of institutions, with what other rooms know merged into them and their counts of cases, and two by the link."""
    made = {}
    for one in said["proposals"]:
        texts = {"title": one["title"], "reason": one.get("reason", "")}
        made[one["key"]] = actions.propose(by=by, row=row, institution=known[one["by"]], **texts)
    offered = {
        (kind.key, offer.label): f"{kind.key}|{offer.ref}"
        for kind, there in offers.find(row.team).items()
        for offer in there
    }
    for one in said["proposals"]:
        rests = [offered[kind, label] for kind, some in one.get("rests", {}).items() for label in some]
        if rests:
            taken = actions.take(by=by, row=row, chosen=rests)
            actions.merge(by=by, into=made[one["key"]], others=taken)
    for one in said["counts"]:
        first, last = one["days"]
        counted = actions.Counted(
            one["counted"], first, last, one["number"], one["source"], one.get("note", "")
        )
        place = known[one["by"]]
        actions.count(by=by, proposal=made[one["proposal"]], institution=place, counted=counted)
    opened = access.with_code(actions.make_link(by=by, row=row))
    for one in said["by_link"]:
        sent = actions.propose_by_link(opened, title=one["title"], reason=one.get("reason", ""))
        target = ProposalState.LISTED if one["listed"] else ProposalState.SET_ASIDE
        actions.decide(by=by, proposal=sent, target=target)
        if one["listed"]:
            made[one["key"]] = sent
    return made


def _marks(proposals: list[str], criteria: list[str], said: str) -> dict[str, dict[str, int]]:
    """`5544 3..2`: a group a proposal, a sign a criterion."""
    return {
        proposal: {key: int(sign) for key, sign in zip(criteria, group, strict=True) if sign != "."}
        for proposal, group in zip(proposals, said.split(), strict=True)
    }


def _decided(
    by: Actor, row: Round, said: Mapping[str, Any], known: Known, proposed: Mapping[str, Proposal]
) -> None:
    """The list, the vote with its dissent, and the adoption at a meeting."""
    entries = [
        actions.Entry(proposed[one["proposal"]], known[one["owner"]], one["indicator"], one["due"])
        for one in said["list"]
    ]
    actions.compose(by=by, row=row, entries=entries)
    votes = said["votes"]
    for key in votes["for"]:
        actions.vote(by=by, row=row, institution=known[key], voice=Voice.FOR)
    for voice in (Voice.AGAINST, Voice.ABSTAIN):
        for key, dissent in votes[voice.value].items():
            actions.vote(by=by, row=row, institution=known[key], voice=voice, dissent=dissent)
    meeting = _meeting(by, row.team, said["meeting"])
    day = said["meeting"]["day"]
    actions.adopt(by=by, row=row, way=Way.MEETING, on=day, meeting=meeting)
    paper = actions.write_paper(by=by, row=row)
    papers.send_for_signature(by=by, version=paper.versions.get(), on=day)


def _meeting(by: Actor, team: Team, said: Mapping[str, Any]) -> Meeting:
    when = When.local(said["day"], time(10), time(13))
    details = Details(
        title=said["title"], when=when, kind=MeetingKind.REGULAR.value, place="Zarzecze, ratusz"
    )
    made = partnership.call_meeting(by=by, team=team, details=details, invite=True)
    meetings.change_state(by=by, meeting=made, target=MeetingState.HELD)
    return made
