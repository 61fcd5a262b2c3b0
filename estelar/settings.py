"""Django's settings, made from the table in `estelar.conf`. Nothing here is secret and nothing here reads the clock."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.utils.csp import CSP

from estelar import conf as _conf
from estelar import postgres as _postgres
from estelar.watching import logs as _logs

CONF = _conf.read(os.environ)
PACKAGE = Path(__file__).resolve().parent


def _secret_key() -> str:
    """The given key, else one made once and kept in the data folder (mode 0600)."""
    if CONF.secret_key:
        return CONF.secret_key
    kept = CONF.data / "secret-key"
    if not kept.exists():
        CONF.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(50))
        except FileExistsError:
            pass  # another process of ours was quicker: its key is the key
    return kept.read_text()


def _database(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    options = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": {**options, "pool": {"min_size": 1, "max_size": 12, "timeout": 20}},
    }


def _oidc_apps(provider: _conf.LoginProvider | None) -> dict[str, object]:
    """The login provider as allauth wants it. Its id holds a mark of its address: accounts of another provider are never mixed up."""
    if provider is None:
        return {}
    mark = hashlib.sha256(provider.url.encode()).hexdigest()[:12]
    app = {
        "provider_id": f"oidc-{mark}",
        "name": provider.name,
        "client_id": provider.client_id,
        "secret": provider.client_secret,
        "settings": {"server_url": provider.url, "oauth_pkce_enabled": True, "scope": list(provider.scopes)},
    }
    return {"openid_connect": {"APPS": [app]}}


SECRET_KEY = _secret_key()
DEBUG = CONF.debug
ALLOWED_HOSTS = list(CONF.hosts)
ROOT_URLCONF = "estelar.urls"
WSGI_APPLICATION = "estelar.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": _database(_postgres.url(CONF))}

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "procrastinate.contrib.django",
    # the rooms, top first: a template or a translation of a higher room wins
    "estelar.api",
    "estelar.health",
    "estelar.reports",
    "estelar.cases",
    "estelar.encounters",
    "estelar.channels",
    "estelar.cycles",
    "estelar.customers",
    "estelar.calendars",
    "estelar.webhooks",
    "estelar.people",
    "estelar.notices",
    "estelar.journal",
    "estelar.watching",
    "estelar.ui",
]

MIDDLEWARE = [
    "estelar.watching.middleware.WatchingMiddleware",  # outermost: every request has its id, its line and its figures
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "estelar.people.middleware.EdgeMiddleware",
    "estelar.people.middleware.AccessMiddleware",
    "estelar.ui.middleware.RuleBrokenMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "estelar.people.context.organisation",
                "estelar.nav.navigation",
            ],
        },
    },
    {  # mails: the same templates without HTML's rules
        "NAME": "text",
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"autoescape": False},
    },
]

# Language, time, numbers
LANGUAGE_CODE = "es"
LANGUAGES = [("es", "Español"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "estelar_language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"  # the organisation's own zone is activated per request by EdgeMiddleware
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["estelar.ui.formats"]

# Who is who
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["estelar.people.passwords.Argon2"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "estelar.people.passwords.PasswordRule"}]  # NIST SP 800-63B-4, decision 0014
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "estelar.people.login.AccountAdapter"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = True
# Failed attempts: per address, and per account and kind of device (see people.devices). Windows that slide: nobody is locked out for good.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "20/m/ip,5/5m/key,30/h/key,100/d/key",
    "reset_password": "20/m/ip,3/h/key",
}
MFA_ADAPTER = "estelar.people.factors.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute off (RFC 6238 5.2); no code works twice (people.factors)
MFA_RECOVERY_CODES_SHOW_ONCE = True
SOCIALACCOUNT_ADAPTER = "estelar.people.oidc.ProviderAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form would be stopped by form-action; `state` and PKCE protect the way back
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = _oidc_apps(CONF.oidc)
ESTELAR_OIDC = CONF.oidc

# Safety
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_NAME = "estelar_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = CONF.session_hours * 3600
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "estelar_csrf"
CSRF_COOKIE_HTTPONLY = True
if CONF.https:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in CONF.hosts]

# Files
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # no collecting step: the bundle lies in the package, with the hash in each name
WHITENOISE_AUTOREFRESH = DEBUG
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
FILE_UPLOAD_HANDLERS = ["estelar.ui.uploads.BoundedUploadHandler"]

# Mail: sent by the worker (estelar.notices); without a server nothing is sent
ESTELAR_URL = CONF.url
ESTELAR_MAIL_READY = CONF.mail is not None
MAILERS: dict[str, dict[str, object]] = {"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}
if CONF.mail is not None:
    DEFAULT_FROM_EMAIL = SERVER_EMAIL = CONF.mail.sender
    MAILERS["default"] = {
        "BACKEND": "estelar.notices.operations.smtp.Backend",
        "OPTIONS": {
            "host": CONF.mail.host,
            "port": CONF.mail.port,
            "username": CONF.mail.user,
            "password": CONF.mail.password,
            "use_ssl": CONF.mail.tls == "tls",
            "use_tls": CONF.mail.tls == "starttls",
            "timeout": 30,
        },
    }

# News for other programs (estelar.webhooks)
ESTELAR_WEBHOOKS_PRIVATE = CONF.webhooks_private

# Messages in and out (estelar.channels)
ESTELAR_ATTACHMENT_BYTES = CONF.attachment_mb * 1_000_000
ESTELAR_CLAMD = CONF.clamd
ESTELAR_GRAPH_URL = CONF.graph_url

# Whoever follows a case without an account (estelar.cases)
ESTELAR_TRACKING_CODE = CONF.tracking_code

# Work in the background
PROCRASTINATE_IMPORT_PATHS = ["estelar.worker"]
PROCRASTINATE_PERIODIC_DEFAULTS = {"max_delay": 86_400}  # what a stopped house missed within a day (nightly work) is done at its next start

CACHES = {"default": {"BACKEND": "estelar.people.counters.SharedCache"}}  # shared by all web processes
LOGGING = _logs.configuration(CONF.log)
