"""Accounts: who may sign in, in which institution and role, and which sessions are open.

Privacy: e-mail and name are personal data of workers, kept while the account lives and a year longer for the journal's
sake; memberships are records of office and stay; sign-in tokens are technical and go with their session.
"""

from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Lower, Now
from django.utils.translation import gettext_lazy as _

from kooperacje.accounts.states import Proof, Role
from kooperacje.base.versions import Versioned
from kooperacje.institutions.models import Institution


class AccountManager(BaseUserManager["Account"]):
    """Creation goes through actions; this exists for the sign-in library."""

    def get_by_natural_key(self, email: str | None) -> "Account":
        return self.get(email__iexact=email)


class Account(AbstractBaseUser, Versioned):
    """A person who may sign in."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    full_name = models.CharField(_("first name and surname"), max_length=200)
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


class DateRange(Func):
    """`daterange(from, to)`: half-open, so that one spell may begin on the day another ends."""

    function = "daterange"
    output_field = DateRangeField()


class AccountMembership(models.Model):
    """One spell of one role in one institution. Never deleted: who held what, when, stays known."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memberships")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=[(role.value, role.value) for role in Role])
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    """The first day on which it no longer holds; None while no end is set. Equal to `valid_from`: it never held."""
    reason = models.CharField(max_length=300)
    end_reason = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role]), name="membership_role_known"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="membership_ends_after_start",
            ),
            ExclusionConstraint(
                name="membership_once_at_a_time",
                expressions=[
                    ("account", RangeOperators.EQUAL),
                    ("institution", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes = [models.Index(fields=["institution", "account"], name="membership_by_institution")]

    def __str__(self) -> str:
        return f"{self.role} {self.valid_from}"


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
