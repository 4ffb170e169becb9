"""Production's settings, with two bare views to measure against."""

from config.settings.prod import *  # noqa: F403 -- settings build on one another
from config.settings.prod import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "benchmarks"]
ROOT_URLCONF = "benchmarks.urls"
