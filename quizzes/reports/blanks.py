"""What a review says of a text with blanks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, ngettext

from quizzes.kinds.base import Feedback
from quizzes.kinds.blanks import BlanksContent, BlanksKey, BlanksResponse
from quizzes.kinds.rules import right_parts


@dataclass(frozen=True)
class BlankRow:
    """How one blank went."""

    number: int
    chosen: str
    right: Sequence[str]
    is_right: bool
    points: int

    @property
    def name(self) -> str:
        """Return "Blank 1"."""
        return gettext("Blank %(number)s") % {"number": self.number}


@dataclass(frozen=True)
class Reason:
    """One choice, the blanks it is right for, and why."""

    text: str
    numbers: Sequence[int]
    why: str

    @property
    def is_right(self) -> bool:
        """Tell whether it belongs into any blank."""
        return bool(self.numbers)

    @property
    def in_words(self) -> str:
        """Return "Right for blank 1"."""
        if not self.numbers:
            return gettext("Right for no blank")
        named = ", ".join(str(number) for number in self.numbers)
        words = ngettext(
            "Right for blank %(named)s", "Right for blanks %(named)s", len(self.numbers)
        )
        return words % {"named": named}


def right_choices(key: BlanksKey) -> dict[str, Sequence[str]]:
    """Return the choices that are right in each blank: several where some swap."""
    swaps = {blank: swap for swap in key.interchangeable for blank in swap}
    return {
        blank: [key.blanks[each] for each in swaps.get(blank, (blank,))]
        for blank in key.blanks
    }


def blank_rows(
    content: BlanksContent,
    key: BlanksKey,
    response: BlanksResponse,
    elements: Sequence[Mapping[str, Any]],
) -> Sequence[BlankRow]:
    """Return the blanks in the order they are read."""
    texts = _texts(content)
    right = right_parts(key.blanks, response.blanks, key.interchangeable)
    named = right_choices(key)
    return [
        BlankRow(
            number=number,
            chosen=texts.get(response.blanks.get(blank, ""), ""),
            right=[texts[choice] for choice in named[blank]],
            is_right=blank in right,
            points=sum(part["delta"] for part in elements if part["id"] == blank),
        )
        for blank, number in content.numbers.items()
    ]


def reasons(
    content: BlanksContent, key: BlanksKey, feedback: Feedback
) -> Sequence[Reason]:
    """Return every choice once, as the student saw them."""
    named = right_choices(key)
    return [
        Reason(
            text=text,
            numbers=[
                number
                for blank, number in content.numbers.items()
                if choice in named[blank]
            ],
            why=feedback.by_element.get(choice, ""),
        )
        for choice, text in _texts(content).items()
    ]


def _texts(content: BlanksContent) -> dict[str, str]:
    """Return the text of each choice by its id."""
    return {
        choice.id: choice.text
        for choices in content.offered.values()
        for choice in choices
    }
