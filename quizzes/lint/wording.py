"""Rules about how the question is worded."""

import re

from quizzes.lint.base import Flaw, Flaws, ItemRule, Severity
from quizzes.lint.values import Version
from quizzes.lint.words import (
    ASKING,
    WORD,
    lead_in,
    reading_grade,
    strong_words,
    words,
)

NEGATIVE = re.compile(
    r"\b(not|except|(?<!at )least|incorrect|false(?!.(?:positive|negative)))\b",
    re.IGNORECASE,
)
# A clause that describes; what it denies is not what is asked.
ASIDE = re.compile(
    r"\b(?:who|whose|that|because|if|when|while|since|although)\b[^,?]*",
    re.IGNORECASE,
)
MILD = re.compile(
    r"\b(contraindicated|(?:needs?|requires?) (?:further|more) teaching)\b",
    re.IGNORECASE,
)
NEGATION = re.compile(r"\b(not|no|never|none|without)\b", re.IGNORECASE)
ARTICLE = re.compile(r"\b(an?)\b[\s:_.]*$")
VERB = re.compile(r"\b(is|was|are|were)\b[\s:_.]*$", re.IGNORECASE)
PLURAL = re.compile(r"[a-z]{2}(?<![suoi])s$")
TENSED = re.compile(r"[a-z]{2,}(?:ing|ed)$")
UNFOCUSED = re.compile(
    r"which of the following (?:statements? )?(?:is|are) (?:true|correct|false)",
    re.IGNORECASE,
)
TASK = re.compile(
    r"(?:for each|select|choose|complete|drag|place|put|highlight|mark|click|match|"
    r"sort|classify|calculate|write|enter|name|find)\b",
    re.IGNORECASE,
)
BLANK = "__"
HINGE = re.compile(
    r"previous question|\bquestion \d+\b(?! (?:of|on|in) )|your answer to\b",
    re.IGNORECASE,
)
LEAST_WORDS = 6  # of a stem
MOST_WORDS = 120
HARDEST = 14  # school grade

# Spelled with a vowel and spoken without one, and the other way round.
SPOKEN_CONSONANT = re.compile(
    r"(?:one\b|once|uni(?![dmn])|use|usual|uti|eu)", re.IGNORECASE
)
SPOKEN_VOWEL = re.compile(r"(?:hour|honest|heir|honor|x-?ray|8|1[18]\b)", re.IGNORECASE)
# Letters that are read out one by one: the name of the first decides.
INITIALS = re.compile(r"([A-Z])[A-Z0-9-]")
VOWEL_NAMES, VOWELS = frozenset("AEFHILMNORSX"), frozenset("aeiou")


def negative_lead_in(version: Version) -> Flaws:
    """Warn of a negative question; where nothing stresses the word, refuse it."""
    question = lead_in(version.stem)
    if found := NEGATIVE.search(ASIDE.sub("", question)):
        is_stressed = found[0].casefold() in strong_words(version.content.stem)
        yield Flaw(
            Severity.WARNING if is_stressed else Severity.ERROR,
            "stem",
            f"the question turns on “{found[0]}”"
            + ("" if is_stressed else ", which is easily overlooked"),
            f"ask for what is right; if you must, write **{found[0].casefold()}**",
        )
    elif found := MILD.search(question):
        message = f"“{found[0]}” asks for what is wrong"
        fix = "ask for what is right where you can"
        yield Flaw(Severity.NOTE, "stem", message, fix)


def double_negative(version: Version) -> Flaws:
    """Refuse a negative option under a negative question."""
    if not NEGATIVE.search(ASIDE.sub("", lead_in(version.stem))):
        return
    for choices in version.contests:
        for name, text in choices.texts.items():
            if found := NEGATION.search(text):
                message = f"“{found[0]}” turns round a question that is negative itself"
                fix = "ask for what is right"
                yield Flaw(Severity.ERROR, choices.at(name), message, fix)


