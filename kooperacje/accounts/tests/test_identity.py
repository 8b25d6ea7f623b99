"""The database recognises a session by its secret and by nothing else."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction
from django.db.models.functions import Now
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kooperacje.accounts.actions import sign_in
from kooperacje.accounts.models import Account, SignInToken
from kooperacje.accounts.states import Proof
from kooperacje.base.middleware import set_identity


def current_account():
    with connection.cursor() as cursor:
        cursor.execute("SELECT app_current_account()")
        return cursor.fetchone()[0]


def an_account(**fields) -> Account:
    return Account.objects.create(
        email=f"{uuid4().hex}@example.org", full_name="Jan Przykładowy", password="!none", **fields
    )


def open_for(account: Account) -> SessionStore:
    session = SessionStore()
    sign_in.open_session(account, session, proof=Proof.PASSWORD)
    return session


@pytest.fixture
def account(db) -> Account:
    return an_account()


@pytest.fixture
def session(account) -> SessionStore:
    return open_for(account)


def test_the_secret_of_a_session_names_its_account(account, session):
    set_identity(session[sign_in.SESSION_KEY])
    assert current_account() == account.id


def test_nobody_is_anybody_without_a_secret(session):
    assert current_account() is None


def test_the_secret_is_kept_nowhere_in_the_database(session):
    secret = session[sign_in.SESSION_KEY]
    row = SignInToken.objects.get()
    assert len(secret) >= 43
    assert secret not in {row.digest, row.proof}
    assert row.digest == sign_in.digest_of(secret)


def test_neither_an_id_nor_a_digest_is_a_secret(account, session):
    row = SignInToken.objects.get()
    for guess in (str(account.id), account.id.hex, account.email, row.digest, "", "null", "*"):
        set_identity(guess)
        assert current_account() is None, guess


@given(guess=st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_guess_is_a_secret(session, guess):
    set_identity(guess)
    assert current_account() is None


def test_a_setting_of_another_name_claims_nothing(account, session):
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.account', %s, true)", [str(account.id)])
    assert current_account() is None


def test_each_secret_names_its_own_account(account, session):
    other = an_account()
    theirs = open_for(other)
    set_identity(theirs[sign_in.SESSION_KEY])
    assert current_account() == other.id
    set_identity(session[sign_in.SESSION_KEY])
    assert current_account() == account.id


def test_an_inactive_account_is_nobody_at_once(account, session):
    set_identity(session[sign_in.SESSION_KEY])
    Account.objects.update(is_active=False)
    assert current_account() is None


@pytest.mark.parametrize(
    "change",
    [
        {"expires_at": Now() - timedelta(seconds=1)},
        {"last_seen_at": Now() - timedelta(hours=1, seconds=1)},
    ],
    ids=["its twelve hours are over", "an hour without a request"],
)
def test_a_session_ends_by_itself(session, change):
    SignInToken.objects.update(**change)
    set_identity(session[sign_in.SESSION_KEY])
    assert current_account() is None


def test_a_session_in_use_does_not_end(account, session):
    SignInToken.objects.update(last_seen_at=Now() - timedelta(minutes=59))
    sign_in.touch(session[sign_in.SESSION_KEY])
    assert SignInToken.objects.filter(last_seen_at__gt=Now() - timedelta(minutes=1)).exists()


def test_signing_out_deletes_the_secret(account, session):
    secret = session[sign_in.SESSION_KEY]
    sign_in.close_session(account, session)
    assert sign_in.SESSION_KEY not in session
    assert not SignInToken.objects.exists()
    set_identity(secret)
    assert current_account() is None


def test_opening_again_replaces_the_secret(account, session):
    before = session[sign_in.SESSION_KEY]
    sign_in.open_session(account, session, proof=Proof.PASSWORD)
    assert session[sign_in.SESSION_KEY] != before
    assert SignInToken.objects.count() == 1


def test_all_sessions_but_one_can_be_ended(account, session):
    others = [open_for(account) for _ in range(2)]
    stranger = open_for(an_account())
    assert sign_in.close_all_sessions(account, but=session) == 2
    left = set(SignInToken.objects.values_list("digest", flat=True))
    assert left == {sign_in.digest_of(s[sign_in.SESSION_KEY]) for s in (session, stranger)}
    assert not left & {sign_in.digest_of(s[sign_in.SESSION_KEY]) for s in others}


def test_only_a_password_session_is_raised_by_a_second_factor(account, session):
    sign_in.prove_second_factor(session)
    assert SignInToken.objects.get().proof == Proof.SECOND_FACTOR
    demo = SessionStore()
    sign_in.open_session(account, demo, proof=Proof.DEMO)
    sign_in.prove_second_factor(demo)
    assert set(SignInToken.objects.values_list("proof", flat=True)) == {"second_factor", "demo"}


def test_the_identity_is_gone_after_the_transaction(own_database):
    account = an_account()
    session = open_for(account)
    with transaction.atomic():
        set_identity(session[sign_in.SESSION_KEY])
        assert current_account() == account.id
    with transaction.atomic():
        assert current_account() is None


def test_the_function_cannot_be_misled_by_a_table_of_the_same_name(account, session, as_role):
    from kooperacje.runtime import roles

    with as_role(roles.WEB) as other:
        other.execute("CREATE TEMP TABLE accounts_signintoken AS SELECT 1 AS digest")
        assert other.execute("SELECT app_current_account()").fetchone() == (None,)
        settings_of = other.execute(
            "SELECT prosecdef, provolatile, proconfig, pg_get_userbyid(proowner) FROM pg_proc"
            " WHERE proname = 'app_current_account'"
        ).fetchone()
    assert settings_of == (True, "s", ["search_path=pg_catalog, pg_temp"], roles.OWNER)
