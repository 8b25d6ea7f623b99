"""Meetings of an invented room `garden`, whose beds have gardeners (may everything) and guests (may look)."""

from datetime import UTC, datetime

import pytest

from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.decisions import ALLOWED, denied
from kooperacje.base.text import slug
from kooperacje.institutions import actions as institutions
from kooperacje.institutions.actions.types import load_types_once
from kooperacje.meetings import access, actions
from kooperacje.meetings.details import Details
from kooperacje.meetings.when import When

BED = "garden.bed:1"
OTHER = "garden.bed:2"
HIDDEN = "garden.bed:hidden"
GUEST = {BED: {access.VIEW}, OTHER: {access.VIEW}, HIDDEN: set()}
MEMBER = {subject: verbs | {access.VIEW_PEOPLE} for subject, verbs in GUEST.items()}


def _can(actor, verb, subject):
    if actor.is_system or actor.has_role("officer"):
        return ALLOWED
    table = MEMBER if actor.has_role("member") else GUEST
    return ALLOWED if verb in table.get(subject, set()) else denied("Only gardeners.")


def _subjects(actor, verb):
    return [subject for subject in (BED, OTHER, HIDDEN) if _can(actor, verb, subject)]


@pytest.fixture(autouse=True)
def garden(monkeypatch):
    monkeypatch.setattr(access, "_owners", {})
    place = access.Place("Grządka", "/")
    access.register_owner("garden.bed", access.Owner(_can, _subjects, lambda actor, subject: place))


@pytest.fixture
def officer(person):
    return person("officer")


@pytest.fixture
def member(person):
    return person("member")


@pytest.fixture
def guest():
    return ANONYMOUS


@pytest.fixture
def make(db, officer):
    """`make("Warsztat", subject=..., when=...)`: a planned meeting."""

    def create(title="Warsztat", *, subject=BED, key="", **said):
        details = Details(title=title, **said)
        return actions.create_meeting(by=officer, subject=subject, details=details, key=key)

    return create


@pytest.fixture
def meeting(make):
    """25.03.2019, 9:00-12:00 in Kraków."""
    return make(
        when=When.at(datetime(2019, 3, 25, 8, tzinfo=UTC), datetime(2019, 3, 25, 11, tzinfo=UTC)),
        place="Kraków, sala 1",
    )


@pytest.fixture
def body(db, system_actor):
    """`body("Ośrodek A")`: an institution."""

    def create(name):
        load_types_once(by=system_actor)
        return institutions.ensure(by=system_actor, key=slug(name), name=name, type="ops")

    return create
