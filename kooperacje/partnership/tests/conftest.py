"""A planned team of the powiat limanowski, its leader and two institutions."""

import pytest

from kooperacje.partnership.tests import making


@pytest.fixture
def leader(db):
    return making.a_provider("mops", type="mops", seat="1207011")


@pytest.fixture
def school(db):
    return making.a_provider("szkola", type="szkola", seat="1207122")


@pytest.fixture
def police(db):
    return making.a_provider("policja", type="policja-powiatowa", seat="1207011")


@pytest.fixture
def team(leader):
    return making.a_team(leader)


@pytest.fixture
def boss(leader):
    """Leads partnerships in the leading institution."""
    return making.an_actor("leader", leader)
