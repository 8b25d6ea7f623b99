"""Actions on the text of a draft."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kooperacje.base.problems import BadInput, NotThere
from kooperacje.base.versions import Stale
from kooperacje.journal.models import Event
from kooperacje.modelbook import actions, queries
from kooperacje.modelbook.models import Passage
from kooperacje.modelbook.states import PassageKind


def shape(version) -> list[str]:
    return [f"{row.number} {row.heading}" for row in queries.outline(version)]


@pytest.fixture
def tree(write):
    """I Teoria (Cel, Zakres), II Model (Zespół)."""
    theory = write("Teoria", kind=PassageKind.PART)
    aim = write("Cel", after=theory, depth=2)
    scope = write("Zakres", after=aim, depth=2)
    model = write("Model", after=scope, kind=PassageKind.PART)
    team = write("Zespół", after=model, depth=2)
    return {"theory": theory, "aim": aim, "scope": scope, "model": model, "team": team}


def test_numbers_are_generated_in_reading_order(tree, draft):
    assert shape(draft) == ["I Teoria", "I.1 Cel", "I.2 Zakres", "II Model", "II.1 Zespół"]


def test_moving_takes_along_what_is_below_and_numbers_anew(tree, draft, system_actor):
    actions.move_passage(by=system_actor, passage=tree["model"], after=None, depth=1)
    assert shape(draft) == ["I Model", "I.1 Zespół", "II Teoria", "II.1 Cel", "II.2 Zakres"]
    actions.move_passage(by=system_actor, passage=tree["theory"], after=tree["team"], depth=2)
    assert shape(draft) == ["I Model", "I.1 Zespół", "I.I Teoria", "I.I.1 Cel", "I.I.2 Zakres"]


def test_moving_into_itself_or_too_deep_is_refused(tree, draft, system_actor):
    before = shape(draft)
    with pytest.raises(BadInput):
        actions.move_passage(by=system_actor, passage=tree["theory"], after=tree["scope"], depth=1)
    with pytest.raises(BadInput):
        actions.move_passage(by=system_actor, passage=tree["team"], after=tree["model"], depth=3)
    assert shape(draft) == before


def test_removing_takes_along_what_is_below(tree, draft, system_actor):
    assert actions.remove_passage(by=system_actor, passage=tree["theory"], expected=1) == 3
    assert shape(draft) == ["I Model", "I.1 Zespół"]
    event = Event.objects.get(verb="modelbook.passage_removed")
    assert event.details["refs"] == ["teoria", "cel", "zakres"]


def test_a_ref_is_never_used_for_another_passage(tree, draft, system_actor, write):
    second = write("Cel")
    assert second.ref != "cel"
    assert second.ref.startswith("cel-")
    assert write("Cel", ref="cel-ogolny").ref == "cel-ogolny"
    with pytest.raises(BadInput, match="teoria"):
        write("Inna", ref="teoria")


def test_two_editors_never_lose_a_word(tree, draft, system_actor):
    changed = actions.change_passage(by=system_actor, passage=tree["aim"], expected=1, text="Pierwszy")
    assert changed.version == 2
    with pytest.raises(Stale) as caught:
        actions.change_passage(by=system_actor, passage=tree["aim"], expected=1, text="Drugi")
    assert caught.value.differences() == [("text", "Pierwszy", "Drugi")]
    with pytest.raises(Stale):
        actions.remove_passage(by=system_actor, passage=tree["aim"], expected=1)
    assert queries.passage(system_actor, draft, "cel").text == "Pierwszy"


def test_saving_the_same_changes_nothing(tree, draft, system_actor):
    before = Event.objects.count()
    same = actions.change_passage(by=system_actor, passage=tree["aim"], expected=1, heading="Cel")
    assert (same.version, Event.objects.count()) == (1, before)


def test_changing_the_kind_numbers_anew(tree, draft, system_actor):
    actions.change_passage(by=system_actor, passage=tree["model"], expected=None, kind=PassageKind.ANNEX)
    assert shape(draft) == ["I Teoria", "I.1 Cel", "I.2 Zakres", "Z1 Model", "Z1.1 Zespół"]


def test_a_passage_must_say_something(draft, write, system_actor):
    with pytest.raises(BadInput):
        write("  ")
    row = write("Cel")
    with pytest.raises(BadInput):
        actions.change_passage(by=system_actor, passage=row, expected=None, heading="")


def test_a_version_in_consultation_keeps_its_text(tree, draft, write, system_actor):
    actions.put_up_for_consultation(by=system_actor, version=draft)
    for attempt in (
        lambda: write("Nowy"),
        lambda: actions.change_passage(by=system_actor, passage=tree["aim"], expected=1, text="x"),
        lambda: actions.move_passage(by=system_actor, passage=tree["aim"], after=None, depth=1),
        lambda: actions.remove_passage(by=system_actor, passage=tree["aim"], expected=1),
    ):
        with pytest.raises(BadInput):
            attempt()
    assert len(shape(draft)) == 5


def test_a_passage_that_is_gone(tree, draft, write, system_actor):
    actions.remove_passage(by=system_actor, passage=tree["team"], expected=None)
    with pytest.raises(BadInput):
        write("Nowy", after=tree["team"])
    with pytest.raises(NotThere):
        queries.passage(system_actor, draft, "zespol")


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["add", "move", "remove"]), st.integers(0, 20), st.integers(0, 20), st.integers(1, 7)
    ),
    max_size=12,
)


def attempt(draft, by, what, first, second, depth) -> None:
    rows = queries.outline(draft)
    chosen = rows[first % len(rows)] if rows else None
    after = rows[second % len(rows)] if rows and second % 3 else None
    if what == "add":
        actions.add_passage(
            by=by, version=draft, kind=PassageKind.CHAPTER, text="t", after=after, depth=depth
        )
    elif chosen and what == "move":
        actions.move_passage(by=by, passage=chosen, after=after, depth=depth)
    elif chosen:
        actions.remove_passage(by=by, passage=chosen, expected=None)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(moves=MOVES)
def test_order_depth_and_numbers_hold_after_any_moves(moves, model, system_actor):
    draft = actions.create_version(by=system_actor, model=model, label="Próba")
    for move in moves:
        before = [(row.pk, row.position, row.depth) for row in queries.outline(draft)]
        try:
            attempt(draft, system_actor, *move)
        except BadInput:
            assert [(row.pk, row.position, row.depth) for row in queries.outline(draft)] == before
        rows = queries.outline(draft)
        assert [row.position for row in rows] == list(range(len(rows)))
        assert len({row.number for row in rows}) == len(rows)
        depths = [0, *(row.depth for row in rows)]
        assert all(1 <= new <= old + 1 for old, new in pairwise(depths))
    assert Passage.objects.filter(model_version=draft).count() == len(queries.outline(draft))
