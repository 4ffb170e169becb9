"""Shares, correlations, moments and durations as people read them."""

from datetime import datetime, timedelta
from decimal import Decimal
from math import floor

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from quizzes.reports.result import short

register = template.Library()

MINUS = "\N{MINUS SIGN}"
DASH = "\N{EN DASH}"


@register.filter
def share(value: float | None) -> str:
    """Write 0.384 as "38%", and nothing known as a dash."""
    return DASH if value is None else f"{100 * value:.0f}%"


@register.filter
def percent(value: float | Decimal | None) -> str:
    """Write 69.9 as "69%", as its student sees it, and nothing known as a dash."""
    return DASH if value is None else f"{floor(value)}%"


register.filter("points", short)


@register.filter
def correlation(value: float | None) -> str:
    """Write −0.084 as "−0.08" with a real minus sign."""
    if value is None:
        return DASH
    text = f"{value:.2f}"
    return "0.00" if text == "-0.00" else text.replace("-", MINUS)


@register.filter
def moment(at: datetime | None) -> str:
    """Write an instant on the page's clock, with that clock's distance from UTC."""
    if at is None:
        return DASH
    local = timezone.localtime(at)
    return f"{date_format(local, 'D j M Y, H:i')} {offset(local)}"


@register.filter
def day(at: datetime) -> str:
    """Write the day on the page's calendar."""
    return date_format(timezone.localtime(at), "j M Y")


@register.filter
def clock(at: datetime) -> str:
    """Write an instant on the page's clock, to the second."""
    return date_format(timezone.localtime(at), "D j M, H:i:s")


@register.filter
def offset(at: datetime) -> str:
    """Write how far the page's clock is from UTC at `at`: "UTC−05:00"."""
    away = timezone.localtime(at).utcoffset() or timedelta(0)
    minutes = abs(away) // timedelta(minutes=1)
    sign = MINUS if away < timedelta(0) else "+"
    return f"UTC{sign}{minutes // 60:02d}:{minutes % 60:02d}"


def days_since(at: datetime, now: datetime) -> int:
    """Return how many days ago it was on the page's calendar."""
    return (timezone.localdate(now) - timezone.localdate(at)).days


@register.filter
def ago(at: datetime | None, now: datetime) -> str:
    """Write how many days ago it was on the page's calendar."""
    if at is None:
        return gettext("Never")
    days = days_since(at, now)
    if days <= 0:
        return gettext("Today")
    if days == 1:
        return gettext("Yesterday")
    return ngettext("%(days)s day ago", "%(days)s days ago", days) % {"days": days}


@register.filter
def minutes(length: timedelta | None) -> str:
    """Write a length in minutes, at least one."""
    if length is None:
        return DASH
    count = max(1, round(length / timedelta(minutes=1)))
    return gettext("%(count)s min") % {"count": count}
