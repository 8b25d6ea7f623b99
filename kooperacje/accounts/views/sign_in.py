"""The sign-in library's views under our templates, with the few turns that are ours."""

from typing import Any

from allauth.account import views as account
from allauth.account.internal.flows.login import record_authentication
from allauth.core.internal.httpkit import authenticated_user
from allauth.mfa.base import views as factor
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from kooperacje.accounts.actions.sign_in import note
from kooperacje.accounts.models import Account
from kooperacje.accounts.queries import is_last_needed_factor
from kooperacje.accounts.receivers import BY_SECOND_FACTOR
from kooperacje.base import guard
from kooperacje.base.decisions import Denied


def shown(request: HttpRequest, kind: str) -> None:
    """A new factor has just answered: it is noted, and it is the proof of the second factor for this session."""
    account = Account.objects.get(pk=authenticated_user(request).pk)
    note(account, "factor_added", kind=kind)
    record_authentication(request, account, BY_SECOND_FACTOR, type=kind)


class ChoosePassword(account.PasswordResetFromKeyView):
    """From the link in an e-mail: a new password, or the first one of somebody invited."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = self.reset_user
        values: dict[str, Any] = super().get_context_data(**kwargs)
        first_time = found is not None and not found.has_usable_password()
        return values | {"usable": found is not None, "first_time": first_time}


class ActivateTotp(totp.ActivateTOTPView):
    """The app, once its first code has been typed."""

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        shown(self.request, Authenticator.Type.TOTP)
        messages.success(self.request, _("The authenticator app is set up."))
        return response


class DeactivateTotp(totp.DeactivateTOTPView):
    success_url = reverse_lazy("accounts:me")


class AddKey(keys.AddWebAuthnView):
    """A key, once it has answered."""

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        shown(self.request, Authenticator.Type.WEBAUTHN)
        messages.success(self.request, _("The security key has been added."))
        return response


class RemoveKey(keys.RemoveWebAuthnView):
    success_url = reverse_lazy("accounts:me")

    def form_valid(self, form: Any) -> HttpResponse:
        if is_last_needed_factor(self.get_object()):
            raise Denied(_("Your role needs a second factor; set up another one before you remove this."))
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        name = self.get_object().wrap().name
        return super().get_context_data(**kwargs) | {"name": name}


class RecoveryCodes(codes.ViewRecoveryCodesView):
    """Looking at the codes for the first time is noted by the library, with the row of the codes themselves."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with guard.excuse(Authenticator._meta.db_table):
            return super().get(request, *args, **kwargs)


class GenerateCodes(codes.GenerateRecoveryCodesView):
    def form_valid(self, form: Any) -> HttpResponse:
        messages.success(self.request, _("New recovery codes are ready. Keep them in a safe place."))
        return super().form_valid(form)


class OurFrame:
    """The library names its own idea of a site as our pages name theirs; ours stays."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        values: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        values.pop("site", None)
        return values


def ours(view: Any, template: str) -> Any:
    """The library's view with our frame and template."""
    framed = type(view.__name__, (OurFrame, view), {})
    return framed.as_view(template_name=f"accounts/{template}")  # type: ignore[attr-defined]


sign_in = ours(account.LoginView, "sign_in.html")
sign_out = ours(account.LogoutView, "sign_out.html")
inactive = ours(account.AccountInactiveView, "inactive.html")
reauthenticate = ours(account.ReauthenticateView, "reauthenticate.html")
password_change = ours(account.PasswordChangeView, "password_change.html")
password_reset = ours(account.PasswordResetView, "password_reset.html")
password_reset_sent = ours(account.PasswordResetDoneView, "password_reset_sent.html")
password_choose = ours(ChoosePassword, "password_choose.html")
password_chosen = ours(account.PasswordResetFromKeyDoneView, "password_chosen.html")

second_factor = ours(factor.AuthenticateView, "second_factor.html")
second_factor_again = ours(factor.ReauthenticateView, "second_factor_again.html")
totp_activate = ours(ActivateTotp, "totp_activate.html")
totp_deactivate = ours(DeactivateTotp, "totp_deactivate.html")
recovery_codes = ours(RecoveryCodes, "recovery_codes.html")
recovery_codes_new = ours(GenerateCodes, "recovery_codes_new.html")
recovery_codes_file = ours(codes.DownloadRecoveryCodesView, "recovery_codes.txt")
key_sign_in = keys.LoginWebAuthnView.as_view()
key_again = ours(keys.ReauthenticateWebAuthnView, "key_again.html")
key_add = ours(AddKey, "key_add.html")
key_remove = ours(RemoveKey, "key_remove.html")
