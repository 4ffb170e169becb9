"""Rules about limits and keys; the kinds themselves say what theirs are."""

from collections.abc import Iterator

from quizzes.kinds import KINDS
from quizzes.kinds.base import Problem
from quizzes.lint.base import Flaw, Flaws, ItemRule, Severity
from quizzes.lint.values import Version

MULTIPLE_CHOICE, MULTIPLE_RESPONSE = "multiple-choice", "multiple-response"
MATRIX, HIGHLIGHT = "matrix-multiple-choice", "highlight"
# Where a kind tells of the key; `n` says how many are keyed.
OF_THE_KEY = ("key", "scoring", "content.n")
MOST_ADVISED = 5  # options of one best answer
MOST_KEYED = 0.6  # of the spans of a text


def _problems(version: Version) -> list[Problem]:
    """Return what the item's kind finds in it."""
    kind = KINDS[version.kind]
    return kind.check(version.content, version.key, version.scoring)


def counts(version: Version) -> Flaws:
    """Refuse what breaks the limits of the kind; warn of many options to weigh."""
    for problem in _problems(version):
        if not problem.where.startswith(OF_THE_KEY):
            _, _, element = problem.where.partition(".")
            fix = f"keep to what {version.kind} allows"
            yield Flaw(Severity.ERROR, element, problem.message, fix)
    if version.kind == MULTIPLE_CHOICE and len(version.content.options) > MOST_ADVISED:
        message = f"{len(version.content.options)} options are many to weigh"
        fix = f"drop those that few would choose; keep at most {MOST_ADVISED}"
        yield Flaw(Severity.WARNING, "options", message, fix)


def key_integrity(version: Version) -> Flaws:
    """Refuse a key that its kind refuses, or that doesn't earn every point."""
    found = [each for each in _problems(version) if each.where.startswith(OF_THE_KEY)]
    for problem in found:
        _, _, element = problem.where.partition(".")
        yield Flaw(Severity.ERROR, element, problem.message, "mend the key")
    if found:
        return
    kind = KINDS[version.kind]
    right = kind.key_response(version.content, version.key)
    outcome = kind.score(version.content, version.key, version.scoring, right)
    if outcome.raw != outcome.max:
        message = f"its own key earns {outcome.raw} of {outcome.max}"
        yield Flaw(Severity.ERROR, "", message, "mend the key or the rule")


def trivial_key(version: Version) -> Flaws:
    """Warn of a key that can be guessed from its size alone."""
    if version.kind == MULTIPLE_RESPONSE and version.content.n is None:
        yield from _all_or_one(len(version.key.correct), len(version.content.options))
    elif version.kind == MATRIX:
        used = set(version.key.rows.values())
        for column in version.content.columns:
            if column.id not in used:
                message = "no row belongs to this column"
                fix = "add a row that does, or drop the column"
                yield Flaw(Severity.WARNING, f"columns.{column.id}", message, fix)
    elif version.kind == HIGHLIGHT:
        keyed, spans = len(version.key.correct), len(version.content.spans)
        if keyed > MOST_KEYED * spans:
            message = f"{keyed} of {spans} spans are right"
            fix = "mark more spans that do not matter"
            yield Flaw(Severity.WARNING, "passage", message, fix)


def _all_or_one(keyed: int, options: int) -> Iterator[Flaw]:
    """Warn where everything is right, or one thing alone."""
    if keyed == options:
        fix = "write options that are wrong"
        yield Flaw(Severity.WARNING, "options", "every option is right", fix)
    elif keyed == 1:
        fix = "ask with multiple-choice, or write another that is right"
        yield Flaw(Severity.WARNING, "options", "one option alone is right", fix)


RULES = (
    ItemRule("L17", "Limits of the kind", counts),
    ItemRule("L26", "Key that earns every point", key_integrity),
    ItemRule("L27", "Key that is guessed", trivial_key),
)