def article(version: Version) -> Flaws:
    """Refuse an article that fits some of the options only."""
    for opening, choices in version.openings:
        found = ARTICLE.search(opening)
        if not found:
            continue
        for name, text in choices.texts.items():
            if starts_with_vowel(text) != (found[1].casefold() == "an"):
                message = f"“{found[1]}” before it rules “{text}” out"
                fix = "write “a(n)”, or move the article into the options"
                yield Flaw(Severity.ERROR, choices.at(name), message, fix)


def starts_with_vowel(text: str) -> bool:
    """Tell whether the first sound of a text is a vowel."""
    first = text.lstrip("“\"'(")
    if SPOKEN_VOWEL.match(first):
        return True
    if initials := INITIALS.match(first):
        return initials[1] in VOWEL_NAMES
    if SPOKEN_CONSONANT.match(first):
        return False
    return first[:1].casefold() in VOWELS


def number_and_tense(version: Version) -> Flaws:
    """Note a verb that fits some of the options only."""
    for opening, choices in version.openings:
        if not VERB.search(opening):
            continue
        each = [words(text) for text in choices.texts.values() if words(text)]
        plurals = sum(bool(PLURAL.search(option[-1])) for option in each)
        tensed = sum(bool(TENSED.fullmatch(option[0])) for option in each)
        if 0 < plurals < len(each):
            message = "some options are plural and others are not"
            fix = "write all of them in one number"
            yield Flaw(Severity.NOTE, choices.where, message, fix)
        elif tensed == 1 < len(each):
            message = "one option alone starts with a form of a verb"
            fix = "start all of them alike"
            yield Flaw(Severity.NOTE, choices.where, message, fix)


def unfocused_stem(version: Version) -> Flaws:
    """Warn of a stem that can't be answered before the options are read."""
    stem, question = version.stem, lead_in(version.stem)
    has_blank = BLANK in f"{version.stem}\n{version.passage}"
    is_asking = question.endswith(ASKING) or has_blank or TASK.match(question)
    if not is_asking:
        message = "the stem ends without a question"
        fix = "end it with what is asked"
        yield Flaw(Severity.WARNING, "stem", message, fix)
    elif found := UNFOCUSED.search(question):
        message = f"“{found[0]}” asks nothing in particular"
        fix = "ask for what the options have in common"
        yield Flaw(Severity.WARNING, "stem", message, fix)
    elif (count := len(WORD.findall(stem))) < LEAST_WORDS:
        message = f"the stem has {count} words"
        fix = f"ask in at least {LEAST_WORDS}"
        yield Flaw(Severity.WARNING, "stem", message, fix)


def excess_reading(version: Version) -> Flaws:
    """Note a question that takes long to read."""
    count = len(WORD.findall(f"{version.stem}\n{version.passage}"))
    grade = reading_grade(version.stem)
    if count > MOST_WORDS and not version.stimulus:
        message = f"{count} words are read before the first option"
        fix = f"keep to {MOST_WORDS}, or move the chart into a case"
        yield Flaw(Severity.NOTE, "stem", message, fix)
    elif grade > HARDEST:
        message = f"the stem reads at school grade {grade:.0f}"
        fix = "write shorter sentences and words"
        yield Flaw(Severity.NOTE, "stem", message, fix)


def hinging(version: Version) -> Flaws:
    """Refuse an item that needs the answer to another."""
    for element, text in version.asked.items():
        if found := HINGE.search(text):
            message = f"“{found[0]}” leans on another item, which may not be asked"
            fix = "say here what the student has to know"
            yield Flaw(Severity.ERROR, element, message, fix)


RULES = (
    ItemRule("L04", "Negative question", negative_lead_in),
    ItemRule("L05", "Double negative", double_negative),
    ItemRule("L10", "Article that gives away", article),
    ItemRule("L11", "Number or tense that gives away", number_and_tense),
    ItemRule("L21", "Unfocused stem", unfocused_stem),
    ItemRule("L22", "Much to read", excess_reading),
    ItemRule("L30", "Item that needs another", hinging),
)
