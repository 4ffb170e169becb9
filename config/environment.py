"""The one place that reads environment variables."""

from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parent.parent

_env = environ.Env()

SECRET_KEY: str = _env.str("SECRET_KEY", default="")
DEBUG: bool = _env.bool("DEBUG", default=False)
ALLOWED_HOSTS: list[str] = _env.list("ALLOWED_HOSTS", default=[])
# Where the site is reached, such as https://rounds.example.edu, for forms sent to it.
CSRF_TRUSTED_ORIGINS: list[str] = _env.list("CSRF_TRUSTED_ORIGINS", default=[])
DATABASE_URL: str = _env.str("DATABASE_URL", default="")
DATABASE_POOL: int = _env.int("DATABASE_POOL", default=8)
CACHE_URL: str = _env.str("CACHE_URL", default="")
EMAIL_URL: str = _env.str("EMAIL_URL", default="")
DEFAULT_FROM_EMAIL: str = _env.str(
    "DEFAULT_FROM_EMAIL", default="Rounds <rounds@localhost>"
)
# Set to 1 only behind a proxy that always overwrites X-Forwarded-Proto.
BEHIND_TLS_PROXY: bool = _env.bool("BEHIND_TLS_PROXY", default=False)
# Where the demonstration and development keep their database and secret.
VAR: Path = Path(_env.str("ROUNDS_VAR", default=str(ROOT / "var")))
