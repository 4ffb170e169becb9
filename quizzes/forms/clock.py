"""The sender's clock, which is told for the trail and never relied on."""

from datetime import UTC, datetime
from typing import Any

from django import forms

# The last one of the year 9999: no later moment can be stored.
LAST_MILLISECOND = 253_402_300_799_000
MOST_DIGITS = 15


class ClockField(forms.Field):
    """Reads milliseconds since 1970; what is no such number is no moment.

    A clock that makes no sense is no reason to refuse the answer that came with it.
    """

    def to_python(self, value: Any) -> datetime | None:
        """Return the moment, or None."""
        text = str(value)
        is_number = text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
        if not is_number or not 0 < int(text) <= LAST_MILLISECOND:
            return None
        return datetime.fromtimestamp(int(text) / 1000, UTC)
