"""What every test may ask for."""

import pytest

from quizzes.papers import VERSIONS
from quizzes.reports.explained import library_at
from study.reports.texts import text_at

pytest_plugins = ["tests.plugins"]


@pytest.fixture(autouse=True)
def _no_text_is_kept():
    """Begin without the texts of earlier tests, whose rows had the same keys."""
    text_at.cache_clear()
    library_at.cache_clear()
    VERSIONS.clear()
