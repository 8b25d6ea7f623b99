"""From the draft to the published report and back, with checks in the way and every position kept."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from kooperacje.base import clock
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.consultations import access, actions, checks, queries
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation, Override, Position
from kooperacje.consultations.queries import rows
from kooperacje.consultations.states import ConsultationState, PositionOutcome, StageKind
from kooperacje.journal.models import Event

pytestmark = pytest.mark.usefixtures("english")

WAY = (access.ANNOUNCE, access.START, access.SUM_UP)
TOO_LATE = schema.Stage(
    key="st1",
    kind=StageKind.ELECTRONIC,
    title="Uwagi",
    window=schema.Period(from_=date(2026, 5, 1), to=date(2026, 7, 1)),
)


@pytest.fixture
def summed_up(draft, officer):
    for verb in WAY:
        actions.advance(draft, verb, by=officer)
    return draft


def take(outcome: PositionOutcome, reason: str | None = None) -> schema.Position:
    return schema.Position(outcome=outcome, reason=reason)


def test_the_whole_way_and_back(summed_up, officer):
    published = actions.advance(summed_up, access.PUBLISH, by=officer)
    assert (published.state, published.published_on) == ("published", clock.today())
    reopened = actions.advance(summed_up, access.REOPEN, by=officer)
    assert (reopened.state, reopened.published_on) == ("summing_up", None)
    moves = Event.objects.filter(verb="consultations.moved").order_by("id")
    assert [event.details["after"] for event in moves] == [
        "announced", "running", "summing_up", "published", "summing_up",
    ]  # fmt: skip
    with pytest.raises(Denied):
        actions.advance(summed_up, access.ANNOUNCE, by=officer)


def test_an_error_blocks_until_a_reason_is_written(summed_up, officer):
    value = queries.value(Consultation.objects.get()).model_copy(
        update={"stages": (TOO_LATE,), "window": schema.Period(from_=date(2026, 5, 1), to=date(2026, 6, 1))}
    )
    actions.load(value, by=officer)
    errors = queries.open_errors(summed_up)
    assert errors
    with pytest.raises(BadInput) as blocked:
        actions.advance(summed_up, access.PUBLISH, by=officer)
    assert len(blocked.value.faults) == len(errors)
    with pytest.raises(BadInput):
        actions.override(summed_up, check=errors[0].check, subject=errors[0].subject, reason="  ", by=officer)
    for error in errors:
        actions.override(summed_up, check=error.check, subject=error.subject, reason="Tak było", by=officer)
    assert [reason.reason for reason in queries.value(summed_up).overrides] == ["Tak było"] * len(errors)
    actions.take_override_back(summed_up, check=errors[0].check, subject=errors[0].subject, by=officer)
    assert len(queries.open_errors(summed_up)) == 1
    with pytest.raises(NotThere):
        actions.take_override_back(summed_up, check=errors[0].check, subject=errors[0].subject, by=officer)
    actions.override(summed_up, check=errors[0].check, subject=errors[0].subject, reason="Było", by=officer)
    assert actions.advance(summed_up, access.PUBLISH, by=officer).state == "published"


def test_a_file_is_no_way_around_the_checks(draft, officer):
    bad = queries.value(draft).model_copy(
        update={
            "stages": (TOO_LATE,),
            "window": schema.Period(from_=date(2026, 5, 1), to=date(2026, 6, 1)),
            "state": ConsultationState.PUBLISHED,
            "published_on": date(2026, 6, 20),
        }
    )
    with pytest.raises(BadInput):
        actions.load(bad, by=officer)
    assert Consultation.objects.get().state == "draft"
    reasons = tuple(
        schema.Override(check=found.check, subject=found.subject, reason="Tak było")
        for found in checks.blocking(checks.run(bad))
    )
    assert reasons
    actions.load(bad.model_copy(update={"overrides": reasons}), by=officer)
    assert Consultation.objects.get().published_on == date(2026, 6, 20)


@pytest.fixture
def remark(draft, officer):
    actions.add(draft, catalogue.REMARK, schema.Remark(key="u1", text="Za krótko"), by=officer)
    return draft


def test_every_position_is_kept_and_the_latest_counts(remark, officer):
    actions.set_position(remark, "u1", take(PositionOutcome.NOT_ACCEPTED, "Nie"), expected=1, by=officer)
    actions.set_position(remark, "u1", take(PositionOutcome.ACCEPTED, "Jednak tak"), expected=2, by=officer)
    assert rows.part(remark, catalogue.REMARK, "u1").position == take(PositionOutcome.ACCEPTED, "Jednak tak")
    kept = Position.objects.order_by("number").values_list("number", "outcome", "author_id")
    assert list(kept) == [(1, "not_accepted", officer.account_id), (2, "accepted", officer.account_id)]
    with pytest.raises(actions.PartStale) as stale:
        actions.set_position(remark, "u1", None, expected=2, by=officer)
    assert [name for name, _now, _yours in stale.value.differences()] == ["position"]
    actions.set_position(remark, "u1", None, expected=3, by=officer)
    assert rows.part(remark, catalogue.REMARK, "u1").position is None
    assert Position.objects.count() == 2


def test_the_database_refuses_to_rewrite_a_position(remark, officer):
    actions.set_position(remark, "u1", take(PositionOutcome.ACCEPTED), expected=1, by=officer)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Position.objects.update(reason="inny")
    actions.remove(remark, catalogue.REMARK, "u1", by=officer)
    assert not Position.objects.exists()


def test_one_position_for_many_spares_those_that_have_one(remark, officer):
    for key in ("u2", "u3"):
        actions.add(remark, catalogue.REMARK, schema.Remark(key=key, text="x"), by=officer)
    actions.set_position(remark, "u2", take(PositionOutcome.NOT_ACCEPTED), expected=1, by=officer)
    same = take(PositionOutcome.DUPLICATE, "Jak uwaga 2")
    assert actions.set_many(remark, ["u1", "u2", "u3", "nie-ma"], same, by=officer) == 2
    outcomes = [part.position.outcome for part in queries.value(remark).remarks]
    assert outcomes == ["duplicate", "not_accepted", "duplicate"]
    with pytest.raises(BadInput):
        actions.set_many(remark, [], same, by=officer)


def test_the_same_position_again_is_no_new_version(remark, officer):
    actions.set_position(remark, "u1", take(PositionOutcome.ACCEPTED), expected=1, by=officer)
    actions.set_position(remark, "u1", take(PositionOutcome.ACCEPTED), expected=2, by=officer)
    assert Position.objects.count() == 1
    with pytest.raises(NotThere):
        actions.set_position(remark, "u9", None, expected=None, by=officer)


def test_a_file_keeps_an_officers_reason_and_its_author(draft, officer):
    actions.override(draft, check="some-check", subject="consultation", reason="Tak było", by=officer)
    value = queries.value(draft)
    actions.load(value.model_copy(update={"title": "Inny tytuł"}), by=officer)
    kept = Override.objects.get()
    assert (kept.reason, kept.author_id) == ("Tak było", officer.account_id)
    reason = value.overrides[0].model_copy(update={"reason": "Bo tak"})
    other = reason.model_copy(update={"subject": "stage:st1"})
    actions.load(value.model_copy(update={"overrides": (other, reason)}), by=officer)
    assert queries.value(draft).overrides == (other, reason)


def test_an_officer_loads_and_creates_for_the_own_institution_only(draft, officer, person):
    value = queries.value(draft)
    elsewhere = person("officer")
    for attempt in (
        lambda: actions.load(value.model_copy(update={"slug": "inna"}), by=elsewhere),
        lambda: actions.load(value.model_copy(update={"title": "Inny"}), by=elsewhere),
        lambda: actions.create(slug="trzecia", title="x", organiser_id=draft.organiser_id, by=elsewhere),
    ):
        with pytest.raises(Denied):
            attempt()
    group = schema.ConclusionGroup(key="gr1", title="T", questions=("q9",))
    with pytest.raises(BadInput, match=r"conclusions\.0\.questions\.0"):
        actions.load(value.model_copy(update={"conclusions": (group,)}), by=officer)
    assert queries.value(draft) == value
    assert Consultation.objects.count() == 1


def test_basic_data_change_and_conflict(draft, officer):
    value = queries.value(draft)
    changed = value.model_copy(
        update={"title": "Nowy tytuł", "territories": ("12",), "state": ConsultationState.PUBLISHED}
    )
    assert actions.change_basics(draft, changed, expected=1, by=officer) == ["title", "territories"]
    assert queries.value(draft) == value.model_copy(update={"title": "Nowy tytuł", "territories": ("12",)})
    assert actions.change_basics(draft, changed, expected=2, by=officer) == []
    with pytest.raises(actions.HeadStale) as stale:
        actions.change_basics(draft, value.model_copy(update={"title": "Mój"}), expected=1, by=officer)
    assert ("title", "Nowy tytuł", "Mój") in stale.value.differences()
    with pytest.raises(BadInput, match="9999999"):
        actions.change_basics(
            draft, value.model_copy(update={"territories": ("9999999",)}), expected=2, by=officer
        )
    with pytest.raises(BadInput, match="proba"):
        actions.create(slug="proba", title="x", organiser_id=draft.organiser_id, by=officer)
