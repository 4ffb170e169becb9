"""Rules about words that point to the key, or make two options one."""

from itertools import permutations

from quizzes.lint.base import BankRule, Flaw, Flaws, ItemRule, Severity
from quizzes.lint.values import Choices, Context, Version
from quizzes.lint.words import content_words, stemmed, words

LEAST_LETTERS = 5
RARE = 0.02  # of the bank's stems
CONVERGING = 1.5
ALIKE = 0.6


def jaccard(one: frozenset[object], other: frozenset[object]) -> float:
    """Return the share of what either has that both have."""
    both = len(one & other)
    either = len(one) + len(other) - both
    return both / either if either else 0.0


def clang(version: Version, context: Context) -> Flaws:
    """Warn of a rare word of the stem that the key repeats and no distractor has."""
    most = max(1, RARE * len(context.versions))
    rare = {
        stemmed(word): word
        for word in words(version.stem)
        if len(word) >= LEAST_LETTERS
        and context.stems_with.get(stemmed(word), 1) <= most
    }
    for choices in version.contests:
        if not choices.has_one_key:
            continue
        others = content_words(" ".join(choices.distractors))
        shared = (content_words(choices.keys[0]) & rare.keys()) - others
        if shared:
            (name,) = choices.keyed
            said = "”, “".join(sorted(rare[word] for word in shared))
            message = f"the key alone repeats “{said}” from the stem"
            fix = "use another word in the key, or the same in the others"
            yield Flaw(Severity.WARNING, choices.at(name), message, fix)


def convergence(version: Version) -> Flaws:
    """Note a key that shares far more words with the others than they do."""
    for choices in version.contests:
        if not choices.has_one_key:
            continue
        shared = _shared_words(choices)
        (name,) = choices.keyed
        next_best = max(count for each, count in shared.items() if each != name)
        if shared[name] > next_best and shared[name] >= CONVERGING * next_best:
            message = (
                f"the key shares {shared[name]} words with other options, "
                f"the next {next_best}"
            )
            fix = "vary the distractors otherwise"
            yield Flaw(Severity.NOTE, choices.at(name), message, fix)


def _shared_words(choices: Choices) -> dict[str, int]:
    """Return how many of its content words each option shares with any other."""
    own = {name: content_words(text) for name, text in choices.texts.items()}
    return {
        name: len(
            mine
            & {word for each, other in own.items() if each != name for word in other}
        )
        for name, mine in own.items()
    }


def subsumption(version: Version) -> Flaws:
    """Warn of an option whose words are all in another: one includes the other."""
    for choices in version.contests:
        own = {name: content_words(text) for name, text in choices.texts.items()}
        for inner, outer in permutations(own, 2):
            if own[inner] < own[outer] and jaccard(own[inner], own[outer]) >= ALIKE:
                texts = choices.texts
                message = f"“{texts[outer]}” holds all of “{texts[inner]}”"
                fix = "make each say what the other does not"
                yield Flaw(Severity.WARNING, choices.at(outer), message, fix)


RULES = (
    BankRule("L12", "Word of the stem in the key", clang),
    ItemRule("L13", "Key that the others point to", convergence),
    ItemRule("L15", "Option within another", subsumption),
)
