"""What the rules read: an item in plain words, and the bank it belongs to."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from quizzes.kinds import KINDS
from quizzes.kinds.base import Feedback, Frozen, Option
from quizzes.kinds.passages import Gap, Passage, Span, Words
from quizzes.lint.words import content_words, plain, words

# Lists that others are sorted into, and are not themselves right or wrong.
HEADINGS = frozenset({"rows", "columns", "groups"})
# Parts of a key that name blanks and no choices.
PLACES = frozenset({"anchor", "interchangeable"})
SHINGLE = 5  # words


@dataclass(frozen=True)
class Choices:
    """One list of an item: what may be chosen, or the headings of a table."""

    where: str
    options: tuple[Option, ...]
    keyed: frozenset[str] = frozenset()
    is_shuffled: bool = False

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """Return the plain text of each option."""
        return {option.id: plain(option.text) for option in self.options}

    @property
    def keys(self) -> list[str]:
        """Return the texts that are right."""
        return [text for name, text in self.texts.items() if name in self.keyed]

    @property
    def distractors(self) -> list[str]:
        """Return the texts that are wrong."""
        return [text for name, text in self.texts.items() if name not in self.keyed]

    @property
    def is_contest(self) -> bool:
        """Tell whether some are right and some are wrong."""
        return bool(self.keys and self.distractors)

    @property
    def has_one_key(self) -> bool:
        """Tell whether one is right and the others are wrong."""
        return self.is_contest and len(self.keys) == 1

    def at(self, name: str) -> str:
        """Return the path of one option."""
        return f"{self.where}.{name}"


@dataclass(frozen=True)
class Version:
    """One version of an item, parsed by its kind.

    `stimulus` names the chart that the item is asked about, if there is one.
    """

    code: str
    kind: str
    content: Any
    key: Any
    scoring: Any
    feedback: Feedback
    objectives: tuple[str, ...] = ()
    step: str = ""
    stimulus: str = ""

    @cached_property
    def stem(self) -> str:
        """Return the question in plain words."""
        return plain(self.content.stem)

    @cached_property
    def passage(self) -> str:
        """Return the text that blanks or spans stand in."""
        return "\n".join(
            plain("".join(_text(piece) for piece in line)) for line in self._lines
        )

    @cached_property
    def lists(self) -> tuple[Choices, ...]:
        """Return every list of the item."""
        keyed = frozenset(_leaves(self.key.model_dump(exclude=PLACES)))
        is_shuffled = getattr(self.content, "shuffle", False)
        return tuple(
            Choices(
                where=where,
                options=options,
                keyed=frozenset()
                if where in HEADINGS
                else keyed & {option.id for option in options},
                is_shuffled=is_shuffled,
            )
            for where, options in _lists(self.content, "")
        )

    @cached_property
    def contests(self) -> tuple[Choices, ...]:
        """Return the lists in which some are right and some are wrong."""
        return tuple(each for each in self.lists if each.is_contest)

    @cached_property
    def openings(self) -> tuple[tuple[str, Choices], ...]:
        """Return each text that a choice completes, with the choices."""
        by_place = {each.where: each for each in self.lists}
        shared = by_place.get("tokens")
        gaps = tuple(
            (plain(_text(before)), choices)
            for line in self._lines
            for before, gap in pairwise(line)
            if isinstance(gap, Gap)
            and (choices := by_place.get(f"blanks.{gap.blank}.choices", shared))
        )
        return gaps or tuple((self.stem, choices) for choices in self.contests)

    @cached_property
    def asked(self) -> Mapping[str, str]:
        """Return all that is read before it is answered, by element."""
        texts = {"stem": self.stem, "passage": self.passage}
        for choices in self.lists:
            texts |= {choices.at(name): text for name, text in choices.texts.items()}
        return {element: text for element, text in texts.items() if text}

    @cached_property
    def told(self) -> Mapping[str, str]:
        """Return all that is read afterwards, by element."""
        whys = self.feedback.by_element.items()
        slips = enumerate(self.feedback.slips)
        return {
            "rationale": plain(self.feedback.general),
            **{f"{self._place_of(name)}.why": plain(why) for name, why in whys},
            **{f"slips.{at}.why": plain(slip.text) for at, slip in slips},
        }

    @cached_property
    def shingles(self) -> frozenset[tuple[str, ...]]:
        """Return every run of a few words in what is asked."""
        run = words(" ".join(self.asked.values()))
        return frozenset(zip(*(run[start:] for start in range(SHINGLE)), strict=False))

    @property
    def _lines(self) -> Sequence[Sequence[Frozen]]:
        passage: Passage[Any] | None = getattr(self.content, "passage", None)
        if passage is None:
            return ()
        cells = (cell for row in passage.rows for cell in row)
        return (*passage.paragraphs, *cells)

    def _place_of(self, name: str) -> str:
        """Return the path of the part that has this id."""
        places = (each.at(name) for each in self.lists if name in each.texts)
        return next(places, name)


def version_of(code: str, columns: Mapping[str, Any], **known: Any) -> Version:
    """Parse the stored columns of an item that its kind has found sound.

    Where attempts draw numbers, it is read with some that one might draw.
    """
    kind = KINDS[columns["kind"]]
    content = kind.Content.model_validate(columns["content"])
    key = kind.Key.model_validate(columns["key"])
    feedback = Feedback.model_validate(columns["feedback"])
    drawn = kind.draw(content, key, code)
    return Version(
        code=code,
        kind=kind.name,
        content=kind.settled(content, drawn),
        key=kind.settled_key(key, drawn),
        scoring=kind.Scoring.model_validate(columns["scoring"]),
        feedback=kind.settled_feedback(content, feedback, drawn),
        **known,
    )


def _text(piece: Frozen) -> str:
    """Return what stands in a passage; a blank stands as a line."""
    return piece.text if isinstance(piece, Words | Span) else "____"


def _lists(value: Frozen, where: str) -> Iterator[tuple[str, tuple[Option, ...]]]:
    """Yield every list of options in `value`, with the path that leads to it."""
    for name, part in value:
        path = f"{where}.{name}" if where else name
        if isinstance(part, Passage):
            spans = tuple(mark.option for mark in part.marks if isinstance(mark, Span))
            if spans:
                yield path, spans
        elif isinstance(part, tuple) and part and isinstance(part[0], Frozen):
            if isinstance(part[0], Option):
                yield path, part
            for inner in part:
                yield from _lists(inner, f"{path}.{getattr(inner, 'id', '')}")


def _leaves(value: object) -> Iterator[str]:
    """Yield every text in the values of a key."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _leaves(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _leaves(part)


