"""How cards stay true: links that work once, suggestions that somebody decides, reminders that do not press."""

from datetime import timedelta
from uuid import UUID

import pytest

from kooperacje.base import clock
from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.decisions import Denied
from kooperacje.base.flows import IllegalMove
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.basket import actions, codes, keeping, queries, tasks
from kooperacje.basket.actions import Said
from kooperacje.basket.models import ProviderLink, Service, Suggestion
from kooperacje.basket.states import ServiceState, SuggestionState, Word
from kooperacje.basket.tests import making
from kooperacje.institutions import actions as institutions
from kooperacje.institutions.states import ContactKind
from kooperacje.journal.models import Event
from kooperacje.notices.models import Notice

BY = making.BY


@pytest.fixture
def link(service):
    return actions.make_link(by=BY, institution=service.provider)


def said(service, word=Word.TRUE, **values):
    return Said(service.key, word, service.version, values)


def test_links_that_were_given_out_stay(settings):
    """Made before all rooms shared one way of making them."""
    settings.SECRET_KEY = "fixed"
    code = codes.make(UUID(int=7))
    assert code == "y1gk0pqnhrsvnaz7syd5nwnk"
    assert codes.digest(code) == "2e3f84fc9e97548ca15f535ea930e52152af06725de6cf0f83485bb15fc70ab3"


def test_only_the_digest_of_a_code_is_kept(link):
    code = codes.make(link.pk)
    assert len(code) == 24
    assert code not in str(ProviderLink.objects.values().get())
    assert queries.by_code(code) == link
    assert queries.by_code(code[::-1]) is None
    assert queries.live_link(link.institution) == link


def test_a_link_that_another_secret_made_still_opens_but_is_not_shown_again(link, settings):
    code = codes.make(link.pk)
    settings.SECRET_KEY = "another-" + "y" * 50
    assert queries.by_code(code) == link
    assert queries.live_link(link.institution) is None


def test_a_new_link_takes_the_place_of_the_one_before(link):
    actions.make_link(by=BY, institution=link.institution)
    link.refresh_from_db()
    assert keeping.closed(link) == keeping.REVOKED
    with pytest.raises(Denied):
        actions.make_link(by=ANONYMOUS, institution=link.institution)


def test_a_word_for_every_card_uses_the_link_up(link, service):
    second = making.a_service(service.provider, phone="18 1")
    third = making.a_service(service.provider)
    fourth = making.a_service(service.provider)
    told = [
        said(service),
        said(second, Word.CHANGED, phone="18 999", capacity=4, free=1, wait_days=None),
        said(third, Word.ENDED),
        said(fourth, Word.NOTHING),
    ]
    assert actions.answer_link(link=link, said=told) == 3
    for row in (service, second, third, fourth):
        row.refresh_from_db()
    assert service.verified_on == second.verified_on == clock.today()
    assert (second.phone, second.free) == ("18 999", 1)
    assert third.state == ServiceState.WITHDRAWN
    assert fourth.verified_on is None
    link.refresh_from_db()
    assert keeping.closed(link) == keeping.USED
    with pytest.raises(BadInput) as refused:
        actions.answer_link(link=link, said=[said(service)])
    assert str(refused.value) == keeping.USED
    event = Event.objects.filter(verb="basket.link_used").get()
    assert (event.actor_label, event.actor_account) == ("provider link", None)


CLOSED = {
    "expired": (
        {"expires_at": clock.now() - timedelta(hours=1), "made_at": clock.now() - timedelta(days=40)},
        keeping.EXPIRED,
    ),
    "revoked": ({"revoked_at": clock.now()}, keeping.REVOKED),
    "used": ({"used_at": clock.now()}, keeping.USED),
}


@pytest.mark.parametrize(("columns", "sentence"), CLOSED.values(), ids=CLOSED)
def test_a_closed_link_takes_nothing_and_says_why(link, service, columns, sentence):
    ProviderLink.objects.update(**columns)
    with pytest.raises(BadInput) as refused:
        actions.answer_link(link=link, said=[said(service)])
    assert str(refused.value) == sentence
    service.refresh_from_db()
    assert service.verified_on is None


def test_nothing_is_taken_when_something_is_wrong_and_the_link_lives_on(link, service, pcpr):
    other = making.a_service(pcpr)
    second = making.a_service(service.provider)
    for wrong, place in (
        (said(second, Word.CHANGED, website="nie"), f"{second.key}.website"),
        (said(second, Word.CHANGED, name="x" * 201), f"{second.key}.name"),
        (said(second, Word.CHANGED, email="nie"), f"{second.key}.email"),
        (Said(second.key, Word.TRUE, 99), f"{second.key}."),
        (said(other), f"{other.key}."),
    ):
        with pytest.raises(BadInput) as refused:
            actions.answer_link(link=link, said=[said(service), wrong])
        assert [fault.place for fault in refused.value.faults] == [place]
        service.refresh_from_db()
        assert service.verified_on is None
    with pytest.raises(BadInput):
        actions.answer_link(link=link, said=[said(service, Word.NOTHING)])
    link.refresh_from_db()
    assert not keeping.closed(link)


def test_whoever_holds_a_link_reaches_that_institution_alone(link, pcpr):
    holder = actions.holder_of(link)
    assert not holder.is_person
    with pytest.raises(Denied):
        making.a_service(pcpr, by=holder)
    making.a_service(link.institution, by=holder)


