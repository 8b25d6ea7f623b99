"""A model with an empty draft."""

import pytest

from kooperacje.modelbook import actions
from kooperacje.modelbook.definition import ModelCard
from kooperacje.modelbook.states import CommuneKind, PassageKind


@pytest.fixture
def model(db, system_actor):
    card = ModelCard(key="m", name="Model", commune_kind=CommuneKind.RURAL)
    return actions.ensure_model(by=system_actor, card=card)[0]


@pytest.fixture
def draft(model, system_actor):
    return actions.create_version(by=system_actor, model=model, label="Pierwsza")


@pytest.fixture
def write(draft, system_actor):
    """`write("Cel", after=..., depth=...)`: add a passage to the draft."""

    def add(heading, *, after=None, depth=1, kind=PassageKind.CHAPTER, **more):
        return actions.add_passage(
            by=system_actor, version=draft, kind=kind, heading=heading, after=after, depth=depth, **more
        )

    return add
