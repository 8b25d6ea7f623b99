"""Accounts: created, invited, changed, closed and opened again; from pages and from the console."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from click.testing import CliRunner
from django.urls import reverse

from kooperacje.accounts import access, actions
from kooperacje.accounts.commands import accounts as console
from kooperacje.accounts.models import Account, AccountMembership, SignInToken
from kooperacje.base import clock
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.base.versions import Stale
from kooperacje.journal.models import Event
from kooperacje.notices.models import Notice

pytestmark = pytest.mark.django_db


def verbs(account: Account) -> list[str]:
    rows = Event.objects.filter(subject=f"accounts.account:{account.pk}").order_by("pk")
    return [event.verb.removeprefix("accounts.") for event in rows]


def test_a_new_account_has_no_password_and_is_in_the_journal(system_actor):
    account = actions.create_account(by=system_actor, email=" Ewa.Nowa@Example.org ", full_name="Ewa  Nowa")
    assert (account.email, account.full_name) == ("ewa.nowa@example.org", "Ewa Nowa")
    assert not account.has_usable_password()
    assert EmailAddress.objects.get().email == account.email
    assert verbs(account) == ["created"]
    assert "ewa" not in str(Event.objects.get(verb="accounts.created").details).lower()


@pytest.mark.parametrize(
    ("email", "name", "places"),
    [
        ("no address", "Ewa Nowa", ["email"]),
        ("ewa@example.org", "  ", ["full_name"]),
        ("", "x" * 201, ["email", "full_name"]),
    ],
)
def test_wrong_details_are_named(system_actor, email, name, places):
    with pytest.raises(BadInput) as problem:
        actions.create_account(by=system_actor, email=email, full_name=name)
    assert [fault.place for fault in problem.value.faults] == places
    assert not Account.objects.exists()


def test_an_address_is_taken_whatever_its_case(an_account, system_actor):
    taken = an_account()
    with pytest.raises(BadInput) as problem:
        actions.create_account(by=system_actor, email=taken.email.upper(), full_name="Inna Osoba")
    assert problem.value.faults[0].place == "email"
    other = an_account()
    with pytest.raises(BadInput):
        actions.change_account(other, by=system_actor, email=taken.email, full_name="X Y", expected=None)


def test_people_are_listed_in_polish_order_of_surnames(an_account, system_actor):
    from kooperacje.accounts import queries

    for name in ("Anna Żak", "Łucja Źrebak", "Adam Zych", "Zenon Ćma", "Ewa Cwalina"):
        an_account(full_name=name)
    rows = queries.people(Account.objects.all(), queries.Criteria())
    assert [row.full_name.split()[-1] for row in rows] == ["Cwalina", "Ćma", "Zych", "Źrebak", "Żak"]


def test_a_changed_address_signs_out_and_an_old_form_is_stale(client, signed_in, system_actor):
    account = signed_in(client, "reader")
    version = account.version
    changed = actions.change_account(
        account, by=system_actor, email="nowy@example.org", full_name="Ewa Inna", expected=version
    )
    assert (changed.email, changed.version) == ("nowy@example.org", version + 1)
    assert EmailAddress.objects.get(user=account).email == "nowy@example.org"
    assert not SignInToken.objects.exists()
    with pytest.raises(Stale):
        actions.change_account(
            account, by=system_actor, email="inny@example.org", full_name="Kto Inny", expected=version
        )
    actions.change_account(
        account, by=system_actor, email="nowy@example.org", full_name="Ewa Inna", expected=version + 1
    )
    assert verbs(account) == ["created", "signed_in", "changed"]


def test_closing_and_opening_again(an_account, system_actor):
    account = an_account("reader")
    with pytest.raises(BadInput, match="powód"):
        actions.deactivate(account, by=system_actor, reason=" ")
    assert not actions.deactivate(account, by=system_actor, reason="left").is_active
    with pytest.raises(BadInput):
        actions.deactivate(account, by=system_actor, reason="again")
    with pytest.raises(Denied):
        actions.invite(account, by=system_actor)
    assert actions.reactivate(account, by=system_actor, reason="back").is_active
    with pytest.raises(BadInput):
        actions.reactivate(account, by=system_actor, reason="again")
    assert verbs(account) == ["created", "deactivated", "reactivated"]
    assert account.memberships.count() == 1


def test_a_lost_telephone_is_forgotten_and_its_owner_told(client, signed_in, an_account, system_actor):
    account = signed_in(client, "officer")
    TOTP.activate(account, generate_totp_secret())
    with pytest.raises(BadInput):
        actions.reset_second_factor(account, by=system_actor, reason="")
    assert actions.reset_second_factor(account, by=system_actor, reason="telephone lost") == 1
    assert not Authenticator.objects.exists()
    assert not SignInToken.objects.exists()
    assert Notice.objects.get().address == account.email
    assert client.get(reverse("accounts:me")).status_code == 302


@pytest.mark.parametrize(
    "act",
    [
        lambda account, by: actions.invite(account, by=by),
        lambda account, by: actions.deactivate(account, by=by, reason="x"),
        lambda account, by: actions.reactivate(account, by=by, reason="x"),
        lambda account, by: actions.reset_second_factor(account, by=by, reason="x"),
        lambda account, by: actions.change_account(
            account, by=by, email="x@example.org", full_name="X Y", expected=None
        ),
        lambda account, by: actions.create_account(by=by, email="y@example.org", full_name="X Y"),
    ],
    ids=["invite", "deactivate", "reactivate", "reset", "change", "create"],
)
def test_actions_ask_for_access_themselves(an_account, actor_for, act):
    officer, target = actor_for(an_account("officer")), an_account("reader")
    with pytest.raises(Denied):
        act(target, officer)
    target.refresh_from_db()
    assert target.is_active
    assert not Notice.objects.exists()


def spell(place, **other):
    values = {
        "institution": place.pk,
        "role": "officer",
        "valid_from": clock.today().isoformat(),
        "last_day": "",
        "reason": "letter of the director",
    }
    return values | other


def test_adding_a_person_on_the_page(client, signed_in, an_institution):
    place = an_institution()
    signed_in(client, "local_administrator", place)
    values = {"full_name": "Jan Nowy", "email": "jan.nowy@example.org"}
    answer = client.post(reverse("accounts:add"), values | spell(place), follow=True)
    assert "Osoba została dodana." in answer.content.decode()
    account = Account.objects.get(email="jan.nowy@example.org")
    assert account.memberships.get().valid_to is None
    assert Notice.objects.get().address == account.email


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"role": "administrator"}, "role"),
        ({"email": "not an address"}, "email"),
        ({"last_day": "2019-01-01"}, "last_day"),
        ({"reason": ""}, "reason"),
        ({"institution": "4f1f0dd4-5c59-4ad9-a35c-62b3d3e0d5e5"}, "institution"),
    ],
)
def test_a_wrong_form_says_where_and_saves_nothing(client, signed_in, an_institution, wrong, field):
    place = an_institution()
    signed_in(client, "local_administrator", place)
    before = Account.objects.count()
    values = {"full_name": "Jan Nowy", "email": "jan.nowy@example.org"} | spell(place) | wrong
    answer = client.post(reverse("accounts:add"), values)
    assert answer.status_code == 400
    assert f'href="#id_{field}' in answer.content.decode()
    assert Account.objects.count() == before


def test_a_role_is_given_and_ended_on_the_page(client, signed_in, an_account, an_institution):
    place = an_institution()
    signed_in(client, "administrator", place)
    account = an_account("reader", place)
    grant = reverse("accounts:grant", args=[account.pk])
    assert client.post(grant, spell(place, role="officer")).status_code == 302
    twice = client.post(grant, spell(place, role="officer"))
    assert twice.status_code == 400
    assert "ma już w tym czasie" in twice.content.decode()
    row = AccountMembership.objects.get(account=account, role="officer")
    end = reverse("accounts:end", args=[row.pk])
    assert client.get(end).status_code == 200
    assert client.post(end, {"reason": ""}).status_code == 400
    assert client.post(end, {"reason": "left", "last_day": clock.today().isoformat()}).status_code == 302
    row.refresh_from_db()
    assert (row.valid_to - clock.today()).days == 1


@pytest.mark.parametrize("act", ["deactivate", "reset_factor", "reactivate"])
def test_acts_with_a_reason_on_the_page(client, signed_in, an_account, act, system_actor):
    signed_in(client, "administrator")
    account = an_account("reader")
    if act == "reactivate":
        actions.deactivate(account, by=system_actor, reason="left")
    url = reverse(f"accounts:{act}", args=[account.pk])
    assert client.post(url, {"reason": ""}).status_code == 400
    answer = client.post(url, {"reason": "because"}, follow=True)
    assert answer.status_code == 200
    account.refresh_from_db()
    assert account.is_active is (act != "deactivate")


def test_change_and_invite_on_the_page(client, signed_in, an_account):
    signed_in(client, "administrator")
    account = an_account("reader")
    url = reverse("accounts:change", args=[account.pk])
    values = {"full_name": "Ewa Zmieniona", "email": account.email, "version": account.version}
    assert client.post(url, values).status_code == 302
    stale = client.post(url, values | {"full_name": "Kto Inny"})
    assert stale.status_code == 409
    assert "Ewa Zmieniona" in stale.content.decode()
    answer = client.post(reverse("accounts:invite", args=[account.pk]), follow=True)
    assert "Zaproszenie zostało wysłane." in answer.content.decode()
    assert client.get(reverse("accounts:invite", args=[account.pk])).status_code == 405


def run(*arguments: str):
    return CliRunner().invoke(console, list(arguments))


def test_the_console_makes_a_first_administrator():
    made = run(
        "create", "--email", "szef@example.org", "--name", "Jan Pierwszy", "--role", "administrator",
        "--institution", "rops-x", "--institution-name", "Regionalny Ośrodek w X", "--institution-type", "rops",
    )  # fmt: skip
    assert made.exit_code == 0, made.output
    account = Account.objects.get()
    assert "/konto/haslo/wybierz/" in made.output
    from kooperacje.accounts.recognise import actor_of

    assert access.is_general(actor_of(account.pk))
    assert Event.objects.filter(actor_label="console").exists()
    assert "szef@example.org\tJan Pierwszy\tadministrator @ rops-x" in run("list").output
    assert "/konto/haslo/wybierz/" in run("link", "--email", "SZEF@example.org").output
    granted = run(
        "grant",
        "--email",
        "szef@example.org",
        "--role",
        "auditor",
        "--institution",
        "rops-x",
        "--reason",
        "IOD",
    )
    assert granted.exit_code == 0
    assert run("reset-factor", "--email", "szef@example.org", "--reason", "lost").exit_code == 0
    assert run("close", "--email", "szef@example.org", "--reason", "left").exit_code == 0
    assert not Account.objects.get().is_active


def test_the_console_says_in_one_sentence_what_is_missing():
    no_place = run(
        "create", "--email", "a@example.org", "--name", "A B", "--role", "officer", "--institution", "none"
    )
    assert isinstance(no_place.exception, NotThere)
    assert "none" in str(no_place.exception)
    nobody = run("close", "--email", "nobody@example.org", "--reason", "x")
    assert isinstance(nobody.exception, NotThere)
    assert not Account.objects.exists()
    assert run("create", "--role", "king").exit_code == 2
