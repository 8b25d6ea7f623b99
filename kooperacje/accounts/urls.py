"""Addresses of signing in, of the own account and of people. The sign-in library finds its pages by their names."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path

from kooperacje.accounts.views import own, people, sign_in

signing_in = [
    path("zaloguj/", sign_in.sign_in, name="account_login"),
    path("wyloguj/", sign_in.sign_out, name="account_logout"),
    path("zamkniete/", sign_in.inactive, name="account_inactive"),
    path("czy-to-ty/", sign_in.reauthenticate, name="account_reauthenticate"),
    path("haslo/", sign_in.password_change, name="account_change_password"),
    path("haslo/nowe/", sign_in.password_reset, name="account_reset_password"),
    path("haslo/wyslane/", sign_in.password_reset_sent, name="account_reset_password_done"),
    path("haslo/gotowe/", sign_in.password_chosen, name="account_reset_password_from_key_done"),
    re_path(
        r"^haslo/wybierz/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        sign_in.password_choose,
        name="account_reset_password_from_key",
    ),
    path("drugi-krok/", sign_in.second_factor, name="mfa_authenticate"),
    path("drugi-krok/ponownie/", sign_in.second_factor_again, name="mfa_reauthenticate"),
    path("drugi-krok/ustaw/", own.second_factor_needed, name="accounts_second_factor"),
    path("aplikacja/", sign_in.totp_activate, name="mfa_activate_totp"),
    path("aplikacja/wylacz/", sign_in.totp_deactivate, name="mfa_deactivate_totp"),
    path("kody/", sign_in.recovery_codes, name="mfa_view_recovery_codes"),
    path("kody/nowe/", sign_in.recovery_codes_new, name="mfa_generate_recovery_codes"),
    path("kody/plik/", sign_in.recovery_codes_file, name="mfa_download_recovery_codes"),
]
if "webauthn" in settings.MFA_SUPPORTED_TYPES:
    signing_in += [
        path("klucz/", sign_in.key_sign_in, name="mfa_login_webauthn"),
        path("klucz/ponownie/", sign_in.key_again, name="mfa_reauthenticate_webauthn"),
        path("klucz/dodaj/", sign_in.key_add, name="mfa_add_webauthn"),
        path("klucz/<int:pk>/usun/", sign_in.key_remove, name="mfa_remove_webauthn"),
    ]

own_and_people: list[URLPattern | URLResolver] = [
    path("konto/", own.me, name="me"),
    path("osoby/", people.people, name="people"),
    path("osoby/dodaj/", people.add, name="add"),
    path("osoby/<uuid:ref>/", people.person, name="person"),
    path("osoby/<uuid:ref>/zmien/", people.change, name="change"),
    path("osoby/<uuid:ref>/zapros/", people.invite, name="invite"),
    path("osoby/<uuid:ref>/zamknij/", people.deactivate, name="deactivate"),
    path("osoby/<uuid:ref>/otworz/", people.reactivate, name="reactivate"),
    path("osoby/<uuid:ref>/drugi-krok/", people.reset_factor, name="reset_factor"),
    path("osoby/<uuid:ref>/rola/", people.grant, name="grant"),
    path("osoby/role/<uuid:ref>/zakoncz/", people.end, name="end"),
]
if settings.DEMO:
    own_and_people.append(path("", include("kooperacje.accounts.demo")))

urlpatterns: list[URLPattern | URLResolver] = [
    path("konto/", include(signing_in)),
    path("", include((own_and_people, "accounts"))),
    # The library returns to its own overviews; ours is the page of the own account.
    path("konto/", own.me, name="mfa_index"),
    path("konto/", own.me, name="mfa_list_webauthn"),
]
