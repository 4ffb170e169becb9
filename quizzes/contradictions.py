"""Rules of a quiz that contradict each other. Pure; words are for those who ask."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from quizzes.models import Behavior, Shown
from quizzes.releases import MARKING_AT_ONCE

# The earlier comes first; a date may lie before or after a closing.
ORDER = {
    Shown.DURING: 0,
    Shown.AFTER_SUBMIT: 1,
    Shown.AFTER_CLOSE: 2,
    Shown.ON_DATE: 2,
    Shown.NEVER: 3,
}


class Contradiction(StrEnum):
    """What is wrong with a rule, seen beside the others."""

    # Nothing is marked during the attempt.
    DURING = "during"
    # The key tells which answers are right, so it can't show before that.
    KEY_FIRST = "key-first"
    # Only the interactive behavior has further tries.
    TRIES = "tries"
    # Nothing but a further try costs anything.
    PENALTY = "penalty"


def contradictions(
    *, behavior: str, tries: int, penalty: Decimal, shows: Mapping[str, str]
) -> list[tuple[str, Contradiction]]:
    """Return each rule that can't stand beside the others, and why.

    Shape: `shows` and what is returned go by the columns of `Rules`.
    """
    found = [
        (part, Contradiction.DURING)
        for part, when in shows.items()
        if when == Shown.DURING and behavior not in MARKING_AT_ONCE
    ]
    key, correctness = Shown(shows["shows_key"]), Shown(shows["shows_correctness"])
    if ORDER[key] < ORDER[correctness]:
        found.append(("shows_key", Contradiction.KEY_FIRST))
    if tries > 1 and behavior != Behavior.INTERACTIVE:
        found.append(("tries_allowed", Contradiction.TRIES))
    if penalty and behavior != Behavior.INTERACTIVE:
        found.append(("penalty", Contradiction.PENALTY))
    return found
