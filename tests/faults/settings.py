"""A server to be broken: production's way, with quick hashes and little patience."""

from config.settings.base import *  # noqa: F403 -- settings build on one another
from config.settings.base import DATABASES

SECRET_KEY = "faults-only"
ALLOWED_HOSTS = ["127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Twenty seconds by default: no test waits that long for a lock.
    DATABASES["default"]["OPTIONS"]["timeout"] = 2
