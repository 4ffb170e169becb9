"""The names that a course defines, against which its texts are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Flag, auto


@dataclass(frozen=True)
class Names:
    """What a text of the course may refer to.

    None stands for what could not be read: nothing is called unknown then.

    Shape: `terms` leads from each spelling, folded, to the word; `sections` from a
    lesson's slug to the slugs of its sections; `pages` are the addresses under the
    course's own of what it has beside lessons, such as `/claims/`; `drugs` leads
    from each drug's name, folded, to its slug.
    """

    references: frozenset[str] | None = frozenset()
    objectives: frozenset[str] | None = frozenset()
    terms: Mapping[str, str] | None = field(default_factory=dict)
    sections: Mapping[str, frozenset[str] | None] = field(default_factory=dict)
    pages: frozenset[str] = frozenset()
    drugs: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_every_lesson(self) -> bool:
        """Tell whether each lesson could be read, so that what none shows is known."""
        return None not in self.sections.values()


def fold(term: str) -> str:
    """Return the form in which spellings of a glossary word are compared."""
    return " ".join(term.split()).casefold()


class Allow(Flag):
    """What a kind of text may hold beyond emphasis, lists and tables."""

    NOTHING = 0
    SOURCES = auto()
    TERMS = auto()
    LINKS = auto()
    DIRECTIVES = auto()


LESSON = Allow.SOURCES | Allow.TERMS | Allow.LINKS | Allow.DIRECTIVES
CAPTION = Allow.SOURCES | Allow.TERMS | Allow.LINKS
EXPLANATION = Allow.SOURCES
QUESTION = Allow.NOTHING
