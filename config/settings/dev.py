"""A developer's machine: debug on, mail printed, files served as they are."""

from config.settings.base import *  # noqa: F403 -- settings build on one another

DEBUG = True
SECRET_KEY = "development-only"  # noqa: S105 -- never serves anyone but its developer
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
