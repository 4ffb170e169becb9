"""Rules about options and answers that are numbers."""

import re
from itertools import combinations, pairwise

from quizzes.lint.base import Flaw, Flaws, ItemRule, Severity
from quizzes.lint.quantities import Quantity, quantities_of, read_quantity
from quizzes.lint.values import Choices, Version
from quizzes.lint.words import folded

NUMERIC, PASSAGE = "numeric", "passage"
# Lists in which one range needn't exclude another.
ASIDE = frozenset({PASSAGE, "rows", "groups"})
PLACES = {
    "whole number": 0,
    "tenth": 1,
    "hundredth": 2,
    "thousandth": 3,
    "one decimal": 1,
    "two decimal": 2,
    "three decimal": 3,
    "four decimal": 4,
}
ROUNDING = re.compile(
    r"\b(?:(?:round(?:ed|ing)?|nearest)\b[^.?!]*?\b|to )"
    rf"({'|'.join(PLACES)}|\d decimal)",
    re.IGNORECASE,
)


def overlaps(version: Version) -> Flaws:
    """Refuse ranges that share a value: it would have two answers."""
    for choices in version.lists:
        if choices.where in ASIDE:
            continue
        read = [(name, read_quantity(text)) for name, text in choices.texts.items()]
        found = [(name, quantity) for name, quantity in read if quantity is not None]
        for (first, one), (second, other) in combinations(found, 2):
            if (one.is_range or other.is_range) and one.meets(other):
                texts = choices.texts
                message = f"“{texts[first]}” and “{texts[second]}” share a value"
                fix = "end one before the other begins"
                yield Flaw(Severity.ERROR, choices.at(second), message, fix)


def duplicates(version: Version) -> Flaws:
    """Refuse two options that say the same, in words or in another unit."""
    for choices in version.lists:
        for first, second in combinations(choices.texts, 2):
            one, other = choices.texts[first], choices.texts[second]
            if choices.where != PASSAGE and _are_same(one, other):
                message = f"“{other}” says the same as “{one}”"
                fix = "write another option"
                yield Flaw(Severity.ERROR, choices.at(second), message, fix)


def _are_same(one: str, other: str) -> bool:
    """Tell whether two texts are equal in words, or the same amount."""
    first, second = read_quantity(one), read_quantity(other)
    if first is not None and second is not None:
        return first == second
    return folded(one) == folded(other)


def order(version: Version) -> Flaws:
    """Warn of numbers that don't rise or fall down the list."""
    for choices in version.contests:
        found = quantities_of(choices.texts.values())
        if choices.where == PASSAGE or found is None:
            continue
        if choices.is_shuffled:
            message = "the options are amounts, and are shuffled"
            fix = 'put them in order and write shuffle: "no"'
            yield Flaw(Severity.WARNING, choices.where, message, fix)
        elif not _is_monotonic(found):
            message = f"the amounts are in no order: {_listed(choices)}"
            fix = "sort them from the least to the most"
            yield Flaw(Severity.WARNING, choices.where, message, fix)


def _is_monotonic(found: list[Quantity]) -> bool:
    """Tell whether amounts only rise, or only fall."""
    pairs = [(low.low, high.low) for low, high in pairwise(found)]
    return all(a <= b for a, b in pairs) or all(a >= b for a, b in pairs)


def _listed(choices: Choices) -> str:
    """Return the options of a list in one line."""
    return ", ".join(choices.texts.values())


def instruction(version: Version) -> Flaws:
    """Refuse a stem that rounds otherwise than the item, and an amount without unit."""
    if version.kind != NUMERIC:
        return
    round_to = version.content.round_to
    for found in ROUNDING.finditer(version.stem):
        said = found[1].casefold()
        places = PLACES[said] if said in PLACES else int(said[0])
        if round_to is None or places != round_to.places:
            kept = "not at all" if round_to is None else f"to {round_to.places} places"
            message = f"the stem says “{found[0]}”, but the item rounds {kept}"
            fix = "leave rounding out of the stem; the player writes it"
            yield Flaw(Severity.ERROR, "stem", message, fix)
    if not version.content.unit.strip():
        yield Flaw(Severity.ERROR, "unit", "the amount has no unit", "name the unit")


RULES = (
    ItemRule("L14", "Ranges that overlap", overlaps),
    ItemRule("L16", "Options that say the same", duplicates),
    ItemRule("L20", "Amounts out of order", order),
    ItemRule("L35", "Rounding and unit", instruction),
)
