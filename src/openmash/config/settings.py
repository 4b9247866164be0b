"""Settings, from the environment. `./run demo` sets what it needs; docs/how-to/run-in-production.md lists the rest."""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF

from openmash.config.database import from_url

ROOT = Path(__file__).resolve().parents[3]
WEB = ROOT / "src/openmash/web"

DEMO = os.environ.get("OPENMASH_DEMO") == "1"
"""Demonstration mode: one-click sign-in with synthetic accounts, and plain HTTP on this machine."""

SECRET_KEY = os.environ.get("OPENMASH_SECRET_KEY", "not-for-production" if DEMO else "")
if not SECRET_KEY:
    SECRET_KEY = "only-for-commands-that-sign-nothing"  # noqa: S105  # `doctor` and the server refuse it in production
DEBUG = False
ALLOWED_HOSTS = os.environ.get("OPENMASH_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
ROLE = os.environ.get("OPENMASH_DB_ROLE", "app")
_POOL = int(os.environ.get("OPENMASH_POOL", "0"))
_URL = {
    "app": os.environ.get("DATABASE_URL", "postgresql://openmash_app@/openmash"),
    "owner": os.environ.get("DATABASE_OWNER_URL", ""),
    "loader": os.environ.get("DATABASE_LOADER_URL", ""),
    "auditor": os.environ.get("DATABASE_AUDIT_URL", ""),
}[ROLE] or "postgresql://openmash_app@/openmash"
DATABASES = {"default": from_url(_URL, pool_size=_POOL), "aside": from_url(_URL, pool_size=2 if _POOL else 0)}
DATABASE_ROUTERS: list[str] = []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "openmash.foundation.facts",
    "openmash.foundation.audit",
    "openmash.foundation.agencies",
    "openmash.foundation.access",
    "openmash.foundation.rota",
    "openmash.foundation.imports",
    "openmash.foundation.drafts",
    "openmash.foundation.instruments",
    "openmash.foundation.files",
    "openmash.foundation.outbox",
    "openmash.foundation.notices",
    "openmash.foundation.links",
    "openmash.foundation.clients",
    "openmash.foundation.sharing",
    "openmash.records.people",
    "openmash.records.linkage",
    "openmash.records.cases",
    "openmash.records.voice",
    "openmash.records.subjects",
    "openmash.casework.visitors",
    "openmash.casework.frontdoor",
    "openmash.casework.emails",
    "openmash.casework.differences",
    "openmash.casework.information_requests",
    "openmash.casework.complaints",
    "openmash.casework.misfiled",
    "openmash.casework.missing",
    "openmash.casework.incidents",
    "openmash.casework.screening",
    "openmash.casework.domestic_abuse",
    "openmash.casework.meetings",
    "openmash.casework.journey",
    "openmash.casework.protection",
    "openmash.casework.court",
    "openmash.casework.circumstances",
    "openmash.casework.looked_after",
    "openmash.casework.unmet",
    "openmash.casework.outage",
    "openmash.casework.own_words",
    "openmash.casework.attendance",
    "openmash.casework.cpis",
    "openmash.casework.schools",
    "openmash.casework.encompass",
    "openmash.casework.police_in_schools",
    "openmash.casework.school_records",
    "openmash.casework.interpreters",
    "openmash.casework.letters",
    "openmash.casework.losses",
    "openmash.casework.visits",
    "openmash.casework.assessments",
    "openmash.casework.plans",
    "openmash.casework.exploitation",
    "openmash.casework.disruption",
    "openmash.casework.allegations",
    "openmash.casework.supervision",
    "openmash.casework.intelligence",
    "openmash.insight.chronology",
    "openmash.insight.access_requests",
    "openmash.insight.retention",
    "openmash.insight.patterns",
    "openmash.insight.scorecard",
    "openmash.insight.oversight",
    "openmash.insight.returns",
    "openmash.insight.inspection",
    "openmash.insight.practice",
    "openmash.insight.partnership",
    "openmash.insight.learning",
    "openmash.insight.alerts",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "csp",
    "openmash.web",
    "openmash.config",
]
AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "/sign-in"
LOGIN_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email"), "max_similarity": 0.5},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "openmash.web.shell.second_factor.RequireSecondFactor",
    "openmash.publicsite.visitor.KeepVisitor",
    "openmash.publicsite.reply.holding.KeepProof",
    "openmash.foundation.access.screens.RefuseUnmarkedViews",
]
if os.environ.get("OPENMASH_TIMINGS") == "1":  # for measuring; `doctor` refuses it in production
    MIDDLEWARE.insert(0, "openmash.web.shell.timings.TellTimings")
