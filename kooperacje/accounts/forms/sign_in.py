"""Forms of the sign-in pages: the library's, with our words and the browser's help for each field."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as factor_forms
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

NEW_PASSWORD_HELP = _(
    "At least 12 characters. A sentence of several words is good; a common password is refused."
)
CODE_HELP = _("Six digits from the app on your telephone, or one of your recovery codes.")


def _say(field: forms.Field, label: Any, help_text: Any = "", **attributes: str) -> None:
    """Our label and help; no placeholder, which would vanish while one types."""
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attributes)


class SignIn(account_forms.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["login"], _("E-mail address"), autocomplete="username webauthn")
        _say(self.fields["password"], _("Password"))


class Reauthenticate(account_forms.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["password"], _("Password"))


class ChangePassword(account_forms.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["oldpassword"], _("Present password"))
        _say(self.fields["password1"], _("New password"), NEW_PASSWORD_HELP)
        _say(self.fields["password2"], _("New password once more"))


class ResetPassword(account_forms.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["email"], _("E-mail address"), _("The one you sign in with."))


class ChoosePassword(account_forms.ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["password1"], _("New password"), NEW_PASSWORD_HELP)
        _say(self.fields["password2"], _("New password once more"))


class _Code:
    """A code is typed as digits; the browser may offer it from the telephone."""

    fields: dict[str, forms.Field]

    def say(self, help_text: Any = CODE_HELP) -> None:
        _say(
            self.fields["code"],
            _("Code"),
            help_text,
            inputmode="numeric",
            autocapitalize="off",
            spellcheck="false",
        )


class SecondFactor(_Code, factor_forms.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.say()


class SecondFactorAgain(_Code, factor_forms.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.say()


class AddKey(AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(
            self.fields["name"],
            _("Name of the key"),
            _("So that you know it among others, for example: blue USB key."),
        )
        if "passwordless" in self.fields:
            help_text = _("The key then asks for your PIN or fingerprint, and you sign in with it alone.")
            _say(self.fields["passwordless"], _("Sign in with this key without a password"), help_text)


class ActivateTotp(_Code, ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.say(_("Six digits that the app shows after it has read the picture."))
