"""A small country with headings, and institutions of two powiaty."""

import pytest

from kooperacje.basket.tests import making


@pytest.fixture
def land(db):
    making.a_basket()


@pytest.fixture
def gops(land):
    """Seated in the gmina Tymbark of the powiat limanowski."""
    return making.a_provider("gops")


@pytest.fixture
def pcpr(land):
    """Seated in the town Limanowa; works for the whole powiat."""
    return making.a_provider("pcpr", type="pcpr", seat="1207011")


@pytest.fixture
def foreign(land):
    """Of the neighbouring powiat."""
    return making.a_provider("gops-grybow", seat="1210052")


@pytest.fixture
def service(gops):
    return making.a_service(gops, key="poradnia")
