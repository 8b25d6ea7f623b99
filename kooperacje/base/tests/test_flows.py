"""Every state table in the product is total and leaves no state unreachable; the drawn tables are the real ones."""

from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kooperacje.base import drawings
from kooperacje.base.flows import Flow, IllegalMove


class Light(StrEnum):
    RED = "red"
    GREEN = "green"
    BROKEN = "broken"


LIGHT = Flow(
    "light",
    Light,
    Light.RED,
    {Light.RED: {Light.GREEN}, Light.GREEN: {Light.RED, Light.BROKEN}, Light.BROKEN: set()},
)


@given(st.sampled_from(Light), st.sampled_from(Light))
def test_a_move_is_made_exactly_when_the_table_has_it(source: Light, target: Light) -> None:
    class Row:
        state = source.value

    if target in LIGHT.moves[source]:
        LIGHT.move(Row, target)
        assert Row.state == target.value
    else:
        with pytest.raises(IllegalMove):
            LIGHT.move(Row, target)
        assert Row.state == source.value


def test_a_table_with_a_missing_state_is_refused() -> None:
    with pytest.raises(ValueError, match="no entry for \\['broken', 'green'\\]"):
        Flow("half", Light, Light.RED, {Light.RED: {Light.GREEN}})


def test_there_are_flows_to_check() -> None:
    assert len(drawings.all_flows()) >= 1


@pytest.mark.parametrize("flow", drawings.all_flows(), ids=lambda flow: flow.name)
def test_every_state_can_be_reached(flow: Flow) -> None:
    assert flow.reachable() == frozenset(flow.states)


def test_the_drawings_are_the_tables() -> None:
    """`python -m kooperacje.base.drawings` draws them anew."""
    drawn = {path.stem: path.read_text() for path in drawings.FOLDER.glob("*.md")}
    assert drawn == {flow.name: drawings.page(flow) for flow in drawings.all_flows()}