def test_a_link_is_opened_once_and_taken_back(link):
    first = actions.open_link(link).opened_at
    assert actions.open_link(link).opened_at == first
    with pytest.raises(Denied):
        actions.revoke_link(by=ANONYMOUS, link=link)
    actions.revoke_link(by=BY, link=link)
    with pytest.raises(BadInput):
        actions.revoke_link(by=BY, link=link)


# Suggestions


@pytest.fixture
def suggestion(service):
    return actions.suggest(
        by=ANONYMOUS,
        service=service,
        values={"phone": "18 555", "name": service.name},
        reply_to="kto@example.org",
    )


def test_only_what_differs_is_kept_with_what_was_seen(suggestion):
    assert suggestion.values == {"phone": "18 555"}
    assert suggestion.seen == {"phone": "18 000 00 00"}


WRONG = {
    "nothing": ({}, "", "", "note"),
    "address": ({"phone": "1"}, "", "nie", "reply_to"),
    "website": ({"website": "nie"}, "", "", "website"),
    "long": ({}, "x" * 2001, "", "note"),
}


@pytest.mark.parametrize(("values", "note", "reply_to", "place"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_kept_is_said_at_its_field(service, values, note, reply_to, place):
    with pytest.raises(BadInput) as refused:
        actions.suggest(by=ANONYMOUS, service=service, values=values, note=note, reply_to=reply_to)
    assert [fault.place for fault in refused.value.faults] == [place]


def test_a_card_takes_so_many_suggestions_and_no_more(service):
    for number in range(20):
        actions.suggest(by=ANONYMOUS, service=service, values={}, note=str(number))
    with pytest.raises(BadInput):
        actions.suggest(by=ANONYMOUS, service=service, values={}, note="jeszcze")


def test_what_is_accepted_goes_into_the_card_and_the_address_goes_away(suggestion, service):
    actions.accept(by=BY, suggestion=suggestion, fields=["phone"])
    service.refresh_from_db()
    suggestion.refresh_from_db()
    assert service.phone == "18 555"
    assert (suggestion.state, suggestion.reply_to) == (SuggestionState.ACCEPTED, "")
    with pytest.raises(IllegalMove):
        actions.reject(by=BY, suggestion=suggestion, reason="już")


def test_what_is_not_ticked_stays(suggestion, service):
    actions.accept(by=BY, suggestion=suggestion, fields=[])
    service.refresh_from_db()
    assert service.phone == "18 000 00 00"


def test_a_suggestion_is_rejected_with_a_reason_and_looked_at_again(suggestion):
    with pytest.raises(BadInput):
        actions.reject(by=BY, suggestion=suggestion, reason=" ")
    with pytest.raises(NotThere):
        actions.reject(by=ANONYMOUS, suggestion=suggestion, reason="nie")
    row = actions.reject(by=BY, suggestion=suggestion, reason="Numer jest dobry.")
    assert (row.state, row.reply_to) == (SuggestionState.REJECTED, "")
    row = actions.reconsider(by=BY, suggestion=suggestion)
    assert (row.state, row.reason, row.decided_at) == (SuggestionState.WAITING, "", None)


@pytest.mark.parametrize(
    ("values", "note", "name"),
    [({"name": "Punkt"}, "", "Punkt"), ({}, "Jest punkt w szkole", "Jest punkt w szkole")],
)
def test_a_new_service_becomes_a_draft_of_the_institution_chosen(gops, values, note, name):
    row = actions.suggest(by=ANONYMOUS, service=None, values=values, note=note)
    with pytest.raises(BadInput):
        actions.accept(by=BY, suggestion=row, fields=["name"])
    made = actions.accept(by=BY, suggestion=row, fields=["name"], provider=gops)
    assert (made.name, made.state) == (name, ServiceState.DRAFT)
    assert Suggestion.objects.get().service == made


# Reminders


def aged(service, days):
    Service.objects.filter(pk=service.pk).update(verified_on=clock.today() - timedelta(days=days))


def contact(institution):
    institutions.add_contact(
        institution, by=BY, kind=ContactKind.EMAIL, value="biuro@gops.example", label="", public=True
    )


def test_who_did_not_confirm_for_half_a_year_is_asked_once_a_month(service, pcpr):
    contact(service.provider)
    making.a_service(service.provider)
    aged(making.a_service(pcpr, email="pcpr@pcpr.example"), 20)
    aged(service, 200)
    assert actions.remind(by=BY) == 1
    notice = Notice.objects.get()
    link = ProviderLink.objects.get()
    assert notice.address == "biuro@gops.example"
    assert codes.path(link) in notice.text
    assert "2 karty" in notice.text
    assert actions.remind(by=BY) == 0
    ProviderLink.objects.update(made_at=clock.now() - timedelta(days=31))
    tasks.remind(0)
    assert Notice.objects.count() == 2


def test_without_an_office_address_nobody_is_mailed_and_the_address_of_a_card_will_do(service):
    assert actions.remind(by=BY) == 0
    Service.objects.update(email="karta@gops.example")
    assert actions.remind(by=BY) == 1
    assert Notice.objects.get().address == "karta@gops.example"


def test_months_are_set_from_outside(service, settings):
    contact(service.provider)
    aged(service, 100)
    assert actions.remind(by=BY) == 0
    settings.BASKET_VERIFY_MONTHS = 3
    assert actions.remind(by=BY) == 1


def test_cards_that_nobody_touches_lose_quality_at_night(service):
    actions.verify(by=BY, service=service)
    aged(service, 400)
    assert actions.judge_again(by=BY) == 1
    before = Service.objects.get().quality
    tasks.judge(0)
    assert Service.objects.get().quality == before == 30
