"""From a session's secret to the acting person: one statement that sets the identity, one that reads it back."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import BooleanField, Case, F, Func, UUIDField, Value, When
from django.db.models.functions import Now

from kooperacje.accounts.access import live
from kooperacje.accounts.actions.sign_in import TOUCH_AFTER, digest_of
from kooperacje.accounts.models import AccountMembership, SignInToken
from kooperacje.base.actor import Actor, ActorKind, Membership
from kooperacje.base.middleware import set_identity


class CurrentAccount(Func):
    """The account that the database itself recognises by the transaction's secret."""

    function = "app_current_account"
    arity = 0
    output_field = UUIDField()


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The person of this request, before anything is asked about roles."""

    account_id: UUID
    full_name: str
    is_demo: bool
    proof: str
    unseen: bool


def recognise(secret: str) -> SignedIn | None:
    """Set the transaction's identity and say who it is; None when the session has ended or the account is inactive."""
    set_identity(secret)
    row = (
        SignInToken.objects.filter(digest=digest_of(secret), account_id=CurrentAccount())
        .annotate(
            unseen=Case(
                When(last_seen_at__lt=Now() - TOUCH_AFTER, then=Value(True)),
                default=Value(False),
                output_field=BooleanField(),
            ),
            name=F("account__full_name"),
            demo=F("account__is_demo"),
        )
        .values_list("account_id", "name", "demo", "proof", "unseen")
        .order_by()
        .first()
    )
    return SignedIn(*row) if row else None


def actor_of(account_id: UUID, day: date | None = None) -> Actor:
    """The actor with the memberships that hold on the day, today unless named."""
    return Actor(ActorKind.PERSON, account_id=account_id, memberships=live_memberships(account_id, day))


def live_memberships(account_id: UUID, day: date | None = None) -> tuple[Membership, ...]:
    """Institution and role of every spell that holds on the day, in a fixed order."""
    rows = AccountMembership.objects.filter(live(day), account_id=account_id).order_by(
        "institution_id", "role"
    )
    return tuple(
        Membership(institution, role) for institution, role in rows.values_list("institution_id", "role")
    )
