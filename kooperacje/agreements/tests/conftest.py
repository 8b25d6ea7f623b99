"""Papers of an invented room `garden`, whose beds have gardeners (may everything), guests (may look) and neighbours (sign)."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from kooperacje.agreements import access, actions, sheets
from kooperacje.agreements.states import Way
from kooperacje.agreements.text import Part, Text
from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.decisions import ALLOWED, denied
from kooperacje.base.text import slug
from kooperacje.documents import pdf
from kooperacje.institutions import actions as institutions
from kooperacje.institutions.actions.types import load_types_once

BED, HIDDEN = "garden.bed:1", "garden.bed:hidden"
MEMBER = {BED: {access.VIEW, access.VIEW_ALL}}
GUEST = {BED: {access.VIEW}}
RULES = Text(
    "Regulamin grządki",
    (
        Part(
            "Nazwa", "1. Grządka nosi nazwę **Pierwsza**.\n2. Leży przy płocie.\n\nUwaga: płot jest zielony."
        ),
        Part("Podlewanie", "1. Podlewa się:\n- rano,\n- wieczorem.\n\n| Kto | Kiedy |\n| Ala | rano |"),
    ),
)


def _can(actor, verb, subject):
    if actor.is_system or actor.has_role("leader"):
        return ALLOWED
    table = MEMBER if actor.has_role("member") else GUEST
    return ALLOWED if verb in table.get(subject, set()) else denied("Only gardeners.")


def _subjects(actor, verb):
    return [subject for subject in (BED, HIDDEN) if _can(actor, verb, subject)]


@pytest.fixture(autouse=True)
def english():
    """Sentences of actions are compared in the language of the code."""
    with override("en"):
        yield


class Garden:
    """What the room answers; tests change it."""

    signatories = ()
    addresses = ("lider@example.org",)
    rules = RULES


@pytest.fixture(autouse=True)
def garden(monkeypatch):
    room = Garden()
    monkeypatch.setattr(access, "_owners", {})
    builders = (
        access.Builder(
            "regulamin", "Regulamin", lambda subject: room.rules, "wzór do zmiany", is_public=True
        ),
        access.Builder("porozumienie", "Porozumienie", lambda subject: room.rules, always_signed=True),
    )
    owner = access.Owner(
        _can,
        _subjects,
        lambda actor, subject: access.Place("Grządka", "/"),
        signatories=lambda subject, kind: [one.pk for one in room.signatories],
        builders=lambda subject: builders,
        addresses=lambda subject: room.addresses,
    )
    access.register_owner("garden.bed", owner)
    return room


@pytest.fixture
def leader(person):
    return person("leader")


@pytest.fixture
def member(person):
    return person("member")


@pytest.fixture
def guest():
    return ANONYMOUS


@pytest.fixture
def body(db, system_actor):
    """`body("Ośrodek A")`: an institution."""

    def create(name):
        load_types_once(by=system_actor)
        return institutions.ensure(by=system_actor, key=slug(name), name=name, type="ops")

    return create


@pytest.fixture
def bodies(body, garden):
    """Two institutions that sign."""
    garden.signatories = (body("Ośrodek A"), body("Ośrodek B"))
    return garden.signatories


@pytest.fixture
def make(db, leader):
    """`make("regulamin")`: the draft of a paper."""

    def create(kind="regulamin", **said):
        paper = actions.create_paper(by=leader, subject=said.pop("subject", BED), kind=kind, **said)
        return paper.versions.get()

    return create


@pytest.fixture
def draft(make):
    return make()


@pytest.fixture
def out(draft, bodies, leader):
    """Out for signature to two institutions since 1 May 2026."""
    return actions.send_for_signature(by=leader, version=draft, on=date(2026, 5, 1))


@pytest.fixture
def scan():
    """`scan(version)`: its PDF, as it would come back scanned."""

    def make_scan(version, name="skan.pdf"):
        return SimpleUploadedFile(name, pdf.render(sheets.document(version.paper, version)))

    return make_scan


@pytest.fixture
def sign(leader, scan):
    """`sign(version, institution)`: a signature on paper."""

    def record(version, institution, on=date(2026, 5, 10), by=None, **said):
        given = {"function": "dyrektor", "way": Way.PAPER, "upload": scan(version), **said}
        return actions.record_signature(
            by=by or leader, version=version, institution=institution, signed_on=on, **given
        )

    return record


@pytest.fixture
def adopted(out, bodies, sign, leader):
    for one in bodies:
        sign(out, one)
    return actions.adopt(by=leader, version=out, on=date(2026, 5, 20))
