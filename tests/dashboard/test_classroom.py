"""How figures and moments are written."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from dashboard.templatetags.classroom import (
    ago,
    correlation,
    minutes,
    moment,
    offset,
    percent,
    share,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "text"), [(0.384, "38%"), (0, "0%"), (1.0, "100%"), (None, "–")]
)
def test_share(value, text):
    assert share(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(69.9, "69%"), (Decimal(70), "70%"), (Decimal("81.9999"), "81%"), (None, "–")],
)
def test_percent_never_says_more_than_the_student_is_told(value, text):
    assert percent(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(-0.084, "−0.08"), (0.2, "0.20"), (-0.001, "0.00"), (None, "–")],
)
def test_correlation(value, text):
    assert correlation(value) == text


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ("America/Chicago", "Mon 2 Mar 2026, 06:00 UTC−06:00"),
        ("Asia/Kolkata", "Mon 2 Mar 2026, 17:30 UTC+05:30"),
        ("UTC", "Mon 2 Mar 2026, 12:00 UTC+00:00"),
    ],
)
def test_moment_tells_its_offset(zone, text):
    with timezone.override(ZoneInfo(zone)):
        assert moment(NOON) == text


def test_no_moment():
    assert moment(None) == "–"


def test_offset_follows_the_season():
    with timezone.override(ZoneInfo("America/Chicago")):
        assert offset(NOON + timedelta(days=90)) == "UTC−05:00"


@pytest.mark.parametrize(
    ("hours", "text"),
    [(0, "Today"), (11, "Today"), (13, "Yesterday"), (37, "2 days ago")],
)
def test_ago_counts_days_of_the_calendar(hours, text):
    with timezone.override(ZoneInfo("UTC")):
        assert ago(NOON - timedelta(hours=hours), NOON) == text


def test_never():
    assert ago(None, NOON) == "Never"


@pytest.mark.parametrize(
    ("length", "text"),
    [
        (timedelta(minutes=12, seconds=20), "12 min"),
        (timedelta(seconds=5), "1 min"),
        (None, "–"),
    ],
)
def test_minutes(length, text):
    assert minutes(length) == text
