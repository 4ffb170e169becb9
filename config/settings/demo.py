"""The demonstration: production's server on this machine alone, mail on the page."""

from config.environment import VAR
from config.secret import kept_secret
from config.settings.base import *  # noqa: F403 -- settings build on one another

# Accounts whose password is known are made under these settings alone.
IS_DEMONSTRATION = True
SECRET_KEY = kept_secret(VAR / "secret-key")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.static.HashedFilesStorage"},
}
# Only what has a hash in its name is served, and so may be cached for good.
EMAIL_BACKEND = "accounts.mail.PageEmailBackend"
SHOW_MAIL_ON_PAGE = True
