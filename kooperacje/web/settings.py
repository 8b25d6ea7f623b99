"""Settings. What may be set from outside is read from the environment here and nowhere else."""

import os
import secrets
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from kooperacje.runtime import database, paths, roles

DATA = paths.data_folder()
DEMO = os.environ.get("KOOPERACJE_DEMO", "") == "1"
DEBUG = False


def _secret() -> str:
    """A key made at the first start and kept in the data folder, readable by its owner alone."""
    path = DATA / "secret-key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


SECRET_KEY = os.environ.get("KOOPERACJE_SECRET_KEY") or _secret()
SITE_URL = os.environ.get("KOOPERACJE_URL", "http://localhost:8000")
ALLOWED_HOSTS = sorted({urlsplit(SITE_URL).hostname or "localhost", "localhost", "127.0.0.1", "[::1]"})
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    # rooms, top to bottom
    "kooperacje.demo",
    "kooperacje.web",
    "kooperacje.replies",
    "kooperacje.intake",
    "kooperacje.outreach",
    "kooperacje.answering",
    "kooperacje.revisions",
    "kooperacje.workshops",
    "kooperacje.analysis",
    "kooperacje.priorities",
    "kooperacje.consultations",
    "kooperacje.partnership",
    "kooperacje.diagnosis",
    "kooperacje.directory",
    "kooperacje.opendata",
    "kooperacje.basket",
    "kooperacje.agreements",
    "kooperacje.meetings",
    "kooperacje.modelbook",
    "kooperacje.competences",
    "kooperacje.accounts",
    "kooperacje.institutions",
    "kooperacje.territory",
    "kooperacje.journal",
    "kooperacje.notices",
    "kooperacje.files",
    "kooperacje.documents",
    "kooperacje.base",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kooperacje.base.remembering.Remembering",
    "csp.middleware.CSPMiddleware",
    "kooperacje.web.middleware.Headers",
    "kooperacje.base.middleware.RequestTransaction",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "kooperacje.web.middleware.OfferedLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kooperacje.accounts.middleware.ActorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kooperacje.accounts.middleware.SecondFactorMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kooperacje.web.middleware.Problems",
]

ROOT_URLCONF = "kooperacje.web.urls"
WSGI_APPLICATION = "kooperacje.web.wsgi.application"
OPERATOR = os.environ.get(
    "KOOPERACJE_OPERATOR", ""
)  # who runs this site, named in the footer and declaration
OPERATOR_EMAIL = os.environ.get("KOOPERACJE_OPERATOR_EMAIL", "")
OPERATOR_PHONE = os.environ.get("KOOPERACJE_OPERATOR_PHONE", "")
OPERATOR_BUILDING = os.environ.get(
    "KOOPERACJE_OPERATOR_BUILDING", ""
)  # how its office can be entered, a sentence
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "kooperacje.web.context.site",
            ],
        },
    }
]

# Open data: who publishes them, and under which licence (its address and its short name).
OPENDATA_PUBLISHER = os.environ.get("KOOPERACJE_OPENDATA_PUBLISHER", "") or OPERATOR or "Kooperacje"
OPENDATA_LICENCE = os.environ.get(
    "KOOPERACJE_OPENDATA_LICENCE", "https://creativecommons.org/licenses/by/4.0/"
)
OPENDATA_LICENCE_NAME = os.environ.get("KOOPERACJE_OPENDATA_LICENCE_NAME", "CC BY 4.0")

DATABASES = {"default": database.django_settings(os.environ.get("KOOPERACJE_DB_ROLE", roles.WEB))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "pl"
LANGUAGES = [("pl", _("Polish")), ("en", _("English")), ("uk", _("Ukrainian"))]
TIME_ZONE = "Europe/Warsaw"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("KOOPERACJE_STATIC", DATA / "static"))
STORAGES = {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = False
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "kooperacje.web.assets.Packaged",
]
FORM_RENDERER = "kooperacje.web.components.forms.Renderer"
CSRF_FAILURE_VIEW = "kooperacje.web.views.csrf_failure"

MESSAGE_STORAGE = (
    "django.contrib.messages.storage.cookie.CookieStorage"  # reading a page must not write a row
)
CACHES = {
    # The sign-in library counts attempts and spent codes here: shared by all processes, and kept over a restart.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_ratelimit",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 500}},
}

