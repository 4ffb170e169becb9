"""The test suite: quick hashes, mail in memory, nothing on disk but the database."""

from config.settings.base import *  # noqa: F403 -- settings build on one another
from config.settings.base import MIDDLEWARE

SECRET_KEY = "tests-only"  # noqa: S105 -- guards nothing
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# The live server finds static files where they lie; there is no collected folder.
MIDDLEWARE = [each for each in MIDDLEWARE if not each.startswith("whitenoise.")]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
ACCOUNT_RATE_LIMITS = False
