"""Rules about explanations, their sources and what an item is for."""

import re
from collections.abc import Iterator

from quizzes.lint.base import BankRule, Flaw, Flaws, ItemRule, Severity
from quizzes.lint.values import Context, Source, Version
from quizzes.lint.words import WORD, plain

LEAST_WORDS = 15  # of a rationale
CURRENT = "current"  # a label in force, which its name finds
# So does the date of an announcement, or of a revision.
DATED = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December) \d{4}\b"
)
FRESH = 5  # years
# The kinds of the Next Generation NCLEX, each of which serves one step of judgment.
NEXT_GENERATION = frozenset(
    {
        "multiple-response",
        "grouping",
        "matrix-multiple-choice",
        "matrix-multiple-response",
        "cloze",
        "rationale",
        "highlight",
        "bow-tie",
    }
)
# Headings, which what is under them explains.
UNEXPLAINED = frozenset({"columns", "groups"})


def rationale(version: Version) -> Flaws:
    """Refuse an item without a rationale; warn of a short one, and of gaps in it."""
    count = len(WORD.findall(plain(version.feedback.general)))
    if not count:
        fix = "write what to learn from the item"
        yield Flaw(Severity.ERROR, "rationale", "the rationale is empty", fix)
    elif count < LEAST_WORDS:
        message = f"the rationale has {count} words"
        fix = f"write at least {LEAST_WORDS}"
        yield Flaw(Severity.WARNING, "rationale", message, fix)
    for element in _unexplained(version):
        message = "nothing says why this is right or wrong"
        yield Flaw(Severity.WARNING, element, message, "explain it")


def _unexplained(version: Version) -> Iterator[str]:
    """Yield what may be chosen, or is sorted, and has no explanation."""
    told = {name for name, why in version.feedback.by_element.items() if plain(why)}
    for choices in version.lists:
        if choices.where not in UNEXPLAINED:
            yield from (choices.at(name) for name in choices.texts if name not in told)


def citation(version: Version, context: Context) -> Flaws:
    """Refuse an item that no findable source bears out; warn where all are old."""
    cited = [
        context.sources[citation.key]
        for citation in version.feedback.citations
        if citation.key in context.sources
    ]
    if not any(map(_can_be_found, cited)):
        message = "no source of it has title, year and a place where it is found"
        fix = "cite one that has, or complete references.yaml"
        yield Flaw(Severity.ERROR, "rationale", message, fix)
        return
    years = [_year(source, context) for source in cited if source.year]
    newest = max(years, default=None, key=lambda year: year or 0)
    if context.year is not None and newest and newest < context.year - FRESH:
        message = f"its newest source is of {newest}"
        fix = "cite a newer one"
        yield Flaw(Severity.WARNING, "rationale", message, fix)


def _can_be_found(source: Source) -> bool:
    """Tell whether a reader can open the very source that is meant."""
    is_named = source.year == CURRENT or DATED.search(source.title)
    return bool(source.title and source.year and (source.locator or is_named))


def _year(source: Source, context: Context) -> int | None:
    """Return the year of a source; one in force is of the course's own year."""
    if source.year == CURRENT:
        return context.year
    return int(source.year) if source.year.isdecimal() else None


def objective(version: Version, context: Context) -> Flaws:
    """Refuse an item without an objective; warn of one that no blueprint counts."""
    if not version.objectives:
        fix = "name the objective that it serves"
        yield Flaw(Severity.ERROR, "objectives", "it serves no objective", fix)
    if version.kind not in NEXT_GENERATION:
        return
    if not version.step:
        message = f"a {version.kind} item serves a step of clinical judgment"
        yield Flaw(Severity.WARNING, "step", message, "name it under `step`")
    if not any(context.client_needs.get(code) for code in version.objectives):
        message = "its objectives name no client need"
        fix = "name one under `client_need` in course.yaml"
        yield Flaw(Severity.WARNING, "objectives", message, fix)


RULES = (
    ItemRule("L23", "Rationale", rationale),
    BankRule("L24", "Sources", citation),
    BankRule("L25", "Objective and step", objective),
)
