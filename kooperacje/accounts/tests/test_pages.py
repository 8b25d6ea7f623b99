"""Every page of the room, for whoever may open it, and the number of its queries."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db

OPEN = [
    "account_login",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "accounts:demo",
]
OWN = [
    "account_logout",
    "account_change_password",
    "account_reauthenticate",
    "accounts_second_factor",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_index",
    "accounts:me",
]
ADMINISTRATION = ["accounts:people", "accounts:add"]
ABOUT_A_PERSON = ["person", "change", "grant", "deactivate", "reset_factor"]


@pytest.mark.parametrize("name", OPEN)
@pytest.mark.parametrize("language", ["pl", "en"])
def test_open_pages_answer_anybody(client, name, language):
    from django.utils import translation

    with translation.override(language):
        response = client.get(reverse(name))
    assert response.status_code == 200
    assert f'<html lang="{language}">' in response.content.decode()


@pytest.mark.parametrize("name", OWN)
def test_pages_of_the_own_account(client, signed_in, name):
    account = signed_in(client, "officer")
    account.set_password("stare hasło do konta")
    account.save()
    signed_in(client, account=account)
    response = client.get(reverse(name), follow=True)
    assert response.status_code == 200


@pytest.mark.parametrize("name", [*OWN[1:], *ADMINISTRATION])
def test_anybody_else_is_sent_to_sign_in(client, name):
    response = client.get(reverse(name))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("name", ADMINISTRATION)
@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("administrator", 200),
        ("local_administrator", 200),
        ("officer", 403),
        ("auditor", 403),
        ("member", 403),
    ],
)
def test_administration_is_for_administrators(client, signed_in, name, role, status):
    signed_in(client, role)
    assert client.get(reverse(name)).status_code == status


@pytest.mark.parametrize("name", ABOUT_A_PERSON)
def test_pages_about_a_person(client, signed_in, an_account, name):
    signed_in(client, "local_administrator")
    colleague = an_account("officer")
    response = client.get(reverse(f"accounts:{name}", args=[colleague.pk]))
    assert response.status_code == 200
    assert colleague.full_name in response.content.decode()


@pytest.mark.parametrize("name", [*ABOUT_A_PERSON, "invite", "reactivate"])
def test_people_of_another_institution_look_as_if_they_were_not_there(
    client, signed_in, an_account, an_institution, name
):
    signed_in(client, "local_administrator", an_institution("ops-a"))
    stranger = an_account("officer", an_institution("ops-b"))
    method = client.post if name == "invite" else client.get
    assert method(reverse(f"accounts:{name}", args=[stranger.pk])).status_code == 404


def test_the_list_takes_equally_many_queries_for_one_and_for_three(
    client, signed_in, an_account, flat_queries
):
    signed_in(client, "administrator")
    url = reverse("accounts:people")
    found = flat_queries(lambda: an_account("officer"), lambda: client.get(url))
    assert found <= 13


def test_a_persons_page_takes_equally_many_queries_for_one_and_for_three_roles(
    client, signed_in, an_account, an_institution, flat_queries, system_actor
):
    from datetime import date

    from kooperacje.accounts import actions
    from kooperacje.accounts.actions.memberships import Spell
    from kooperacje.accounts.states import Role

    signed_in(client, "administrator")
    account = an_account()
    number = iter(range(9))

    def another_role():
        spell = Spell(an_institution(f"ops-{next(number)}"), Role.READER, date(2020, 1, 1), reason="test")
        actions.grant_membership(account, by=system_actor, spell=spell)

    url = reverse("accounts:person", args=[account.pk])
    assert flat_queries(another_role, lambda: client.get(url)) <= 12


def test_the_own_page_has_a_ceiling(client, signed_in, django_assert_max_num_queries):
    signed_in(client, "officer")
    client.get(reverse("accounts:me"))
    with django_assert_max_num_queries(12):
        client.get(reverse("accounts:me"))


def test_the_list_is_narrowed_by_name_role_and_state(client, signed_in, an_account):
    signed_in(client, "administrator")
    an_account("reader", full_name="Łucja Ważna")
    an_account("officer", full_name="Adam Inny")

    def names(**query):
        page = client.get(reverse("accounts:people"), query).content.decode()
        text = page[page.index('id="results"') :]
        return {name for name in ("Łucja Ważna", "Adam Inny", "Ewa Testowa") if name in text}

    assert names() == {"Łucja Ważna", "Adam Inny", "Ewa Testowa"}
    assert names(q="lucja wazna") == {"Łucja Ważna"}
    assert names(role="officer") == {"Adam Inny"}
    assert names(role="nonsense", page="-3") == {"Łucja Ważna", "Adam Inny", "Ewa Testowa"}
    assert names(institution="ops-przykladowo", role="reader") == {"Łucja Ważna"}
    assert names(state="closed") == set()


def test_a_fragment_is_the_inside_of_the_page(client, signed_in):
    signed_in(client, "administrator")
    url = reverse("accounts:people")
    whole = client.get(url).content.decode()
    fragment = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment
    start, end = fragment.index("<main"), fragment.index("</main>")
    assert fragment[start:end] in whole
