"""Rules about an item among the others of its bank and its quizzes."""

import re
from collections import Counter
from itertools import groupby
from math import comb, erfc, exp, fsum, gamma, sqrt
from statistics import mean, mode

from quizzes.lint.base import BankRule, Flaw, Flaws, QuizRule, Severity
from quizzes.lint.cues import jaccard
from quizzes.lint.keys import MULTIPLE_CHOICE
from quizzes.lint.options import is_longest_key
from quizzes.lint.values import Context, Quiz, Version
from quizzes.lint.words import content_words, words

UNLIKELY = 0.01
LEAST_ITEMS = 10  # before lengths say anything
LEAST_PLACES = 20  # before positions do
LONG_RUN = 4
LEAST_WORDS = 3
NEAR = 0.8
# Endings of nonproprietary names by class.
# Source: United States Adopted Names Council, list of stems.
DRUG = re.compile(
    r"\w{2,}(?:azepam|azolam|azepate|azepoxide|azenil|azam|barbital|pidem|clone|orexant|"
    r"codone|morphone|orphine|entanil|adone|oxone|olol|pril|sartan|statin|prazole|"
    r"tidine|caine|cillin|mycin|floxacin|azole|setron|triptan|oxetine|traline|pramine|"
    r"triptyline|azine|idone|gliptin|gliflozin|glutide|xaban|parin|toin|amine)",
)


def longest_key_in_quiz(quiz: Quiz, context: Context) -> Flaws:
    """Warn of a quiz in which the longest option is too often the key."""
    lists = [
        version.contests[0]
        for version in context.asked_in(quiz)
        if version.kind == MULTIPLE_CHOICE
    ]
    if len(lists) < LEAST_ITEMS:
        return
    longest = sum(map(is_longest_key, lists))
    chance = 1 / mean(len(choices.options) for choices in lists)
    if at_least(longest, len(lists), chance) < UNLIKELY:
        message = f"in {longest} of {len(lists)} items the longest option is the key"
        fix = "fill out distractors of some of them"
        yield Flaw(Severity.WARNING, "slots", message, fix)


def at_least(hits: int, of: int, chance: float) -> float:
    """Return how likely so many hits or more are by chance alone."""
    return fsum(
        comb(of, each) * chance**each * (1 - chance) ** (of - each)
        for each in range(hits, of + 1)
    )


def unequal_counts(version: Version, context: Context) -> Flaws:
    """Note an item with more or fewer options than most of its quiz."""
    if version.kind != MULTIPLE_CHOICE:
        return
    for quiz in context.quizzes_with(version.code):
        usual = mode(
            len(other.content.options)
            for other in context.asked_in(quiz)
            if other.kind == MULTIPLE_CHOICE
        )
        if (count := len(version.content.options)) != usual:
            message = f"{count} options, where most items of {quiz.slug} have {usual}"
            fix = f"write {usual}"
            yield Flaw(Severity.NOTE, "options", message, fix)


def key_positions(quiz: Quiz, context: Context) -> Flaws:
    """Warn of keys that keep to one place, where options are not shuffled."""
    places: dict[int, list[int]] = {}
    for version in context.asked_in(quiz):
        if version.kind == MULTIPLE_CHOICE and not version.content.shuffle:
            ids = [option.id for option in version.content.options]
            places.setdefault(len(ids), []).append(ids.index(version.key.correct))
    for count, found in places.items():
        likely = _chance_of(found, count) if len(found) >= LEAST_PLACES else 1.0
        run = max(len(list(same)) for _, same in groupby(found))
        if likely < UNLIKELY:
            often, times = Counter(found).most_common(1)[0]
            message = f"the key is option {often + 1} in {times} of {len(found)} items"
            fix = "move keys, or shuffle where order means nothing"
            yield Flaw(Severity.WARNING, "slots", message, fix)
        elif run >= LONG_RUN:
            message = f"the key keeps its place in {run} items in a row"
            fix = "move one of them"
            yield Flaw(Severity.NOTE, "slots", message, fix)


def _chance_of(places: list[int], options: int) -> float:
    """Return how likely places are as uneven as these by chance alone."""
    expected = len(places) / options
    counts = Counter(places)
    squares = sum((counts[place] - expected) ** 2 for place in range(options))
    return chi_square_tail(squares / expected, options - 1)


def chi_square_tail(value: float, freedom: int) -> float:
    """Return the share of a chi-square distribution above `value`.

    Source: Abramowitz M, Stegun IA. Handbook of Mathematical Functions, 26.4.4-26.4.5.
    """
    half = value / 2
    tail = erfc(sqrt(half)) if freedom % 2 else exp(-half)
    start = 1 if freedom % 2 else 2
    return tail + sum(
        float(half ** (each / 2)) * exp(-half) / gamma(each / 2 + 1)
        for each in range(start, freedom, 2)
    )


def cross_cue(version: Version, context: Context) -> Flaws:
    """Warn of a key that the stem of another item of the quiz gives away."""
    cues = [
        cue
        for choices in version.contests
        if choices.has_one_key and (cue := _cue(choices.keys[0]))
    ]
    others = {
        other.code: other
        for quiz in context.quizzes_with(version.code)
        for other in context.asked_in(quiz)
        if other.code != version.code
        and not (version.stimulus and other.stimulus == version.stimulus)
    }
    for code, other in others.items():
        if any(cue <= content_words(other.stem) for cue in cues):
            message = f"the stem of `{code}`, in the same quiz, gives the key away"
            fix = "reword one of the two, or keep them apart"
            yield Flaw(Severity.WARNING, "", message, fix)


def _cue(key: str) -> frozenset[str]:
    """Return the words by which a key is known again; none of an everyday one."""
    found = content_words(key)
    is_drug = len(found) == 1 and any(map(DRUG.fullmatch, words(key)))
    return found if len(found) >= LEAST_WORDS or is_drug else frozenset()


def near_duplicate(version: Version, context: Context) -> Flaws:
    """Warn of an item that asks almost the words of one before it in the bank."""
    for code, other in context.versions.items():
        if code < version.code and jaccard(version.shingles, other.shingles) >= NEAR:
            message = f"it asks almost the same as `{code}`"
            fix = "keep one, or ask for something else"
            yield Flaw(Severity.WARNING, "stem", message, fix)


ITEM_RULES = (
    BankRule("L18", "Unequal numbers of options", unequal_counts),
    BankRule("L29", "Key in another stem", cross_cue),
    BankRule("L33", "Near-duplicate", near_duplicate),
)
QUIZ_RULES = (
    QuizRule("L07", "Longest option is the key, in a quiz", longest_key_in_quiz),
    QuizRule("L28", "Place of the key", key_positions),
)
