"""Rules about how options are worded and how alike they are."""

import re
from collections.abc import Iterator
from statistics import mean, pstdev

from quizzes.lint.base import Flaw, Flaws, ItemRule, Severity
from quizzes.lint.quantities import is_quantity
from quizzes.lint.values import Choices, Version
from quizzes.lint.words import folded

ALL_ABOVE = re.compile(
    r"(all|both|any) of (the )?(above|these|following)\b|all the above\b"
)
NONE_ABOVE = re.compile(r"none of (the )?(above|these|following)\b|neither of\b")

LABEL = r"(?:[a-h]|[ivx]+|\d)"
COMBINATION = re.compile(
    rf"(?:both )?{LABEL}(?:(?:, ?| and | & |, and ){LABEL})+(?: only)?\.?|"
    rf"{LABEL} only\.?",
    re.IGNORECASE,
)
LEAST_COMBINATIONS = 2

ABSOLUTE = re.compile(
    r"\b(always|never|only|all|none|every|must|completely|cannot)\b", re.IGNORECASE
)
VAGUE = re.compile(
    r"\b(usually|often|sometimes|rarely|may(?! \d)|might|generally|frequently|"
    r"possibly)\b",
    re.IGNORECASE,
)

LONGER_BY = 1.3  # than the mean of the others
LONGER_CHARACTERS = 12  # than the next
UNEVEN = 0.6  # standard deviation of the lengths over their mean


def _options(version: Version) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each option that may be chosen."""
    for choices in version.contests:
        for name, text in choices.texts.items():
            yield choices.at(name), text


def all_of_the_above(version: Version) -> Flaws:
    """Refuse an option that stands for the others; two known ones give it away."""
    for element, text in _options(version):
        if ALL_ABOVE.match(folded(text)):
            message = f"“{text}” is right as soon as two others are known to be"
            fix = "ask with multiple-response instead, or write another option"
            yield Flaw(Severity.ERROR, element, message, fix)


def none_of_the_above(version: Version) -> Flaws:
    """Refuse an option that shows what is wrong, and not what is right."""
    for element, text in _options(version):
        if NONE_ABOVE.match(folded(text)):
            message = f"“{text}” doesn't show that the right answer is known"
            yield Flaw(Severity.ERROR, element, message, "write an answer instead")


def combinations(version: Version) -> Flaws:
    """Refuse options that combine others by letter or number."""
    for choices in version.contests:
        found = [
            (name, text)
            for name, text in choices.texts.items()
            if COMBINATION.fullmatch(text)
        ]
        if len(found) >= LEAST_COMBINATIONS:
            name, text = found[0]
            message = f"“{text}” combines other options; that tests puzzling"
            fix = "ask with multiple-response instead"
            yield Flaw(Severity.ERROR, choices.at(name), message, fix)


def is_longest_key(choices: Choices) -> bool:
    """Tell whether the one key is longer than every distractor."""
    longest = max(map(len, choices.distractors))
    return len(choices.keys[0]) > longest


def longest_key(version: Version) -> Flaws:
    """Warn where the key is by far the longest option."""
    for choices in version.contests:
        if not choices.has_one_key:
            continue
        length = len(choices.keys[0])
        others = list(map(len, choices.distractors))
        if length >= max(others) + LONGER_CHARACTERS and length >= LONGER_BY * mean(
            others
        ):
            (name,) = choices.keyed
            message = f"the key has {length} characters, the next option {max(others)}"
            fix = "shorten the key or fill the others out"
            yield Flaw(Severity.WARNING, choices.at(name), message, fix)


def absolutes(version: Version) -> Flaws:
    """Warn of words that students know to be wrong, where the key has none."""
    for choices in version.contests:
        is_in_key = any(ABSOLUTE.search(text) for text in choices.keys)
        for name, text in choices.texts.items():
            found = ABSOLUTE.search(text)
            if not found:
                continue
            if name in choices.keyed:
                message = f"the key says “{found[0]}”, which is seldom true"
                fix = "check that it is"
                yield Flaw(Severity.NOTE, choices.at(name), message, fix)
            elif not is_in_key:
                message = f"“{found[0]}” tells that this option is wrong"
                fix = "say it without that word"
                yield Flaw(Severity.WARNING, choices.at(name), message, fix)


def vague_terms(version: Version) -> Flaws:
    """Warn of words that make anything true, where the key alone has them."""
    for choices in version.contests:
        is_in_others = any(VAGUE.search(text) for text in choices.distractors)
        for name, text in choices.texts.items():
            found = VAGUE.search(text)
            if not found:
                continue
            gives_away = name in choices.keyed and not is_in_others
            yield Flaw(
                Severity.WARNING if gives_away else Severity.NOTE,
                choices.at(name),
                f"“{found[0]}” makes the key safe to choose"
                if gives_away
                else f"“{found[0]}” means another number to each reader",
                "say how often or how likely",
            )


def uneven_options(version: Version) -> Flaws:
    """Note options of very different length, or numbers among words."""
    for choices in version.contests:
        lengths = [len(text) for text in choices.texts.values()]
        spread = pstdev(lengths) / mean(lengths) if any(lengths) else 0
        numeric = sum(map(is_quantity, choices.texts.values()))
        if spread > UNEVEN:
            message = f"the options have {min(lengths)} to {max(lengths)} characters"
            fix = "write them of one length"
            yield Flaw(Severity.NOTE, choices.where, message, fix)
        elif 0 < numeric < len(lengths):
            message = f"{numeric} of {len(lengths)} options are numbers"
            fix = "write all of them as numbers, or none"
            yield Flaw(Severity.NOTE, choices.where, message, fix)


RULES = (
    ItemRule("L01", "All of the above", all_of_the_above),
    ItemRule("L02", "None of the above", none_of_the_above),
    ItemRule("L03", "Combinations of options", combinations),
    ItemRule("L06", "Longest option is the key", longest_key),
    ItemRule("L08", "Absolute words", absolutes),
    ItemRule("L09", "Vague words", vague_terms),
    ItemRule("L19", "Options unlike each other", uneven_options),
)
