"""What the kinds with blanks in a text share: limits, reading, marks and order."""

from collections.abc import Collection, Mapping
from typing import Self

from pydantic import Field

from quizzes.kinds.base import (
    Element,
    Frozen,
    Id,
    Option,
    Problem,
    ResponseInvalidError,
    gettext_noop,
    refuse_unknown_parts,
    shown,
)
from quizzes.kinds.options import (
    check_apart,
    check_known,
    check_options,
    check_stem,
    ids_of,
    read_choice,
)
from quizzes.kinds.passages import Gap, Passage, check_passage
from quizzes.shuffle import in_keyed_order

LEAST_CHOICES, MOST_CHOICES = 3, 5
LEAST_TOKENS, MOST_TOKENS = 4, 10
PAIR = 2  # the fewest that can change places


class Blank(Frozen):
    """One blank; without choices of its own it takes one of the shared tokens."""

    id: Id
    choices: tuple[Option, ...] = ()


class BlanksContent(Frozen):
    """A stem, a text with blanks and what may fill them.

    No two choices or tokens share an id. A table is shown where `presentation` is
    "table", a bank of tokens where it is "drag".
    """

    stem: str
    presentation: str = "drop-down"
    passage: Passage[Gap]
    blanks: tuple[Blank, ...] = Field(min_length=1)
    tokens: tuple[Option, ...] = ()
    shuffle: bool = True

    @property
    def offered(self) -> dict[str, tuple[Option, ...]]:
        """Return what may fill each blank."""
        return {blank.id: blank.choices or self.tokens for blank in self.blanks}

    @property
    def takers(self) -> tuple[Id, ...]:
        """Return the blanks that take the shared tokens, having no choices."""
        return tuple(blank.id for blank in self.blanks if not blank.choices)

    @property
    def numbers(self) -> dict[str, int]:
        """Return the number of each blank, counted from 1 as it is read."""
        return {blank.id: at for at, blank in enumerate(self.blanks, start=1)}

    def shuffled(self, seed: int | str) -> Self:
        """Return it with its choices and tokens in the order that `seed` gives."""
        if not self.shuffle:
            return self
        blanks = tuple(
            blank.model_copy(update={"choices": in_keyed_order(blank.choices, seed)})
            for blank in self.blanks
        )
        tokens = in_keyed_order(self.tokens, seed)
        return self.model_copy(update={"blanks": blanks, "tokens": tokens})


class BlanksKey(Frozen):
    """The right choice by blank; interchangeable blanks may be filled in any order."""

    blanks: dict[Id, Id] = Field(min_length=1)
    interchangeable: tuple[tuple[Id, ...], ...] = ()


class BlanksResponse(Frozen):
    """What fills each blank, in the order of the content; no empty blanks."""

    blanks: dict[str, str] = Field(default_factory=dict)


def check_blanks(
    content: BlanksContent, key: BlanksKey, *, least: int, most: int
) -> list[Problem]:
    """Return what is wrong with the text, its blanks, their choices and the key."""
    count, ids = len(content.blanks), tuple(blank.id for blank in content.blanks)
    problems = check_stem(content.stem)
    problems += check_passage(content.passage, is_table=content.presentation == "table")
    if not least <= count <= most:
        message = f"{count} given; write {least} to {most}."
        problems.append(Problem("content.blanks", message))
    if ids != (read := tuple(gap.blank for gap in content.passage.marks)):
        message = f"The text has {', '.join(read) or 'none'}; define these, in order."
        problems.append(Problem("content.blanks", message))
    return [
        *problems,
        *_check_choices(content),
        *_check_keyed(content, key),
        *_check_interchangeable(content, key),
    ]


def _check_choices(content: BlanksContent) -> list[Problem]:
    """Refuse too few or too many choices, and ids that stand for two of them."""
    problems = [
        problem
        for blank in content.blanks
        if blank.choices
        for problem in check_options(
            blank.choices,
            where=f"content.blanks.{blank.id}.choices",
            least=LEAST_CHOICES,
            most=MOST_CHOICES,
        )
    ]
    if content.takers:
        problems += check_options(
            content.tokens,
            where="content.tokens",
            least=LEAST_TOKENS,
            most=MOST_TOKENS,
        )
    elif content.tokens:
        message = "Every blank has choices of its own; drop the tokens or the choices."
        problems.append(Problem("content.tokens", message))
    lists = [content.tokens, *(blank.choices for blank in content.blanks)]
    return [*problems, *check_apart(lists, where="content.blanks")]


def _check_keyed(content: BlanksContent, key: BlanksKey) -> list[Problem]:
    """Refuse a blank without a key, a key without a blank, and a token keyed twice."""
    known, problems = content.offered, []
    for name in key.blanks:
        if name not in known:
            message = f"There is no {name}; use one of {', '.join(known)}."
            problems.append(Problem("key.blanks", message))
    for blank, choices in known.items():
        where = f"key.blanks.{blank}"
        if blank not in key.blanks:
            problems.append(Problem(where, "Key a choice for it."))
        else:
            problems += check_known([key.blanks[blank]], choices, where=where)
    keyed = list(key.blanks.values())
    problems += [
        Problem("key.blanks", f"{token} is keyed twice; each token fills one blank.")
        for token in ids_of(content.tokens)
        if keyed.count(token) > 1
    ]
    return problems


def _check_interchangeable(content: BlanksContent, key: BlanksKey) -> list[Problem]:
    """Refuse to change places where the choices differ, or nothing could be changed."""
    where, problems = "key.interchangeable", []
    named = [name for swap in key.interchangeable for name in swap]
    for name in dict.fromkeys(named):
        if name not in content.takers:
            message = f"{name} does not take the shared tokens; leave it out."
            problems.append(Problem(where, message))
        if named.count(name) > 1:
            problems.append(Problem(where, f"{name} is named twice; name it once."))
    if any(len(swap) < PAIR for swap in key.interchangeable):
        problems.append(Problem(where, "Name at least two blanks that change places."))
    return problems


def read_blanks(content: BlanksContent, raw: Mapping[str, object]) -> dict[str, str]:
    """Read `{"blanks": {blank: choice, …}}`; an empty blank may be left out.

    Raises:
        ResponseInvalidError: it names an unknown blank or choice.
    """
    refuse_unknown_parts(raw, known=("blanks",))
    given = raw.get("blanks")
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise ResponseInvalidError(
            gettext_noop("“%(value)s” is not a table. Send a choice by blank."),
            value=shown(given),
        )
    refuse_unknown_parts(given, known=tuple(content.offered))
    read = {
        blank: read_choice(given.get(blank), choices)
        for blank, choices in content.offered.items()
    }
    return {blank: choice for blank, choice in read.items() if choice is not None}


def filled_rightly(content: BlanksContent, key: BlanksKey) -> dict[str, str]:
    """Return what should fill each blank, in the order of the content."""
    return {name: key.blanks[name] for name in content.offered if name in key.blanks}


def elements_of(
    content: BlanksContent,
    key: BlanksKey,
    given: Mapping[str, str],
    *,
    earning: Collection[str],
) -> tuple[Element, ...]:
    """Return an element for each choice of each blank: `group` is the choice.

    Shape: `earning` are the blanks that earned a point each.
    """
    swaps = {name: swap for swap in key.interchangeable for name in swap}
    return tuple(
        Element(
            id=blank,
            group=choice,
            selected=given.get(blank) == choice,
            keyed=choice
            in {key.blanks.get(name) for name in swaps.get(blank, (blank,))},
            delta=int(given.get(blank) == choice and blank in earning),
        )
        for blank, choices in content.offered.items()
        for choice in ids_of(choices)
    )
