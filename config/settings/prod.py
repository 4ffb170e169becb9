"""Production: refuses to start on anything unsafe, and names what is missing."""

import environ
from django.core.exceptions import ImproperlyConfigured

from config import environment
from config.settings.base import *  # noqa: F403 -- settings build on one another

if not environment.SECRET_KEY:
    message = "Set SECRET_KEY to a long random text; sessions are signed with it."
    raise ImproperlyConfigured(message)
if environment.DEBUG:
    message = "Unset DEBUG: it shows settings and code to anyone who meets an error."
    raise ImproperlyConfigured(message)
if not environment.ALLOWED_HOSTS:
    message = "Set ALLOWED_HOSTS to the names it is reached by, separated by commas."
    raise ImproperlyConfigured(message)
if not environment.EMAIL_URL:
    message = "Set EMAIL_URL, such as smtp+tls://user:password@host:587, to send mail."
    raise ImproperlyConfigured(message)

vars().update(environ.Env.email_url_config(environment.EMAIL_URL))

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.static.HashedFilesStorage"},
}

SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
if environment.BEHIND_TLS_PROXY:
    # Rate limits are by the visitor's address, not by the proxy's.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
