"""From the draft to the end of a version, as the actions allow it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from kooperacje.agreements import access, actions, queries
from kooperacje.agreements.models import Paper, PaperVersion
from kooperacje.agreements.states import VersionState
from kooperacje.agreements.tests.conftest import BED, RULES
from kooperacje.agreements.text import Part, Text
from kooperacje.base import clock
from kooperacje.base.decisions import Denied
from kooperacje.base.flows import IllegalMove
from kooperacje.base.problems import BadInput
from kooperacje.base.versions import Stale
from kooperacje.journal.models import Event
from kooperacje.notices.models import Notice

CHANGED = Text("Regulamin grządki", (Part("Nazwa", "1. Grządka nosi nazwę Druga."),))


def saying(words, action, **said):
    with pytest.raises(BadInput) as refused:
        action(**said)
    assert words in str(refused.value)


def test_a_paper_is_made_from_the_owners_data_with_its_number_and_digest(draft):
    paper = draft.paper
    assert (draft.state, draft.number, draft.builder) == (VersionState.DRAFT, 1, "regulamin")
    assert draft.text == RULES.tidy()
    assert (paper.title, paper.is_public, paper.number[:7]) == ("Regulamin grządki", True, "D-2026-")
    event = Event.objects.get(verb="agreements.created")
    assert event.subject == access.owner_name(paper)
    assert BED in event.about


def test_a_paper_needs_a_known_kind_or_a_text(make, guest, leader):
    saying("There is no pattern", make, kind="umowa")
    assert make("umowa", text=CHANGED).builder == ""
    with pytest.raises(ValueError, match="not a subject"):
        make(subject="garden")
    with pytest.raises(ValueError, match="not a key"):
        make("ÓSMY dokument")
    with pytest.raises(Denied):
        actions.create_paper(by=guest, subject=BED, kind="regulamin")
    with pytest.raises(Denied):
        actions.create_paper(by=leader, subject="desert.bed:1", kind="regulamin", text=CHANGED)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (Text(" ", CHANGED.parts), "needs a title"),
        (Text("x" * 301, CHANGED.parts), "title is longer"),
        (Text("t", (Part("", " "),)), "no text yet"),
        (Text("t", (Part("", "x" * 60_001),)), "too long"),
        (Text("t", (Part("x" * 301, ""),)), "heading"),
        (Text("t", CHANGED.parts, True, date(2026, 2, 1), date(2026, 1, 1)), "last day is before"),
    ],
)
def test_a_text_that_cannot_stand_is_refused(draft, leader, text, words):
    saying(words, actions.write_text, by=leader, version=draft, text=text, expected=None)


def test_a_draft_is_written_and_a_slip_is_noticed(draft, leader):
    first = actions.write_text(
        by=leader, version=draft, text=CHANGED, what_changed=" nowa  nazwa ", expected=1
    )
    assert (first.text, first.note, first.version) == (CHANGED, "nowa nazwa", 2)
    same = actions.write_text(by=leader, version=draft, text=CHANGED, expected=2)
    assert same.version == 2
    with pytest.raises(Stale):
        actions.write_text(by=leader, version=draft, text=RULES, expected=1)
    assert Paper.objects.get().title == "Regulamin grządki"


def test_a_draft_is_made_anew_from_the_data(draft, leader, garden, make):
    garden.rules = CHANGED
    assert actions.make_anew(by=leader, version=draft).text == CHANGED
    saying("written by hand", actions.make_anew, by=leader, version=make("umowa", text=CHANGED))


def test_sent_for_signature_it_stays_as_it_is_in_the_database_too(out, bodies, leader):
    assert [one.institution for one in out.signatories.all()] == list(bodies)
    saying("so its text stays", actions.write_text, by=leader, version=out, text=CHANGED, expected=None)
    for change in ({"source": {}}, {"digest": "0" * 64}, {"last_day": date(2030, 1, 1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            PaperVersion.objects.filter(pk=out.pk).update(**change)
    with pytest.raises(IllegalMove):
        actions.send_for_signature(by=leader, version=out)


def test_places_to_fill_in_are_asked_for_before_sending(make, leader):
    version = make("umowa", text=Text("t", (Part("", "[[kworum]] [[a]] [[b]] [[c]] [[d]] [[e]]"),)))
    saying("kworum, a, b, c, d …", actions.send_for_signature, by=leader, version=version)
    ahead = clock.today() + timedelta(days=1)
    saying(
        "cannot lie ahead", actions.send_for_signature, by=leader, version=version, blanks_stay=True, on=ahead
    )
    sent = actions.send_for_signature(by=leader, version=version, blanks_stay=True)
    assert sent.sent_on == clock.today()


def test_who_signs_may_be_chosen_and_optional(draft, bodies, leader):
    one, other = bodies
    sent = actions.send_for_signature(by=leader, version=draft, signatories=[one.pk], optional=[other.pk])
    standing = queries.standing(sent)
    assert (standing.missing, standing.optional) == ((one,), {other.pk})


def test_taken_back_while_nobody_has_signed(out, bodies, sign, leader):
    back = actions.take_back(by=leader, version=out)
    assert (back.state, back.sent_on, back.signatories.count()) == (VersionState.DRAFT, None, 0)
    again = actions.send_for_signature(by=leader, version=back, on=date(2026, 5, 1))
    sign(again, bodies[0])
    saying("Somebody has signed", actions.take_back, by=leader, version=again)


def test_a_change_after_a_signature_makes_a_new_version_and_the_signature_stays_with_the_old(
    out, bodies, sign, leader
):
    signature = sign(out, bodies[0])
    saying("Say in a few words", actions.new_version, by=leader, paper=out.paper, what_changed=" ")
    new = actions.new_version(by=leader, paper=out.paper, what_changed="inna nazwa", text=CHANGED)
    out.refresh_from_db()
    assert (out.state, out.end_reason) == (VersionState.WITHDRAWN, "A new version was made: inna nazwa")
    assert (signature.digest, new.number, new.state) == (out.digest, 2, VersionState.DRAFT)
    assert new.digest != out.digest
    assert not new.signatures.exists()
    saying("There is a draft already", actions.new_version, by=leader, paper=out.paper, what_changed="x")


def test_a_new_version_begins_with_the_last_text_or_with_the_data(adopted, leader, garden):
    second = actions.new_version(by=leader, paper=adopted.paper, what_changed="x")
    assert (second.text, second.builder) == (adopted.text, "")
    actions.withdraw(by=leader, version=second, reason="pomyłka")
    garden.rules = CHANGED
    third = actions.new_version(by=leader, paper=adopted.paper, what_changed="x", from_data=True)
    assert (third.text, third.builder, third.number) == (CHANGED, "regulamin", 3)
    adopted.refresh_from_db()
    assert adopted.state == VersionState.ADOPTED


def test_adopted_once_and_superseded_by_the_next(adopted, bodies, sign, leader):
    assert (adopted.adopted_on, adopted.incomplete_reason) == (date(2026, 5, 20), "")
    saying("adopted already", actions.adopt, by=leader, version=adopted)
    new = actions.new_version(by=leader, paper=adopted.paper, what_changed="x", text=CHANGED)
    with pytest.raises(IllegalMove):
        actions.adopt(by=leader, version=new)
    new = actions.send_for_signature(by=leader, version=new, on=date(2026, 6, 1))
    for one in bodies:
        sign(new, one, on=date(2026, 6, 2))
    actions.adopt(by=leader, version=new, on=date(2026, 6, 3))
    adopted.refresh_from_db()
    assert (adopted.state, adopted.ended_on) == (VersionState.SUPERSEDED, date(2026, 6, 3))
    assert queries.current(queries.versions(new.paper)).number == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        PaperVersion.objects.filter(pk=adopted.pk).update(state=VersionState.ADOPTED.value)


def test_missing_signatures_need_a_reason_and_some_kinds_need_them_all(out, bodies, sign, make, leader):
    sign(out, bodies[0])
    saying("Signatures are missing: Ośrodek B", actions.adopt, by=leader, version=out)
    adopted = actions.adopt(by=leader, version=out, reason_incomplete="Ośrodek B  podpisze później")
    assert adopted.incomplete_reason == "Ośrodek B podpisze później"
    strict = actions.send_for_signature(by=leader, version=make("porozumienie"))
    saying("only when all have signed", actions.adopt, by=leader, version=strict, reason_incomplete="x")


def test_many_missing_are_named_in_part(draft, body, garden, leader):
    garden.signatories = tuple(body(f"Ośrodek {n}") for n in range(7))
    out = actions.send_for_signature(by=leader, version=draft)
    saying("Ośrodek 4 …. Say why", actions.adopt, by=leader, version=out)


def test_days_of_adoption_and_of_the_end_are_in_order(out, leader):
    ahead = clock.today() + timedelta(days=1)
    saying("cannot lie ahead", actions.adopt, by=leader, version=out, on=ahead, reason_incomplete="x")
    early = {"on": date(2026, 4, 30), "reason_incomplete": "x"}
    saying("before the day on which it was sent", actions.adopt, by=leader, version=out, **early)
    adopted = actions.adopt(by=leader, version=out, on=date(2026, 5, 2), reason_incomplete="x")
    saying("why it is withdrawn", actions.withdraw, by=leader, version=adopted, reason=" ")
    wrong = {"reason": "x", "on": date(2026, 5, 1)}
    saying("cannot end before", actions.withdraw, by=leader, version=adopted, **wrong)
    gone = actions.withdraw(by=leader, version=adopted, reason="rozwiązano", on=date(2026, 7, 1))
    assert (gone.state, gone.ended_on, gone.end_reason) == (
        VersionState.WITHDRAWN,
        date(2026, 7, 1),
        "rozwiązano",
    )


def test_only_who_may_adopts_and_writes(out, member, guest):
    for actor in (member, guest):
        for action, said in (
            (actions.adopt, {}),
            (actions.withdraw, {"reason": "x"}),
            (actions.take_back, {}),
            (actions.send_for_signature, {}),
        ):
            with pytest.raises(Denied):
                action(by=actor, version=out, **said)
        with pytest.raises(Denied):
            actions.new_version(by=actor, paper=out.paper, what_changed="x")


@pytest.fixture
def ending(make, leader, bodies):
    """Holds from 1 January to 31 December 2026."""
    text = Text("Plan", CHANGED.parts, True, date(2026, 1, 1), date(2026, 12, 31))
    version = actions.send_for_signature(by=leader, version=make("plan", text=text), on=date(2026, 1, 1))
    return actions.adopt(by=leader, version=version, on=date(2026, 1, 1), reason_incomplete="x")


def at(monkeypatch, day):
    monkeypatch.setattr(clock, "today", lambda: day)


def test_the_end_is_reminded_of_once_as_many_days_before_as_is_set(ending, leader, system_actor, monkeypatch):
    paper = ending.paper
    at(monkeypatch, date(2026, 10, 31))
    assert actions.remind(by=system_actor) == 0
    saying(
        "from 0 to 730",
        actions.change_settings,
        by=leader,
        paper=paper,
        is_public=True,
        remind_days=731,
        expected=1,
    )
    actions.change_settings(by=leader, paper=paper, is_public=True, remind_days=0, expected=1)
    at(monkeypatch, date(2026, 12, 20))
    assert actions.remind(by=system_actor) == 0
    actions.change_settings(by=leader, paper=paper, is_public=True, remind_days=60, expected=2)
    actions.change_settings(by=leader, paper=paper, is_public=True, remind_days=60, expected=3)
    assert actions.remind(by=system_actor) == 1
    assert actions.remind(by=system_actor) == 0
    notice = Notice.objects.get()
    assert (notice.address, paper.number in notice.text) == ("lider@example.org", True)
    assert "31 grudnia 2026" in notice.subject


def test_two_workers_remind_and_expire_once(ending, system_actor, monkeypatch):
    at(monkeypatch, date(2026, 12, 20))
    stale = list(queries.ending())
    assert actions.remind(by=system_actor) == 1
    monkeypatch.setattr(queries, "ending", lambda: stale)
    assert actions.remind(by=system_actor) == 0
    at(monkeypatch, date(2027, 1, 1))
    late = list(queries.ended())
    assert actions.expire(by=system_actor) == 1
    monkeypatch.setattr(queries, "ended", lambda: late)
    assert actions.expire(by=system_actor) == 0


def test_it_holds_through_its_last_day_and_is_renewed_for_as_long(
    ending, leader, system_actor, monkeypatch, adopted
):
    at(monkeypatch, date(2026, 12, 31))
    assert actions.expire(by=system_actor) == 0
    at(monkeypatch, date(2027, 1, 1))
    assert actions.expire(by=system_actor) == 1
    ending.refresh_from_db()
    assert (ending.state, ending.ended_on) == (VersionState.EXPIRED, date(2026, 12, 31))
    renewed = actions.renew(by=leader, paper=ending.paper)
    assert (renewed.first_day, renewed.last_day) == (date(2027, 1, 1), date(2027, 12, 31))
    assert renewed.text.parts == ending.text.parts
    saying("no end", actions.renew, by=leader, paper=adopted.paper)


def test_an_annex_names_what_it_changes_and_is_signed_by_the_same(adopted, bodies, draft, make, leader):
    saying("Only an adopted document", actions.create_annex, by=leader, paper=make().paper)
    annex = actions.create_annex(by=leader, paper=adopted.paper)
    version = annex.versions.get()
    assert (annex.base, annex.title) == (adopted.paper, "Annex 1 to: Regulamin grządki")
    assert adopted.paper.number in version.text.parts[0].text
    out = actions.send_for_signature(by=leader, version=version, blanks_stay=True)
    assert {one.institution for one in out.signatories.all()} == set(bodies)


def test_what_is_gone_is_said_so(draft, leader):
    paper = draft.paper
    Paper.objects.all().delete()
    saying("not there any more", actions.renew, by=leader, paper=paper)