@dataclass(frozen=True)
class Quiz:
    """A quiz, and the codes of all items that it may ask."""

    slug: str
    codes: frozenset[str]


@dataclass(frozen=True)
class Source:
    """What is known of a source; `locator` is where in the world it is found."""

    title: str
    year: str = ""
    locator: str = ""


@dataclass(frozen=True)
class Context:
    """What an item is compared with: its bank, its quizzes and its sources.

    `year` is the year of the course's edition, so that a course doesn't turn faulty on
    New Year's Day. Shape: `client_needs` leads from an objective's code.
    """

    versions: Mapping[str, Version] = field(default_factory=dict)
    quizzes: Sequence[Quiz] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    client_needs: Mapping[str, str] = field(default_factory=dict)
    year: int | None = None

    @cached_property
    def stems_with(self) -> Mapping[str, int]:
        """Return in how many stems of the bank each content word is."""
        stems = (content_words(version.stem) for version in self.versions.values())
        return Counter(word for stem in stems for word in stem)

    def quizzes_with(self, code: str) -> list[Quiz]:
        """Return the quizzes that may ask an item."""
        return [quiz for quiz in self.quizzes if code in quiz.codes]

    def asked_in(self, quiz: Quiz) -> list[Version]:
        """Return the items that a quiz may ask, by code."""
        return [self.versions[code] for code in sorted(quiz.codes)]
