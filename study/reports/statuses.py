"""How far a citation was checked, from the surest to the least sure."""

from collections.abc import Collection, Sequence

STATUSES = ("confirmed", "secondary", "known")


def in_order(statuses: Collection[str]) -> Sequence[str]:
    """Return those of `statuses` that there are, the surest first."""
    return [status for status in STATUSES if status in statuses]