SESSION_COOKIE_AGE = 12 * 3600  # seconds; an hour without a request ends it too (app_current_account)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE = urlsplit(SITE_URL).scheme == "https"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

# smtp://user:password@host:port, smtps:// for TLS from the first byte, smtp+starttls:// for STARTTLS
MAIL_URL = os.environ.get("KOOPERACJE_MAIL_URL", "")
MAIL_FROM = os.environ.get("KOOPERACJE_MAIL_FROM", "Kooperacje <kooperacje@localhost>")
DEFAULT_FROM_EMAIL = parseaddr(MAIL_FROM)[1] and MAIL_FROM
EMAIL_BACKEND = "kooperacje.notices.backend.OutboxBackend"
# imaps://user:password@host:port/folder, also imap+starttls:// and imap://: the mailbox that answers are sent to
IMAP_URL = os.environ.get("KOOPERACJE_IMAP_URL", "")
# One uploaded file, and all files of one matter, in bytes.
FILES_MAX_BYTES = int(os.environ.get("KOOPERACJE_FILE_MAX_MB", "20")) * 1024 * 1024
FILES_OWNER_MAX_BYTES = int(os.environ.get("KOOPERACJE_FILES_OWNER_MAX_MB", "500")) * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "kooperacje.files.uploads.CappedUploadHandler",
]
# Address and words of a message are removed this many days after it was sent, refused or dropped.
NOTICES_KEEP_DAYS = int(os.environ.get("KOOPERACJE_NOTICES_KEEP_DAYS", "30"))
# Providers are asked to look through cards that nobody confirmed for this many months.
BASKET_VERIFY_MONTHS = int(os.environ.get("KOOPERACJE_BASKET_VERIFY_MONTHS", "6"))
# Institutions are asked this often whether their cards of competence and their staff are still true.
COMPETENCES_CONFIRM_MONTHS = int(os.environ.get("KOOPERACJE_CONFIRM_MONTHS", "12"))
# Persons who left their office are deleted from the register of staff this many months later.
COMPETENCES_STAFF_KEEP_MONTHS = int(os.environ.get("KOOPERACJE_STAFF_KEEP_MONTHS", "12"))
# Counts of cases: below this number a page for everybody, or for the other institutions of a team, says only that it is small.
COUNTS_PUBLIC_FROM = int(os.environ.get("KOOPERACJE_COUNTS_PUBLIC_FROM", "10"))
COUNTS_TEAM_FROM = int(os.environ.get("KOOPERACJE_COUNTS_TEAM_FROM", "5"))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"procrastinate": {"level": "WARNING"}, "kooperacje": {"level": "INFO"}},
}

# Sign-in: by e-mail; accounts are made by administrators, never by their future owners.
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "/"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600  # seconds; an invitation to choose a first password lives as long
ACCOUNT_ADAPTER = "kooperacje.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation already went to the address
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # we write to nobody who has no account
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a changed password or factor is told to its owner
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_FORMS = {
    "login": "kooperacje.accounts.forms.sign_in.SignIn",
    "reauthenticate": "kooperacje.accounts.forms.sign_in.Reauthenticate",
    "change_password": "kooperacje.accounts.forms.sign_in.ChangePassword",
    "reset_password": "kooperacje.accounts.forms.sign_in.ResetPassword",
    "reset_password_from_key": "kooperacje.accounts.forms.sign_in.ChoosePassword",
}
MFA_ADAPTER = "kooperacje.accounts.adapter.FactorAdapter"
MFA_FORMS = {
    "authenticate": "kooperacje.accounts.forms.sign_in.SecondFactor",
    "reauthenticate": "kooperacje.accounts.forms.sign_in.SecondFactorAgain",
    "activate_totp": "kooperacje.accounts.forms.sign_in.ActivateTotp",
    "add_webauthn": "kooperacje.accounts.forms.sign_in.AddKey",
}
# Browsers hand out keys on https and on this very machine only.
_KEYS = SECURE or urlsplit(SITE_URL).hostname in {"localhost", "127.0.0.1"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", *(["webauthn"] if _KEYS else [])]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Kooperacje"