THIRD_PARTY_VIEWS = ("allauth.", "django.views.static.")
"""Views of libraries that cannot bear the mark; each route is listed with its reason in config/urls.py."""

ROOT_URLCONF = "openmash.config.urls"
WSGI_APPLICATION = "openmash.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [WEB / "templates"],
        "OPTIONS": {
            "environment": "openmash.web.templating.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "openmash.web.shell.frame.frame",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]
STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "build/static"
STATICFILES_DIRS = [built for built in [ROOT / "build/assets"] if built.exists()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "openmash.web.statics.HashedFiles"},
}
WHITENOISE_USE_FINDERS = False
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "django_cache"}}
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not DEMO
SECURE_HSTS_SECONDS = 0 if DEMO else 31_536_000
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
PROXIES = int(os.environ.get("OPENMASH_PROXIES", "0"))
"""How many of our own proxies stand in front; they end TLS and set X-Forwarded-Proto and X-Forwarded-For."""
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
SECURE_REFERRER_POLICY = "same-origin"  # with no-referrer, browsers send Origin: null and every form is refused
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_COOKIE_AGE = None
"""As long as the browser is open: a public page leaves nothing behind that nobody chose."""
CSRF_FAILURE_VIEW = "openmash.web.shell.errors.open_too_long"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]

ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # nobody signs up; the library wants to know that there are passwords
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_ADAPTER = "openmash.web.shell.adapters.SignIn"
ACCOUNT_RATE_LIMITS = {"login": "240/m/ip", "login_failed": "60/m/ip,5/5m/key"}
"""A county's staff share a few addresses at half past eight; one account is tried five times in five minutes."""
MFA_ADAPTER = "openmash.web.shell.adapters.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "OpenMASH"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO
OPENMASH_SECOND_FACTOR_REQUIRED = not DEMO or os.environ.get("OPENMASH_SECOND_FACTOR") == "required"
"""An account without a second factor is sent to set one up. Only a demonstration may leave it out."""

PROCRASTINATE_IMPORT_PATHS = ["openmash.jobs.tasks"]
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = None

EMAIL_BACKEND = os.environ.get("OPENMASH_EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = os.environ.get("OPENMASH_EMAIL_FOLDER", str(ROOT / "build/mail"))
DEFAULT_FROM_EMAIL = os.environ.get("OPENMASH_FROM", "openmash@localhost")
OPENMASH_AREA = os.environ.get("OPENMASH_AREA", "Gloucestershire multi-agency safeguarding hub")
"""The partnership's name, in the header of every page."""
OPENMASH_SCANNER = os.environ.get("OPENMASH_SCANNER", "pretend" if DEMO else "")
"""Who looks for viruses: "clamd:HOST:PORT"; without one no file that was sent is ever opened."""
OPENMASH_NEUTRAL_SITE = os.environ.get("OPENMASH_NEUTRAL_SITE", "https://www.bbc.co.uk/weather")
"""Where leaving a public page leads: a page that anybody might have open."""
OPENMASH_COPIES = os.environ.get("OPENMASH_COPIES", "")
"""The folder each team's last safe copy is written into: on another machine, in reach when this one is down."""
OPENMASH_COPY_HOURS = tuple(int(hour) for hour in os.environ.get("OPENMASH_COPY_HOURS", "7,12,16,20").split(","))
"""The hours of the day, England's time, for which copies are written."""
OPENMASH_ADDRESS = os.environ.get("OPENMASH_ADDRESS", "http://localhost:8000" if DEMO else "").rstrip("/")
"""Where people open this service, such as https://mash.example.org: for letters that the clock writes."""
OPENMASH_PROFILE = os.environ.get("OPENMASH_PROFILE", "gloucestershire")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
