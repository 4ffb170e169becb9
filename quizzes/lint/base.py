"""What every rule gives: findings, how grave they are, and the rule itself."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from quizzes.lint.values import Context, Quiz, Version


class Severity(StrEnum):
    """What a finding asks for: mending, mending or a reason, or nothing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Flaw(NamedTuple):
    """What a rule finds at one part of an item, and what would mend it.

    Shape: `element` is "stem", "options.a", "blanks.b1.choices.x" or "" for the whole.
    """

    severity: Severity
    element: str
    message: str
    fix: str


@dataclass(frozen=True)
class Finding:
    """A flaw, and the rule and its version that found it."""

    rule: str
    rule_version: int
    severity: Severity
    element: str
    message: str
    fix: str


Flaws: TypeAlias = Iterator[Flaw]


@dataclass(frozen=True)
class Rule:
    """One rule of writing; its version rises when it starts to find other things."""

    id: str
    title: str
    version: int = field(default=1, kw_only=True)

    def made(self, flaws: Flaws) -> Iterator[Finding]:
        """Put its name under what it found."""
        for flaw in flaws:
            yield Finding(self.id, self.version, *flaw)


@dataclass(frozen=True)
class ItemRule(Rule):
    """A rule that reads one item alone."""

    check: Callable[[Version], Flaws]

    def findings(self, version: Version, context: Context) -> Iterator[Finding]:
        """Return what it finds in an item."""
        return self.made(self.check(version))


@dataclass(frozen=True)
class TextRule(Rule):
    """A rule that reads any text, of an item or of the chart it is asked about."""

    check: Callable[[Mapping[str, str]], Flaws]

    def findings(self, version: Version, context: Context) -> Iterator[Finding]:
        """Return what it finds in an item."""
        return self.findings_in({**version.asked, **version.told})

    def findings_in(self, texts: Mapping[str, str]) -> Iterator[Finding]:
        """Return what it finds in plain texts by element."""
        return self.made(self.check(texts))


@dataclass(frozen=True)
class BankRule(Rule):
    """A rule that reads an item among what surrounds it."""

    check: Callable[[Version, Context], Flaws]

    def findings(self, version: Version, context: Context) -> Iterator[Finding]:
        """Return what it finds in an item."""
        return self.made(self.check(version, context))


@dataclass(frozen=True)
class QuizRule(Rule):
    """A rule that reads the items of a quiz together."""

    check: Callable[[Quiz, Context], Flaws]

    def findings(self, quiz: Quiz, context: Context) -> Iterator[Finding]:
        """Return what it finds in a quiz."""
        return self.made(self.check(quiz, context))
