"""Accounts: who may sign in, in which institution and role, and which sessions are open.

Privacy: e-mail and name are personal data of workers, kept while the account lives and a year longer for the journal's
sake; memberships are records of office and stay; sign-in tokens are technical and go with their session.
"""

from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower, Now

from kooperacje.accounts.states import Proof
from kooperacje.base.versions import Versioned


class AccountManager(BaseUserManager["Account"]):
    """Creation goes through actions; this exists for the sign-in library."""

    def get_by_natural_key(self, email: str | None) -> "Account":
        return self.get(email__iexact=email)


class Account(AbstractBaseUser, Versioned):
    """A person who may sign in."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField(unique=True)
    full_name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=200, default="", editable=False)  # Polish dictionary order
    search_text = models.CharField(max_length=500, default="", editable=False)  # without diacritics
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AccountManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="account_email_once"),
            # A demonstration person can be entered by one click in demo mode and by nothing else, ever.
            models.CheckConstraint(
                condition=Q(is_demo=False) | Q(password__startswith="!"),  # noqa: S106
                name="account_demo_has_no_password",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name


class SignInToken(models.Model):
    """One signed-in session. The secret itself is in the session alone; here is its SHA-256, in hexadecimal.

    The database resolves the secret to the account (`app_current_account`), so that no query can claim to be somebody.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="sign_ins")
    proof = models.CharField(max_length=20, choices=[(proof.value, proof.value) for proof in Proof])
    created_at = models.DateTimeField(db_default=Now())
    last_seen_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(proof__in=[proof.value for proof in Proof]), name="sign_in_proof_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.proof} {self.created_at:%Y-%m-%d %H:%M}"
